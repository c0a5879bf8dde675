"""Someone new has written with you lately, and you have not said yet who they are to you."""

from __future__ import annotations

from collections.abc import Iterator

from enishi.advice import Reason, Rule, Situation
from enishi.kit.say import say

_NEW_FOR = 30


def advise(s: Situation) -> Iterator[Reason]:
    first = s.tie.first
    if s.is_placed or first is None or (s.today - first).days > _NEW_FOR or not (s.tie.received and s.tie.sent):
        return
    spoken = sorted((last for last in s.last_words if last.subject), key=lambda word: word.at)
    yield Reason(
        headline=say("New since {date}", date=first.isoformat()),
        weight=s.tie.days,
        evidence=tuple(say("“{subject}”", subject=last.subject[:120]) for last in spoken[:1]),
        about=first.isoformat(),
    )


RULE = Rule(
    title=say("A new person to place"),
    why=say("You have begun to write with this person; say once who they are to you, and the lists stay true."),
    advise=advise,
)
