"""Words of a text read as dates by a list of rules."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from enishi.kit.due_dates.spoken import Spoken

Groups = tuple[str | None, ...]
Reading = Callable[[Groups], Spoken | None]


_WORD = re.compile(r"(?<![a-z0-9])(?:[a-z]+|[0-9]+)", re.IGNORECASE)


_LETTERS = re.compile(r"[a-z]+")
_DIGIT = re.compile(r"[0-9]")


class Token(NamedTuple):
    """Words of a text from `start` to `end`, and what they say of a date."""

    start: int
    end: int
    spoken: Spoken


class Rule(NamedTuple):
    """How a date may be said: what it begins with, its pattern with unnamed groups, and what the groups say.

    `begins` are words between spaces (English) or characters (Japanese); "0" stands for any digit. The pattern is
    tried only there, so that a long text costs little. It must not repeat without a bound.
    """

    begins: str
    pattern: str
    reading: Reading


class Lexer:
    """Rules as one: what stands first in the text wins, and of two at one place the rule that is named first."""

    def __init__(self, rules: Sequence[Rule], *, by_word: bool, needs: frozenset[str]) -> None:
        """`needs`: one of these words or characters, or a digit, stands in whatever is a date."""
        self._by_word, self._needs = by_word, needs
        self._rules: dict[str, list[tuple[re.Pattern[str], Reading]]] = {}
        for rule in rules:
            compiled = re.compile(rule.pattern, re.IGNORECASE)
            for begin in rule.begins.split() if by_word else rule.begins:
                self._rules.setdefault(begin, []).append((compiled, rule.reading))

    def tokens(self, text: str) -> Iterator[Token]:
        """What a text says of dates, in order; no two overlap."""
        done = 0
        for at, begin in self._begins(text):
            if at < done:
                continue
            for pattern, reading in self._rules[begin]:
                if (match := pattern.match(text, at)) and (spoken := reading(match.groups())) is not None:
                    yield Token(at, match.end(), spoken)
                    done = match.end()
                    break

    def _begins(self, text: str) -> Iterator[tuple[int, str]]:
        rules = self._rules
        if self._by_word:
            for match in _WORD.finditer(text):
                word = match[0]
                if word[0].isdigit():
                    yield match.start(), "0"
                elif (word := word.lower()) in rules:
                    yield match.start(), word
            return
        for at, character in enumerate(text):
            begin = "0" if character in "0123456789" else character
            if begin in rules:
                yield at, begin

    def may_hold(self, text: str) -> bool:
        """Whether a date may stand in a text at all: a quick look that spares most texts the slow one."""
        words = _LETTERS.findall(text.lower()) if self._by_word else text
        return not self._needs.isdisjoint(words) or _DIGIT.search(text) is not None
