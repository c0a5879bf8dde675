"""What can be done for a record before it is kept: cleaned, fingerprinted, cut into the tokens by which it is found.

None of it needs the database, so that it can be done elsewhere (see `beside`).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from enishi.kit.collecting import uncollected
from enishi.kit.ngrams import tokens
from enishi.records import Interaction, Progress, Record, Skipped
from enishi.services.plain import digest_of, interaction_digest, plain, storable, storable_digest
from enishi.sources import Reading

# A slice is so many items that storing it holds the database for about a tenth of a second at most.
SLICE = 400
# What is skipped is stored quickly: a slice may hold so many times more of it.
_LIGHT = 12
# So many characters at once are cut faster column by column than one by one.
_WORTH_COLUMNS = 20_000


class Ready(NamedTuple):
    """A record that only has to be kept."""

    record: Record
    said: dict[str, Any]  # as plain values; empty where a row has a column for each of them
    digest: str
    grams: str = ""  # the tokens of an interaction's words, with spaces between


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
            slice_.append(_fingerprinted(item))
            records += 1
        if records == SLICE or len(slice_) == SLICE * _LIGHT:
            break
    return _cut_into_tokens(slice_)


def ready(record: Record) -> Ready:
    """A record made ready to be kept."""
    (only,) = _cut_into_tokens([_fingerprinted(record)])
    assert isinstance(only, Ready)
    return only


def _fingerprinted(record: Record) -> Ready:
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


def _cut_into_tokens(items: list[Item]) -> list[Item]:
    """The same items, the interactions with the tokens of their words: those of a slice are cut all at once."""
    there = [(at, item) for at, item in enumerate(items) if isinstance(item, Ready) and not item.said]
    found = [(at, item, words_of(item.record)) for at, item in there if isinstance(item.record, Interaction)]
    for (at, item, _), grams in zip(found, _grams([words for _, _, words in found]), strict=True):
        items[at] = Ready(item.record, item.said, item.digest, grams)
    return items


def _grams(texts: list[str]) -> list[str]:
    if sum(map(len, texts)) < _WORTH_COLUMNS:
        return [" ".join(tokens(text)) for text in texts]
    from enishi.kit.ngram_pages import joined_tokens  # which takes a tenth of a second to load, once

    return joined_tokens(texts)


def words_of(mail: Interaction) -> str:
    """What an interaction is found by: the text of `queries.texts.interaction_lines` for its row."""
    return f"{mail.subject}\n{mail.text}\n{mail.place}"
