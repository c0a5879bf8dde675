"""XML from strangers, read element by element: no document types, no entities, nothing held for long."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO
from xml.parsers import expat

_CHUNK = 1 << 18
_LONGEST = 32 << 20  # bytes of one element's beginning
_TAIL = 16

# Android writes an emoji as two references, one for each half of a surrogate pair, which is no XML.
_PAIR = re.compile(rb"&#(x[0-9A-Fa-f]{1,6}|[0-9]{1,7});(?:&#(x[0-9A-Fa-f]{1,6}|[0-9]{1,7});)?")
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
# Pictures inside, which can be of any size; no text is that long without a space.
_BASE64 = re.compile(rb"[A-Za-z0-9+/=]{4096,}")


class DamagedXmlError(Exception):
    """The document is no XML, or none from some point on, or holds a document type, which could define entities."""


@dataclass(frozen=True, slots=True)
class Element:
    """The beginning of an element, or (with `is_end`) its end."""

    name: str
    attributes: dict[str, str]
    depth: int
    is_end: bool = False


def elements(stream: BinaryIO) -> Iterator[Element]:
    """The beginnings and ends of the elements as they come; raises DamagedXmlError where the document breaks."""
    parser = expat.ParserCreate()
    found: list[Element] = []
    depth = 0

    def begun(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        found.append(Element(name, attributes, depth))
        depth += 1

    def ended(name: str) -> None:
        nonlocal depth
        depth -= 1
        found.append(Element(name, {}, depth, is_end=True))

    def refused(*_: object) -> None:
        raise DamagedXmlError

    parser.StartElementHandler, parser.EndElementHandler = begun, ended
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = refused
    since = 0
    for piece, is_last in _cleaned(stream):
        try:
            parser.Parse(piece, is_last)
        except (expat.ExpatError, ValueError, LookupError) as error:
            yield from found
            raise DamagedXmlError from error
        since = 0 if found else since + len(piece)
        if since > _LONGEST:
            raise DamagedXmlError
        yield from found
        found.clear()


def _cleaned(stream: BinaryIO) -> Iterator[tuple[bytes, bool]]:
    """The bytes without what no XML may hold; a reference is never cut in two."""
    rest = b""
    while chunk := stream.read(_CHUNK):
        data = _BASE64.sub(b"", rest + chunk)
        # Only where the last reference, or the pair that it may begin, is whole can it be told.
        cut = data.rfind(b"&", max(0, len(data) - _TAIL))
        before = data.rfind(b"&", max(0, len(data) - 2 * _TAIL), cut) if cut > 0 else -1
        cut = before if before >= 0 and data[before:cut].endswith(b";") else cut
        rest = data[cut:] if cut >= 0 else b""
        yield _clean(data[: len(data) - len(rest)]), False
    yield _clean(rest), True


def _clean(data: bytes) -> bytes:
    return _CONTROL.sub(b"", _PAIR.sub(_character, data) if b"&#" in data else data)


def _character(found: re.Match[bytes]) -> bytes:
    first, second = (_number(part) if part else None for part in found.groups())
    assert first is not None
    if second is not None and 0xD800 <= first < 0xDC00 <= second < 0xE000:
        return b"&#%d;" % (0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
    return b"".join(b"&#%d;" % number for number in (first, second) if number is not None and _is_allowed(number))


def _number(text: bytes) -> int:
    return int(text[1:], 16) if text.startswith(b"x") else int(text)


def _is_allowed(number: int) -> bool:
    return number in (9, 10, 13) or 0x20 <= number < 0xD800 or 0xE000 <= number < 0xFFFE or 0x10000 <= number < 0x110000
