"""A copy of the whole book in one file, proved by restoring it; and the way back."""

from __future__ import annotations

import contextlib
import hashlib
import json
import shutil
import sqlite3  # the one that settings chose
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection, connections

from enishi.kit.say import Refused, say
from enishi.store.models import Interaction, Owner, Person

_DATABASE = "enishi.sqlite3"
_ABOUT = "about.json"


@dataclass(frozen=True)
class Backup:
    """A backup that was written, and what was found in it when it was read back."""

    path: str
    size: int
    people: int
    interactions: int
    sha256: str


def backup(*, to: Path, now: datetime) -> Backup:
    """Write the book (database and the files that were given) into one ZIP file, and verify it.

    One shot of SQLite's own backup: consistent while others write, and never restarted by them.
    Raises Refused on another database than SQLite, which has its own tools (pg_dump).
    """
    _only_sqlite()
    assert not connection.in_atomic_block, "SQLite's backup would wait for this very transaction"
    target = to / f"enishi-{now:%Y%m%d-%H%M%S}.zip" if to.is_dir() else to
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(target.name + ".part")
    with tempfile.TemporaryDirectory(prefix="enishi-") as folder:
        copy = Path(folder) / _DATABASE
        with contextlib.closing(sqlite3.connect(copy)) as into:
            connection.ensure_connection()
            connection.connection.backup(into, pages=-1)
        counts = _check(copy)
        try:
            with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as archive:
                archive.write(copy, _DATABASE)
                for path in _inbox_files():
                    archive.write(path, path.relative_to(settings.HOME).as_posix())
                archive.writestr(_ABOUT, json.dumps({"enishi": 1, "made": now.isoformat(), **counts}))
            _rehearse(draft, counts)
            draft.rename(target)
        finally:
            draft.unlink(missing_ok=True)
    digest = hashlib.sha256(target.read_bytes()).hexdigest()
    return Backup(str(target), target.stat().st_size, counts["people"], counts["interactions"], digest)


def restore(*, archive: Path, force: bool = False) -> Backup:
    """Put a backup in the place of this book. Refused when the book holds people, unless `force`.

    The book that was there is kept beside the new one as `before-restore`.
    """
    _only_sqlite()
    if Owner.objects.exists() and Person.objects.exists() and not force:
        raise Refused(
            say("This book is not empty. Restore with --force to set it aside and put the backup in its place.")
        )
    home = Path(settings.HOME)
    with tempfile.TemporaryDirectory(prefix="enishi-", dir=home) as folder:
        counts = _unpack(archive, Path(folder))
        connections.close_all()
        aside = home / "before-restore"
        shutil.rmtree(aside, ignore_errors=True)
        aside.mkdir()
        for name in (_DATABASE, f"{_DATABASE}-wal", f"{_DATABASE}-shm", "inbox"):
            if (home / name).exists():
                (home / name).rename(aside / name)
        (Path(folder) / _DATABASE).rename(home / _DATABASE)
        if (Path(folder) / "inbox").exists():
            (Path(folder) / "inbox").rename(home / "inbox")
    return Backup(str(archive), archive.stat().st_size, counts["people"], counts["interactions"], "")


def _only_sqlite() -> None:
    if connection.vendor != "sqlite":
        raise Refused(say("This book lies in PostgreSQL: back it up with pg_dump and the folder beside it."))


def _inbox_files() -> Iterator[Path]:
    inbox = Path(settings.HOME) / "inbox"
    return (path for path in sorted(inbox.rglob("*")) if path.is_file() and path.suffix != ".part")


def _rehearse(archive: Path, counts: dict[str, int]) -> None:
    """A backup that has not been restored is none."""
    with tempfile.TemporaryDirectory(prefix="enishi-") as folder:
        if _unpack(archive, Path(folder)) != counts:
            raise Refused(say("The backup could not be read back; nothing was written."))


def _unpack(archive: Path, folder: Path) -> dict[str, int]:
    """Lay a backup out in a folder and check it; Refused when it is none."""
    try:
        with zipfile.ZipFile(archive) as opened:
            names = opened.namelist()
            if _DATABASE not in names or _ABOUT not in names:
                raise Refused(say("{file} is no backup of enishi.", file=archive.name))
            safe = [name for name in names if name == _DATABASE or (name.startswith("inbox/") and ".." not in name)]
            opened.extractall(folder, safe)
        return _check(folder / _DATABASE)
    except (zipfile.BadZipFile, zlib.error, sqlite3.DatabaseError, OSError) as trouble:
        raise Refused(say("{file} is no backup of enishi.", file=archive.name)) from trouble


def _check(database: Path) -> dict[str, int]:
    """The counts of a database that is whole; Refused when it is not."""
    with contextlib.closing(sqlite3.connect(database)) as opened:
        (integrity,) = opened.execute("PRAGMA integrity_check").fetchone()
        broken = opened.execute("PRAGMA foreign_key_check").fetchone()
        if integrity != "ok" or broken is not None:
            raise Refused(say("The copy is damaged; nothing was written."))
        counts = {
            "people": f"SELECT count(*) FROM {Person._meta.db_table}",  # noqa: S608 - our own table's name
            "interactions": f"SELECT count(*) FROM {Interaction._meta.db_table}",  # noqa: S608
        }
        return {name: opened.execute(query).fetchone()[0] for name, query in counts.items()}
