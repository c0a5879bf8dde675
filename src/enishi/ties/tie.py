"""A tie as a value: how close two people are, in parts, and the words for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

# Ages in days up to which a part of the strength is counted: this week, month, quarter, year, and before.
BANDS = (7, 31, 92, 366)
# The days of a year, as "in the last year" counts them.
YEAR = 365
# Fewer days with contact than this have no usual gap.
LEAST_FOR_RHYTHM = 5


class Closeness(StrEnum):
    """The words for a tie; nobody is given a number."""

    CLOSE = "close"
    OFTEN = "often"
    SOMETIMES = "sometimes"
    QUIET = "quiet"
    NONE = "none"


# The words say how often, and nothing else: days with contact in the last year. Close is about weekly with room
# for holidays, often about monthly. S is no basis for them: one mail yesterday lifts it above a year of monthly talks.
LEVELS = {Closeness.CLOSE: 36, Closeness.OFTEN: 9, Closeness.SOMETIMES: 1}


class Depth(StrEnum):
    """What kind of dealings there were, the least first."""

    NONE = "none"
    HEARD = "heard"  # one of the two wrote, the other never did
    SPOKE = "spoke"  # talked on the phone, never met, and nothing was written both ways
    MET = "met"  # met, and nothing was written both ways
    CORRESPONDED = "corresponded"  # both wrote
    WORKED = "worked"  # held roles at one place and time, or met again and again and wrote both ways


# Met on so many occasions, and written both ways: that is work done together, even where no role says so.
_MEETINGS_OF_WORK = 3


@dataclass(frozen=True)
class Touch:
    """One contact: the owner's local day, who wrote ("in": they, "out": the owner, "" for both or unknown), how, among
    how many people (the owner included), in which thread (None: in none), and whether it opened that thread."""

    day: date
    direction: str = ""
    kind: str = "mail"
    people: int = 2
    thread: str | None = None
    started: bool = False


@dataclass(frozen=True)
class Tie:
    """A tie and what it is made of: `parts` are the shares of `strength` by age band and add up to it."""

    strength: float = 0.0
    days: int = 0
    days_last_year: int = 0
    first: date | None = None
    last: date | None = None
    rhythm: float | None = None  # the usual gap in days; None below five days with contact
    parts: tuple[float, ...] = (0.0,) * (len(BANDS) + 1)
    by_kind: tuple[tuple[str, int], ...] = ()
    by_quarter: tuple[tuple[int, int], ...] = ()  # days with contact in each quarter, counted from the year 0
    received: int = 0
    sent: int = 0
    warmth: float = 0.0  # days with contact, each by its weight and fading by half in 180 days
    they_started: int = 0  # threads that they opened
    we_started: int = 0  # threads that the owner opened
    they_answered: int = 0  # of the threads that the owner opened, those in which they wrote
    we_answered: int = 0  # of the threads that they opened, those in which the owner wrote

    @property
    def closeness(self) -> Closeness:
        return closeness(self.days_last_year, self.days)

    @property
    def span(self) -> int:
        """Days from the first contact to the last."""
        return (self.last - self.first).days if self.first and self.last else 0

    @property
    def channels(self) -> tuple[str, ...]:
        """The ways in which there was contact."""
        return tuple(kind for kind, _ in self.by_kind)

    @property
    def balance(self) -> float | None:
        """How even the writing is: 1 when both wrote as often, 0 when only one did, None when nobody did."""
        most = max(self.received, self.sent)
        return min(self.received, self.sent) / most if most else None

    def gaps(self, today: date) -> float | None:
        """How many times the usual gap the silence has lasted; None without a usual gap. It explains, and ranks badly:
        alone it tells continuing ties from ended ones at an AUC of .57 to .68 (Navarro et al. 2017 read anew)."""
        if self.rhythm is None or self.last is None:
            return None
        return (today - self.last).days / max(self.rhythm, 1.0)

    def depth(self, *, shared_roles: int = 0) -> Depth:
        """What kind of dealings there were; `shared_roles`: places where both held a role at one time."""
        meetings = dict(self.by_kind).get("meeting", 0)
        wrote_both = bool(self.received and self.sent)
        if shared_roles or (wrote_both and meetings >= _MEETINGS_OF_WORK):
            return Depth.WORKED
        if wrote_both:
            return Depth.CORRESPONDED
        if meetings:
            return Depth.MET
        if dict(self.by_kind).get("call", 0):
            return Depth.SPOKE
        return Depth.HEARD if self.days else Depth.NONE


def quarter(day: date) -> int:
    """The running number of a day's quarter."""
    return day.year * 4 + (day.month - 1) // 3


def closeness(days_last_year: int, days: int) -> Closeness:
    """The word for so many days with contact, in the last year and ever."""
    for word, least in LEVELS.items():
        if days_last_year >= least:
            return word
    return Closeness.QUIET if days else Closeness.NONE
