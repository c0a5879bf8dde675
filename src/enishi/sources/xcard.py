"""Address cards as xCard (`.xml`), the form of vCard in XML.

What a card holds and what is taken from it is the same as with vCard. Files that declare a document type are refused,
as no address card has one.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from enishi.kit.contentlines import ContentLine
from enishi.kit.contentwriting import content_line, escape
from enishi.kit.say import Refused, say
from enishi.records import Progress
from enishi.sources import Confidence, Reading, Source
from enishi.sources._cards import broken
from enishi.sources.vcard.person import person_of

_NAMESPACE = "urn:ietf:params:xml:ns:vcard-4.0"
_HEAD = 1 << 12
_CHUNK = 1 << 16
_LARGEST = 4 << 20  # characters of one card
_DEEPEST = 30
_OPENING = re.compile(rb"<(?:\w+:)?vcards?\b[^>]*urn:ietf:params:xml:ns:vcard-4\.0")
_SLOTS = {
    "n": ("surname", "given", "additional", "prefix", "suffix"),
    "adr": ("pobox", "ext", "street", "locality", "region", "code", "country"),
    "gender": ("sex", "identity"),
}


def recognises(path: Path) -> Confidence:
    """Sure when the file opens with cards of this kind."""
    if not path.is_file():
        return Confidence.NO
    with path.open("rb") as file:
        head = file.read(_HEAD)
    head = head.replace(b"\x00", b"")
    is_page = head.lstrip(b"\xef\xbb\xbf\xfe\xff \t\r\n").startswith(b"<")  # a mail may carry cards
    return Confidence.SURE if is_page and _OPENING.search(head) else Confidence.NO


def read(path: Path) -> Reading:
    """A sighting for every card, in the order of the file."""
    cards, number, total = _Cards(), 0, path.stat().st_size
    with path.open("rb") as file:
        try:
            while True:
                chunk = file.read(_CHUNK)
                cards.feed(chunk)
                while cards.whole:
                    number += 1
                    yield person_of(_lines(cards.whole.popleft()), number, source="xcard")
                if not chunk:
                    break
                yield Progress(file.tell(), total)
        except expat.ExpatError:
            yield broken(number + 1)
    if not number:
        raise Refused(say("{file} holds no address card.", file=path.name))


@dataclass
class _Element:
    name: str
    attributes: dict[str, str]
    text: list[str] = field(default_factory=list)
    inner: list[_Element] = field(default_factory=list)

    @property
    def words(self) -> str:
        return "".join(self.text).strip()


class _Cards:
    """Collects elements while the file comes in; a card is whole when it ends."""

    def __init__(self) -> None:
        self.whole: deque[_Element] = deque()
        self._open: list[_Element] = []
        self._size = 0
        self._depth = 0
        self._silent = 0  # bytes since anything began or ended
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.StartElementHandler = self._begin
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._say

    def feed(self, chunk: bytes) -> None:
        self._silent += len(chunk)
        self._parser.Parse(chunk, not chunk)
        if self._silent > _LARGEST:  # a tag that never ends would be kept in memory whole
            raise _too_large()

    def _refuse(self, *_: object) -> None:
        raise Refused(say("This file declares a document type, which no address card has; it was not read."))

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        self._silent = 0
        self._depth += 1
        if self._depth > _DEEPEST:
            raise Refused(say("This file is nested too deeply for address cards; it was not read."))
        namespace, _, local = name.rpartition(" ")
        is_card = local == "vcard" and namespace == _NAMESPACE
        if not self._open and not is_card:
            return
        element = _Element(local, attributes)
        if self._open:
            self._open[-1].inner.append(element)
        else:
            self._size = 0
        self._open.append(element)
        self._grow(len(name) + 100)

    def _end(self, _: str) -> None:
        self._silent = 0
        self._depth -= 1
        if self._open and len(self._open) == 1:
            self.whole.append(self._open[0])
        if self._open:
            self._open.pop()

    def _say(self, text: str) -> None:
        self._silent = 0
        if self._open:
            self._open[-1].text.append(text)
            self._grow(len(text))

    def _grow(self, by: int) -> None:
        self._size += by
        if self._size > _LARGEST:
            raise _too_large()


def _too_large() -> Refused:
    return Refused(say("A card of this file is larger than {limit} MB; it was not read.", limit=_LARGEST >> 20))


def _lines(card: _Element) -> Iterator[ContentLine]:
    for element in card.inner:
        if element.name == "group":
            group = re.sub(r"[^A-Za-z0-9-]", "", element.attributes.get("name", ""))
            yield from (_line(inner, group) for inner in element.inner)
        else:
            yield _line(element, "")


def _line(element: _Element, group: str) -> ContentLine:
    params: dict[str, list[str]] = {}
    values: list[_Element] = []
    for inner in element.inner:
        if inner.name == "parameters":
            params |= {param.name: [value.words for value in param.inner] for param in inner.inner}
        else:
            values.append(inner)
    return content_line(element.name, _value(element, values), params, group)


def _value(element: _Element, values: list[_Element]) -> str:
    if slots := _SLOTS.get(element.name):
        parts = [",".join(escape(value.words) for value in values if value.name == slot) for slot in slots]
        written = ";".join(parts)
        return written.rstrip(";") if element.name == "gender" or not any(parts) else written
    words = [escape(value.words) for value in values] or [escape(element.words)]
    return (";" if element.name == "org" else ",").join(words)


SOURCE = Source(
    title=say("Address cards (xCard)"),
    how_to_get=say("Where a program or a server offers xCard or “vCard as XML”, save it as a file."),
    recognises=recognises,
    read=read,
)
