"""The lines of a vCard written: values escaped, parameters quoted, long lines folded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from enishi.kit.contentlines import ContentLine, Head

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_BREAKS = re.compile(r"\r\n?|[\u2028\u2029\x85]")
_PLAIN_PARAMETER = re.compile(r"[^\x00-\x20\x7f\"^:;,]+")
_NAME = re.compile(r"[^A-Z0-9-]+")
_WIDEST = 75  # octets

Params = Mapping[str, Iterable[str]]


def escape(text: str) -> str:
    """A text as a value, or a part of one."""
    text = clean(text).replace("\\", "\\\\").replace("\n", "\\n")
    return text.replace(",", "\\,").replace(";", "\\;")


def escape_uri(text: str) -> str:
    """A value that is no text, in which commas and semicolons stand for themselves."""
    return clean(text).replace("\\", "\\\\").replace("\n", "\\n")


def clean(text: str) -> str:
    """The text as it comes back from a file: line ends as \\n, without control characters."""
    return _CONTROL.sub("", _BREAKS.sub("\n", text))


def structured(parts: Sequence[str | Sequence[str]]) -> str:
    """`("Carter", ("Ben", "J."))` → `Carter;Ben,J.`"""
    return ";".join(escape(part) if isinstance(part, str) else ",".join(map(escape, part)) for part in parts)


def head(name: str, params: Params = {}, group: str = "") -> str:  # noqa: B006 - it is only read
    """What stands before the colon: `item1.TEL;TYPE=cell`."""
    written = [f"{_NAME.sub('-', key.upper())}={','.join(map(_parameter, values))}" for key, values in params.items()]
    return ";".join([f"{group}.{name}" if group else name, *written])


def content_line(name: str, value: str, params: Params = {}, group: str = "") -> ContentLine:  # noqa: B006
    """A line as a file would have said it; the value is escaped already."""
    name = _NAME.sub("-", name.upper())
    kept = {key.upper(): tuple(values) for key, values in params.items()}
    return ContentLine(name, value, Head(head(name, kept, group), group, name, kept), 0)


def folded(line: str) -> str:
    """The line with its end, broken where it is too long; never inside a character."""
    if len(line) * 4 <= _WIDEST or len(line.encode()) <= _WIDEST:
        return line + "\r\n"
    pieces, piece, width = [], "", 0
    for letter in line:
        size = len(letter.encode())
        if width + size > _WIDEST:
            pieces.append(piece)
            piece, width = "", 1  # the blank that the next line begins with
        piece += letter
        width += size
    return "\r\n ".join([*pieces, piece]) + "\r\n"


def _parameter(value: str) -> str:
    value = clean(value)
    if _PLAIN_PARAMETER.fullmatch(value):
        return value
    caret = value.replace("^", "^^").replace("\n", "^n").replace('"', "^'")  # RFC 6868
    return f'"{caret}"'
