"""You meet this person today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from enishi.advice import Reason, Rule, Situation
from enishi.kit.say import Say, say

_CROWD = 12


def advise(s: Situation) -> Iterator[Reason]:
    for meeting in s.meetings:
        local = meeting.at.astimezone(s.now.tzinfo)
        ends = meeting.until or meeting.at + timedelta(hours=1)
        if local.date() == s.today and not meeting.all_day and ends > s.now and meeting.people <= _CROWD:
            yield Reason(
                headline=say("{subject}", subject=meeting.subject),
                weight=-meeting.at.timestamp(),
                evidence=tuple(_evidence(s)),
                about=meeting.key,
                at=meeting.at,
            )


def _evidence(s: Situation) -> Iterator[Say]:
    spoken = [last for last in s.last_words if last.subject]
    if spoken:
        last = max(spoken, key=lambda word: word.at)
        yield say("Last in touch on {date}: “{subject}”", date=last.at.date().isoformat(), subject=last.subject[:120])
    if s.moves:
        yield say("Now: {job}", job=s.moves[0].new)


RULE = Rule(
    title=say("A meeting ahead"),
    why=say("You meet this person today; it is good to know where you left off."),
    advise=advise,
)
