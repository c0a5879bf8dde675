"""Text files line by line, with where each line stands; and the parts of a long file from its end to its beginning."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple, TypeVar

from enishi.kit.text import UndecodableError, decode

HEAD = 65_536  # bytes that recognising may look at
_LONGEST = 65_536  # bytes of one line; what is longer goes on in the next
_AT_ONCE = 20_000  # entries of one part that are turned round in memory
_HELD = 8 << 20  # bytes of one such part

E = TypeVar("E")


class Line(NamedTuple):
    """One line without its end, the byte at which it begins, and whether it ended with CR LF."""

    at: int
    text: str
    is_crlf: bool = False


def encoding_of(head: bytes) -> str:
    """The encoding of a text file by its first bytes; raises UndecodableError if it is no text."""
    if b"\x00" in head:
        raise UndecodableError
    # A character may be cut in two where the head ends.
    for name in ("utf-8", "cp932"):
        try:
            codecs.getincrementaldecoder(name)().decode(head)
        except UnicodeDecodeError:
            continue
        return name
    decode(head)
    return "cp1252"


def head_lines(path: Path) -> list[str]:
    """The lines of a file's beginning; none when it is no text."""
    if not path.is_file():
        return []
    with path.open("rb") as file:
        head = file.read(HEAD)
    try:
        name = encoding_of(head)
    except UndecodableError:
        return []
    return head.decode(name, "replace").lstrip("\ufeff").splitlines()


def lines_of(stream: BinaryIO, encoding: str, start: int = 0, end: int | None = None) -> Iterator[Line]:
    """The lines between two places of a file that can be sought in."""
    stream.seek(start)
    at = start
    while (end is None or at < end) and (raw := stream.readline(_LONGEST)):
        text = raw.decode(encoding, "replace").removesuffix("\n")
        if at == 0:
            text = text.removeprefix("\ufeff")
        yield Line(at, text.removesuffix("\r"), text.endswith("\r"))
        at += len(raw)


def newest_first(read: Callable[[int, int], Iterator[E]], parts: list[int], counts: list[int], end: int) -> Iterator[E]:
    """Entries that a file holds oldest first, the other way round, in little memory.

    `parts` are the places at which reading may begin anew, with how many entries follow each; a part that is too
    large to be held is read as it stands.
    """
    ends = [*parts[1:], end]
    for start, stop, count in reversed(list(zip(parts, ends, counts, strict=True))):
        entries = read(start, stop)
        yield from entries if count > _AT_ONCE or stop - start > _HELD else reversed(list(entries))
