"""A text's sentences, with their places; works for Japanese and English, and in time that grows with the length."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from enishi.promises.lines import OPENS_A_SENTENCE

LONGEST = 600  # characters: what is longer is no sentence and is read in pieces of that length

_MARK = re.compile(r"[。！？!?.\n][。！？!?.\"')」』）]*")
# Short words whose full stop is no end; a single letter is none either.
_ABBREVIATED = frozenset("dr mr mrs ms st no vs etc e.g i.e eg ie prof sr jr inc ltd co dept approx ext fig".split())


_ALWAYS_ENDS = frozenset("。！？\n")


class Sentence(NamedTuple):
    """A sentence and where it stands."""

    start: int
    end: int
    words: str


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a text, in order, without the space around them."""
    start = 0
    for match in _MARK.finditer(text):
        at, end = match.span()
        if text[at] in _ALWAYS_ENDS or _ends(text, at, end):
            if end - start > LONGEST:
                yield from _pieces(text, start, end)
            elif words := text[start:end].strip():
                first = text.index(words[0], start)
                yield Sentence(first, first + len(words), words)
            start = end
    if start < len(text):
        yield from _pieces(text, start, len(text))


def _ends(text: str, at: int, end: int) -> bool:
    """Whether the mark at `at`, with all that closes after it up to `end`, ends a sentence."""
    mark = text[at]
    after = text[end : end + 2]
    if not after:
        return True
    if mark in "!?":
        return after[0].isspace() or not after[0].isascii()
    if not after[0].isspace():
        return not after[0].isascii()
    word = text[max(0, at - 12) : at].rpartition(" ")[2].lower()
    if word in _ABBREVIATED or (len(word) == 1 and word.isalpha()):
        return False
    following = after[1:]
    return end - at > 1 or not following.islower()


def _pieces(text: str, start: int, end: int) -> Iterator[Sentence]:
    for at in range(start, end, LONGEST):
        part = text[at : min(at + LONGEST, end)]
        if words := part.strip():
            first = at + part.index(words[0])
            yield Sentence(first, first + len(words), words)


_BROKEN_JAPANESE = re.compile(r"(?<=[^\x00-\x7f\n])\n(?=[^\x00-\x7f\n])")
_BROKEN = re.compile(rf"(?<=[^\n])\n(?=[^\n])(?!{OPENS_A_SENTENCE})")


def unwrapped(text: str) -> str:
    """Lines that mail programs broke put together again; what begins a sentence goes on from nothing."""
    return _BROKEN.sub(" ", _BROKEN_JAPANESE.sub("", text.replace("\r", "")))
