"""What can be done for a record before it is kept: cleaned and fingerprinted.

None of it needs the database, so that it can be done elsewhere (see `beside`).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from enishi.kit.collecting import uncollected
from enishi.records import Interaction, Progress, Record, Skipped
from enishi.services.plain import digest_of, interaction_digest, plain, storable, storable_digest
from enishi.sources import Reading

# A slice is so many items that storing it holds the database for about a tenth of a second at most.
SLICE = 400
# What is skipped is stored quickly: a slice may hold so many times more of it.
_LIGHT = 12


class Ready(NamedTuple):
    """A record that only has to be kept."""

    record: Record
    said: dict[str, Any]  # as plain values; empty where a row has a column for each of them
    digest: str


Item = Ready | Skipped | Progress


def slices(stream: Reading, start: int) -> Iterator[list[Item]]:
    """What a reader yields from an item on, ready, in slices that are kept whole."""
    rest = islice(stream, start, None)
    while True:
        with uncollected():  # all of a slice is in use until it is handed over
            slice_ = _slice(rest)
        if not slice_:
            return
        yield slice_


def _slice(rest: Iterator[Any]) -> list[Item]:
    slice_: list[Item] = []
    records = 0
    for item in rest:
        if isinstance(item, Skipped | Progress):
            slice_.append(item)
        else:
            slice_.append(ready(item))
            records += 1
        if records == SLICE or len(slice_) == SLICE * _LIGHT:
            break
    return slice_


def ready(record: Record) -> Ready:
    """A record made ready to be kept."""
    if isinstance(record, Interaction):
        return _fingerprinted_interaction(record)
    said = plain(record)
    digest = storable_digest(said)
    if not digest or storable(record.origin) is not record.origin:  # a few among many thousands
        record = storable(record)
        said = plain(record)
        digest = digest_of(said)
    return Ready(record, said, digest)


def _fingerprinted_interaction(record: Interaction) -> Ready:
    digest = interaction_digest(record)
    key = record.origin.key
    if not digest or storable(key) is not key:
        record = storable(record)
        digest = digest_of(plain(record))
    return Ready(record, {}, digest)
