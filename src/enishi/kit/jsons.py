"""JSON documents of any size, walked as a stream: what is opened is walked, everything else comes whole."""

from __future__ import annotations

import codecs
import json
from collections.abc import Collection, Iterator
from typing import Any, BinaryIO

EACH = "*"  # in a path: any element of an array
Path = tuple[str, ...]

_CHUNK = 1 << 16
_LONGEST = 16 << 20  # characters of one value that comes whole
_DEEPEST = 100
_SPACE = " \t\n\r"
_ENDS = _SPACE + ",]}"


class DamagedJsonError(Exception):
    """The document is no JSON, or none from some point on; what came before that is whole."""


def walk(stream: BinaryIO, opened: Collection[Path] = ()) -> Iterator[tuple[Path, Any]]:
    """Every value with its path; objects and arrays whose path is in `opened` are walked, others come whole.

    `walk(stream, {(), ("messages",)})` yields `(("title",), …)` and `(("messages", "*"), …)` for each message.
    """
    text = _Text(stream)
    yield from text.value((), frozenset(opened))


def load(data: bytes) -> Any:
    """A small document whole; raises DamagedJsonError."""
    try:
        return json.loads(data.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError) as error:
        raise DamagedJsonError from error


def text_at(value: Any, *keys: str) -> str:
    """The text that stands at this path of keys, or an empty one."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value if isinstance(value, str) else str(value) if isinstance(value, int) else ""


def dicts(value: Any) -> list[dict[str, Any]]:
    """The objects of an array; none where there is no array."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


class _Text:
    """The document's characters, of which little more than one value is held."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._decoder = json.JSONDecoder()
        self._characters = codecs.getincrementaldecoder("utf-8")("replace")
        self._held = ""
        self._at = 0
        self._is_over = False
        self._more(_CHUNK)
        self._held = self._held.removeprefix("\ufeff")

    def value(self, path: Path, opened: frozenset[Path]) -> Iterator[tuple[Path, Any]]:
        first = self._peek()
        if path not in opened or first not in "{[" or len(path) > _DEEPEST:
            yield path, self._whole()
            return
        close = "}" if first == "{" else "]"
        self._at += 1
        if self._peek() == close:
            self._at += 1
            return
        while True:
            step = EACH
            if close == "}":
                step = self._key()
            yield from self.value((*path, step), opened)
            end = self._take(",", close)
            if end == close:
                return

    def _key(self) -> str:
        if self._peek() != '"':
            raise DamagedJsonError
        key = self._whole()
        self._take(":")
        return str(key)

    def _take(self, *wanted: str) -> str:
        found = self._peek()
        if found not in wanted:
            raise DamagedJsonError
        self._at += 1
        return found

    def _peek(self) -> str:
        while True:
            while self._at < len(self._held):
                if self._held[self._at] not in _SPACE:
                    return self._held[self._at]
                self._at += 1
            if not self._more(_CHUNK):
                raise DamagedJsonError

    def _whole(self) -> Any:
        self._peek()
        wanted = _CHUNK
        while True:
            try:
                found, end = self._decoder.raw_decode(self._held, self._at)
            except RecursionError as error:
                raise DamagedJsonError from error
            except ValueError:  # it is cut where what is held ends, or it is none
                pass
            else:
                if self._is_over or self._is_ended(found, end):
                    self._at = end
                    return found
            if len(self._held) - self._at > _LONGEST or not self._more(wanted):
                raise DamagedJsonError
            wanted *= 2

    def _is_ended(self, found: Any, end: int) -> bool:
        """Whether a value is whole: a number may go on behind what is held."""
        return end < len(self._held) and (not isinstance(found, int | float) or self._held[end] in _ENDS)

    def _more(self, wanted: int) -> bool:
        """Hold more characters; False at the end of the document."""
        if self._is_over:
            return False
        self._held, self._at = self._held[self._at :], 0
        piece = self._stream.read(wanted)
        if not piece:
            self._is_over = True
        self._held += self._characters.decode(piece, self._is_over)
        return True
