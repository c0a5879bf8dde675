"""The command line as the owner starts it: exit codes, and a book that lies on the disk (SQLite)."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow


def test_a_backup_restored_into_an_empty_book_exports_the_same_bytes(
    process: Callable, kept: Path, archive: Path, tmp_path: Path
) -> None:
    said = process(tmp_path, "restore", archive, "--json")
    assert (said.code, said.document["people"] > 0) == (0, True)
    assert process(tmp_path, "export").out == process(kept, "export").out
    assert process(tmp_path, "doctor").code == 0


def test_restore_refuses_a_book_that_is_not_empty(process: Callable, kept: Path, archive: Path) -> None:
    before = process(kept, "export").out
    said = process(kept, "restore", archive)
    assert (said.code, said.out) == (1, "")
    assert "--force" in said.err
    assert process(kept, "export").out == before


def test_restore_by_force_sets_the_book_aside(process: Callable, archive: Path, files: Path, tmp_path: Path) -> None:
    assert process(tmp_path, "import", files / "other.vcf").code == 0
    assert process(tmp_path, "restore", archive, "--force").code == 0
    assert (tmp_path / "before-restore" / "enishi.sqlite3").exists()
    assert "makoto@example.com" in process(tmp_path, "people").out


def spoilt(archive: Path, folder: Path, kind: str) -> Path:
    """A file that is no backup, or a backup no more."""
    path = folder / f"{kind}.zip"
    if kind == "text":
        path.write_text("Dear diary")
    elif kind == "foreign":
        with zipfile.ZipFile(path, "w") as other:
            other.writestr("photo.jpg", b"\xff\xd8")
    elif kind == "garbage":
        with zipfile.ZipFile(path, "w") as other:
            other.writestr("enishi.sqlite3", b"no database at all" * 100)
            other.writestr("about.json", "{}")
    elif kind == "strange":
        with zipfile.ZipFile(path, "w") as other:
            other.writestr("enishi.sqlite3", b"")  # an empty file is an empty database
            other.writestr("about.json", "{}")
    elif kind == "flipped":
        shutil.copy(archive, path)
        with path.open("r+b") as file:
            file.seek(100)
            file.write(b"\xff" * 64)
    return path


@pytest.mark.parametrize("kind", ["missing", "text", "foreign", "garbage", "strange", "flipped"])
def test_restore_refuses_a_file_that_is_no_backup_and_touches_nothing(
    process: Callable, archive: Path, tmp_path: Path, kind: str
) -> None:
    said = process(tmp_path / "book", "restore", spoilt(archive, tmp_path, kind))
    assert (said.code, said.out) == (1, "")
    assert "Traceback" not in said.err
    assert not (tmp_path / "book" / "before-restore").exists()


@pytest.mark.parametrize("wrong", [("fly",), ("people", "--colour"), ("backup",), ("show",)])
def test_a_command_misspoken_exits_with_two(process: Callable, kept: Path, wrong: tuple) -> None:
    said = process(kept, *wrong)
    assert (said.code, said.out) == (2, "")
    assert said.err.strip()


def test_a_port_that_is_no_number_exits_with_two_and_says_what_is_allowed(process: Callable, kept: Path) -> None:
    said = process(kept, "people", ENISHI_PORT="abc")
    assert (said.code, said.out) == (2, "")
    assert "1 to 65535" in said.err
    assert "Traceback" not in said.err


def test_a_refusal_exits_with_one_and_a_sentence(process: Callable, kept: Path, tmp_path: Path) -> None:
    said = process(kept, "read", tmp_path / "missing.vcf")
    assert (said.code, said.out) == (1, "")
    assert "missing.vcf" in said.err
