"""Any table of people with a row of titles: an Excel sheet (`.xlsx`), or CSV, with semicolons or tabs, in UTF-8,
Shift_JIS or UTF-16.

The columns are known by their titles, in English or Japanese; a column full of e-mail addresses is known by them.
Where the titles say too little, enishi shows the first rows and asks; what you answer is remembered for the next
file with the same titles. One row is one person; what has no place of its own is kept beside them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from enishi.kit.say import Refused, Say, say
from enishi.kit.sheets import open_table
from enishi.kit.tables import Row, read_rows
from enishi.records import Progress, Skipped
from enishi.sources import Confidence, Reading, Source
from enishi.sources.table.cells import Column
from enishi.sources.table.guess import Sketch, is_enough, sketch
from enishi.sources.table.person import Rows, place_of
from enishi.sources.table.words import FIELDS, OF_A_PLACE, place_of_title

_ROWS_BETWEEN_PROGRESS = 500
_TITLES_SHOWN = 12


def recognises(path: Path) -> Confidence:
    """Only if nobody knows the table better."""
    return Confidence.IF_NEED_BE if sketch(path) else Confidence.NO


def read(path: Path) -> Reading:
    """The people of the table, by what its titles tell."""
    found = sketched(path)
    if not found.is_plain:
        raise Refused(question(found, path.name))
    yield from _people(path, found, found.days(found.fields)[0])


def read_as_told(path: Path, told: Mapping[str, Any]) -> Reading:
    """The people of the table, by what the owner said: `fields`, one a column, `has_titles`, the order of `days`."""
    found = sketched(path)
    if not told.get("has_titles", True):
        found = found.without_titles()
    fields = tuple(field if field in FIELDS else "" for field in map(str, told.get("fields", ())))
    width = len(found.layout.names)
    found = replace(found, fields=(*fields, *("",) * width)[:width])
    if not is_enough(found.fields):
        raise Refused(say("At least one column must hold a name or an address that reaches people."))
    yield from _people(path, found, str(told.get("days") or "") or found.days(found.fields)[0])


def question(found: Sketch, file: str) -> Say:
    """What the owner is asked about a table whose titles say too little."""
    titles = [title[:30] for title in found.layout.titles[:_TITLES_SHOWN]]
    more = ["…"] if len(found.layout.titles) > _TITLES_SHOWN else []
    return say(
        "Which column of {file} holds the name, and which the e-mail address? Its columns are: {titles}.",
        file=file,
        titles=", ".join([*titles, *more]),
    )


def question_of_days(example: str, file: str) -> Say:
    """What the owner is asked about a table whose days can be read in two ways."""
    return say(
        "In {file}, does “{example}” begin with the day or with the month? Its other days do not tell.",
        file=file,
        example=example,
    )


def sketched(path: Path) -> Sketch:
    """What can be told of a table before it is read; Refused when it is none."""
    found = sketch(path)
    if found is None:
        raise Refused(say("{file} is not a table with columns.", file=path.name))
    return found


def _people(path: Path, found: Sketch, days: str) -> Reading:
    layout, total = found.layout, path.stat().st_size
    columns = (
        Column(name, title, field, place_of_title(title) if field in {*OF_A_PLACE, "address"} else "")
        for name, title, field in zip(layout.names, layout.titles, found.fields, strict=True)
    )
    rows = Rows(columns, days=days)
    with open_table(path) as stream:
        for count, row in enumerate(read_rows(stream, layout), 1):
            yield rows.person(row) if isinstance(row, Row) else Skipped(place_of(row.number), row.reason)
            if count % _ROWS_BETWEEN_PROGRESS == 0:
                yield Progress(min(stream.tell(), total), total)
    yield Progress(total, total)


SOURCE = Source(
    title=say("Table of people (Excel, CSV)"),
    how_to_get=say(
        "Give an Excel sheet (.xlsx) as it is; the first sheet that holds anything is read. Other sheets save as CSV, "
        "in Google Sheets by File, Download. One row a person and one row of titles above, such as Name, E-mail, "
        "Company; in any order. Most programs that keep business cards or addresses can export such a table."
    ),
    recognises=recognises,
    read=read,
    read_as_told=read_as_told,
)
