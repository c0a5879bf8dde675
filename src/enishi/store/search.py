"""The text index, in whichever database the book lies: written, matched, counted.

A document's id says whose it is and when it was: owner · minute · a number within the minute. So a range of ids is
a book, and descending ids are the newest first: read from the index, nothing to sort. People have no time; theirs
are the negative ids.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import connection, transaction

from enishi.kit.ngrams import Wanted, plain, tokens, triples
from enishi.store.models.search import Document

_OWNER, _MINUTE = 44, 12  # bits to the right of the owner, and of the minute
_LAST_MINUTE = (1 << (_OWNER - _MINUTE)) - 2
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
KINDS = ("interaction", "note", "praise", "post", "person")
_STRETCH = 128
_FEW = 500  # ids in one statement
_RARE = 3000  # so many are sorted sooner than found by walking back
_WORTH_COLUMNS = 20_000  # so many characters at once are cut faster column by column than one by one

# A part of a query, and what may stand for it; all parts must be met.
Asked = Sequence[Sequence[Wanted]]


@dataclass(frozen=True)
class Draft:
    """A text on its way into the index: which row it speaks of, and when that was."""

    kind: str
    row: int
    text: str
    at: datetime | None = None


def write(owner: int, drafts: Iterable[Draft]) -> None:
    """Put texts into the index, in the caller's transaction; a row that is there already is written anew."""
    drafts = list(drafts)
    for kind in KINDS:
        remove(kind, [draft.row for draft in drafts if draft.kind == kind])
    # Ascending, as FTS5 begins a new segment wherever an id goes back.
    placed = sorted(zip(_ids(owner, drafts), drafts, strict=True), key=lambda pair: pair[0])
    lines = [(pk, owner, *(draft.row if draft.kind == kind else None for kind in KINDS)) for pk, draft in placed]
    said = _cut([draft.text for _, draft in placed])
    columns = f"id, owner_id, {', '.join(f'{kind}_id' for kind in KINDS)}"
    places = ", ".join(["%s"] * (2 + len(KINDS)))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            sql = f"INSERT INTO store_document ({columns}, said, tokens) VALUES ({places}, %s, array_to_tsvector(%s))"  # noqa: S608
            texts = [plain(draft.text).replace("\0", "") for _, draft in placed]
            grams = [
                sorted({*(words := some.split(" ")), *triples(words), _whose(owner, people=pk < 0)} - {""})
                for some, (pk, _) in zip(said, placed, strict=True)
            ]
            cursor.executemany(sql, [(*line, text, some) for line, text, some in zip(lines, texts, grams, strict=True)])
        else:
            sql = f"INSERT INTO store_document ({columns}) VALUES ({places})"  # noqa: S608
            cursor.executemany(sql, lines)
            rows = [(line[0], some) for line, some in zip(lines, said, strict=True)]
            cursor.executemany("INSERT INTO store_search (rowid, tokens) VALUES (%s, %s)", rows)


def _cut(texts: Sequence[str]) -> list[str]:
    """The tokens of each text, with spaces between."""
    if sum(map(len, texts)) < _WORTH_COLUMNS:
        return [" ".join(tokens(text)) for text in texts]
    from enishi.kit.ngram_pages import joined_tokens  # which takes a tenth of a second to load, once

    return joined_tokens(texts)


def remove(kind: str, rows: Collection[int]) -> None:
    """Take the documents of these rows out of the index."""
    some = sorted(rows)
    for start in range(0, len(some), _FEW):
        Document.objects.filter(**{f"{kind}__in": some[start : start + _FEW]}).delete()


def clear(owner: int) -> None:
    """Take out everything of a book."""
    Document.objects.filter(owner=owner).delete()


