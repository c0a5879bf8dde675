"""The entries of an LDIF file (RFC 2849): attributes with their values, unfolded and decoded, one entry at a time."""

from __future__ import annotations

from base64 import b64decode
from binascii import Error as Base64Error
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from enishi.kit.charsets import text_of

_LONGEST = 1 << 20  # bytes of one value
_LARGEST = 4 << 20  # bytes of one entry
# Pictures, keys and secrets: never taken over.
_NEVER = frozenset(
    """jpegphoto photo thumbnailphoto audio usercertificate cacertificate usersmimecertificate userpkcs12 userpassword
    sambantpassword sambalmpassword unicodepwd objectguid objectsid""".split()
)


@dataclass
class Entry:
    """One entry: its values by attribute, in lower case, and what of it could not be read."""

    number: int
    values: dict[str, list[str]] = field(default_factory=dict)
    is_too_large: bool = False
    is_damaged: bool = False
    size: int = 0

    def one(self, attribute: str) -> str:
        return self.values.get(attribute, [""])[0]

    @property
    def classes(self) -> set[str]:
        return {value.lower() for value in self.values.get("objectclass", ())}


def entries(stream: BinaryIO) -> Iterator[Entry]:
    """Every entry that names itself (`dn`), also those that change a directory instead of describing it."""
    number = 0
    entry = Entry(1)
    for line in _logical_lines(stream):
        if line:
            _take(entry, line)
            continue
        if "dn" in entry.values:
            number += 1
            entry.number = number
            yield entry
        entry = Entry(number + 1)


def _take(entry: Entry, line: bytes) -> None:
    entry.size += len(line)
    if len(line) > _LONGEST or entry.size > _LARGEST:
        entry.is_too_large = True
        return
    name, colon, rest = line.partition(b":")
    attribute = text_of(name[:200]).strip().lower()
    kind = attribute.split(";")[0]
    if not colon or kind in _NEVER or ";binary" in attribute or rest.startswith(b"<"):  # a file somewhere else
        return
    if rest.startswith(b":"):
        try:
            rest = b64decode(rest[1:].strip(), validate=True)
        except (Base64Error, ValueError):
            entry.is_damaged = True
            return
    text = text_of(rest).strip()
    if text:
        entry.values.setdefault(_plain(attribute), []).append(text)


def _plain(attribute: str) -> str:
    """`cn;lang-ja` is a `cn`; only how it is read aloud is something else."""
    kind, *options = attribute.split(";")
    return f"{kind};phonetic" if "phonetic" in options or "lang-ja-phonetic" in options else kind


def _logical_lines(stream: BinaryIO) -> Iterator[bytes]:
    """Whole lines without comments; an empty one behind each entry, and at the end."""
    pieces: list[bytes] = []
    size = 0
    while raw := stream.readline(_LONGEST + 1):
        line = raw.rstrip(b"\r\n")
        if line.startswith(b" ") and pieces:
            size += len(line)
            # One byte more than allowed is enough to know that it is too much.
            if size <= _LONGEST + 1:
                pieces.append(line[1:])
            continue
        yield from _whole(pieces)
        pieces, size = [line.removeprefix(b"\xef\xbb\xbf")], len(line)
    yield from _whole(pieces)
    yield b""


def _whole(pieces: list[bytes]) -> Iterator[bytes]:
    line = b"".join(pieces)
    if pieces and not line.startswith(b"#"):
        yield line
