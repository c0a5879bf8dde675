"""The silence is now much longer than the two of you are used to, or longer than you wish it to be."""

from __future__ import annotations

from collections.abc import Iterator

from enishi.advice import Reason, Rule, Situation
from enishi.kit.say import Say, say
from enishi.ties import Tie

_TIMES = 3  # Navarro et al. 2017: eight usual gaps of silence and a tie is mostly gone; three is early enough to write
_COUNTED = 20  # beyond so many times the usual gap, a multiple tells nobody anything
_LEAST_DAYS = 8
_LEAST_SILENCE = 30
_LONGEST_SILENCE = 4 * 365
# More than any days with contact: what the owner asked for comes first, then the silent ties most worth picking up.
_WISHED = 10_000.0
_PICKED = 9_000.0


def advise(s: Situation) -> Iterator[Reason]:
    """By the owner's own wish where there is one, else by what it is worth, else by what is usual between the two."""
    tie = s.tie
    if tie.last is None or s.meetings:
        return
    silent = (s.today - tie.last).days
    if s.cadence_days is not None:
        if silent > s.cadence_days:
            yield _reason(s, silent, _WISHED + silent / s.cadence_days, _wished(s.cadence_days, silent))
        return
    if s.pick is not None and s.pick.last == tie.last:
        yield _reason(s, silent, _PICKED - s.pick.place, *_long(tie, silent), *s.pick.reasons)
        return
    if tie.rhythm is None or tie.days < _LEAST_DAYS or not (tie.received and tie.sent):
        return
    usual = max(tie.rhythm, 1.0)
    if _LEAST_SILENCE <= silent <= _LONGEST_SILENCE and silent >= _TIMES * usual:
        yield _reason(s, silent, _weight(tie.days, silent), _usual(usual, silent))


def _long(tie: Tie, silent: int) -> Iterator[Say]:
    """How long the silence is for the two, where that can be said."""
    if tie.rhythm is not None and silent >= _TIMES * max(tie.rhythm, 1.0):
        yield _usual(max(tie.rhythm, 1.0), silent)


def _reason(s: Situation, silent: int, weight: float, *first: Say) -> Reason:
    return Reason(
        headline=say("Quiet for {days} days", days=silent),
        weight=weight,
        evidence=(*first, *_evidence(s)),
        about=s.tie.last.isoformat() if s.tie.last else "",
    )


def _weight(days: int, silent: int) -> float:
    """A tie that was lived on many days weighs most; a fresh silence is easier to break than an old one."""
    return float(days) / (1 + silent / 365)


def _wished(wish: int, silent: int) -> Say:
    return say("You wish to meet every {wish} days; it has been {days}.", wish=wish, days=silent)


def _usual(usual: float, silent: int) -> Say:
    times = round(silent / usual)
    if times > _COUNTED:
        return say("Once it was every {usual} days", usual=round(usual))
    return say(
        "Usually every {usual} days; now {silent} days, {times} times as long",
        usual=round(usual),
        silent=silent,
        times=times,
    )


def _evidence(s: Situation) -> Iterator[Say]:
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
    why=say(
        "The silence is long for the two of you, or longer than you wish it; of the long silent ones, those come first"
        " that are most worth picking up. A short word is enough."
    ),
    advise=advise,
)