def purge() -> None:
    """Leave no trace of what was removed: FTS5 keeps it in its segments until they are merged."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO store_search (store_search) VALUES ('optimize')")


def matching(owner: int, asked: Asked, *, people: bool) -> tuple[str, list[Any]]:
    """A SELECT of the ids of the documents that hold all that is asked, and its parameters."""
    if connection.vendor == "postgresql":
        conditions, values = _conditions(asked, _whose(owner, people=people))
        return f"SELECT id FROM store_document WHERE {conditions}", values  # noqa: S608 - our own words
    low = owner << _OWNER
    high = low + (1 << _OWNER) - 1
    match = " AND ".join("(" + " OR ".join(map(_phrase, ways)) + ")" for ways in asked)
    span = [-high, -low] if people else [low, high]
    return "SELECT rowid FROM store_search WHERE store_search MATCH %s AND rowid BETWEEN %s AND %s", [match, *span]


def count(owner: int, asked: Asked) -> int:
    """How many documents, people aside, hold all that is asked."""
    sql, values = matching(owner, asked, people=False)
    if connection.vendor == "postgresql":
        sql = sql.replace("SELECT id", "SELECT", 1)  # asked for no column, it need not even look at the rows
    with _by_index() as cursor:
        cursor.execute(f"SELECT count(*) FROM ({sql}) AS found", values)  # noqa: S608 - our own words
        return int(cursor.fetchone()[0])


def newest(owner: int, asked: Asked, *, start: int, number: int, total: int) -> list[int]:
    """The ids of the newest of the `total` documents that hold all that is asked, from the `start`-th on."""
    sql, values = matching(owner, asked, people=False)
    if connection.vendor == "postgresql" and total < _RARE:
        # PostgreSQL would walk back through all the years for a word that it takes to be common.
        sql = f"SELECT * FROM ({sql} OFFSET 0) AS found"  # noqa: S608 - our own words
    with _by_index() as cursor:
        cursor.execute(f"{sql} ORDER BY 1 DESC LIMIT %s OFFSET %s", [*values, number, start])
        return [row[0] for row in cursor.fetchall()]


@contextmanager
def _by_index() -> Iterator[Any]:
    """A cursor; PostgreSQL takes reading every row for cheap, as it does not count what lies beside the rows."""
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
        yield cursor


def people_matching(owner: int, asked: Asked) -> tuple[str, list[Any]]:
    """A SELECT of the numbers of the people whose documents hold all that is asked, and its parameters."""
    sql, values = matching(owner, asked, people=True)
    name = "id" if connection.vendor == "postgresql" else "rowid"
    return sql.replace(f"SELECT {name}", f"SELECT -{name} - {owner << _OWNER}", 1), values


def _ids(owner: int, drafts: Sequence[Draft]) -> list[int]:
    """A free id for each text."""
    wishes = [_wish(owner, draft) for draft in drafts]
    used: set[int] = set()
    for start in range(0, len(wishes), _FEW):
        used.update(Document.objects.filter(pk__in=wishes[start : start + _FEW]).values_list("pk", flat=True))
    given: list[int] = []
    free: dict[int, Iterator[int]] = {}  # by the minute in which the search for a free id began
    for wish in wishes:
        pk = wish
        if pk in used:
            found = free.setdefault(wish >> _MINUTE, _free_from(wish + 1))
            pk = next(pk for pk in found if pk not in used)
        used.add(pk)
        given.append(pk)
    return given


def _free_from(first: int) -> Iterator[int]:
    """The ids from `first` on that no document has; in growing stretches, as thousands may share a minute."""
    stretch = _STRETCH
    while True:
        taken = set(Document.objects.filter(pk__gte=first, pk__lt=first + stretch).values_list("pk", flat=True))
        yield from (pk for pk in range(first, first + stretch) if pk not in taken)
        first, stretch = first + stretch, stretch * 2


def _wish(owner: int, draft: Draft) -> int:
    base = owner << _OWNER
    if draft.kind == "person":
        return -(base | draft.row)
    if draft.at is None:
        return base | draft.row
    minute = int((draft.at - _EPOCH).total_seconds() // 60)
    return base | min(max(minute, 0), _LAST_MINUTE) << _MINUTE | draft.row % (1 << _MINUTE)


def _phrase(want: Wanted) -> str:
    return f'"{" ".join(want.grams)}"' + ("*" if want.is_prefix else "")


def _whose(owner: int, *, people: bool) -> str:
    """A token by which PostgreSQL knows a book's texts or people: no text has it, for its slash."""
    return f"/{'people' if people else 'texts'}{owner}"


def _conditions(asked: Asked, whose: str) -> tuple[str, list[str]]:
    """What PostgreSQL shall look for: all of it in the index, what is longer than its grams in the text as well."""
    query = " & ".join([f"'{whose}'", *("(" + " | ".join(map(_tsquery, ways)) + ")" for ways in asked)])
    conditions, values = ["tokens @@ %s::tsquery"], [query]
    for ways in asked:
        if any(_is_long(want) for want in ways):
            each = [("said LIKE %s", f"%{want.text}%") if _is_long(want) else _in_index(want) for want in ways]
            conditions.append("(" + " OR ".join(condition for condition, _ in each) + ")")
            values += [value for _, value in each]
    return " AND ".join(conditions), values


def _in_index(want: Wanted) -> tuple[str, str]:
    return "tokens @@ %s::tsquery", _tsquery(want)


def _is_long(want: Wanted) -> bool:
    return len(want.grams) > 2


def _tsquery(want: Wanted) -> str:
    """Beginnings, pairs and triples: none needs a look at places, which PostgreSQL keeps in the rows alone."""
    if want.is_prefix:
        return f"'{want.text}':*"
    if len(want.text) <= 3:
        return f"'{want.text}'"
    return "(" + " & ".join(f"'{want.text[at : at + 3]}'" for at in range(len(want.text) - 2)) + ")"
