"""Business cards as photographs or scans (`.jpg`, `.png`, `.webp`): Japanese ones, written across or downwards, and
English ones.

Several cards may lie in one picture, on a table that differs from them in colour, each turned as it happens to lie.
enishi reads the name and its reading, company, department, position, telephone and mobile numbers, e-mail addresses,
web pages and the postal address, and keeps with each field how sure it is of it. The picture stays with the file, so
that you can look at it beside what was read, and correct that. Reading needs one part more, which comes with its
models and asks nothing of the network: `pip install 'enishi[ocr]'`. A fax number is left out.
"""

from __future__ import annotations

import hashlib
from importlib.util import find_spec
from pathlib import Path

from enishi.kit.say import Refused, say
from enishi.records import Progress, Sighting, Skipped
from enishi.sources import Confidence, Reading, Source
from enishi.sources.card_photo.found import Unread
from enishi.sources.card_photo.person import SOURCE as SOURCE_NAME
from enishi.sources.card_photo.person import sighting

__all__ = ["SOURCE", "SOURCE_NAME", "mark_of"]

_HEAD = 64
_HEIC = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"avif")
_LARGEST = 80 << 20
_NEEDED = ("rapidocr", "onnxruntime", "cv2", "PIL")


def recognises(path: Path) -> Confidence:
    """Sure of a JPEG, PNG, WebP or HEIC picture, by its first bytes: nothing else reads pictures."""
    if not path.is_file():
        return Confidence.NO
    with path.open("rb") as file:
        head = file.read(_HEAD)
    return Confidence.SURE if _kind(head) else Confidence.NO


def read(path: Path) -> Reading:
    """A sighting for every card, from above to below and from left to right."""
    with path.open("rb") as file:
        if _kind(file.read(_HEAD)) == "heic":
            raise Refused(
                say("{file} is a HEIC picture, which I cannot open. Please save it as a JPEG first.", file=path.name)
            )
    if path.stat().st_size > _LARGEST:
        raise Refused(say("{file} is larger than 80 MB; please save the picture smaller.", file=path.name))
    if any(find_spec(module) is None for module in _NEEDED):
        raise Refused(
            say(
                "Reading cards in pictures needs one part more: pip install 'enishi[ocr]'. Then give {file} again.",
                file=path.name,
            )
        )
    yield from _cards(path)


def _cards(path: Path) -> Reading:
    from enishi.sources.card_photo.picture import load

    picture = load(path)
    # This brings in OpenCV and the models, a second and 200 MB that no other file needs.
    from enishi.sources.card_photo.reading import cards_in

    mark = mark_of(path)
    skipped: list[Skipped] = []
    has_cards = False
    for card in cards_in(picture.pixels):
        found = _why_not(card) if isinstance(card, Unread) else sighting(card, mark, picture.taken)
        if isinstance(found, Sighting):
            has_cards = True
            yield found
        else:
            skipped.append(found)
        yield Progress(card.number, max(card.number, card.of))
    if not has_cards:
        raise Refused(say("No business card can be read in {file}. {why}", file=path.name, why=skipped[0].reason))
    yield from skipped


def _why_not(card: Unread) -> Skipped:
    page = say("There is more text on it than on a card; it seems to be a page.")
    return Skipped(
        say("card {number}", number=card.number), page if card.is_page else say("No text can be read on it.")
    )


def mark_of(path: Path) -> str:
    """A picture's own mark, with which the keys of its cards begin: the same file is the same cards."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:24]


def _kind(head: bytes) -> str:
    if head.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    return "heic" if head[4:8] == b"ftyp" and head[8:12] in _HEIC else ""


SOURCE = Source(
    title=say("Business cards, photographed"),
    how_to_get=say(
        "Lay one card or several on a table of another colour, a finger apart, and photograph them from straight "
        "above in even light; a scan does as well. JPEG and PNG pictures can be read."
    ),
    recognises=recognises,
    read=read,
)
