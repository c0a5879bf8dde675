"""What a person's page holds, part by part."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from enishi.kit.say import Say
from enishi.queries.careers import StintLine
from enishi.queries.doubts import Doubt
from enishi.queries.people import PersonLine
from enishi.queries.public import Public
from enishi.queries.tags import TagLine
from enishi.queries.threads import Thread
from enishi.queries.tie_parts import TieParts
from enishi.queries.today import Item


@dataclass(frozen=True)
class Handled:
    """An address that reaches the person."""

    kind: str
    value: str
    label: str
    href: str
    shown: str  # as people write it
    gone_at: datetime | None = None  # when a mail server said that no mail reaches it any more


@dataclass(frozen=True)
class Happening:
    """Something that happened with the person."""

    id: int
    at: datetime
    kind: str
    direction: str
    subject: str
    text: str
    place: str
    others: tuple[str, ...]
    all_day: bool


@dataclass(frozen=True)
class Gap:
    """A quiet time between two happenings."""

    months: int


@dataclass(frozen=True)
class RoleLine:
    """Work that a source states."""

    organisation: str
    department: str
    title: str
    since: str
    until: str
    source: Say


@dataclass(frozen=True)
class Words:
    """What was said of someone's work."""

    name: str
    skill: str
    words: str
    at: datetime | None
    direction: str


@dataclass(frozen=True)
class Change:
    """Work that changed between two readings of a source."""

    old: str
    new: str
    seen_on: date


@dataclass(frozen=True)
class NoteLine:
    id: int
    text: str
    at: datetime


@dataclass(frozen=True)
class Rival:
    """Someone who may be the same person, and why."""

    line: PersonLine
    why: Say


@dataclass(frozen=True)
class MergedLine:
    """A card or profile that was joined to this person, and can be parted again."""

    id: int
    name: str
    source: Say


@dataclass(frozen=True)
class PersonPage:
    """The whole of a person's page."""

    line: PersonLine
    family: str
    given: str
    family_reading: str
    given_reading: str
    department: str
    birthday: str
    handles: tuple[Handled, ...]
    addresses: tuple[str, ...]
    roles: tuple[RoleLine, ...]
    notes: tuple[NoteLine, ...]
    happenings: tuple[Happening | Gap, ...]
    total: int
    earlier: int
    thread: Thread | None
    tie: TieParts
    silent_days: int | None
    changes: tuple[Change, ...]
    words: tuple[Words, ...]
    advice: tuple[Item, ...]
    sources: tuple[Say, ...]
    rivals: tuple[Rival, ...]
    is_aside: bool
    is_nobody: bool
    joined: tuple[Doubt, ...]  # what was weighed, where no shared address joined the parts
    keep_quiet: bool
    is_dear: bool
    peace: str  # "mourning", "deceased": how they are to be left in peace today
    peace_until: date | None
    relation: str
    guess: str  # who they seem to be, until the owner says
    guess_is_past: bool
    guess_why: Say | None
    career: tuple[StintLine, ...]
    tags: tuple[TagLine, ...]
    cadence_days: int | None  # how often the owner wishes to meet
    source_notes: tuple[str, ...]
    merged: tuple[MergedLine, ...]
    public: Public
    has_promises: bool  # whether any may be open between the two
