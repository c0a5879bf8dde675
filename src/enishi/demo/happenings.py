"""What may happen in the demo world: a mail, a meeting, a chat on LinkedIn, and all of them together."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from enishi.demo.cast import MONTH, Person

TOKYO = ZoneInfo("Asia/Tokyo")


@dataclass(frozen=True)
class Mail:
    """One mail between the owner and a person; `text` is what the writer wrote, without what is quoted."""

    at: datetime
    person: Person
    mine: bool
    subject: str
    text: str
    thread: str
    parent: Mail | None = None
    cc: tuple[Person, ...] = ()
    attachment: str = ""


@dataclass(frozen=True)
class Meeting:
    """An appointment; `repeat` is an RRULE, `kind` may be "cancelled" or "declined"."""

    at: datetime
    title: str
    people: tuple[Person, ...]
    minutes: int = 60
    place: str = ""
    kind: str = ""
    repeat: str = ""
    mine: bool = True  # the owner invited
    skipped: tuple[datetime, ...] = ()  # occurrences that fell away


@dataclass(frozen=True)
class Chat:
    """One LinkedIn message."""

    at: datetime
    person: Person
    mine: bool
    text: str


@dataclass
class World:
    """All that happened until `today`, and the appointments ahead."""

    today: date
    people: list[Person]
    mails: list[Mail] = field(default_factory=list)
    meetings: list[Meeting] = field(default_factory=list)
    chats: list[Chat] = field(default_factory=list)

    def months_ago(self, at: datetime) -> float:
        return (self.today - at.astimezone(TOKYO).date()).days / MONTH

    @property
    def ends(self) -> datetime:
        """The last moment at which ordinary things happen; what is newer stands in the plot."""
        return datetime.combine(self.today, time(), TOKYO) - timedelta(hours=4)
