"""The line grammar of iCalendar and vCalendar 1.0: unfolding, parameters, quoted-printable, escapes."""

from __future__ import annotations

import re
from binascii import a2b_qp
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from enishi.kit.charsets import text_of
from enishi.kit.say import Refused, say

_LONGEST = 1 << 20
_CONTROL = bytes({*range(32), 127} - set(b"\t\n\r\x1b"))  # no text has them, and databases refuse the first
_PICTURES = (b"ATTACH", b"IMAGE")  # may be large, and are not read
_PEOPLE = (b"ATTENDEE", b"ORGANIZER")
_PARAMETER = re.compile(r';([^=;"]*)(?:=((?:"[^"]*"|[^";])*))?')
_HEAD = re.compile(r'[^":]*(?:"[^"]*"[^":]*)*:')
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_CARET = re.compile(r"\^([n^'])")


class Line(NamedTuple):
    """One property: its name and its parameters' names in capitals, its value as written."""

    name: str
    value: str
    params: tuple[tuple[str, str], ...] = ()

    @property
    def text(self) -> str:
        """The value as people read it."""
        if "\\" not in self.value:
            return self.value
        return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], self.value)

    def param(self, *names: str) -> str:
        """The parameter of the first of these names that is given, as written."""
        return next((said for name, said in self.params if name in names), "")


def lines(raw: bytes, wanted: frozenset[bytes], *, old: bool = False) -> Iterator[Line]:
    """The wanted properties of the component that opens `raw`, without those of the components inside it.

    `old` is vCalendar 1.0, where a fold's space belongs to the text. Raises Refused for a line over 1 MiB
    that is no attachment.
    """
    raw = raw.translate(None, _CONTROL)
    if b"\r" in raw:
        raw = raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    is_plain = not old and b"\n\n" not in raw and b"=\n" not in raw
    pieces = raw.replace(b"\n ", b"").replace(b"\n\t", b"").split(b"\n") if is_plain else _unfolded(raw, old)
    depth = 0
    for piece in pieces:
        name = piece.partition(b":")[0].partition(b";")[0].upper().strip()
        if name == b"BEGIN":
            depth += 1
        elif name == b"END":
            depth -= 1
        elif len(piece) > _LONGEST and depth == 1 and name not in _PICTURES:
            raise Refused(say("One of its lines is longer than 1 MB."))
        elif depth == 1 and name in wanted:
            is_person = name in _PEOPLE and len(piece) < 500
            yield (_person_line if is_person else _line)(name.decode("ascii"), piece)


def _unfolded(raw: bytes, old: bool) -> Iterator[bytes]:
    parts: list[bytes] = []
    is_quoted = False
    for piece in raw.split(b"\n"):
        if is_quoted and parts[-1].endswith(b"="):
            parts.append(b"\n" + piece)
        elif parts and piece[:1] in (b" ", b"\t"):
            parts.append(piece if old else piece[1:])
        elif piece:
            yield b"".join(parts)
            parts = [piece]
            is_quoted = piece.endswith(b"=") and b"QUOTED-PRINTABLE" in piece.upper()
    yield b"".join(parts)


def _line(name: str, piece: bytes) -> Line:
    text = _text(piece)
    head, _, value = text.partition(":")
    if ";" not in head:
        return Line(name, value)
    if '"' in head and (found := _HEAD.match(text)):
        head, value = found[0][:-1], text[found.end() :]
    given = _PARAMETER.findall(head, len(name))
    line = Line(name, value, tuple((key.strip().upper(), _parameter(said)) for key, said in given if key))
    if "CHARSET" in head.upper() or "ENCODING" in head.upper() or "PRINTABLE" in head.upper():
        return line._replace(value=_decoded(piece.partition(b":")[2], line))
    return line


# The same people are written in the same way in event after event.
_person_line = lru_cache(maxsize=20_000)(_line)


def _decoded(data: bytes, line: Line) -> str:
    if "QUOTED-PRINTABLE" in (line.param("ENCODING").upper(), *(name for name, _ in line.params)):
        data = a2b_qp(data).translate(None, _CONTROL)
    return _text(data, line.param("CHARSET")).replace("\r\n", "\n")


def _parameter(text: str) -> str:
    plain = text.strip('" ')
    return _CARET.sub(lambda found: {"n": "\n", "^": "^", "'": '"'}[found[1]], plain) if "^" in plain else plain


def _text(data: bytes, declared: str = "") -> str:
    if data.isascii() and not declared and b"\x1b" not in data:
        return data.decode("ascii")
    loose = data.decode("utf-8", "replace")
    if not declared and _mostly_whole(loose) and b"\x1b" not in data:
        return loose
    return text_of(data, declared)


def _mostly_whole(loose: str) -> bool:
    # UTF-8 that was cut inside a letter is still UTF-8: in other encodings nearly every letter is broken.
    broken = loose.count("\ufffd")
    return not broken or broken * 10 <= sum(not c.isascii() for c in loose)
