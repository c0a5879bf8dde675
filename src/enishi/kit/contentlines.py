"""The lines that vCard and vCalendar are made of: unfolded, decoded, and cut into name, parameters and value.

Real files mix the dialects of thirty years, so all of them are read at once: lines folded with a space (3.0),
soft breaks of quoted-printable (2.1), base64 with and without a closing blank line, lines broken with no mark
at all. Every step is linear in the bytes read, and memory is bounded by `LONGEST`.
"""

from __future__ import annotations

import re
from binascii import a2b_qp
from codecs import getincrementaldecoder
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import BinaryIO, NamedTuple

from enishi.kit.charsets import MISREAD, known
from enishi.kit.text import UndecodableError, decode, japanese_guess, wide_guess

LONGEST = 1 << 20  # bytes of one unfolded line; what is longer arrives `cut`, without its value
LONGEST_HEAVY = 1 << 10  # the same for pictures and keys, which nobody wants in memory
_LONGEST_HEAD = 10_000
_CHUNK = 1 << 18

# Possessive quantifiers throughout: a hostile line must not make the matcher try twice.
_START = re.compile(rb"(?:[A-Za-z0-9_.\-/]++|X-[A-Za-z0-9_.\-/ ]++)[;:]", re.IGNORECASE)
_HEAD_WITH_QUOTES = re.compile(rb'(?:[^":]++|"[^"]*+")*+(?=:)')
_PARAMETER = re.compile(r';((?:[^";]++|"[^"]*+"?)*+)')
_PARAMETER_VALUE = re.compile(r'"([^"]*+)"?|([^,"]++)')
_CARET = re.compile(r"\^([n'^])")
_BORDER = re.compile(rb"(?:BEGIN|END)[ \t]*:[ \t]*\w+[ \t]*", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_DECLARED = re.compile(rb"CHARSET=\"?([\w-]+)", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([\\nN,;:])")
_ESCAPED_OLD = re.compile(r"\\([\\,;:])")


@dataclass(frozen=True)
class Head:
    """What stands before a line's colon: `item1.TEL;TYPE=work`. Names are in capitals, values as written."""

    text: str
    group: str
    name: str
    params: Mapping[str, tuple[str, ...]]
    charset: str = ""
    is_quoted: bool = False  # quoted-printable
    is_binary: bool = False  # base64


class ContentLine(NamedTuple):  # a tuple, not a dataclass: millions are made
    """One property as a file says it: `value` is decoded text, its backslashes still in place."""

    name: str
    value: str
    head: Head
    number: int  # of the first physical line, from 1
    cut: bool = False  # too long; the value is empty


def content_lines(stream: BinaryIO, *, heavy: Collection[str] = ()) -> Iterator[ContentLine]:
    """Every property in a stream; those named in `heavy`, and all base64, are cut beyond a kilobyte."""
    first = stream.read(_CHUNK)
    wide = wide_codec(first)
    charsets = _Charsets(b"" if wide else first)
    for line in _logical_lines(_physical_lines(_chunks(first, stream, wide)), heavy):
        if read := line.read(charsets):
            yield read


def split(value: str, separator: str) -> list[str]:
    """The parts between separators that no backslash protects; the parts keep their backslashes."""
    pieces = value.split(separator)
    if "\\" not in value:
        return pieces
    parts: list[str] = []
    open_part: list[str] = []
    for piece in pieces:
        open_part.append(piece)
        if (len(piece) - len(piece.rstrip("\\"))) % 2 == 0:
            parts.append(separator.join(open_part))
            open_part = []
    return [*parts, separator.join(open_part)] if open_part else parts


def unescape(text: str) -> str:
    """A value of vCard 3 or 4, or of iCalendar, without its backslashes; a path's or a yen sign's stay."""
    if "\\" not in text:
        return text
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], text)


def unescape_old(text: str) -> str:
    """A part of a structured vCard 2.1 value without its backslashes."""
    return _ESCAPED_OLD.sub(r"\1", text) if "\\" in text else text


