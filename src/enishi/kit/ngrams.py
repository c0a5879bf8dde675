"""Text as tokens that find any part of Japanese: overlapping pairs of characters, and words of other scripts.

Japanese has no spaces, and word lists miss what stands inside compounds. Pairs miss nothing: a phrase of pairs is
found exactly where its characters stand side by side. The same tokens serve SQLite and PostgreSQL.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from operator import add

from enishi.kit.kanji import COMMON

# Scripts written without spaces: kana, Han and, as its compounds are as long, Hangul.
_CJK = (
    r"\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff"
    r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\uac00-\ud7af"
)
_RUN = re.compile(rf"([{_CJK}]+)|([^\W_{_CJK}]+)")
# Most runs are of one kind, which is seen sooner for all of a run than for each of its pieces.
_ANY_RUN = re.compile(rf"[\w{_CJK}]+")
_JAPANESE_RUN = re.compile(rf"[{_CJK}]+")
_CJK_ONLY = re.compile(rf"[{_CJK}]{{2}}")
# Of kanji and kana, none has two cases: so both are replaced in one pass.
_PLAIN = COMMON | {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_NOT_PLAIN = re.compile(f"[{''.join(map(chr, _PLAIN))}]+")
# PostgreSQL keeps no position beyond 16,383 and no word beyond 2,046 bytes; what is longer is a listing, not a letter.
MOST = 16_000
LONGEST = 64


@dataclass(frozen=True)
class Wanted:
    """A part of a query: pairs that stand side by side, or one character or beginning of a word."""

    text: str  # as normalised
    grams: tuple[str, ...]
    is_prefix: bool


def is_japanese_letter(letter: str) -> bool:
    """Whether a character is of a script that is cut into pairs."""
    return _JAPANESE_RUN.match(letter) is not None


def plain(text: str) -> str:
    """What texts have in common for finding: width, case, variant kanji and the kind of kana are no difference."""
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFKC", text).casefold()
    return _NOT_PLAIN.sub(lambda found: found[0].translate(_PLAIN), folded)


def tokens(text: str) -> list[str]:
    """The tokens of a text in their order, never more than the index can place.

    A run of Japanese ends with its last character alone, so that each character begins some token.
    """
    found: list[str] = []
    for run in _ANY_RUN.findall(plain(text)):
        if run.isalnum() and run.isascii():
            found.append(run[:LONGEST])
        elif _JAPANESE_RUN.fullmatch(run):
            found += map(add, run, run[1:])
            found.append(run[-1])
        else:
            _add_mixed(run, found)
        if len(found) > MOST:
            return found[:MOST]
    return found


def _add_mixed(run: str, found: list[str]) -> None:
    for japanese, word in _RUN.findall(run):
        if word:
            found.append(word[:LONGEST])
        else:
            found += map(add, japanese, japanese[1:])
            found.append(japanese[-1])


def triples(said: Iterable[str]) -> set[str]:
    """Three characters of Japanese that stand side by side in a text of these tokens, for an index without places."""
    return {one + other[-1] for one, other in pairwise(said) if len(other) == 2 and _CJK_ONLY.fullmatch(one)}


def wanted(query: str) -> list[Wanted]:
    """What a text must hold, all of it, to be found; nothing when the query has no letter or digit."""
    return list(dict.fromkeys(_wanted(query)))


def _wanted(query: str) -> Iterator[Wanted]:
    for japanese, word in _RUN.findall(plain(query)):
        if word:
            yield Wanted(word[:LONGEST], (word[:LONGEST],), is_prefix=True)
        elif len(japanese) == 1:
            yield Wanted(japanese, (japanese,), is_prefix=True)
        else:
            yield Wanted(japanese, tuple(map(add, japanese, japanese[1:])), is_prefix=False)


def holds(text: str, query: str) -> bool:
    """Whether a text holds all of a query, by looking at the text itself: what any index must agree with."""
    said = plain(text)
    asked = wanted(query)
    return bool(asked) and all(next(places(said, want), None) is not None for want in asked)


def places(said: str, want: Wanted) -> Iterator[tuple[int, int]]:
    """Where a normalised text holds a part of a query: Japanese anywhere, other words from their beginning."""
    is_word = not re.match(rf"[{_CJK}]", want.text)
    at = said.find(want.text)
    while at >= 0:
        if not is_word or at == 0 or not _goes_on(said[at - 1]):
            yield at, at + len(want.text)
        at = said.find(want.text, at + 1)


def _goes_on(before: str) -> bool:
    """Whether a character belongs to the same word as a Latin letter after it."""
    return bool(re.match(rf"(?![{_CJK}])[^\W_]", before))


def clusters(text: str) -> Iterator[str]:
    """A text in pieces that normalise each on its own: a character with the marks that belong to it."""
    held = ""
    for character in text:
        if held and (unicodedata.combining(character) or character in "\uff9e\uff9f"):
            held += character
        else:
            if held:
                yield held
            held = character
    if held:
        yield held
