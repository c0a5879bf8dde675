"""What the tests of the command line share: a book, a way to say a command, and files to give it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from tests.cast import AIKO, BEN, BEN_CARD, MAKOTO, MAKOTO_CARD, NOW, aiko, letter, mailbox, years_with
from tests.shelf import Shelf

from enishi.faces.cli.commands import run_command
from enishi.store.models import Owner

ASK = letter(BEN, AIKO, days_ago=1.1, subject="Slides", text="Could you send me the slides by Friday?")
OTHER_BEN = "BEGIN:VCARD\nVERSION:3.0\nFN:Ben Carter\nN:Carter;Ben;;;\nEMAIL:ben@home.example.net\nEND:VCARD\n"


@dataclass(frozen=True)
class Said:
    """What came of a command."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture
def owner(db: None, settings: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Owner:
    """Aiko's empty book, kept in English; it is nine in the morning in Tokyo."""
    settings.HOME = tmp_path / "book"  # type: ignore[attr-defined]
    (tmp_path / "book").mkdir()
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    owner = aiko()
    owner.language = "en"
    owner.save()
    return owner


@pytest.fixture
def enishi(owner: Owner, capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    """The command line, in this process."""

    def say(*arguments: object) -> Said:
        capsys.readouterr()
        code = run_command([str(argument) for argument in arguments])
        return Said(code, *capsys.readouterr())

    return say


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two cards, a third of somebody's second name, and a mailbox."""
    folder = tmp_path_factory.mktemp("files")
    (folder / "cards.vcf").write_text(BEN_CARD + MAKOTO_CARD, encoding="utf-8")
    (folder / "other.vcf").write_text(OTHER_BEN, encoding="utf-8")
    (folder / "mail.mbox").write_bytes(
        mailbox([*years_with(BEN, every=40, until=5), ASK, *years_with(MAKOTO, every=90)])
    )
    return folder


@pytest.fixture
def full(owner: Owner, enishi: Callable[..., Said], files: Path, shelf: Shelf) -> Callable[..., Said]:
    """The command line over a book that holds all the files."""

    def take_in_all(_: Owner) -> None:
        assert enishi("import", files).code == 0

    shelf.fill("full", owner, take_in_all)
    return enishi


def in_a_process(home: Path, *arguments: object, **environment: str) -> Said:
    """The command line as the owner starts it, over a book in a folder of its own."""
    inherited = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    done = subprocess.run(
        [sys.executable, "-m", "enishi", *map(str, arguments)],
        env={**inherited, "ENISHI_HOME": str(home), "LC_ALL": "C.UTF-8", **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    return Said(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def process() -> Callable[..., Said]:
    return in_a_process


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory, files: Path) -> Path:
    """A book on the disk that holds all the files, to be looked at only."""
    home = tmp_path_factory.mktemp("kept")
    assert in_a_process(home, "import", files).code == 0
    return home


@pytest.fixture(scope="session")
def archive(kept: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of that book."""
    path = tmp_path_factory.mktemp("archive") / "book.zip"
    assert in_a_process(kept, "backup", path).code == 0
    return path
