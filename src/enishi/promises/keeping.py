"""Whether a promise was kept, or put off: what came after it between the same two, read for a sign that it is done.

A promise is never called broken here: where no sign is found it stays open, and the owner is asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from enishi.kit.due_dates import due_date
from enishi.promises.candidate import Kind
from enishi.promises.sentences import sentences


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


@dataclass(frozen=True)
class Later:
    """Something that came after it between the same two."""

    id: int
    at: datetime
    by_owner: bool | None  # who wrote; None for a meeting, or when nobody can tell
    kind: str  # "mail" | "message" | "meeting" | "note"
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


def find_kept(given: Given, later: Sequence[Later], *, zone: ZoneInfo) -> Kept | None:
    """The first thing after a promise that says or shows that it is kept; None while nothing does."""
    for one in _after(given, later):
        if one.thread == given.thread and one.by_owner is given.by_owner and one.files:
            return Kept(one.id, one.files[0], "file", 0.8)
    return None


def find_moved(given: Given, later: Sequence[Later], *, zone: ZoneInfo) -> Moved | None:
    """The last new day that was told for a promise before it was kept; None when none was."""
    for one in reversed(_after(given, later)):
        if one.thread == given.thread and one.by_owner is given.by_owner:
            for sentence in sentences(one.text):
                due = due_date(sentence.words, one.at.astimezone(zone))
                if due and given.due and due.day > given.due:
                    return Moved(one.id, sentence.words, due.day)
    return None


def _after(given: Given, later: Sequence[Later]) -> list[Later]:
    return sorted((one for one in later if one.at > given.said_at), key=lambda one: one.at)
