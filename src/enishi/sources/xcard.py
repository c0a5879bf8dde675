"""Address cards as xCard (`.xml`), the form of vCard in XML.

What a card holds and what is taken from it is the same as with vCard. Files that declare a document type are refused,
as no address card has one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from enishi.kit.contentlines import ContentLine
from enishi.kit.contentwriting import content_line, escape
from enishi.kit.say import say
from enishi.sources import Confidence, Reading, Source
from enishi.sources._xml_cards import Element, read_xml_cards

_NAMESPACE = "urn:ietf:params:xml:ns:vcard-4.0"
_HEAD = 1 << 12
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
    yield from read_xml_cards(path, f"{_NAMESPACE} vcard", _lines, source="xcard")


def _lines(card: Element) -> Iterator[ContentLine]:
    for element in card.inner:
        if element.name == "group":
            group = re.sub(r"[^A-Za-z0-9-]", "", element.attributes.get("name", ""))
            yield from (_line(inner, group) for inner in element.inner)
        else:
            yield _line(element, "")


def _line(element: Element, group: str) -> ContentLine:
    params: dict[str, list[str]] = {}
    values: list[Element] = []
    for inner in element.inner:
        if inner.name == "parameters":
            params |= {param.name: [value.words for value in param.inner] for param in inner.inner}
        else:
            values.append(inner)
    return content_line(element.name, _value(element, values), params, group)


def _value(element: Element, values: list[Element]) -> str:
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