def wide_codec(beginning: bytes) -> str:
    """The codec if a file that begins so is UTF-16, with or without a byte order mark; else empty."""
    if beginning.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    return wide_guess(beginning)


def _chunks(first: bytes, stream: BinaryIO, wide: str) -> Iterator[bytes]:
    if not wide:
        yield first
        while chunk := stream.read(_CHUNK):
            yield chunk
        return
    decoder = getincrementaldecoder(wide)("replace")
    chunk = first
    while chunk:
        yield decoder.decode(chunk).encode()
        chunk = stream.read(_CHUNK)


def _physical_lines(chunks: Iterator[bytes]) -> Iterator[bytes]:
    rest = b""
    for chunk in chunks:
        block = rest + chunk
        if block.endswith(b"\r"):  # its \n may come with the next chunk
            block, held = block[:-1], b"\r"
        else:
            held = b""
        *lines, rest = block.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
        yield from lines
        # One byte more than allowed is enough to know that it is too much.
        rest = rest[: LONGEST + 1] + held
    yield from rest.rstrip(b"\r").split(b"\r")


class _Logical:
    """A property while its physical lines come in."""

    __slots__ = ("_limit", "_pieces", "_size", "head", "number", "soft")

    def __init__(self, start: bytes, colon: int, number: int, heavy: Collection[str]) -> None:
        self.number = number
        self.soft = False  # ended in a soft break, so the next line belongs to it as it is
        self._pieces: list[bytes] = []
        self._size = 0
        self._limit = LONGEST
        self.head: Head | None = None
        if colon >= 0:
            self.head = head = read_head(start[:colon])
            if head.is_binary or head.name in heavy:
                self._limit = LONGEST_HEAVY
            start = start[colon + 1 :]
        self.add(start)

    def add(self, piece: bytes) -> None:
        self._size += len(piece)
        self.soft = False
        if self._size > self._limit:
            self._pieces = self._pieces[:1]  # its beginning, in case the name has still to be found in it
            return
        if self.head is not None and self.head.is_quoted:
            trimmed = piece.rstrip(b" \t")
            self.soft = trimmed.endswith(b"=")
            piece = trimmed[:-1] if self.soft else piece
        self._pieces.append(piece)

    def read(self, charsets: _Charsets) -> ContentLine | None:
        head, raw = self.head, b"".join(self._pieces)
        if head is None:  # folded within its parameters
            colon = _colon(raw, final=True)
            if colon < 0:
                return None
            head, raw = read_head(raw[:colon]), raw[colon + 1 :]
        if self._size > self._limit:
            return ContentLine(head.name, "", head, self.number, cut=True)
        if head.is_quoted:
            raw = a2b_qp(raw).replace(b"\r\n", b"\n")
        return ContentLine(head.name, charsets.text(raw, head), head, self.number)


def _logical_lines(lines: Iterator[bytes], heavy: Collection[str]) -> Iterator[_Logical]:
    current: _Logical | None = None
    for number, line in enumerate(lines, 1):
        blank = not line or line.isspace()
        if current is not None and current.soft and not blank and not _BORDER.fullmatch(line):
            current.add(line)
        elif blank or line.startswith(b"#"):
            if current is not None:
                current.soft = False
        elif line[0] in b" \t" and current is not None:
            current.add(line[1:])
        elif (end := _head_end(line := line.removeprefix(b"\xef\xbb\xbf").lstrip())) is not None:
            if current is not None:
                yield current
            current = _Logical(line, end, number, heavy)
            if current.head is not None and current.head.name in ("BEGIN", "END"):  # never go on on a next line
                yield current
                current = None
        elif current is not None:  # base64 without a margin, or an address simply broken in two
            current.add(b"\n" + line)
    if current is not None:
        yield current


def _head_end(line: bytes) -> int | None:
    """Where the head of a property ends; -1 if that comes on a folded line; None if no property starts here."""
    if not (found := _START.match(line)):
        return None
    end = found.end() - 1
    if line[end] == 58:  # a colon
        return end
    return _colon(line) if b":" in line or b"=" in line else None


