"""Whether a promise was kept, or put off: what came after it between the same two, read for a sign that it is done.

A promise is never called broken here: where no sign is found it stays open, and the owner is asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import islice
from zoneinfo import ZoneInfo

from enishi.kit.due_dates import due_date, find_dates
from enishi.promises.acts import Act, acts
from enishi.promises.candidate import Kind
from enishi.promises.deeds import says_done
from enishi.promises.keeping_signs import (
    ANOTHER,
    ATTACHED,
    IN_PLACE,
    INTRODUCED,
    LINK,
    MET,
    MISSED,
    NOT_RECEIVED,
    OPEN,
    PUT_OFF,
    RECEIVED,
    UNANSWERED,
)
from enishi.promises.matter import matter, shared
from enishi.promises.sentences import sentences, unwrapped


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


# What is still to come, and where an English clause ends.
_TO_CALL = re.compile(r"電話|折り返|コール|call|ring|phone", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:(?:i|we|it|you|he|she|they)(?:'ll| will)|will|(?:is|are|am) going to|shall|(?:is|are) coming)"
    r"(?: (?:be|have))?\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"\s[-–—]\s|[,;:]\s|\s(?:and|but|so)\s(?=(?:i|we|it|they|he|she|the)\b)", re.IGNORECASE)
# Whom one will ask is not what one will ask about, and word passed on to a third has no answer.
_ASKED = re.compile(
    r"\b(?:ask|with|from|by|to|at) (?:(?:my|our|the|your|his|her) )?\w+|[^、。はをが]{1,8}に(?=確認|聞|訊|相談|問い"
    r"|当た|打診)",
    re.IGNORECASE,
)
_TELLS_OTHERS = re.compile(r"\b(?:tell|remind|inform) (?!you\b)|(?:に|へ)[^、。]{0,8}伝え", re.IGNORECASE)
# From this share of matter in common, two sentences speak of one thing; less is enough within a thread.
_ENOUGH = 0.5
_ENOUGH_HERE = 0.3
_UNTIL = timedelta(days=366)  # what comes later keeps nothing
_MOST_SENTENCES = 60
_MEETING_LATE = timedelta(days=14)
_WITHOUT_FILES = frozenset({Act.MEET, Act.PAY, Act.INTRODUCE, Act.ARRANGE})


def find_kept(given: Given, later: Sequence[Later], *, zone: ZoneInfo) -> Kept | None:
    """The first thing after a promise that says or shows that it is kept; None while nothing does.

    `later` holds what has happened, in any order: a meeting that is still ahead keeps nothing and must not be in it.
    """
    promise = _Promise(given)
    return next((kept for one in _after(given, later) if (kept := promise.kept_by(one, zone))), None)


def find_moved(given: Given, later: Sequence[Later], *, zone: ZoneInfo) -> Moved | None:
    """The last new day that was told for a promise before it was kept; None when none was."""
    promise = _Promise(given)
    kept = find_kept(given, later, zone=zone)
    moved = None
    for one in _after(given, later):
        if kept and one.id == kept.by:
            break
        moved = promise.moved_by(one, zone) or moved
    return moved


def _after(given: Given, later: Sequence[Later]) -> list[Later]:
    within = (one for one in later if given.said_at < one.at <= given.said_at + _UNTIL)
    return sorted(within, key=lambda one: one.at)


class _Promise:
    """A promise with what it is about and what kind of act it is, held against what came after it."""

    def __init__(self, given: Given) -> None:
        self.given = given
        self.matter = matter(given.words)
        self.acts = acts(given.words)
        self.question = matter(_ASKED.sub(" ", given.words))
        self.seeks = self.acts == {Act.ANSWER} and not _TELLS_OTHERS.search(given.words)
        self.due = due_date(given.words, given.said_at)

    def kept_by(self, one: Later, zone: ZoneInfo) -> Kept | None:
        if one.kind == "meeting" or (one.kind == "call" and _TO_CALL.search(self.given.words)):
            return self._met(one, zone)
        is_actors = one.by_owner is self.given.by_owner or one.kind == "note"
        found = self._by_file(one) if is_actors else None
        return found or next((kept for words in _lines(one) if (kept := self._by_words(words, one, is_actors))), None)

    def _met(self, one: Later, zone: ZoneInfo) -> Kept | None:
        """A meeting keeps the promise to meet or to call, whatever it was called in the calendar; a call, to call."""
        due = self.given.due
        is_near = due is None or abs(one.at.astimezone(zone).date() - due) <= _MEETING_LATE
        return Kept(one.id, one.subject, "met", 0.7) if Act.MEET in self.acts and is_near else None

    def _by_file(self, one: Later) -> Kept | None:
        """A file whose name speaks of it, or a nameless one sent in the same thread with no word of anything else."""
        if self.acts and self.acts <= _WITHOUT_FILES:
            return None
        for name in one.files:
            if shared(self.matter, matter(name)) >= _ENOUGH:
                return Kept(one.id, name, "file", 0.9)
        spoken = [words for words in _lines(one) if ATTACHED.found(words)] if one.files else []
        for words in spoken:
            if not OPEN.found(words) and self._fits(words, one):
                return Kept(one.id, words, "file", 0.8)
        return None

    def _by_words(self, words: str, one: Later, is_actors: bool) -> Kept | None:
        if Act.MEET in self.acts and MET.found(words) and not MISSED.found(words) and self._fits(words, one):
            return Kept(one.id, words, "met", 0.8)
        if not is_actors:
            is_got = RECEIVED.found(words) and not NOT_RECEIVED.found(words) and not _asks(words)
            return Kept(one.id, words, "received", 0.8) if is_got and self._is_got(words, one) else None
        if LINK.search(words) and Act.SEND in self.acts and self._names(words, one) and not OPEN.found(words):
            return Kept(one.id, words, "link", 0.9)
        if self._says_done(words) and self._fits(words, one):
            return Kept(one.id, words, "done", 0.8)
        is_answer = self.seeks and shared(self.question, matter(words)) >= _ENOUGH and _tells(words)
        return Kept(one.id, words, "answer", 0.6) if is_answer else None

    def _says_done(self, words: str) -> bool:
        if _asks(words) or (Act.MEET in self.acts and MISSED.found(words)):
            return False
        if OPEN.found(words):
            return any(says_done(clause, self.given.words) for clause in _over(words))
        if Act.INTRODUCE in self.acts and INTRODUCED.found(words):
            return True
        is_attached = ATTACHED.found(words) and Act.SEND in self.acts and _names_an_attachment(words)
        is_in_place = IN_PLACE.found(words) and not self.acts & {Act.MEET, Act.INTRODUCE}
        return is_attached or is_in_place or says_done(words, self.given.words)

    def _is_got(self, words: str, one: Later) -> bool:
        """Whether thanks are for the promised thing: by name, or by the act where neither names anything."""
        is_nameless = one.thread == self.given.thread != "" and not self.matter and not matter(words)
        return self._names(words, one) or (is_nameless and bool(acts(words) & self.acts))

    def _names(self, words: str, one: Later) -> bool:
        """Whether a sentence speaks of the promised thing by name; less of it is enough in the same thread."""
        least = _ENOUGH_HERE if one.thread == self.given.thread != "" else _ENOUGH
        is_another = ANOTHER.found(words) and not ANOTHER.found(self.given.words)
        return not is_another and shared(self.matter, matter(words)) >= least

    def _fits(self, words: str, one: Later) -> bool:
        """Whether a sentence speaks of the promised thing: by name, or, in the same thread, of nothing else."""
        is_here = one.thread == self.given.thread != ""
        return self._names(words, one) or (is_here and not matter(words) and not ANOTHER.found(words))

    def moved_by(self, one: Later, zone: ZoneInfo) -> Moved | None:
        if one.by_owner is not self.given.by_owner and one.kind != "note":
            return None
        for words in _lines(one):
            if PUT_OFF.found(words) and self._fits(words, one) and (day := self._new_day(words, one, zone)):
                return Moved(one.id, words, day)
        return None

    def _new_day(self, words: str, one: Later, zone: ZoneInfo) -> date | None:
        """The last day that a sentence names, when it is later than the one that was promised."""
        said = one.at.astimezone(zone)
        days = [due.day for due in find_dates(words, said) if self._is_day(words[due.start : due.end])]
        latest = max(days, default=None)
        return latest if latest is not None and latest > (self.given.due or said.date()) else None

    def _is_day(self, phrase: str) -> bool:
        """Whether a date is one for the act, and not a part of the thing, as in "the seats on the Tuesday course"."""
        own = self.due
        return phrase not in self.given.words or (
            own is not None and own.is_limit and phrase == self.given.words[own.start : own.end]
        )


def _over(words: str) -> list[str]:
    """The clauses of an English sentence that speak of nothing still to come: "I rang him, he will be there at nine".

    None where something is denied or waited for.
    """
    if not words.isascii() or OPEN.found(_AHEAD.sub(" ", words)):
        return []
    return [clause for clause in _CLAUSE.split(words) if not _AHEAD.search(clause)]


def _tells(words: str) -> bool:
    """Whether a sentence states something, and is not of a search that goes on."""
    return not UNANSWERED.found(words) and not _asks(words)


def _asks(words: str) -> bool:
    return words.rstrip("。").endswith(("?", "？", "か"))


def _names_an_attachment(words: str) -> bool:
    lower = words.lower()
    return any(sign in lower for sign in ("attach", "enclos", "below", "添付", "同封"))


def _lines(one: Later) -> tuple[str, ...]:
    return _cut(one.text)


@lru_cache(maxsize=1024)
def _cut(text: str) -> tuple[str, ...]:
    """The first sentences of a letter; the same letter is held against every promise before it."""
    return tuple(sentence.words for sentence in islice(sentences(unwrapped(text)), _MOST_SENTENCES))
