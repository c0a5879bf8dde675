"""The text of a JSON document of any size, of which little more than one value is held; what values it consists of."""

from __future__ import annotations

import json
import re
from codecs import getincrementaldecoder
from dataclasses import dataclass
from typing import Any, BinaryIO

from enishi.kit.say import Say, say
from enishi.kit.text import wide_guess

BLANK = " \t\n\r"
LARGEST = 8 << 20  # characters of one value

_CHUNK = 1 << 16
_DEEPEST = 200
_MOST_BAD = 10_000  # values that cannot be understood: it is another kind of file

_SPACE = re.compile(rf"[{BLANK}]*+")
_STRING = r'"(?:[^"\\]++|\\.)*+("?)'  # to where it is cut off, if the closing mark is not in sight
_SCALAR = re.compile(rf'{_STRING}|[^\s,:\[\]{{}}"]++', re.DOTALL)
_MARK = re.compile(rf"{_STRING}|([{{\[])|([}}\]])", re.DOTALL)
_IS_STRING, _OPENS = 1, 2  # groups of it
_AFTER_NUMBER = BLANK + ",]}"

_DECODER = json.JSONDecoder(strict=False)

TOO_DEEP = say("It is nested deeper than anything that is meant to be read.")
NOT_JSON = say("It is not written as JSON is.")


class DamagedJsonError(ValueError):
    """It is no JSON, or none from some point on, or one value is too large; what came before that is whole."""


@dataclass(frozen=True)
class Bad:
    """Stands for a value that has an end, but cannot be understood."""

    reason: Say


def encoding_of(first: bytes) -> str:
    """The Unicode encoding of a document that begins so."""
    if first.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    return wide_guess(first) or "utf-8-sig"


def _is_deep(value: Any) -> bool:
    floor: list[Any] = [[value]]
    for _ in range(_DEEPEST + 1):
        inner = (each for outer in floor for each in (outer.values() if isinstance(outer, dict) else outer))
        floor = [each for each in inner if isinstance(each, dict | list)]
        if not floor:
            return False
    return True


class JsonText:
    """The document's text, of which little more than one value is held."""

    def __init__(self, stream: BinaryIO, *, passes_bad: bool) -> None:
        first = stream.read(_CHUNK)
        self._stream = stream
        self._characters = getincrementaldecoder(encoding_of(first))("replace")
        self._held = self._characters.decode(first).removeprefix("\ufeff")
        self._at = 0
        self._dropped = 0
        self._is_over = not first
        self.room = LARGEST  # characters that the next value may have
        self._bad_left = _MOST_BAD if passes_bad else 0

    @property
    def position(self) -> int:
        """How many characters are behind us."""
        return self._dropped + self._at

    def peek(self) -> str:
        """The next character that is no space; empty at the end."""
        while True:
            if self._at < len(self._held) and self._held[self._at] > " ":
                return self._held[self._at]  # the common case, quickly
            space = _SPACE.match(self._held, self._at)
            assert space is not None  # it matches nothing at all too
            self._at = space.end()
            if self._at < len(self._held):
                return self._held[self._at]
            if self._is_over:
                return ""
            self._more()

    def take(self, letter: str) -> None:
        if self.peek() != letter:
            raise DamagedJsonError
        self._at += 1

    def key(self) -> str:
        """The key that begins here, and the colon behind it."""
        found = self.value()
        if not isinstance(found, str):
            raise DamagedJsonError
        self.take(":")
        return found

    def value(self) -> Any:
        """The value that begins here, whole; `Bad` where that is allowed."""
        self.peek()
        if self._at > _CHUNK:  # the decoder looks through all that is behind us, to number the line of a fault
            self._drop()
        try:  # the quick way, if the whole value is in sight and sound
            found, end = _DECODER.raw_decode(self._held, self._at)
        except (ValueError, RecursionError):
            return self._value_by_its_end()
        if not self._is_ended(found, end) or (self._may_be_deep(end) and _is_deep(found)):
            return self._value_by_its_end()
        self._at = end
        return found

    def _is_ended(self, found: Any, end: int) -> bool:
        """Whether a value is whole: a number may go on behind what is held, or what seems to be one be none."""
        return end < len(self._held) and (not isinstance(found, int | float) or self._held[end] in _AFTER_NUMBER)

    def _may_be_deep(self, end: int) -> bool:
        return self._held.count("[", self._at, end) + self._held.count("{", self._at, end) > _DEEPEST

    def _value_by_its_end(self) -> Any:
        is_nested = self.peek() in ("{", "[")
        length, depth = self._measure() if is_nested else (self._length_of_scalar(), 0)
        raw = self._held[self._at : self._at + length]
        self._at += length
        if depth > _DEEPEST:
            return self._bad(TOO_DEEP)
        try:
            return _DECODER.decode(raw)
        except ValueError:
            return self._bad(NOT_JSON)

    def _bad(self, reason: Say) -> Bad:
        if not self._bad_left:
            raise DamagedJsonError
        self._bad_left -= 1
        return Bad(reason)

    def _length_of_scalar(self) -> int:
        while found := _SCALAR.match(self._held, self._at):
            is_cut = found[1] == "" or (found.end() == len(self._held) and not self._is_over)
            if not is_cut:
                return found.end() - self._at
            self._more_of_value()
        raise DamagedJsonError

    def _measure(self) -> tuple[int, int]:
        """The length of an object or array, and how deep it is nested; what was looked at is not looked at again."""
        length = depth = deepest = 0
        while True:
            for mark in _MARK.finditer(self._held, self._at + length):
                if mark.lastindex == _IS_STRING:
                    if not mark[1]:
                        break
                else:
                    depth += 1 if mark.lastindex == _OPENS else -1
                    deepest = max(deepest, depth)
                length = mark.end() - self._at
                if not depth:
                    return length, deepest
            self._more_of_value()

    def _more_of_value(self) -> None:
        if self._is_over or len(self._held) - self._at > self.room:
            raise DamagedJsonError
        self._more()

    def _more(self) -> None:
        """Hold as much again, so that what is looked at twice stays linear in what is read."""
        left = len(self._held) - self._at
        piece = self._stream.read(max(_CHUNK, min(left, LARGEST - left)))
        self._is_over = not piece
        self._drop()
        self._held += self._characters.decode(piece, final=self._is_over)

    def _drop(self) -> None:
        self._dropped += self._at
        self._held, self._at = self._held[self._at :], 0
