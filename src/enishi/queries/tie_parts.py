"""What a tie is made of, in words and in numbers: each sum is shown with the parts that add up to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import accumulate, pairwise

from enishi.kit.say import Say, say
from enishi.queries.census import COLLEAGUES
from enishi.queries.people import PersonLine
from enishi.queries.ties import DEPTHS, WAYS, WORDS
from enishi.store.models import Owner, Person
from enishi.ties import Closeness, Depth, Tie

_TIMES = 2  # from so many usual gaps on, a silence is worth a word
_COUNTED = 20  # beyond so many, a multiple tells nobody anything


@dataclass(frozen=True)
class Part:
    """One part of a sum."""

    label: Say
    number: float
    share: float  # of the whole, 0 to 1


@dataclass(frozen=True)
class Sum:
    """A number with the parts that add up to it; `is_whole` when it counts something."""

    title: Say
    parts: tuple[Part, ...]
    total: float
    is_whole: bool = True


@dataclass(frozen=True)
class TieParts:
    """A tie, opened: the word for it, what there is to say, and the sums behind it."""

    person: PersonLine
    word: Say | None  # None: there was no contact yet
    words: tuple[Say, ...]
    sums: tuple[Sum, ...]


def tie_parts(*, owner: Owner, row: Person, now: datetime) -> TieParts:
    """The tie with one person, opened."""
    tie = row.kept_tie()
    # A guess of this kind is made from a time at one organisation that both spent there.
    depth = tie.depth(shared_roles=int(row.guess in COLLEAGUES))
    return TieParts(
        person=PersonLine.of(row),
        word=WORDS[tie.closeness] if tie.closeness != Closeness.NONE else None,
        words=tuple(words_of(tie, depth, owner.today(now))),
        sums=tuple(sums_of(tie)),
    )


def words_of(tie: Tie, depth: Depth, today: date) -> Iterator[Say]:
    """What the numbers mean: how long, how deep, who begins, who answers, how this silence compares."""
    if tie.last is None or tie.first is None:
        return
    if depth in DEPTHS:
        yield DEPTHS[depth]
    if tie.span:
        yield say("In touch from {first} to {last}.", first=tie.first.isoformat(), last=tie.last.isoformat())
    if tie.rhythm is not None:
        yield _gap(tie, today)
    if tie.we_started:
        yield say("They answered {number} of the {all} times you began.", number=tie.they_answered, all=tie.we_started)
    if tie.they_started:
        yield say("You answered {number} of the {all} times they began.", number=tie.we_answered, all=tie.they_started)


def _gap(tie: Tie, today: date) -> Say:
    usual, times = max(1, round(tie.rhythm or 1)), tie.gaps(today) or 0
    if tie.last is None or not _TIMES <= times <= _COUNTED:
        return say("Usual gap in days: {days}", days=usual)
    silent = (today - tie.last).days
    return say(
        "Usually every {usual} days; now {silent} days, {times} times as long",
        usual=usual,
        silent=silent,
        times=round(times),
    )


def sums_of(tie: Tie) -> Iterator[Sum]:
    """The sums, each with parts that add up to it."""
    if not tie.days:
        return
    contacts = sum(number for _, number in tie.by_kind)
    yield _sum(
        say("Days with contact"),
        [(say("in the last year"), tie.days_last_year), (say("before that"), tie.days - tie.days_last_year)],
    )
    yield _sum(say("Contacts, by way"), [(WAYS[kind], number) for kind, number in tie.by_kind])
    yield _sum(
        say("Contacts, by who wrote"),
        [
            (say("they"), tie.received),
            (say("you"), tie.sent),
            (say("both, or somebody else to both"), contacts - tie.received - tie.sent),
        ],
    )
    if tie.we_started or tie.they_started:
        yield _sum(say("Exchanges, by who began"), [(say("you"), tie.we_started), (say("they"), tie.they_started)])
    yield Sum(say("How fresh it is"), *_rounded(tie), is_whole=False)


_BAND_NAMES = (
    say("this week"),
    say("this month"),
    say("the last three months"),
    say("the last year"),
    say("before that"),
)


def _sum(title: Say, parts: list[tuple[Say, int]]) -> Sum:
    whole = sum(number for _, number in parts)
    return Sum(title, tuple(Part(label, number, number / whole if whole else 0.0) for label, number in parts), whole)


def _rounded(tie: Tie) -> tuple[tuple[Part, ...], float]:
    """The parts of the strength in hundredths, so rounded that what is shown adds up as well."""
    ends = [round(end, 2) for end in accumulate(tie.parts, initial=0.0)]
    numbers = [round(end - begin, 2) for begin, end in pairwise(ends)]
    shown = zip(_BAND_NAMES, numbers, tie.parts, strict=True)
    return tuple(Part(label, number, exact / tie.strength) for label, number, exact in shown), ends[-1]
