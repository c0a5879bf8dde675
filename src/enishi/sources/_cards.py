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
_MOST_EMPTY = 200_000  # in one file: what has so many is no address book


def read_cards(path: Path, cards: Callable[[BinaryIO], Iterator[Iterable[ContentLine]]], *, source: str) -> Reading:
    """A sighting for every card, in the order of the file; `cards` yields each as the lines of a vCard."""
    number, empty, total = 0, 0, path.stat().st_size
    with path.open("rb") as file:
        try:
            for lines in cards(file):
                number += 1
                if held := list(lines):
                    yield person_of(held, number, source=source)
                else:  # told quickly, as a file may be made of nothing else
                    empty += 1
                    yield Skipped(say("card {number}", number=number), _EMPTY)
                if empty == _MOST_EMPTY:
                    raise Refused(
                        say(
                            "There are {number} empty cards in {file}; what comes behind them was not read.",
                            number=empty,
                            file=path.name,
                        )
                    )
                if number % _BETWEEN_PROGRESS == 0:
                    yield Progress(min(file.tell(), total), total)
        except DamagedJsonError:
            yield broken(number + 1)
    if not number:
        raise Refused(say("{file} holds no address card.", file=path.name))


_EMPTY = say("This card has no name, address or number.")


def broken(number: int) -> Skipped:
    """The word on what stands behind the last whole card of a file."""
    return Skipped(
        say("card {number}", number=number), say("The file is broken from here on; the rest of it was left out.")
    )
