"""What is held against each other: a promise, what came after it, and what that tells of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from enishi.promises.candidate import Kind


@dataclass(frozen=True)
class Given:
    """A promise, or a request that somebody took on, as the book keeps it."""

    by_owner: bool  # who is to act: the owner, or the other
    words: str  # the sentence
    said_at: datetime  # aware
    due: date | None
    thread: str
    subject: str
    kind: Kind  # a request is asked of whoever is to act
    confidence: float = 1.0  # how surely it is one


@dataclass(frozen=True)
class Later:
    """Something that came after it between the same two."""

    id: int
    at: datetime
    by_owner: bool | None  # who wrote; None for a meeting, or when nobody can tell
    kind: str  # "mail" | "message" | "meeting" | "call" | "note"
    thread: str
    subject: str
    text: str
    files: tuple[str, ...] = ()  # the names of attached files


@dataclass(frozen=True)
class Kept:
    """By what it was kept: `words` is the sentence, file or link that answers it, `reason` the form it was told by."""

    by: int  # Later.id
    words: str
    reason: str
    confidence: float


@dataclass(frozen=True)
class Moved:
    """A new day was told for it before it was done."""

    by: int  # Later.id
    words: str
    due: date
