"""Address cards as jCard (`.json`), the form in which some servers and programs hand out vCard.

What a card holds and what is taken from it is the same as with vCard. A file may hold one card or a list of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from enishi.kit.contentlines import ContentLine
from enishi.kit.contentwriting import clean, content_line, escape, escape_uri
from enishi.kit.jsons import starts, walk
from enishi.kit.say import say
from enishi.sources import Confidence, Reading, Source
from enishi.sources._cards import read_cards

_HEAD = 1 << 12
_OPENING = re.compile(r'\[\s*(?:\[\s*)?"vcard"\s*,\s*\[', re.IGNORECASE)
_STRUCTURED = frozenset({"N", "ADR", "ORG", "GENDER"})  # their parts stand between semicolons


def recognises(path: Path) -> Confidence:
    """Sure when the file opens with a card."""
    if not path.is_file():
        return Confidence.NO
    with path.open("rb") as file:
        head = starts(file.read(_HEAD))
    return Confidence.SURE if _OPENING.match(head) else Confidence.NO


def read(path: Path) -> Reading:
    """A sighting for every card, in the order of the file."""
    return read_cards(path, _cards, source="jcard")


def _cards(file: BinaryIO) -> Iterator[Iterator[ContentLine]]:
    """The lists of properties: `["vcard", […]]` is one card, `[["vcard", […]], …]` are several."""
    for path, value in walk(file, {()}):
        if isinstance(value, list) and len(path) == 1:
            is_whole = len(value) > 1 and str(value[0]).lower() == "vcard"
            yield lines(value[1] if is_whole else value)


def lines(properties: Any) -> Iterator[ContentLine]:
    """The properties of a jCard as a vCard's lines; what is none is passed over."""
    for found in properties if isinstance(properties, list) else ():
        if isinstance(found, list) and len(found) > 3 and isinstance(found[0], str) and isinstance(found[1], dict):
            yield _line(*found)


def _line(name: str, params: dict[str, Any], kind: Any, *values: Any) -> ContentLine:
    parameters = {key: texts(value) for key, value in params.items() if key.lower() != "group"}
    group = re.sub(r"[^A-Za-z0-9-]", "", str(params.get("group", "")))
    if kind == "unknown":  # as it stood in the vCard that this was made of
        written = ",".join(clean(text).replace("\n", "\\n") for value in values for text in texts(value))
    else:
        free = escape if kind == "text" or name.upper() in _STRUCTURED else escape_uri
        written = ",".join(_value(value, free) for value in values)
    return content_line(name, written, parameters, group)


def _value(value: Any, free: Callable[[str], str]) -> str:
    if isinstance(value, list):
        return ";".join(",".join(map(free, texts(part))) for part in value)
    return ",".join(map(free, texts(value)))


def texts(value: Any) -> list[str]:
    """A value, or each of several, as text."""
    if isinstance(value, list):
        return [text for part in value for text in texts(part)]
    if isinstance(value, bool):
        return ["TRUE" if value else "FALSE"]
    return [""] if value is None else [str(value)]


SOURCE = Source(
    title=say("Address cards (jCard)"),
    how_to_get=say("Where a program or a server offers jCard or “vCard as JSON”, save it as a file."),
    recognises=recognises,
    read=read,
)
