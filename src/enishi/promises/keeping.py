"""Whether a promise was kept, or put off: what came after it between the same two, read for a sign that it is done.

A promise is never called broken here: where no sign is found it stays open, and the owner is asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from enishi.kit.due_dates import due_date, find_dates
from enishi.promises import keeping_signs as signs
from enishi.promises.about import ENOUGH, About
from enishi.promises.acts import Act
from enishi.promises.candidate import Kind
from enishi.promises.deeds import says_done
from enishi.promises.given import Given, Kept, Later, Moved
from enishi.promises.keeping_clauses import (
    ASKED,
    ONLY_ASKED,
    TELLS_OTHERS,
    TO_CALL,
    asks,
    clauses_over,
    lines_of,
    names_an_attachment,
    tells,
)
from enishi.promises.kinds import is_other_kind
from enishi.promises.matter import matter, shared, sought
from enishi.promises.numbering import is_another

# What is hardly a promise needs proof that is hardly to be doubted.
_LEAST = 0.58
_UNTIL = timedelta(days=366)  # what comes later keeps nothing
_MEETING_LATE = timedelta(days=14)
_WITHOUT_FILES = frozenset({Act.MEET, Act.PAY, Act.INTRODUCE, Act.ARRANGE})
# Asked for these, somebody has answered with any plain word.
_BY_A_WORD = frozenset({Act.ANSWER, Act.MEET})
_SAYS_SOMETHING = re.compile(
    r"^(?:yes|no|yep|sure|ok|okay|fine)\b|はい|いいえ|大丈夫|可能|問題|結構|空いて", re.IGNORECASE
)


def find_kept(given: Given, later: Sequence[Later], *, zone: ZoneInfo) -> Kept | None:
    """The first thing after a promise that says or shows that it is kept; None while nothing does.

    The less sure it is that it is a promise at all, the surer the sign must be.
    `later` holds what has happened, in any order: a meeting that is still ahead keeps nothing and must not be in it.
    """
    promise = _Promise(given)
    found = (kept for one in _after(given, later) if (kept := promise.kept_by(one, zone)))
    return next((kept for kept in found if kept.confidence * given.confidence >= _LEAST), None)


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


class _Promise(About):
    """A promise, held against what came after it."""

    def __init__(self, given: Given) -> None:
        super().__init__(given)
        self.question = matter(ASKED.sub(" ", given.words))
        self.sought = sought(ASKED.sub(" ", given.words))
        self.seeks = self.acts == {Act.ANSWER} and not TELLS_OTHERS.search(given.words)
        self.due = due_date(given.words, given.said_at)

    def kept_by(self, one: Later, zone: ZoneInfo) -> Kept | None:
        if one.kind == "meeting" or (one.kind == "call" and TO_CALL.search(self.given.words)):
            return self._met(one, zone)
        is_actors = one.by_owner is self.given.by_owner or one.kind == "note"
        found = self._by_file(one) if is_actors else None
        by_words = (self._by_words(words, one, is_actors) for words in lines_of(one))
        found = found or next((kept for kept in by_words if kept), None)
        return found or (self._by_reply(one) if is_actors else None)

    def _by_reply(self, one: Later) -> Kept | None:
        """Whoever was asked for a word has answered in the same thread with one that tells something."""
        if self.given.kind is not Kind.REQUEST or not self.is_here(one) or not self.acts <= _BY_A_WORD:
            return None
        for words in lines_of(one):
            if tells(words) and not signs.OPEN.found(words) and (matter(words) or _SAYS_SOMETHING.search(words)):
                return Kept(one.id, words, "reply", 0.8)
        return None

    def _met(self, one: Later, zone: ZoneInfo) -> Kept | None:
        """A meeting keeps the promise to meet or to call, whatever it was called in the calendar; a call, to call."""
        due = self.given.due
        is_near = due is None or abs(one.at.astimezone(zone).date() - due) <= _MEETING_LATE
        return Kept(one.id, one.subject, "met", 0.8) if Act.MEET in self.acts and is_near else None

    def _by_file(self, one: Later) -> Kept | None:
        """A file whose name speaks of it, or a nameless one sent in the same thread with no word of anything else."""
        if self.acts and self.acts <= _WITHOUT_FILES:
            return None
        if one.files and any(signs.WRONG.found(words) for words in lines_of(one)):
            return None
        for name in one.files:
            if self._is_named_by(name) and not is_another(self.given.words, name):
                return Kept(one.id, name, "file", 0.9)
        if self.seeks:
            return None
        spoken = [words for words in lines_of(one) if signs.ATTACHED.found(words)] if one.files else []
        for words in spoken:
            if not signs.OPEN.found(words) and self.fits(words, one):
                return Kept(one.id, words, "file", 0.8)
        return None

    def _is_named_by(self, name: str) -> bool:
        """Whether a file's name speaks of the thing; what is only to be found out, it must speak of in most."""
        share = 0.0 if is_other_kind(self.given.words, name) else shared(self.matter, matter(name))
        return share > ENOUGH or (share == ENOUGH and not self.seeks)

    def _by_words(self, words: str, one: Later, is_actors: bool) -> Kept | None:
        if (
            Act.MEET in self.acts
            and signs.MET.found(words)
            and not signs.MISSED.found(words)
            and (self.is_here(one) or self.fits(words, one))
        ):
            return Kept(one.id, words, "met", 0.8)
        if not is_actors:
            is_got = signs.RECEIVED.found(words) and not signs.NOT_RECEIVED.found(words) and not asks(words)
            # Thanks for a talk are none for a thing.
            is_got = is_got and (Act.MEET in self.acts or not signs.MET.found(words))
            return Kept(one.id, words, "received", 0.8) if is_got and self.is_got(words, one) else None
        if (
            signs.LINK.search(words)
            and Act.SEND in self.acts
            and self.names(words, one)
            and not signs.OPEN.found(words)
        ):
            return Kept(one.id, words, "link", 0.9)
        if self._says_done(words) and (self._fits_a_search(words, one) if self.seeks else self.fits(words, one)):
            return Kept(one.id, words, "done", 0.8)
        return Kept(one.id, words, "answer", 0.8) if self.seeks and self._answers(words) else None

    def _fits_a_search(self, words: str, one: Later) -> bool:
        """Whether a sentence speaks of what was to be found out, and not of whom one asks."""
        about = ASKED.sub(" ", words)
        return self.fits(about, one) and (not matter(about) or shared(self.question, matter(about)) >= ENOUGH)

    def _answers(self, words: str) -> bool:
        """Whether a plain statement is on what was to be found out: on most of its matter, or on the very thing."""
        if ONLY_ASKED.search(words) or not tells(words):
            return False
        told = matter(words)
        share = shared(self.question, told)
        return share > ENOUGH or (share == ENOUGH and shared(self.sought, told) > 0)

    def _says_done(self, words: str) -> bool:
        if asks(words) or (Act.MEET in self.acts and signs.MISSED.found(words)):
            return False
        if self.seeks and self.question and ONLY_ASKED.search(words):
            return False
        if signs.TO_OTHERS.found(words) and not signs.TO_OTHERS.found(self.given.words):
            return False
        if Act.SEND in self.acts and signs.FOUND_HERE.found(words):
            return True
        if signs.OPEN.found(words):
            return any(says_done(clause, self.given.words) for clause in clauses_over(words))
        if Act.INTRODUCE in self.acts and signs.INTRODUCED.found(words):
            return True
        is_attached = signs.ATTACHED.found(words) and Act.SEND in self.acts and names_an_attachment(words)
        is_in_place = signs.IN_PLACE.found(words) and not self.acts & {Act.MEET, Act.INTRODUCE}
        return is_attached or is_in_place or says_done(words, self.given.words)

    def moved_by(self, one: Later, zone: ZoneInfo) -> Moved | None:
        if one.by_owner is not self.given.by_owner and one.kind != "note":
            return None
        for words in lines_of(one):
            if signs.PUT_OFF.found(words) and self.fits(words, one) and (day := self._new_day(words, one, zone)):
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
