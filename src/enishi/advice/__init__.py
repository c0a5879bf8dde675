"""Whom to attend to today, and why. Each module in rules/ holds one reason in a value named RULE."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from enishi.advice import rules
from enishi.kit.dates import PartialDate
from enishi.kit.say import Say
from enishi.ties import Tie


@dataclass(frozen=True)
class LastWord:
    """The newest message of a thread with the person."""

    thread: str
    at: datetime
    direction: str  # "in": they wrote it
    kind: str
    subject: str
    text: str
    to_owner: bool  # addressed to the owner directly, not as a copy
    people: int  # how many took part, the owner included
    sent_after: datetime | None = None  # when the owner first wrote elsewhere, after it, what may be the answer


@dataclass(frozen=True)
class Ahead:
    """A meeting with the person that has not ended."""

    key: str
    at: datetime
    until: datetime | None
    subject: str
    place: str
    people: int
    all_day: bool


@dataclass(frozen=True)
class Moved:
    """A source said one thing of the person's work, and a later reading of it says another."""

    old: str
    new: str
    seen: datetime
    source: str


@dataclass(frozen=True)
class Lost:
    """An address of the person that is gone, as a mail server said, and the other ways to them."""

    address: str
    at: datetime
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pick:
    """A place among the silent ties most worth picking up, and why; it holds as long as `last` was the last contact."""

    place: int
    last: date
    reasons: tuple[Say, ...]


@dataclass(frozen=True)
class Situation:
    """Everything that a rule may know about one person. `now` is in the owner's own time zone."""

    person: int
    name: str
    now: datetime
    tie: Tie = field(default_factory=Tie)
    last_words: tuple[LastWord, ...] = ()
    meetings: tuple[Ahead, ...] = ()
    birthday: PartialDate | None = None
    moves: tuple[Moved, ...] = ()
    lost: tuple[Lost, ...] = ()
    is_placed: bool = False  # the owner has said what the person is to them
    keep_quiet: bool = False
    peace: str = ""  # "mourning", "deceased": how the person is to be left in peace today
    pick: Pick | None = None  # the silent tie is among those most worth picking up
    cadence_days: int | None = None  # how often the owner wishes to be in touch

    @property
    def today(self) -> date:
        return self.now.date()


@dataclass(frozen=True)
class Reason:
    """Why a person is brought up: a headline, the evidence under it, and what it is about.

    `weight` orders reasons of one rule; `about` names the thread, meeting or change: an answer sticks to it.
    """

    headline: Say
    weight: float
    evidence: tuple[Say, ...] = ()
    about: str = ""
    at: datetime | None = None


@dataclass(frozen=True)
class Advice:
    """A reason given by a rule about a person."""

    person: int
    rule: str
    reason: Reason = field(compare=False)


@dataclass(frozen=True)
class Rule:
    """One reason to attend to somebody; `why` is what the owner reads under "why am I told this?"."""

    title: Say
    why: Say
    advise: Callable[[Situation], Iterable[Reason]]


@cache
def all_rules() -> dict[str, Rule]:
    """Every rule by its module's name."""
    return {found.name: import_module(f"{rules.__name__}.{found.name}").RULE for found in iter_modules(rules.__path__)}


def advise(situations: Iterable[Situation]) -> Iterator[Advice]:
    """Every reason that any rule finds, in no order. People to be left in peace are only met, not sought; who mourns is
    answered and met, and neither congratulated nor sought; of the dead nothing is said."""
    for situation in situations:
        for name, rule in all_rules().items():
            if not _may_speak(situation, name):
                continue
            for reason in rule.advise(situation):
                yield Advice(situation.person, name, reason)


_NEEDED = {"meeting_ahead", "replies_owed"}


def _may_speak(situation: Situation, rule: str) -> bool:
    match situation.peace:
        case "deceased":
            return False
        case "mourning" if rule not in _NEEDED:
            return False
    return rule == "meeting_ahead" or not situation.keep_quiet
