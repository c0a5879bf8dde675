"""Killed at any moment, nothing is lost and nothing is half there: no step by hand, the same end as an uncut run."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from bench.world import write_cards, write_mailbox
from tests.whole.kill_files import kinds
from tests.whole.running import Running

KILLS = 20  # of a whole enishi; some more of its worker alone, in a few sources. `bench.kills` has 500, in all
FEW = 3

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    folder = tmp_path_factory.mktemp("files")
    cards, mailbox = folder / "cards.vcf", folder / "mail.mbox"
    write_cards(cards, 400)
    write_mailbox(mailbox, people=400, messages=2_500)
    return cards, mailbox


def facts(enishi: Running) -> dict[str, Any]:
    """The canonical export; the notes that the test itself wrote are looked at apart."""
    book = json.loads(enishi.run("export"))
    for person in book["people"]:
        person["notes"] = []
    return dict(book)


def is_done(enishi: Running, number: int) -> bool:
    (done,) = enishi.look("SELECT count(*) FROM store_import WHERE state = 'done'")
    return done == number


def wait_until_done(enishi: Running, number: int) -> None:
    end = time.monotonic() + 300
    while not is_done(enishi, number):
        assert time.monotonic() < end, "the import never ended"
        time.sleep(0.1)


def uncut(home: Path, files: tuple[Path, ...]) -> dict[str, Any]:
    with Running(home) as enishi:
        enishi.drop(*files)
        wait_until_done(enishi, len(files))
        return facts(enishi)


def test_kills_of_the_page_and_the_worker_over_an_import_lose_nothing(tmp_path: Path, files: tuple[Path, ...]) -> None:
    (tmp_path / "uncut").mkdir()
    (tmp_path / "cut").mkdir()
    expected = uncut(tmp_path / "uncut", files)
    chance, kills, acknowledged = random.Random(4), {"work": 0, "serve": 0}, 0
    with Running(tmp_path / "cut") as enishi:
        enishi.drop(*files)
        while sum(kills.values()) < KILLS:
            name = "work" if not is_done(enishi, len(files)) and chance.random() < 0.7 else "serve"
            before = enishi.look("SELECT coalesce(sum(cursor), 0) FROM store_import")
            acknowledged += _write_a_note(enishi, acknowledged)
            _wait_for_a_step(enishi, before, chance)
            kills[name] += enishi.kill(name)
        wait_until_done(enishi, len(files))
        assert facts(enishi) == expected
        (notes,) = enishi.look("SELECT count(DISTINCT text) FROM store_note")
        assert isinstance(notes, int)
        assert notes >= acknowledged > 0
        assert enishi.look("PRAGMA integrity_check") == ("ok",)
    print(f"kills: {kills}; {acknowledged} acknowledged writes, all there")


def test_kills_in_the_imports_of_a_few_sources_lose_nothing() -> None:
    """Other sources each day."""
    today = date.today().toordinal()  # noqa: DTZ011 - any day will do
    every = kinds()
    some = [every[(today * FEW + number) % len(every)] for number in range(FEW)]
    command = [sys.executable, "-m", "bench.kills", str(FEW * 4), str(today), "--only", *some]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    print(done.stdout)
    assert done.returncode == 0, f"{' '.join(command[1:])}\n{done.stdout}{done.stderr}"


def _wait_for_a_step(enishi: Running, before: tuple[object, ...], chance: random.Random) -> None:
    """Until the worker has stored something more (or has nothing left to do), and a little beyond."""
    end = time.monotonic() + 4
    while time.monotonic() < end and not is_done(enishi, 2):
        if enishi.look("SELECT coalesce(sum(cursor), 0) FROM store_import") != before:
            break
        time.sleep(0.02)
    time.sleep(chance.random() * 0.15)


def _write_a_note(enishi: Running, number: int) -> int:
    """One note by the page's form: 1 when the page said that it is kept."""
    found = enishi.look("SELECT coalesce(min(id), 0) FROM store_person WHERE merged_into_id IS NULL AND NOT is_owner")
    if not found[0]:
        return 0
    page = f"/people/{found[0]}/"
    try:
        where = enishi.post(f"{page}note/", page=page, text=f"note {number}")
    except OSError:  # the page is being started again
        return 0
    return int("done=" in where)
