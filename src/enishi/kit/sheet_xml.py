"""The XML of a workbook's parts, piece by piece: some elements with the text in them, never the whole."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import BinaryIO
from xml.parsers import expat

_CHUNK = 1 << 16
_LONGEST = 8 << 20  # characters of one row
_SILENT = 8 << 20  # bytes in which nothing begins or ends
_DEEPEST = 50
_TEXTS = ("v", "is", "si")  # where a cell's text stands; a formula's is none
_READING = "rPh"  # how a word in kanji is read stands within it, and is no part of it


class DamagedSheetError(Exception):
    """It is no XML, or holds a document type, or more than any sheet does."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The beginning of an element, or its end with all text in it."""

    name: str  # without what stands before a colon
    attributes: dict[str, str]
    is_start: bool
    text: str = ""


def pieces(stream: BinaryIO, names: Collection[str]) -> Iterator[Piece]:
    """The beginnings and ends of elements of these names as they come; raises DamagedSheetError where it breaks."""
    reader = _Reader(frozenset(names))
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = reader.begun, reader.ended
    parser.CharacterDataHandler = reader.said
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = reader.refused
    try:
        silent = 0
        while chunk := stream.read(_CHUNK):
            before = reader.events
            parser.Parse(chunk, False)
            silent = 0 if reader.events > before else silent + len(chunk)
            if silent > _SILENT:
                raise DamagedSheetError
            yield from reader.take()
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise DamagedSheetError from error
    yield from reader.take()


class _Reader:
    events: int

    def __init__(self, names: frozenset[str]) -> None:
        self._names = names
        self._found: list[Piece] = []
        self._open: list[tuple[str, dict[str, str], list[str], int]] = []
        self._depth = self._readings = self._letters = self.events = 0

    def take(self) -> list[Piece]:
        found, self._found = self._found, []
        return found

    def begun(self, name: str, attributes: dict[str, str]) -> None:
        self.events += 1
        self._depth += 1
        if self._depth > _DEEPEST:
            raise DamagedSheetError
        bare = _bare(name)
        self._readings += bare == _READING
        if bare in self._names:
            plain = {_bare(key): value for key, value in attributes.items()}
            self._found.append(Piece(bare, plain, is_start=True))
            self._open.append((bare, plain, [], self._depth))

    def ended(self, name: str) -> None:
        self._readings -= _bare(name) == _READING
        if self._open and self._open[-1][3] == self._depth:
            bare, attributes, parts, _ = self._open.pop()
            text = "".join(parts)
            self._found.append(Piece(bare, attributes, is_start=False, text=text))
            if self._open and self._open[-1][0] == "c":  # a cell's text is that of the value in it
                self._open[-1][2].append(text)
            elif not self._open:
                self._letters = 0
        self._depth -= 1

    def said(self, text: str) -> None:
        if not self._open or self._readings or self._open[-1][0] not in _TEXTS:
            return
        self._letters += len(text)
        if self._letters > _LONGEST:
            raise DamagedSheetError
        self._open[-1][2].append(text)

    def refused(self, *_: object) -> None:
        raise DamagedSheetError


def _bare(name: str) -> str:
    return name.rpartition(":")[2]
