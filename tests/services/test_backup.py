"""A backup is whole, whoever writes meanwhile, and can be read back (SQLite)."""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection
from tests.cast import BEN, BEN_CARD, MAKOTO, NOW, give, mailbox, years_with

from enishi.kit.say import Refused
from enishi.services.backup import _unpack, backup, restore
from enishi.store.models import Interaction, Owner, Person

# In a test's transaction the book would be locked by the test itself.
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def full(owner: Owner) -> Owner:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL has its own tools for backups; enishi points to them.")
    give(owner, "ben.vcf", BEN_CARD)
    give(owner, "m.mbox", mailbox(years_with(BEN, every=60) + years_with(MAKOTO, every=90)))
    return owner


def test_a_backup_holds_the_database_and_the_files_that_were_given(full: Owner, tmp_path: Path) -> None:
    made = backup(to=tmp_path / "book.zip", now=NOW)
    with zipfile.ZipFile(made.path) as archive:
        names = archive.namelist()
    assert {"enishi.sqlite3", "about.json"} < set(names)
    assert sorted(Path(name).name for name in names if name.startswith("inbox/")) == ["ben.vcf", "m.mbox"]


def test_a_backup_tells_what_was_found_in_it(full: Owner, tmp_path: Path) -> None:
    made = backup(to=tmp_path, now=NOW)
    assert Path(made.path).name == "enishi-20261123-000000.zip"
    assert (made.people, made.interactions) == (Person.objects.count(), Interaction.objects.count())
    assert made.size == Path(made.path).stat().st_size


def test_neither_the_key_to_the_cookies_nor_half_files_are_in_a_backup(full: Owner, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("x")
    (tmp_path / "inbox" / "half.mbox.part").write_text("x")
    made = backup(to=tmp_path / "book.zip", now=NOW)
    with zipfile.ZipFile(made.path) as archive:
        assert not [name for name in archive.namelist() if "secret" in name or name.endswith(".part")]


def test_nothing_half_made_is_left_beside_a_backup(full: Owner, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    backup(to=tmp_path / "out" / "book.zip", now=NOW)
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["book.zip"]


def test_a_backup_that_cannot_be_read_back_is_none(
    full: Owner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "out").mkdir()
    monkeypatch.setattr("enishi.services.backup._unpack", lambda archive, folder: {"people": 0, "interactions": 0})
    with pytest.raises(Refused):
        backup(to=tmp_path / "out" / "book.zip", now=NOW)
    assert list((tmp_path / "out").iterdir()) == []


def test_a_name_that_leads_out_of_the_folder_is_not_unpacked(full: Owner, tmp_path: Path) -> None:
    made = backup(to=tmp_path / "book.zip", now=NOW)
    with zipfile.ZipFile(made.path, "a") as archive:
        archive.writestr("inbox/../../evil", "x")
        archive.writestr("secret", "x")
    (tmp_path / "deep").mkdir()
    _unpack(Path(made.path), tmp_path / "deep")
    assert sorted(path.name for path in (tmp_path / "deep").iterdir()) == ["enishi.sqlite3", "inbox"]
    assert not list(tmp_path.rglob("evil"))


def test_a_book_that_is_not_empty_is_restored_by_force_only(full: Owner, tmp_path: Path) -> None:
    made = backup(to=tmp_path / "book.zip", now=NOW)
    with pytest.raises(Refused):
        restore(archive=Path(made.path))
    assert Person.objects.exists()


_WRITER = """
import sys, time, django
django.setup()
from django.utils import timezone
from enishi.services.owner import open_book
from enishi.services.people import write_note
from enishi.store.models import Person
owner, person = open_book(), Person.objects.known().first().pk
while True:
    write_note(owner=owner, person=person, text="x" * 2000, now=timezone.now())
    print("written", flush=True)
    time.sleep(0.002)
"""


@pytest.fixture
def book(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """`enishi` over a book on the disk, which holds Ben."""
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment["ENISHI_HOME"] = str(tmp_path / "home")

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "enishi", *arguments]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=60)

    run.environment = environment  # type: ignore[attr-defined]
    (tmp_path / "ben.vcf").write_text(BEN_CARD)
    run("import", str(tmp_path / "ben.vcf"))
    return run


@pytest.mark.slow
def test_ten_backups_under_a_writer_are_all_whole_and_each_holds_more(book: Callable, tmp_path: Path) -> None:
    writer = subprocess.Popen([sys.executable, "-c", _WRITER], env=book.environment, stdout=subprocess.PIPE, text=True)
    try:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "written\n"
        ten_backups = (
            "import django; django.setup()\n"
            "from pathlib import Path; from django.utils import timezone; from enishi.services.backup import backup\n"
            f"for n in range(10): backup(to=Path({str(tmp_path)!r}) / f'{{n}}.zip', now=timezone.now())"
        )
        began = time.monotonic()
        command = [sys.executable, "-c", ten_backups]
        subprocess.run(command, env=book.environment, check=True, timeout=120)
        assert time.monotonic() - began < 60, "writers must not keep a backup from ending"
    finally:
        writer.kill()
        writer.wait()
    found = [looked_at(tmp_path / f"{number}.zip", tmp_path / f"{number}") for number in range(10)]
    assert found == sorted(found)
    assert found[0] < found[-1], "the writer was at work meanwhile"


def looked_at(archive: Path, folder: Path) -> int:
    """The notes in a backup that is whole: each note with the deed that wrote it."""
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(folder)
        about = json.loads(opened.read("about.json"))
    with contextlib.closing(sqlite3.connect(folder / "enishi.sqlite3")) as database:

        def one(query: str) -> object:
            return database.execute(query).fetchone()[0]

        assert one("PRAGMA integrity_check") == "ok"
        assert database.execute("PRAGMA foreign_key_check").fetchone() is None
        assert one("SELECT count(*) FROM store_person") == about["people"]
        notes = one("SELECT count(*) FROM store_note")
        assert notes == one("SELECT count(*) FROM store_deed WHERE changes LIKE '%\"Note\"%'")
        assert isinstance(notes, int)
        return notes


@pytest.mark.slow
def test_an_erased_person_is_in_no_byte_of_the_database_file(book: Callable, tmp_path: Path) -> None:
    home = tmp_path / "home"
    erase = (
        "import django; django.setup()\n"
        "from django.utils import timezone; from django.db import connection\n"
        "from enishi.services.owner import open_book; from enishi.services import people\n"
        "from enishi.store.models import Person\n"
        "owner, ben, now = open_book(), Person.objects.known().get().pk, timezone.now()\n"
        "people.write_note(owner=owner, person=ben, text='Harbour master', now=now)\n"
        "people.erase(owner=owner, person=ben, now=now)\n"
        "connection.cursor().execute('PRAGMA wal_checkpoint(TRUNCATE)')\n"
    )
    subprocess.run([sys.executable, "-c", erase], env=book.environment, check=True, timeout=60)
    kept = b"".join(path.read_bytes() for path in home.glob("enishi.sqlite3*")).lower()
    assert b"harbour" not in kept
    assert b"ben@example" not in kept
