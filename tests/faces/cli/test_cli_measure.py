"""Ties of a table of interactions, at the terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.cast import BEN, MAKOTO, NOW, give, mailbox, years_with
from tests.faces.cli.conftest import Said
from tests.ties.books import elsewhere, interactions

from enishi.services.measuring import refresh_all
from enishi.services.owner import add_own_address
from enishi.store.models import Owner, Person


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    pq.write_table(pa.Table.from_pylist(interactions(60, people=3, owners=1)), tmp_path / "interactions.parquet")
    pq.write_table(pa.Table.from_pylist(elsewhere(20, people=3)), tmp_path / "elsewhere.parquet")
    return str(tmp_path / "interactions.parquet"), str(tmp_path / "elsewhere.parquet")


def test_everybody_is_a_line(owner: Owner, enishi: Callable[..., Said], files: tuple[str, str]) -> None:
    said = enishi("measure", "--input", files[0], "--elsewhere", files[1], "--today", "2026-11-25")
    assert said.code == 0
    assert [line.split("\t")[:2] for line in said.out.splitlines()[1:]] == [["0", "100"], ["0", "101"], ["0", "102"]]


def test_every_measure_goes_into_a_file(
    owner: Owner, enishi: Callable[..., Said], files: tuple[str, str], tmp_path: Path
) -> None:
    enishi("measure", "--input", files[0], "--output", str(tmp_path / "ties.parquet"), "--today", "2026-11-25")
    found = enishi("measure", "--input", files[0], "--json", "--today", "2026-11-25").document
    assert pq.read_table(tmp_path / "ties.parquet").num_rows == len(found) == 3


def test_a_table_without_a_needed_column_is_refused(owner: Owner, enishi: Callable[..., Said], tmp_path: Path) -> None:
    pq.write_table(pa.table({"person": [1]}), tmp_path / "poor.parquet")
    said = enishi("measure", "--input", str(tmp_path / "poor.parquet"))
    assert said.code == 1
    assert "owner" in said.err


def test_no_other_command_waits_for_the_engine_to_load(tmp_path: Path) -> None:
    """Ibis and what it brings take seconds to load."""
    asked = (
        "import django, sys; django.setup(); import enishi.faces.cli.commands;"
        "print(sorted({'ibis', 'duckdb', 'pyarrow', 'pyspark'} & set(sys.modules)))"
    )
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "enishi.settings", "ENISHI_HOME": str(tmp_path)}
    said = subprocess.run([sys.executable, "-c", asked], env=environment, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


def test_the_measures_are_tried_on_the_owners_own_past(owner: Owner, enishi: Callable[..., Said]) -> None:
    found = enishi("measure", "--own", "--json").document
    assert set(found) == {"on", "cut", "ties", "came", "told"}
    assert "were active since" in enishi("measure", "--own").out


def test_without_anything_to_measure_the_command_says_what_it_can(owner: Owner, enishi: Callable[..., Said]) -> None:
    said = enishi("measure")
    assert (said.code, said.out) == (1, "")
    assert "--own" in said.err


def test_the_book_measures_as_its_kept_ties_do(owner: Owner, enishi: Callable[..., Said]) -> None:
    add_own_address(owner=owner, text="aiko@example.jp", now=NOW)
    give(owner, "m.mbox", mailbox([*years_with(BEN, every=40, until=5), *years_with(MAKOTO, every=14, until=120)]))
    refresh_all(owner, now=NOW)
    rows = enishi("measure", "--from-book", "--today", owner.today(NOW).isoformat(), "--json").document
    kept = {row.pk: row for row in Person.objects.known().filter(days__gte=1)}
    assert {row["person"] for row in rows} == set(kept)
    for row in rows:
        assert row["days"] == kept[row["person"]].days
        assert row["strength"] == pytest.approx(kept[row["person"]].strength, abs=1e-9)


def test_only_one_thing_is_measured_at_a_time(
    owner: Owner, enishi: Callable[..., Said], files: tuple[str, str]
) -> None:
    assert enishi("measure", "--from-book", "--input", files[0]).code == 1
