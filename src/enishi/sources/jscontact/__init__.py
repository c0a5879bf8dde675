"""Address cards as JSContact (`.json`), the newest form of address cards (RFC 9553).

Names and their readings, e-mail addresses, telephone numbers, accounts, web pages, places of work, postal addresses,
the birthday, notes and keywords are taken; everything else is kept beside the person. A file may hold one card or a
list of them; the card of a group or of a place is shown as skipped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from enishi.kit.jsons import EACH, starts, walk
from enishi.kit.say import say
from enishi.sources import Confidence, Reading, Source
from enishi.sources._cards import read_cards
from enishi.sources.jscontact.lines import lines

_HEAD = 1 << 16
_CARD = re.compile(r'"@type"\s*:\s*"Card"')


def recognises(path: Path) -> Confidence:
    """Sure when a card is called so in the first 64 KiB."""
    if not path.is_file():
        return Confidence.NO
    with path.open("rb") as file:
        head = starts(file.read(_HEAD))
    return Confidence.SURE if _CARD.search(head) else Confidence.NO


def read(path: Path) -> Reading:
    """A sighting for every card, in the order of the file."""
    return read_cards(path, lambda file: map(lines, _cards(file)), source="jscontact")


def _cards(file: BinaryIO) -> Iterator[dict[str, Any]]:
    """A card that is alone in its file, or each of a list."""
    alone: dict[str, Any] = {}
    for path, value in walk(file, {()}):
        if path and path != (EACH,):
            alone[path[0]] = value
        elif isinstance(value, dict) and value.get("@type") == "Card":
            yield value
    if alone.get("@type") == "Card":
        yield alone


SOURCE = Source(
    title=say("Address cards (JSContact)"),
    how_to_get=say("Where a program or a server offers JSContact, save it as a file. enishi itself can export it."),
    recognises=recognises,
    read=read,
)
