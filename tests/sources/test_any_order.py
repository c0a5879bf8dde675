"""A file twice, in parts that overlap, in any order: whatever came first, the end is that of the whole file.

`ENISHI_CASES=200 pytest tests/sources/test_any_order.py` looks at so many cases of every source as they are read, and
`ENISHI_BOOKS=200` at so many that are kept in a book.
"""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from django.conf import settings as conf
from django.db import transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as cases
from hypothesis import strategies as st
from tests.cast import NOW, aiko, give, work_all
from tests.sources.pieces import Pieces, grown, kept_parts, made_chat, parts_of_it, pieces, samples

from enishi.kit.say import Refused
from enishi.records import Progress, Record, Skipped
from enishi.services import preparing, reading
from enishi.services.boxes import take_in, take_in_folder
from enishi.services.export import export_lines
from enishi.services.imports import choose, chunks_of
from enishi.services.mapping import map_columns, sketch_of
from enishi.sources import all_sources
from enishi.store.models import Import, Owner, Person

CASES = int(os.environ.get("ENISHI_CASES", "8"))
BOOKS = int(os.environ.get("ENISHI_BOOKS", "1"))
_RECORDS = 8  # of a file, at least, where its format has records
SOURCES = sorted(all_sources().keys() - {"card_photo"})  # a picture is read whole, slowly, or not at all

Said = dict[tuple[str, str], set[Record]]


@cache
def takings(source: str) -> list[Pieces]:
    """The files of a source that can be taken apart, and those that only are whole."""
    return _taken(source, parts_of_it)


@cache
def kept_takings(source: str) -> list[Pieces]:
    """The same, where it is enough that the whole puts right what a part says otherwise."""
    return _taken(source, kept_parts)


@cache
def any_parts(source: str) -> list[Pieces]:
    """The same in pieces, whatever one of them may say alone."""
    return _taken(source, pieces)


