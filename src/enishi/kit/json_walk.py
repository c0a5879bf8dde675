"""JSON read as a stream: a long list comes value by value, in memory that one value needs."""

from __future__ import annotations

import json
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from enishi.kit.text import wide_guess

Path = tuple[str | int, ...]
LARGEST = 8 << 20  # characters of one value
_CHUNK = 1 << 16
_DEEPEST = 50
_NUMBER = "0123456789+-.eE"
_BLANK = " \t\n\r"


class BrokenJsonError(ValueError):
    """From here on it is no JSON, or one value is too large to be read."""


def walk(stream: BinaryIO, *, enters: Callable[[Path], bool]) -> Iterator[tuple[Path, Any]]:
    """Every value with its path: lists and objects for which `enters` says so are gone into, all others come whole.

    >>> list(walk(io.BytesIO(b'{"a": [1, 2], "b": {}}'), enters=lambda path: path in ((), ("a",))))
    [(('a', 0), 1), (('a', 1), 2), (('b',), {})]
    """
    text = _Text(stream)
    try:
        if text.peek():
            yield from _values(text, (), enters)
    except RecursionError as error:
        raise BrokenJsonError from error
    if text.peek():
        raise BrokenJsonError


def starts(head: bytes) -> str:
    """The first bytes of a file as text, when it may be JSON; else empty."""
    text = head.decode(_codec(head), "replace").lstrip("\ufeff" + _BLANK)
    return text if text[:1] in ("{", "[") else ""


def _values(text: _Text, path: Path, enters: Callable[[Path], bool]) -> Iterator[tuple[Path, Any]]:
    opening = text.peek()
    if opening not in ("{", "[") or len(path) > _DEEPEST or not enters(path):
        yield path, text.value()
        return
    closing = "}" if opening == "{" else "]"
    text.take(opening)
    if text.peek() == closing:
        text.take(closing)
        return
    number = 0
    while True:
        name: str | int = number
        if opening == "{":
            name = text.value()
            if not isinstance(name, str):
                raise BrokenJsonError
            text.take(":")
        yield from _values(text, (*path, name), enters)
        number += 1
        if text.peek() == closing:
            text.take(closing)
            return
        text.take(",")


def _codec(head: bytes) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    return wide_guess(head) or "utf-8-sig"


class _Text:
    """The stream's text as far as it has been read, and the place in it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._text = ""
        self._at = 0
        self._is_over = False
        first = stream.read(_CHUNK)
        self._decoder = getincrementaldecoder(_codec(first))("replace")
        self._text = self._decoder.decode(first)
        self._json = json.JSONDecoder()

    def peek(self) -> str:
        """The next letter that is no blank; empty at the end."""
        while True:
            while self._at < len(self._text) and self._text[self._at] in _BLANK:
                self._at += 1
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more(_CHUNK):
                return ""

    def take(self, letter: str) -> None:
        if self.peek() != letter:
            raise BrokenJsonError
        self._at += 1

    def value(self) -> Any:
        """The whole value that begins here."""
        if not self.peek():
            raise BrokenJsonError
        while True:
            try:
                found, end = self._json.raw_decode(self._text, self._at)
            except ValueError as error:
                # Twice as much each time, so that a long value is not tried once for each of its letters.
                if len(self._text) - self._at > LARGEST or not self._more(max(_CHUNK, len(self._text))):
                    raise BrokenJsonError from error
                continue
            if self._may_go_on(found, end) and self._more(_CHUNK):
                continue
            self._at = end
            return found

    def _may_go_on(self, found: Any, end: int) -> bool:
        """Whether a number was cut off where the text ends: 12 of 12.5e3."""
        return isinstance(found, int | float) and len(self._text) - end < 4 and not self._text[end:].strip(_NUMBER)

    def _more(self, size: int) -> bool:
        if self._is_over:
            return False
        read = self._stream.read(size)
        self._is_over = not read
        self._text = self._text[self._at :] + self._decoder.decode(read, final=self._is_over)
        self._at = 0
        return bool(read)
