"""Whether a promise was kept, or put off: what came after it between the same two, read for a sign that it is done.

A promise is never called broken here: where no sign is found it stays open, and the owner is asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import islice
from zoneinfo import ZoneInfo

from enishi.kit.due_dates import due_date, find_dates
from enishi.promises.acts import Act, acts
from enishi.promises.candidate import Kind
from enishi.promises.deeds import says_done
from enishi.promises.given import Given, Kept, Later, Moved
from enishi.promises.keeping_signs import (
    A_LETTER,
    ANOTHER,
    ATTACHED,
    HANDED,
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
    WRONG,
)
from enishi.promises.matter import matter, shared
from enishi.promises.numbering import is_another
from enishi.promises.sentences import sentences, unwrapped

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
    r"\b(?:asked|ask|with|from|by|to|at) (?:(?:my|our|the|your|his|her) )?\w+"
    r"|[^、。はをが]{1,8}に(?:は)?(?:(?:メール|電話|書面)で)?(?=確認|聞|訊|相談|問い|当た|打診)",
    re.IGNORECASE,
)
_TELLS_OTHERS = re.compile(r"\b(?:tell|remind|inform) (?!you\b)|(?:に|へ)[^、。]{0,8}伝え", re.IGNORECASE)
# Who has only asked knows nothing yet, unless the sentence goes on with what they heard.
_ONLY_ASKED = re.compile(
    r"^(?:i|we)(?:'ve| have)?(?: just| already| now| also)? (?:asked|e-?mailed|messaged|written|wrote|contacted|texted"
    r"|left)\b(?!.*(?:[:;]|\b(?:says?|said|told|confirm\w*|answer\w*|replied|yes|no|fine|ok|okay)\b))"
    r"|^(?!.*(?:ところ|とのこと|そうです|回答|でした)).*(?:問い?合わせ|打診(?:いた)?し|尋ね|相談(?:いた)?し)"
    r"(?:まし|て(?:い|おり))",
    re.IGNORECASE,
)
# From this share of matter in common, two sentences speak of one thing; less is enough within a thread.
_ENOUGH = 0.5
_ENOUGH_HERE = 0.3
_UNTIL = timedelta(days=366)  # what comes later keeps nothing
_MOST_SENTENCES = 60
_MEETING_LATE = timedelta(days=14)
_WITHOUT_FILES = frozenset({Act.MEET, Act.PAY, Act.INTRODUCE, Act.ARRANGE})
# Acts by whose very name one knows in a thread what thanks are for: "the payment has arrived".
_BY_NAME = frozenset({Act.PAY, Act.INTRODUCE})
# Asked for these, somebody has answered with any plain word.
_BY_A_WORD = frozenset({Act.ANSWER, Act.MEET})
_SAYS_SOMETHING = re.compile(
    r"^(?:yes|no|yep|sure|ok|okay|fine)\b|はい|いいえ|大丈夫|可能|問題|結構|空いて", re.IGNORECASE
)


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
        found = found or next((kept for words in _lines(one) if (kept := self._by_words(words, one, is_actors))), None)
        return found or (self._by_reply(one) if is_actors else None)

    def _by_reply(self, one: Later) -> Kept | None:
        """Whoever was asked for a word has answered in the same thread with one that tells something."""
        if self.given.kind is not Kind.REQUEST or not self._is_here(one) or not self.acts <= _BY_A_WORD:
            return None
        for words in _lines(one):
            if _tells(words) and not OPEN.found(words) and (matter(words) or _SAYS_SOMETHING.search(words)):
                return Kept(one.id, words, "reply", 0.5)
        return None

    def _met(self, one: Later, zone: ZoneInfo) -> Kept | None:
        """A meeting keeps the promise to meet or to call, whatever it was called in the calendar; a call, to call."""
        due = self.given.due
        is_near = due is None or abs(one.at.astimezone(zone).date() - due) <= _MEETING_LATE
        return Kept(one.id, one.subject, "met", 0.7) if Act.MEET in self.acts and is_near else None

    def _by_file(self, one: Later) -> Kept | None:
        """A file whose name speaks of it, or a nameless one sent in the same thread with no word of anything else."""
        if self.acts and self.acts <= _WITHOUT_FILES:
            return None
        if one.files and any(WRONG.found(words) for words in _lines(one)):
            return None
        for name in one.files:
            if shared(self.matter, matter(name)) >= _ENOUGH and not is_another(self.given.words, name):
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
        if self._says_done(words) and self._fits(_ASKED.sub(" ", words) if self.seeks else words, one):
            return Kept(one.id, words, "done", 0.8)
        is_answer = (
            self.seeks
            and not _ONLY_ASKED.search(words)
            and shared(self.question, matter(words)) >= _ENOUGH
            and _tells(words)
        )
        return Kept(one.id, words, "answer", 0.6) if is_answer else None

    def _says_done(self, words: str) -> bool:
        if _asks(words) or (Act.MEET in self.acts and MISSED.found(words)):
            return False
        if self.seeks and self.question and _ONLY_ASKED.search(words):
            return False
        if OPEN.found(words):
            return any(says_done(clause, self.given.words) for clause in _over(words))
        if Act.INTRODUCE in self.acts and INTRODUCED.found(words):
            return True
        is_attached = ATTACHED.found(words) and Act.SEND in self.acts and _names_an_attachment(words)
        is_in_place = IN_PLACE.found(words) and not self.acts & {Act.MEET, Act.INTRODUCE}
        return is_attached or is_in_place or says_done(words, self.given.words)

    def _is_got(self, words: str, one: Later) -> bool:
        """Whether thanks are for the promised thing: by name, or in the same thread by the act and nothing else."""
        if self._names(words, one):
            return True
        if not self._is_here(one) or self._named_beside(words) or is_another(self.given.words, words):
            return False
        is_handed = Act.SEND in self.acts and HANDED.found(words) and not A_LETTER.found(words)
        done = acts(words) & self.acts
        return is_handed or bool(done & _BY_NAME) or (bool(done) and not self.matter)

    def _names(self, words: str, one: Later) -> bool:
        """Whether a sentence speaks of the promised thing by name; less of it is enough in the same thread."""
        least = _ENOUGH_HERE if self._is_here(one) else _ENOUGH
        if (ANOTHER.found(words) and not ANOTHER.found(self.given.words)) or is_another(self.given.words, words):
            return False
        return shared(self.matter, matter(words)) >= least

    def _fits(self, words: str, one: Later) -> bool:
        """Whether a sentence speaks of the promised thing: by name, or, in the same thread, of nothing else."""
        if self._names(words, one):
            return True
        if not self._is_here(one) or ANOTHER.found(words) or is_another(self.given.words, words):
            return False
        is_brought_together = Act.INTRODUCE in self.acts and INTRODUCED.found(words)
        return is_brought_together or not self._named_beside(words)

    def _named_beside(self, words: str) -> bool:
        """Whether a sentence names anything but the act itself: "the payment went out" does not."""
        return any(not acts(word) & self.acts & _BY_NAME for word in matter(words))

    def _is_here(self, one: Later) -> bool:
        """Whether something was said in the thread in which the promise was given."""
        return one.thread == self.given.thread != ""

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
