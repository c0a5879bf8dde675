"""One person as Windows keeps them in the folder Contacts (アドレス帳, `.contact`), since Windows Vista.

The name and its reading, e-mail addresses, telephone numbers, postal addresses, the place of work, web pages, the
birthday and notes are taken; pictures are not. Give the whole folder: it lies in your own folder, beside Documents.
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

_NAMESPACE = "http://schemas.microsoft.com/Contact"
_HEAD = 1 << 12
_OPENING = re.compile(rb"<(?:\w+:)?contact\b[^>]*\"http://schemas\.microsoft\.com/Contact\"")
_MUTE = frozenset({"PhotoCollection", "CertificateCollection", "Extended"})
_LABELS = {
    "business": "work",
    "personal": "home",
    "mobile": "cell",
    "cellular": "cell",
    "fax": "fax",
    "pager": "pager",
}
_NAME = ("FamilyName", "GivenName", "MiddleName", "Prefix", "Suffix")
_ADDRESS = ("POBox", "ExtendedAddress", "Street", "Locality", "Region", "PostalCode", "Country")


def recognises(path: Path) -> Confidence:
    """Sure when the file is XML that opens with a contact of Windows."""
    if not path.is_file():
        return Confidence.NO
    with path.open("rb") as file:
        head = file.read(_HEAD).replace(b"\x00", b"")
    is_page = head.lstrip(b"\xef\xbb\xbf\xfe\xff \t\r\n").startswith(b"<")
    return Confidence.SURE if is_page and _OPENING.search(head) else Confidence.NO


def read(path: Path) -> Reading:
    """The one person whom the file describes."""
    yield from read_xml_cards(path, f"{_NAMESPACE} contact", _lines, source="windows_people", mute=_MUTE)


def _lines(contact: Element) -> Iterator[ContentLine]:
    for found in _each(contact, "ContactID")[-1:]:  # the last is Windows' own; others come from where it was imported
        yield content_line("UID", escape(_said(found, "Value")))
    for name in _each(contact, "Name")[:1]:
        yield from _name(name)
    for found in _each(contact, "EmailAddress"):
        yield content_line("EMAIL", escape(_said(found, "Address")), _types(found))
    for found in _each(contact, "PhoneNumber"):
        yield content_line("TEL", escape(_said(found, "Number")), _types(found))
    for found in _each(contact, "PhysicalAddress"):
        parts = [_said(found, part) for part in _ADDRESS]
        written = ";".join(map(escape, parts)) if any(parts) else escape(_said(found, "AddressLabel"))
        yield content_line("ADR", written if any(parts) else f";;{written};;;;", _types(found))
    for found in _each(contact, "Url"):
        yield content_line("URL", escape(_said(found, "Value")), _types(found))
    for found in _each(contact, "Position"):
        house = (_said(found, "Company") or _said(found, "Organization"), _said(found, "Department"))
        yield content_line("ORG", ";".join(map(escape, house)).rstrip(";"))
        yield content_line("TITLE", escape(_said(found, "JobTitle")))
    for found in _each(contact, "Date"):
        if "wab:birthday" in _labels(found):
            yield content_line("BDAY", _said(found, "Value")[:10])
    yield content_line("NOTE", escape(_said(contact, "Notes")))


def _name(name: Element) -> Iterator[ContentLine]:
    yield content_line("FN", escape(_said(name, "FormattedName")))
    yield content_line("N", ";".join(escape(_said(name, part)) for part in _NAME))
    yield content_line("NICKNAME", escape(_said(name, "NickName")))
    family, _, given = _said(name, "Phonetic").replace("\u3000", " ").partition(" ")
    yield content_line("X-PHONETIC-LAST-NAME", escape(family))
    yield content_line("X-PHONETIC-FIRST-NAME", escape(given.strip()))


def _each(contact: Element, name: str) -> list[Element]:
    """What stands in the collection of a name: an element without anything in it was deleted."""
    collections = (inner for inner in contact.inner if inner.name == f"{name}Collection")
    return [found for each in collections for found in each.inner if found.name == name and found.inner]


def _said(element: Element, name: str) -> str:
    return next((inner.words for inner in element.inner if inner.name == name), "")


def _labels(element: Element) -> list[str]:
    labels = (inner for inner in element.inner if inner.name == "LabelCollection")
    return [label.words.lower() for each in labels for label in each.inner]


def _types(element: Element) -> dict[str, list[str]]:
    kinds = [_LABELS[label] for label in _labels(element) if label in _LABELS]
    return {"TYPE": kinds} if kinds else {}


SOURCE = Source(
    title=say("Windows contacts"),
    how_to_get=say("Give the folder Contacts, which lies in your own folder of Windows, as it is or packed as a ZIP."),
    recognises=recognises,
    read=read,
)
