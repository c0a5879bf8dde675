"""The parts of a JSContact card: what of it is text, a name, an address, a day; anything may be missing or wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from enishi.kit.dates import PartialDate

_SLOTS = {"surname": 0, "surname2": 0, "given": 1, "given2": 2, "title": 3, "credential": 4, "generation": 4}
_OLD = {"personal": "given", "prefix": "title", "suffix": "credential", "additional": "given2", "middle": "given2"}
_BOX, _ROOM, _STREET, _CITY, _REGION, _CODE, _COUNTRY = range(7)  # as a vCard's ADR has them
_PLACES = {
    **dict.fromkeys(("postOfficeBox",), _BOX),
    **dict.fromkeys(("apartment", "room", "floor", "building", "extension", "direction"), _ROOM),
    **dict.fromkeys(("number", "name", "block", "subdistrict", "landmark"), _STREET),
    **dict.fromkeys(("locality", "district"), _CITY),
    "region": _REGION,
    "postcode": _CODE,
    "country": _COUNTRY,
}
_LINES = re.compile(r"\s*[\r\n]+\s*")


def text_of(value: Any) -> str:
    """A text; empty for what is none."""
    return value.strip() if isinstance(value, str) else ""


def entries(card: dict[str, Any], key: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The entries of one of the card's maps, those the card prefers first."""
    found = card.get(key)
    if isinstance(found, dict):
        whole = [(name, entry) for name, entry in found.items() if isinstance(entry, dict)]
        yield from sorted(whole, key=lambda item: _rank(item[1].get("pref")))


def of_kind(entry: dict[str, Any], key: str) -> list[str]:
    """The words of a set: `{"work": true}` → `["work"]`."""
    found = entry.get(key)
    return [word for word, there in found.items() if there] if isinstance(found, dict) else []


def name_parts(name: dict[str, Any]) -> tuple[list[list[str]], list[str]]:
    """The five parts of a name as vCard has them, and how the family name and the given name are read."""
    parts: list[list[str]] = [[], [], [], [], []]
    readings: list[list[str]] = [[], []]
    for kind, component in _components(name):
        slot = _SLOTS.get(_OLD.get(kind, kind))
        if slot is not None:
            parts[slot].append(text_of(component.get("value")))
            if slot < 2 and (reading := text_of(component.get("phonetic"))):
                readings[slot].append(reading)
    return parts if any(map(any, parts)) else [], [" ".join(words) for words in readings]


def address_parts(address: dict[str, Any]) -> list[str]:
    """The seven parts of an address; one that is written out stands where the street does."""
    if full := text_of(address.get("full")):
        return ["", "", _LINES.sub(", ", full).strip(", "), "", "", "", ""]
    parts: list[list[str]] = [[] for _ in range(7)]
    for kind, component in _components(address):
        if (place := _PLACES.get(kind)) is not None:
            parts[place].append(text_of(component.get("value")))
    for kind, place in _PLACES.items():  # before it was a standard, these stood beside the others
        if text := text_of(address.get(kind)):
            parts[place].append(text)
    return [" ".join(filter(None, words)) for words in parts]


def dated(date: Any) -> str:
    """A day as it stands in a vCard; empty for what is none."""
    if isinstance(date, str):
        return date
    if not isinstance(date, dict):
        return ""
    if text := text_of(date.get("utc")):
        return text
    year, month, day = (_number(date.get(part)) for part in ("year", "month", "day"))
    return str(PartialDate.checked(year, month, day) or "")


def _components(holder: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    found = holder.get("components")
    for component in found if isinstance(found, list) else ():
        if isinstance(component, dict):
            yield text_of(component.get("kind")) or text_of(component.get("type")), component


def _rank(pref: Any) -> int:
    return pref if isinstance(pref, int) and not isinstance(pref, bool) else 101


def _number(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 < value < 10_000 else None
