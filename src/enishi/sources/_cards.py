"""What the readers of address cards in JSON share: card after card, and a word on what is broken or empty."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from enishi.kit.contentlines import ContentLine
from enishi.kit.jsons import DamagedJsonError
from enishi.kit.say import Refused, say
from enishi.records import Progress, Skipped
from enishi.sources import Reading
from enishi.sources.vcard.person import person_of

_BETWEEN_PROGRESS = 200


def read_cards(path: Path, cards: Callable[[BinaryIO], Iterator[Iterable[ContentLine]]], *, source: str) -> Reading:
    """A sighting for every card, in the order of the file; `cards` yields each as the lines of a vCard."""
    number, total = 0, path.stat().st_size
    with path.open("rb") as file:
        try:
            for lines in cards(file):
                number += 1
                yield person_of(lines, number, source=source)
                if number % _BETWEEN_PROGRESS == 0:
                    yield Progress(min(file.tell(), total), total)
        except DamagedJsonError:
            yield broken(number + 1)
    if not number:
        raise Refused(say("{file} holds no address card.", file=path.name))


def broken(number: int) -> Skipped:
    """The word on what stands behind the last whole card of a file."""
    return Skipped(
        say("card {number}", number=number), say("The file is broken from here on; the rest of it was left out.")
    )
