"""The properties of an Outlook item (MS-OXMSG): a compound file in which each property has a stream or a few bytes."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import olefile

from enishi.kit.charsets import text_of
from enishi.kit.say import Refused, say

MOST_PARTS = 2_000  # receivers, or attached files
_LONGEST = 4 << 20
_FIXED = "__properties_version1.0"
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
# olefile checks much, and what it does not check fails in these ways.
_DAMAGE = (OSError, ValueError, LookupError, TypeError, AttributeError, struct.error, RecursionError, OverflowError)


class Item:
    """An Outlook item, or one receiver or attachment of it: `text`, `number` and `when` of a property, by its tag."""

    def __init__(self, ole: olefile.OleFileIO, folder: tuple[str, ...], header: int, charset: str = "") -> None:
        self._ole = ole
        self._folder = folder
        self._values = dict(_fixed(_stream(ole, (*folder, _FIXED)), header))
        self.charset = charset or _charset(self.number(0x3FFD) or self.number(0x3FDE))

    def text(self, tag: int) -> str:
        """A property's text; empty when it has none."""
        if wide := _stream(self._ole, (*self._folder, f"__substg1.0_{tag:04X}001F")):
            return wide.decode("utf-16-le", "replace").rstrip("\0")
        narrow = _stream(self._ole, (*self._folder, f"__substg1.0_{tag:04X}001E"))
        return text_of(narrow.rstrip(b"\0"), self.charset)

    def bytes(self, tag: int) -> bytes:
        return _stream(self._ole, (*self._folder, f"__substg1.0_{tag:04X}0102"))

    def number(self, tag: int) -> int:
        return int.from_bytes(self._values.get(tag, b"")[:4], "little")

    def when(self, tag: int) -> datetime | None:
        ticks = int.from_bytes(self._values.get(tag, b""), "little")
        try:
            return _EPOCH + timedelta(microseconds=ticks // 10) if ticks else None
        except OverflowError:
            return None

    def parts(self, kind: str) -> Iterator[Item]:
        """Its receivers (`recip`) or attached files (`attach`)."""
        names = [name for name, *_ in self._ole.listdir(streams=False, storages=True) if name.startswith(f"__{kind}_")]
        for name in sorted(set(names))[:MOST_PARTS]:
            yield Item(self._ole, (name,), 8, self.charset)


@contextmanager
def opened(path: Path) -> Iterator[Item]:
    """The item in a file; Refused when it is damaged."""
    try:
        with olefile.OleFileIO(path) as ole:
            yield Item(ole, (), 32)
    except _DAMAGE as trouble:
        raise Refused(say("{file} is damaged: it cannot be read as an Outlook item.", file=path.name)) from trouble


def is_item(path: Path) -> bool:
    """Whether a file is an Outlook item, and not another document in the same wrapping."""
    with path.open("rb") as file:
        if file.read(8) != olefile.MAGIC:
            return False
    try:
        with olefile.OleFileIO(path) as ole:
            return bool(ole.exists(_FIXED))
    except _DAMAGE:
        return False


def _stream(ole: olefile.OleFileIO, name: tuple[str, ...]) -> bytes:
    if not ole.exists(list(name)):
        return b""
    with ole.openstream(list(name)) as stream:
        return bytes(stream.read(_LONGEST))


def _fixed(stream: bytes, header: int) -> Iterator[tuple[int, bytes]]:
    """The values that are a few bytes long: each entry holds type, tag, flags and eight bytes of value."""
    for at in range(header, len(stream) - 15, 16):
        yield int.from_bytes(stream[at + 2 : at + 4], "little"), stream[at + 8 : at + 16]


def _charset(codepage: int) -> str:
    return {65001: "utf-8", 20127: "ascii", 932: "cp932", 50220: "iso-2022-jp", 51932: "euc-jp"}.get(
        codepage, f"cp{codepage}" if codepage else ""
    )
