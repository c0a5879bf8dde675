"""Books that were filled once, by the front door, and are laid out again for each test that begins with one.

To fill a book takes a second, to lay its rows out again some hundredths of one. The rows are copied as they stand in
the tables, in the test's own transaction; the index of words, which no model describes, and the folder of the owner's
files come along.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from enishi.store.models import Owner

_INDEX = "store_search"  # FTS5 keeps its own tables under this name; PostgreSQL has a column instead
_WORDS = f"CREATE VIRTUAL TABLE temp.words USING fts5vocab('main', '{_INDEX}', 'instance')"


@dataclass(frozen=True)
class _Book:
    """What stood in each table, the words of each text, and where a copy of the files lies."""

    owner: int
    tables: dict[str, tuple[list[str], list[tuple[Any, ...]]]]
    words: list[tuple[int, str]]
    files: Path


class Shelf:
    """The books that were filled so far, by title."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._books: dict[str, _Book] = {}

    def fill(self, title: str, owner: Owner, by: Callable[[Owner], object]) -> Owner:
        """Fill the owner's empty book as `by` does: by it the first time, by what it left in it from then on."""
        if title in self._books:
            _lay_out(self._books[title], owner)
        else:
            by(owner)
            self._books[title] = _copy(owner, self._folder / str(len(self._books)))
        owner.refresh_from_db()
        return owner


def _copy(owner: Owner, folder: Path) -> _Book:
    shutil.copytree(settings.HOME, folder)
    tables = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table.startswith("store_") and not table.startswith(_INDEX):
                cursor.execute(f"SELECT * FROM {table}")  # noqa: S608
                tables[table] = ([column[0] for column in cursor.description], cursor.fetchall())
        return _Book(owner.pk, tables, _words(cursor), folder)


def _words(cursor: Any) -> list[tuple[int, str]]:
    """Each text's tokens in their order; SQLite's index keeps no other copy of them."""
    if connection.vendor != "sqlite":
        return []
    cursor.execute(_WORDS)
    cursor.execute("SELECT doc, term FROM words ORDER BY doc, offset")
    texts: dict[int, list[str]] = {}
    for number, term in cursor.fetchall():
        texts.setdefault(number, []).append(term)
    cursor.execute("DROP TABLE temp.words")
    return [(number, " ".join(terms)) for number, terms in texts.items()]


def _lay_out(book: _Book, owner: Owner) -> None:
    """The book's rows under the numbers that they had, the owner's own too: ids of texts are made of it."""
    shutil.copytree(book.files, settings.HOME, dirs_exist_ok=True)
    with connection.cursor() as cursor:
        for table in book.tables:
            cursor.execute(f"DELETE FROM {table}")  # noqa: S608
        for table, (columns, rows) in book.tables.items():
            places = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})", rows)  # noqa: S608
        cursor.executemany(f"INSERT INTO {_INDEX} (rowid, tokens) VALUES (%s, %s)", book.words)  # noqa: S608
    owner.pk = book.owner
