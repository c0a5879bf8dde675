"""Whether a promise was kept, or put off: what came after it between the same two, read for a sign that it is done.

A promise is never called broken here: where no sign is found it stays open, and the owner is asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from enishi.kit.due_dates import due_date, find_dates
from enishi.promises.acts import Act, acts
from enishi.promises.candidate import Kind
from enishi.promises.keeping_signs import (
    ATTACHED,
    DONE,
    LINK,
    MET,
    OPEN,
    PUT_OFF,
    RECEIVED,
    THANKED_FOR_WORDS_ONLY,
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


# From this share of matter in common, two sentences speak of one thing; less is enough within a thread.
_ENOUGH = 0.5
_ENOUGH_HERE = 0.3
_UNTIL = timedelta(days=366)  # what comes later keeps nothing
_MOST_SENTENCES = 60
_MEETING_LATE = timedelta(days=14)


def find_kept(given: Given, later: Sequence[Later], *, zone: ZoneInfo) -> Kept | None:
    """The first thing after a promise that says or shows that it is kept; None while nothing does."""
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
        self.due = due_date(given.words, given.said_at)

    def kept_by(self, one: Later, zone: ZoneInfo) -> Kept | None:
        if one.kind == "meeting":
            return self._met(one)
        is_actors = one.by_owner is self.given.by_owner or one.kind == "note"
        found = self._by_file(one) if is_actors else None
        return found or next((kept for words in _lines(one) if (kept := self._by_words(words, one, is_actors))), None)

    def _met(self, one: Later) -> Kept | None:
        """A meeting keeps the promise to meet or to call, whatever it was called in the calendar."""
        due = self.given.due
        is_near = due is None or abs(one.at.date() - due) <= _MEETING_LATE
        return Kept(one.id, one.subject, "met", 0.7) if Act.MEET in self.acts and is_near else None

    def _by_file(self, one: Later) -> Kept | None:
        """A file whose name speaks of it, or a nameless one sent in the same thread with no word of anything else."""
        if Act.SEND not in self.acts and self.acts:
            return None
        for name in one.files:
            if self._is_about(matter(name), least=_ENOUGH):
                return Kept(one.id, name, "file", 0.9)
        spoken = [words for words in _lines(one) if ATTACHED.found(words)] if one.files else []
        for words in spoken:
            if not OPEN.found(words) and self._fits(matter(words), one):
                return Kept(one.id, words, "file", 0.8)
        return None

    def _by_words(self, words: str, one: Later, is_actors: bool) -> Kept | None:
        about = matter(words)
        if Act.MEET in self.acts and MET.found(words) and self._fits(about, one):
            return Kept(one.id, words, "met", 0.8)
        if not is_actors:
            is_got = RECEIVED.found(words) and not OPEN.found(words) and not THANKED_FOR_WORDS_ONLY.found(words)
            return Kept(one.id, words, "received", 0.8) if is_got and self._is_about(about) else None
        if LINK.search(words) and Act.SEND in self.acts and self._is_about(about) and not OPEN.found(words):
            return Kept(one.id, words, "link", 0.9)
        if self._says_done(words) and self._fits(about, one):
            return Kept(one.id, words, "done", 0.8)
        is_answer = self.acts == {Act.ANSWER} and self._is_about(about) and _tells(words)
        return Kept(one.id, words, "answer", 0.6) if is_answer else None

    def _says_done(self, words: str) -> bool:
        if OPEN.found(words) or _asks(words):
            return False
        is_attached = ATTACHED.found(words) and Act.SEND in self.acts and _names_an_attachment(words)
        return is_attached or (DONE.found(words) and bool(not self.acts or acts(words) & self.acts))

    def _is_about(self, other: frozenset[str], *, least: float = _ENOUGH) -> bool:
        return shared(self.matter, other) >= least

    def _fits(self, about: frozenset[str], one: Later) -> bool:
        """Whether a sentence speaks of the promised thing: by name, or, in the same thread, of nothing else."""
        is_here = one.thread == self.given.thread != ""
        return self._is_about(about, least=_ENOUGH_HERE if is_here else _ENOUGH) or (is_here and not about)

    def moved_by(self, one: Later, zone: ZoneInfo) -> Moved | None:
        if one.by_owner is not self.given.by_owner and one.kind != "note":
            return None
        for words in _lines(one):
            if PUT_OFF.found(words) and self._fits(matter(words), one) and (day := self._new_day(words, one, zone)):
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


def _tells(words: str) -> bool:
    """Whether a sentence states something, and is neither of a search that goes on nor of another act."""
    is_other_act = DONE.found(words) and bool(named := acts(words)) and Act.ANSWER not in named
    return not is_other_act and not UNANSWERED.found(words) and not _asks(words)


def _asks(words: str) -> bool:
    return words.rstrip("。").endswith(("?", "？", "か"))


def _names_an_attachment(words: str) -> bool:
    lower = words.lower()
    return any(sign in lower for sign in ("attach", "enclos", "添付", "同封"))


def _lines(one: Later) -> Iterator[str]:
    for number, sentence in enumerate(sentences(unwrapped(one.text))):
        if number >= _MOST_SENTENCES:
            return
        yield sentence.words
