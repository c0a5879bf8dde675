"""You used to be in touch regularly, and the silence is now much longer than the two of you are used to."""

from __future__ import annotations

from collections.abc import Iterator

from enishi.advice import Reason, Rule, Situation
from enishi.kit.say import Say, say

_TIMES = 3  # Navarro et al. 2017: eight usual gaps of silence and a tie is mostly gone; three is early enough to write
_COUNTED = 20  # beyond so many times the usual gap, a multiple tells nobody anything
_LEAST_DAYS = 8
_LEAST_SILENCE = 30
_LONGEST_SILENCE = 4 * 365


def advise(s: Situation) -> Iterator[Reason]:
    tie = s.tie
    if tie.rhythm is None or tie.last is None or tie.days < _LEAST_DAYS or not (tie.received and tie.sent):
        return
    silent = (s.today - tie.last).days
    usual = max(tie.rhythm, 1.0)
    if not _LEAST_SILENCE <= silent <= _LONGEST_SILENCE or silent < _TIMES * usual or s.meetings:
        return
    yield Reason(
        headline=say("Quiet for {days} days", days=silent),
        weight=_weight(tie.days, silent),
        evidence=tuple(_evidence(s, usual, silent)),
        about=tie.last.isoformat(),
    )


def _weight(days: int, silent: int) -> float:
    """A tie that was lived on many days weighs most; a fresh silence is easier to break than an old one."""
    return float(days) / (1 + silent / 365)


def _evidence(s: Situation, usual: float, silent: int) -> Iterator[Say]:
    times = round(silent / usual)
    if times <= _COUNTED:
        yield say(
            "Usually every {usual} days; now {silent} days, {times} times as long",
            usual=round(usual),
            silent=silent,
            times=times,
        )
    else:
        yield say("Once it was every {usual} days", usual=round(usual))
    if s.moves:
        yield say("Since then: {job}", job=s.moves[0].new)
    spoken = [last for last in s.last_words if last.subject]
    if spoken:
        last = max(spoken, key=lambda word: word.at)
        yield say(
            "Last you talked about “{subject}” ({date})",
            subject=last.subject[:120],
            date=last.at.date().isoformat(),
        )


RULE = Rule(
    title=say("Going quiet"),
    why=say("The silence is at least three times your usual gap with this person. A short word is enough."),
    advise=advise,
)
