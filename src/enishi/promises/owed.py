"""Who owes whom a reply in a thread: the last word asks, and nobody has answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from enishi.promises.candidate import Kind
from enishi.promises.find import find_candidates


@dataclass(frozen=True)
class Message:
    """One message of a thread, as its reader sees it."""

    id: int
    at: datetime  # aware
    is_mine: bool  # the owner wrote it
    to_reader: bool  # addressed to the one who is to answer, not as a copy
    text: str
    subject: str
    people: int  # how many took part, the writer included
    is_bulk: bool = False


@dataclass(frozen=True)
class Owed:
    """A reply that is waited for: by the other, or by the owner."""

    by_owner: bool  # the owner owes the reply; else the other does
    message: int  # the message that waits
    words: str  # the sentence that asks
    since: datetime


CROWD = 6  # with more people, nobody in particular is asked


def reply_owed(thread: Sequence[Message], *, sent_elsewhere: datetime | None = None) -> Owed | None:
    """The reply that a thread waits for, or None.

    `sent_elsewhere` is the last time that whoever is to answer wrote to the one who asks, in any other thread.
    """
    if not thread:
        return None
    last = max(thread, key=lambda one: one.at)
    if last.is_bulk or not last.to_reader or last.people > CROWD:
        return None
    if sent_elsewhere is not None and sent_elsewhere > last.at:
        return None
    words = asking_sentence(last.text, last.at)
    return Owed(not last.is_mine, last.id, words, last.at) if words else None


def asking_sentence(text: str, said: datetime) -> str:
    """The first sentence that asks its reader for an answer; empty when none does."""
    asks = (one.words for one in find_candidates(text, said) if one.kind is Kind.REQUEST)
    return next(asks, "")
