"""A text's sentences, with their places; works for Japanese and English, and in time that grows with the length."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

LONGEST = 600  # characters: what is longer is no sentence and is read in pieces of that length

# A full stop ends a sentence only before a space and what may begin another: "Dr. Ito", "e.g. this" and "5.30" go on.
_END = re.compile(
    r"[。！？]+[」』）)]?|[!?]+(?=[\s\"')\u3000]|[^\x00-\x7f]|$)"
    r"|(?<!\bDr)(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bSt)(?<!\bNo)(?<!\be\.g)(?<!\bi\.e)(?<!\b[A-Za-z])\.{1,3}[\"')]?(?=\s+[A-Z\"'(\d]|\s*$)"
    r"|\n\s*|\.{2,}(?=\s)"
)


class Sentence(NamedTuple):
    """A sentence and where it stands."""

    start: int
    end: int
    words: str


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a text, in order, without the space around them."""
    start = 0
    for match in _END.finditer(text):
        yield from _pieces(text, start, match.end())
        start = match.end()
    yield from _pieces(text, start, len(text))


def _pieces(text: str, start: int, end: int) -> Iterator[Sentence]:
    for at in range(start, end, LONGEST):
        part = text[at : min(at + LONGEST, end)]
        words = part.strip()
        if words:
            first = at + len(part) - len(part.lstrip())
            yield Sentence(first, first + len(words), words)