def _taken(source: str, take: Callable[[Path], Pieces]) -> list[Pieces]:
    found = [take(sample) for sample in samples(source)]
    long = [grown(each, max(1, _RECORDS // len(each.records))) for each in found]
    return [*long, *filter(None, [made_chat(source)])]


def said(found: Pieces, records: Sequence[str]) -> Said:
    """What a file of these records says, by kind and key; nothing when it is refused."""
    kept: Said = {}
    with TemporaryDirectory() as folder:
        path = Path(folder) / found.sample.name
        found.put(path, records)
        try:
            for item in all_sources()[found.source].read(path):
                if not isinstance(item, Skipped | Progress):
                    kept.setdefault((type(item).__name__, item.origin.key), set()).add(item)
        except Refused:
            assert len(records) < len(found.records)
    return kept


@st.composite
def parts(draw: st.DrawFn, found: Pieces) -> list[tuple[str, ...]]:
    """The whole file among parts of it, in any order, some of them twice."""
    each = st.lists(st.sampled_from(range(len(found.records))), min_size=1, unique=True).map(sorted)
    chosen = [tuple(found.records[at] for at in numbers) for numbers in draw(st.lists(each, max_size=3))]
    return list(draw(st.permutations([*chosen, *chosen[:1], found.records])))


@pytest.mark.parametrize("source", SOURCES)
@cases(max_examples=CASES, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_parts_of_a_file_say_what_the_whole_file_says(source: str, data: st.DataObject) -> None:
    found = data.draw(st.sampled_from(takings(source)))
    whole = said(found, found.records)
    kept: Said = {}
    for part in data.draw(parts(found)):
        for key, records in said(found, part).items():
            kept.setdefault(key, set()).update(records)
    assert kept == whole


@pytest.fixture
def owner(db: None, settings: Any, tmp_path: Path) -> Owner:
    """Aiko's empty book, its files in a folder of the test's own."""
    settings.HOME = tmp_path
    return aiko()


def book_of(owner: Owner, found: Pieces, parts_: Sequence[Sequence[str]]) -> tuple[str, list[int]]:
    """The export after these parts of a file were imported in turn, and what each brought; then all is forgotten."""
    with transaction.atomic(), TemporaryDirectory() as folder:
        brought = []
        for number, records in enumerate(parts_):
            path = Path(folder) / str(number) / found.sample.name
            path.parent.mkdir()
            found.put(path, records)
            batch = uuid.uuid4()
            if path.is_dir():
                take_in_folder(owner=owner, folder=path, batch=batch)
            else:
                take_in(owner=owner, name=path.name, chunks=chunks_of(path), batch=batch)
            _choose(owner, batch, found.source)
            work_all()
            jobs = Import.objects.filter(batch=batch)
            assert not [job.sentence for job in jobs if "fault" in str(job.sentence)]
            brought.append(sum(job.sightings + job.interactions + job.others for job in jobs))
        told = "".join(export_lines(owner=owner))
        transaction.set_rollback(True)
    rmtree(conf.HOME / "inbox")
    return told, brought


def _choose(owner: Owner, batch: uuid.UUID, source: str) -> None:
    """A part may be so short that two readers know it, or that its days can be read in two ways: its owner says."""
    for job in Import.objects.filter(batch=batch, state=Import.State.CHOOSE):
        if source in job.choices:
            choose(owner=owner, number=job.pk, source=source)
    for job in Import.objects.filter(batch=batch, state=Import.State.CHOOSE):
        map_columns(owner=owner, number=job.pk, fields=sketch_of(job).fields, days="mdy", now=NOW)


def standing_of(told: str) -> list[str]:
    """What stands in a book, by its export: a word that another replaced lies beneath it, to be uncovered once more."""
    return [line.rstrip(",") for line in told.splitlines() if '"current": false' not in line]


_WHOLE: dict[tuple[Path, tuple[str, ...]], str] = {}


def book_of_whole(owner: Owner, found: Pieces) -> str:
    key = found.sample, found.records  # a made chat has the name of a sample
    if key not in _WHOLE:
        _WHOLE[key], _ = book_of(owner, found, [found.records])
    return _WHOLE[key]


@pytest.mark.django_db
@pytest.mark.parametrize("source", SOURCES)
@cases(max_examples=BOOKS, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_parts_of_a_file_make_the_book_that_the_whole_file_makes(
    source: str, owner: Owner, data: st.DataObject
) -> None:
    found = data.draw(st.sampled_from(kept_takings(source)))
    told, brought = book_of(owner, found, [*data.draw(parts(found)), found.records])
    assert standing_of(told) == standing_of(book_of_whole(owner, found))
    assert brought[-1] == 0


@pytest.mark.django_db
@pytest.mark.parametrize("source", SOURCES)
@cases(max_examples=BOOKS, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_the_same_parts_make_the_same_book_in_any_order(source: str, owner: Owner, data: st.DataObject) -> None:
    found = data.draw(st.sampled_from(any_parts(source)))
    each = data.draw(parts(found))
    told, _ = book_of(owner, found, each)
    other, brought = book_of(owner, found, [*data.draw(st.permutations(each)), each[0]])
    assert told == other
    assert brought[-1] == 0


@pytest.mark.parametrize("slice_", [1, 2, 120])
def test_which_of_two_words_is_believed_does_not_hang_on_where_the_reading_rested(
    owner: Owner, slice_: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preparing, "SLICE", slice_)
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Ben Carter\nEMAIL:ben@example.org\nBDAY:197{n}-05-06\nEND:VCARD\n"
    give(owner, "ben.vcf", "".join(card.format(n=n) for n in range(5)))
    assert Person.objects.get(name="Ben Carter", merged_into=None).birthday == "1970-05-06"


def test_whatever_speaks_of_the_owner_speaks_of_one_whenever_it_comes(owner: Owner) -> None:
    """Two chats, one after the other: nothing in them is shared but that either names its owner."""
    for chat in filter(None, map(made_chat, ("whatsapp", "line"))):
        with TemporaryDirectory() as folder:
            chat.put(Path(folder) / "chat.txt", chat.records)
            give(owner, chat.sample.name, (Path(folder) / "chat.txt").read_bytes())
    assert Person.objects.filter(is_owner=True, merged_into=None).count() == 1


def test_many_parts_that_are_left_out_are_counted_and_the_first_are_listed(
    owner: Owner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_MOST_TOLD", 3)
    job = give(owner, "cards.json", "[" + ",".join(['["vcard",[]]'] * 7) + "]")
    assert job.skipped == 7
    reasons = [row.reason["text"] for row in job.skipped_rows.order_by("pk")]
    assert len(reasons) == 4
    assert "only counted" in reasons[-1]
