"""A list of patterns as one: what stands first in the text wins, and of two at one place the rule that is named first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from enishi.kit.dates.spoken import Spoken

Groups = tuple[str | None, ...]
Reading = Callable[[Groups], Spoken | None]


class Token(NamedTuple):
    """Words of a text from `start` to `end`, and what they say of a date."""

    start: int
    end: int
    spoken: Spoken


class Lexer:
    """Patterns with unnamed groups, each with what its groups say; a pattern must not repeat without a bound."""

    def __init__(self, *rules: tuple[str, Reading]) -> None:
        self._pattern = re.compile("|".join(f"({pattern})" for pattern, _ in rules), re.IGNORECASE)
        self._readings: dict[int, tuple[int, Reading]] = {}
        at = 1
        for pattern, reading in rules:
            groups = re.compile(pattern).groups
            self._readings[at] = (at + groups, reading)
            at += groups + 1

    def tokens(self, text: str) -> Iterator[Token]:
        for match in self._pattern.finditer(text):
            at = match.lastindex
            assert at is not None
            end, reading = self._readings[at]
            if (spoken := reading(match.groups()[at:end])) is not None:
                yield Token(match.start(), match.end(), spoken)
