"""Address cards in the vCard format (`.vcf`), the one that every phone and every address book can write.

All versions are read (2.1, 3.0, 4.0), in whatever encoding: the exports of iPhone and iCloud, Android, Google
Contacts, Outlook and macOS, and the cards of Japanese mobile phones with their half-width readings. From each
card enishi takes the name and its reading, e-mail addresses, phone numbers, web pages and accounts, places of
work, postal addresses, the birthday, notes and groups. What it does not use yet is kept beside it; pictures
are not. A card of a group or of a place is shown as skipped, a company's card is kept as an organisation.
Reading the same card again changes nothing, whichever file it comes in.
"""

from __future__ import annotations

import re
from pathlib import Path

from enishi.kit.contentlines import content_lines, wide_codec
from enishi.kit.say import Refused, say
from enishi.kit.text import looks_binary
from enishi.records import Progress
from enishi.sources import Confidence, Reading, Source
from enishi.sources.vcard.cards import HEAVY, Card, cards
from enishi.sources.vcard.person import sighting

_HEAD = 1 << 16
_CARD = re.compile(r"^[ \t\ufeff]*BEGIN[ \t]*:[ \t]*VCARD[ \t]*$", re.IGNORECASE | re.MULTILINE)
_CARD_FIRST = re.compile(r"(?:[ \t\ufeff]*+(?:#.*+)?\n)*+[ \t\ufeff]*+BEGIN[ \t]*:[ \t]*VCARD", re.IGNORECASE)


def recognises(path: Path) -> Confidence:
    """Sure when the file opens with a card; perhaps when one begins further down, in its first 64 KiB."""
    if not path.is_file():
        return Confidence.NO
    with path.open("rb") as file:
        raw = file.read(_HEAD)
    wide = wide_codec(raw)
    if not wide and looks_binary(raw):
        return Confidence.NO
    # Only the ASCII letters matter here, so any superset of ASCII will do.
    head = raw.decode(wide or "utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    if _CARD_FIRST.match(head):
        return Confidence.SURE
    return Confidence.PERHAPS if _CARD.search(head) else Confidence.NO


def read(path: Path) -> Reading:
    """A sighting for every card, in the order in which the cards end."""
    total = path.stat().st_size
    found = told = 0
    with path.open("rb") as file:
        for item in cards(content_lines(file, heavy=HEAVY)):
            yield sighting(item) if isinstance(item, Card) else item
            found += 1
            if found % 200 == 0 or file.tell() - told >= 1 << 20:
                told = file.tell()
                yield Progress(told, total)
    if not found:
        raise Refused(say("{file} holds no address card: no line of it says BEGIN:VCARD.", file=path.name))


SOURCE = Source(
    title=say("Address cards (vCard)"),
    how_to_get=say(
        "Android or Google: Contacts, then Export. iPhone: Contacts, Lists, hold a list, Export; or iCloud.com, "
        "Contacts, Export vCard. Outlook: save a contact as a vCard. Any .vcf file will do."
    ),
    recognises=recognises,
    read=read,
)
