"""What a source may say: the values that travel from a reader to the store.

Every record names its origin. (source, key) stays the same when the same thing is read again, from the same
file or a later one, so reading twice changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from enishi.kit.addresses import clean_mail, clean_phone, clean_url, is_profile, names_nobody, reaches_one
from enishi.kit.dates import PartialDate
from enishi.kit.say import Say


@dataclass(frozen=True, order=True)
class Handle:
    """An address that reaches or names someone. Build it with `email`, `phone`, `url` or `account`."""

    kind: str  # "email" | "phone" | "url" | "account"
    value: str  # normalised, so that equal values mean the same address
    label: str = field(default="", compare=False)  # as the source calls it: "work", "自宅"

    @classmethod
    def email(cls, text: str, label: str = "") -> Handle | None:
        address = clean_mail(text)
        return cls("email", address, label) if address else None

    @classmethod
    def phone(cls, text: str, label: str = "", *, region: str = "JP") -> Handle | None:
        number = clean_phone(text, region)
        return cls("phone", number, label) if number else None

    @classmethod
    def url(cls, text: str, label: str = "") -> Handle | None:
        address = clean_url(text)
        return cls("url", address, label) if address else None

    @classmethod
    def account(cls, service: str, name: str, label: str = "") -> Handle | None:
        """A name on a service: `account("slack", "U02AB")` → `slack:u02ab`."""
        return cls("account", f"{service.strip().lower()}:{name.strip().lower()}", label) if name.strip() else None

    @property
    def identifies(self) -> bool:
        """Whether two sightings that share it are one person: not a desk's mailbox, not a company's site."""
        match self.kind:
            case "email":
                return not names_nobody(self.value)
            case "phone":
                return reaches_one(self.value)
            case "url":
                return is_profile(self.value)
            case _:
                return True


@dataclass(frozen=True)
class Origin:
    """Where and when a record was said. `place` is for people: "card 3", "row 17"."""

    source: str
    key: str
    place: Say | None = field(default=None, compare=False)
    told: datetime | None = field(default=None, compare=False)  # when the source says that it said so, if it tells


@dataclass(frozen=True)
class Name:
    """A name as a source gives it. `full` is never re-split silently; readings are kana or romaji as written."""

    full: str = ""
    family: str = ""
    given: str = ""
    middle: str = ""
    prefix: str = ""
    suffix: str = ""
    family_reading: str = ""
    given_reading: str = ""
    nickname: str = ""

    def __bool__(self) -> bool:
        return bool(self.full or self.family or self.given or self.nickname)


@dataclass(frozen=True)
class Job:
    """A place at an organisation, as one card or profile states it."""

    organisation: str = ""
    department: str = ""
    title: str = ""


@dataclass(frozen=True)
class Sighting:
    """A source describes one person (or, with `is_organisation`, one organisation)."""

    origin: Origin
    name: Name = Name()
    handles: tuple[Handle, ...] = ()
    jobs: tuple[Job, ...] = ()  # the first is the main one
    addresses: tuple[str, ...] = ()  # postal, one line each
    birthday: PartialDate | None = None
    note: str = ""
    tags: tuple[str, ...] = ()
    said: PartialDate | None = None  # when the source said so, if it tells
    is_owner: bool = False
    is_organisation: bool = False
    extra: tuple[tuple[str, str], ...] = ()  # what we do not use yet, kept for the way back


class Part(StrEnum):
    """How someone took part in an interaction."""

    FROM = "from"
    TO = "to"
    CC = "cc"
    ORGANISER = "organiser"
    ATTENDEE = "attendee"
    GONE = "gone"  # took no part: a mail server says that no mail reaches this address any more


@dataclass(frozen=True)
class Presence:
    """Someone who took part, by the address they used and the name shown with it."""

    part: Part
    handle: Handle
    name: str = ""


class Kind(StrEnum):
    """What happened between people."""

    MAIL = "mail"
    MEETING = "meeting"
    MESSAGE = "message"
    INVITATION = "invitation"
    CALL = "call"


class Direction(StrEnum):
    IN = "in"
    OUT = "out"


@dataclass(frozen=True)
class Interaction:
    """Something happened between people. Direction is None when only the owner's addresses can tell."""

    origin: Origin
    at: datetime  # aware, UTC
    kind: Kind
    people: tuple[Presence, ...] = ()
    direction: Direction | None = None
    thread: str = ""
    subject: str = ""
    text: str = ""  # what the sender wrote; empty for bulk
    until: datetime | None = None  # a meeting's end
    place: str = ""
    is_bulk: bool = False  # newsletters, lists, machines: counted, but nobody's tie
    all_day: bool = False
    files: tuple[str, ...] = ()  # the names of what was attached


@dataclass(frozen=True)
class Role:
    """A person held a place at an organisation for a time; `person` empty means the owner."""

    origin: Origin
    job: Job
    person: tuple[Handle, ...] = ()
    since: PartialDate | None = None
    until: PartialDate | None = None
    place: str = ""
    text: str = ""


@dataclass(frozen=True)
class Praise:
    """Words about someone's work: a recommendation or a skill. IN: about the owner; OUT: by the owner."""

    origin: Origin
    direction: Direction
    name: str
    handles: tuple[Handle, ...] = ()
    job: Job = Job()
    skill: str = ""
    words: str = ""
    at: datetime | None = None


class Bond(StrEnum):
    """In which way a service says that somebody knows somebody."""

    FOLLOW = "follow"  # one reads what the other writes, who need not know of it
    FRIEND = "friend"  # both said so
    CONNECTION = "connection"  # both said so, at work


@dataclass(frozen=True)
class Link:
    """Somebody knows somebody, as a service says; the side that names nobody is the owner.

    It makes nobody a person: an account may be known by a number alone, and thousands may follow one owner.
    """

    origin: Origin
    bond: Bond
    service: str  # "mastodon", "github"
    one: tuple[Handle, ...] = ()  # who follows
    other: tuple[Handle, ...] = ()  # who is followed
    name: str = ""  # as the service shows the one of them who is not the owner
    since: PartialDate | None = None


@dataclass(frozen=True)
class Post:
    """Something said in public. Who wrote it is told by addresses, by a name, or by `by_owner`."""

    origin: Origin
    by_owner: bool = False
    author: tuple[Handle, ...] = ()
    name: str = ""  # the author's, as shown
    at: datetime | None = None  # aware, UTC
    title: str = ""
    text: str = ""
    url: str = ""
    reply_to: str = ""  # the post that it answers, by its address
    is_repost: bool = False  # passed on: the words are another's
    mentions: tuple[Handle, ...] = ()


@dataclass(frozen=True)
class Skipped:
    """A part of the input that could not be read, where it stands, and why: shown to the owner, never lost."""

    place: Say
    reason: Say


@dataclass(frozen=True)
class Progress:
    """How far a reader is, in the unit it counts in (bytes or rows); yielded now and then."""

    done: int
    total: int


Record = Sighting | Interaction | Role | Praise | Link | Post