def _colon(line: bytes, *, final: bool = False) -> int:
    colon = line.find(b":", 0, _LONGEST_HEAD)
    if colon < 0 or line.find(b'"', 0, colon) < 0:
        return colon
    if found := _HEAD_WITH_QUOTES.match(line[:_LONGEST_HEAD]):
        return found.end()
    return colon if final else -1


def read_head(raw: bytes) -> Head:
    """The part before the colon. Kept for the next time: a file repeats a few heads over and over."""
    return _remembered_head(raw) if len(raw) <= 200 else _read_head(raw)


def _read_head(raw: bytes) -> Head:
    text = _Charsets(raw).text(raw, _NO_HEAD)
    names = text.split(";", 1)[0]
    group, _, name = names.rpartition(".")
    params: dict[str, tuple[str, ...]] = {}
    for found in _PARAMETER.finditer(text, len(names)):
        key, equals, value = found[1].partition("=")
        if not equals:  # 2.1 may leave out what kind of parameter it is
            key, value = ("ENCODING" if key.upper() in _ENCODINGS else "TYPE"), key
        values = tuple(_uncaret(quoted or bare) for quoted, bare in _PARAMETER_VALUE.findall(value))
        key = key.strip().upper()
        params[key] = params.get(key, ()) + values
    encodings = {value.upper() for value in params.get("ENCODING", ())}
    return Head(
        text=text,
        group=group,
        name=name.strip().upper(),
        params=params,
        charset=known(next(iter(params.get("CHARSET", ())), "")),
        is_quoted="QUOTED-PRINTABLE" in encodings,
        is_binary=not encodings.isdisjoint({"B", "BASE64"}),
    )


_NO_HEAD = Head("", "", "", {})
_ENCODINGS = {"QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT", "B"}
_remembered_head = lru_cache(maxsize=4096)(_read_head)


def _uncaret(value: str) -> str:
    """RFC 6868."""
    if "^" not in value:
        return value.strip()
    return _CARET.sub(lambda found: {"n": "\n", "'": '"', "^": "^"}[found[1]], value).strip()


class _Charsets:
    """Turns a file's raw values into text, knowing how the file begins; lines may differ and labels may lie."""

    def __init__(self, beginning: bytes) -> None:
        whole_lines = beginning[: beginning.rfind(b"\n") + 1] or beginning
        self._is_utf8 = _decoded(whole_lines, "utf-8") is not None
        declared = (known(found[1].decode("ascii", "replace")) for found in _DECLARED.finditer(whole_lines))
        other = next((name for name in declared if name not in {"", "utf-8", "utf8"}), "")
        self._guess = "" if self._is_utf8 else (other or _guess(whole_lines))

    def text(self, raw: bytes, head: Head) -> str:
        """The text of one value, without control characters."""
        text = raw.decode("ascii") if raw.isascii() and b"\x1b" not in raw else self._text(raw, head)
        return text if text.isprintable() else _CONTROL.sub("", text)

    def _text(self, raw: bytes, head: Head) -> str:
        name = head.charset
        if b"\x1b$" in raw:
            text = _decoded(raw, name) if name.startswith("iso") else None
            return raw.decode("iso2022_jp_ext", "replace") if text is None else text
        encoded = head.is_quoted  # so these bytes did not stand in the file as they are
        for attempt in ("utf-8", name) if self._is_utf8 and not encoded else (name, "utf-8"):
            if attempt and (text := _decoded(raw, attempt)) is not None:
                return text
        try:
            return decode(raw, (not encoded and self._guess) or _guess(raw))
        except UndecodableError:
            return raw.decode("ascii", "replace")


def _guess(raw: bytes) -> str:
    name = japanese_guess(raw)
    text = _decoded(raw, name)
    return "cp1252" if text is None or MISREAD.search(text) else name


def _decoded(raw: bytes, name: str) -> str | None:
    try:
        return raw.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None
