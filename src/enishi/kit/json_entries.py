"""JSON from strangers, read as a stream: the elements of the outermost array, or of each array in the outermost object.

Archives hold one document of any size whose elements are small; each is parsed alone, in bounded memory.
"""

from __future__ import annotations

import codecs
import io
import json
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, BinaryIO

from enishi.kit.say import Say, say
from enishi.kit.text import wide_guess

HEAD = 1 << 18  # bytes of a file by which it is recognised
LARGEST = 16 << 20  # characters of one element
_DEEPEST = 200
_MOST_BAD = 10_000  # elements that cannot be understood: it is another kind of file
_PIECE = 1 << 16

_SPACE = re.compile(r"\s*+")
_MARK = re.compile(r'["{}\[\]]')
_STRING = re.compile(r'"(?:[^"\\]++|\\.)*+"', re.DOTALL)
_WORD = re.compile(r"[^\s,:\[\]{}\"]++")

_DECODER = json.JSONDecoder(strict=False)

TOO_DEEP = say("It is nested deeper than anything that is meant to be read.")
NOT_JSON = say("It is not written as JSON is.")


class BrokenJsonError(ValueError):
    """From here on, nothing of the document can be told."""


@dataclass(frozen=True)
class Entry:
    """One element; `key` is that of the array or value in the outermost object, empty in an outermost array."""

    key: str
    value: Any


@dataclass(frozen=True)
class BadEntry:
    """An element that has an end, but cannot be understood."""

    key: str
    reason: Say


def entries(stream: BinaryIO) -> Iterator[Entry | BadEntry]:
    """The elements from a stream, which may hold several documents, one behind the other.

    Raises BrokenJsonError where it is cut off, is no JSON, or an element is larger than `LARGEST`; and when too many
    elements are bad.
    """
    text = _Text(stream)
    while opener := text.peek():
        text.at += 1
        if opener == "[":
            yield from _array(text, "")
        elif opener == "{":
            yield from _object(text)
        else:
            raise BrokenJsonError


def first_entries(head: bytes) -> list[Entry]:
    """What can be told by the beginning of a file; empty when it is no JSON."""
    found: list[Entry] = []
    with suppress(BrokenJsonError):  # the beginning ends in the middle of something
        for entry in entries(io.BytesIO(head)):
            found += [entry] if isinstance(entry, Entry) else []
    return found


def _array(text: _Text, key: str) -> Iterator[Entry | BadEntry]:
    while text.peek() != "]":
        yield text.entry(key)
        if text.peek() == ",":
            text.at += 1
        elif text.peek() != "]":
            raise BrokenJsonError
    text.at += 1


def _object(text: _Text) -> Iterator[Entry | BadEntry]:
    while text.peek() != "}":
        named = text.entry("")
        if not isinstance(named, Entry) or not isinstance(named.value, str) or text.peek() != ":":
            raise BrokenJsonError
        text.at += 1
        if text.peek() == "[":
            text.at += 1
            yield from _array(text, named.value)
        else:
            yield text.entry(named.value)
        if text.peek() == ",":
            text.at += 1
        elif text.peek() != "}":
            raise BrokenJsonError
    text.at += 1


class _Text:
    """The document's text, as much of it as is being looked at."""

    def __init__(self, stream: BinaryIO) -> None:
        first = stream.read(_PIECE)
        self.stream = stream
        self.decoder = codecs.getincrementaldecoder(_encoding(first))("replace")
        self.piece = self.decoder.decode(first).removeprefix("\ufeff")
        self.at = 0
        self.is_whole = not first
        self.bad = 0

    def peek(self) -> str:
        """The next character that is no space; empty at the end."""
        while True:
            space = _SPACE.match(self.piece, self.at)
            assert space is not None  # it matches nothing at all too
            self.at = space.end()
            if self.at < len(self.piece):
                return self.piece[self.at]
            if not self._more():
                return ""

    def entry(self, key: str) -> Entry | BadEntry:
        """The value that begins here, whole."""
        self.peek()
        try:  # the quick way, if the whole value is in sight and sound
            value, end = _DECODER.raw_decode(self.piece, self.at)
        except (ValueError, RecursionError):
            return self._entry_by_its_end(key)
        if end == len(self.piece) and not self.is_whole:
            return self._entry_by_its_end(key)
        self.at = end
        return Entry(key, value)

    def _entry_by_its_end(self, key: str) -> Entry | BadEntry:
        while (end := _end(self.piece, self.at)) is None or (end == len(self.piece) and not self.is_whole):
            if len(self.piece) - self.at > LARGEST or not self._more():
                raise BrokenJsonError
        if end <= self.at:
            raise BrokenJsonError
        raw, self.at = self.piece[self.at : end], end
        self.bad += 1
        if self.bad > _MOST_BAD:
            raise BrokenJsonError
        if _depth(raw) > _DEEPEST:
            return BadEntry(key, TOO_DEEP)
        try:
            value = _DECODER.decode(raw)
        except ValueError:
            return BadEntry(key, NOT_JSON)
        self.bad -= 1
        return Entry(key, value)

    def _more(self) -> bool:
        """Take in as much again, so that what is looked at twice stays linear in what is read."""
        raw = b"" if self.is_whole else self.stream.read(max(_PIECE, len(self.piece) - self.at))
        was_whole, self.is_whole = self.is_whole, not raw
        self.piece = self.piece[self.at :] + self.decoder.decode(raw, final=not raw)
        self.at = 0
        return not was_whole


def _encoding(first: bytes) -> str:
    if first.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    return wide_guess(first) or "utf-8"


def _end(text: str, at: int) -> int | None:
    """Where the value that begins at `at` ends; None when that is not in sight."""
    if text[at : at + 1] not in ("{", "["):
        found = (_STRING if text[at : at + 1] == '"' else _WORD).match(text, at)
        return found.end() if found else None if text[at : at + 1] == '"' else at
    depth = 0
    while mark := _MARK.search(text, at):
        if mark[0] == '"':
            string = _STRING.match(text, mark.start())
            if string is None:
                return None
            at = string.end()
            continue
        at = mark.end()
        depth += 1 if mark[0] in "{[" else -1
        if not depth:
            return at
    return None


def _depth(raw: str) -> int:
    if raw.count("[") + raw.count("{") <= _DEEPEST:
        return 0
    depth = deepest = at = 0
    while mark := _MARK.search(raw, at):
        string = _STRING.match(raw, mark.start()) if mark[0] == '"' else None
        at = string.end() if string else mark.end()
        if mark[0] != '"':
            depth += 1 if mark[0] in "{[" else -1
            deepest = max(deepest, depth)
    return deepest
