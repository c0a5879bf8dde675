"""The columnar measures say what the plain ones say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import ibis
import pyarrow as pa
import pytest
from tests.ties.books import TODAY, elsewhere, interactions

from enishi.ties import Tie, Touch, around, measure
from enishi.ties.columnar import by_kind, by_quarter, measures
from enishi.ties.outlook import ALONE, Around, outlook

_NUMBERS = "strength days days_last_year received sent warmth they_started we_started they_answered we_answered".split()
ROWS = interactions()
SEEN = elsewhere()


@pytest.fixture(scope="module")
def backend() -> Iterator[Any]:
    backend = ibis.duckdb.connect(threads=1)
    backend.con.register("interactions", pa.Table.from_pylist(ROWS))
    backend.con.register("elsewhere", pa.Table.from_pylist(SEEN))
    return backend


@pytest.fixture(scope="module")
def found(backend: Any) -> list[dict[str, Any]]:
    return measures(backend.table("interactions"), backend.table("elsewhere"), today=TODAY).to_pyarrow().to_pylist()


def plainly(owner: int, person: int) -> Tie:
    names = "direction kind people thread started".split()
    return measure(
        (
            Touch(row["at"].date(), *(row[name] for name in names))
            for row in ROWS
            if (row["owner"], row["person"]) == (owner, person)
        ),
        today=TODAY,
    )


def test_every_tie_is_there_once(found: list[dict[str, Any]]) -> None:
    expected = {(row["owner"], row["person"]) for row in ROWS if row["at"].date() <= TODAY}
    assert sorted((row["owner"], row["person"]) for row in found) == sorted(expected)


def test_both_ways_of_measuring_say_the_same_of_everybody(found: list[dict[str, Any]]) -> None:
    for row in found:
        tie = plainly(row["owner"], row["person"])
        assert {name: row[name] for name in _NUMBERS} == pytest.approx(
            {name: getattr(tie, name) for name in _NUMBERS}, abs=1e-9
        )
        assert (row["first"], row["last"], row["rhythm"]) == (tie.first, tie.last, tie.rhythm)
        assert [row[f"part_{n}"] for n in range(5)] == pytest.approx(tie.parts, abs=1e-9)


def test_kinds_and_quarters_are_counted_alike(backend: Any) -> None:
    table = backend.table("interactions")
    kinds, quarters = (count(table, today=TODAY).to_pyarrow().to_pylist() for count in (by_kind, by_quarter))
    tie = plainly(0, 100)
    mine = [row for row in kinds if (row["owner"], row["person"]) == (0, 100)]
    assert sorted((row["kind"], row["number"]) for row in mine) == list(tie.by_kind)
    mine = [row for row in quarters if (row["owner"], row["person"]) == (0, 100)]
    assert sorted((row["quarter"], row["number"]) for row in mine) == list(tie.by_quarter)


def test_an_outlook_is_the_same_as_a_column_and_as_a_value(found: list[dict[str, Any]]) -> None:
    for row in found:
        around = Around(**{name: row[name] for name in Around.__dataclass_fields__})
        assert row["active"] == pytest.approx(outlook(around, ALONE.active).log_odds, abs=1e-9)
        assert row["revive"] == pytest.approx(outlook(around, ALONE.revive).log_odds, abs=1e-9)


def test_both_ways_of_looking_around_a_tie_say_the_same(found: list[dict[str, Any]]) -> None:
    for row in found:
        seen = [(seen["at"].date(), seen["other"]) for seen in SEEN if seen["person"] == row["person"]]
        own = [(touch["at"].date(), touch["person"]) for touch in ROWS if touch["owner"] == row["owner"]]
        expected = around(plainly(row["owner"], row["person"]), seen=seen, owner_days=own, today=TODAY)
        assert expected is not None
        assert {name: row[name] for name in Around.__dataclass_fields__} == pytest.approx(asdict(expected), abs=1e-9)


def test_company_is_there_at_all(found: list[dict[str, Any]]) -> None:
    assert max(row["common"] for row in found) > 0
    assert len({row["others"] for row in found}) > 1


def test_a_hub_is_seen_with_fifty_at_most(backend: Any) -> None:
    backend.con.register("hub", pa.table({"person": [100] * 80, "other": range(80), "at": [ROWS[0]["at"]] * 80}))
    found = measures(backend.table("interactions"), backend.table("hub"), today=TODAY).to_pyarrow().to_pylist()
    assert {row["others"] for row in found if row["person"] == 100} == {50}


def test_without_elsewhere_nobody_has_company(backend: Any) -> None:
    alone = measures(backend.table("interactions"), today=TODAY).to_pyarrow()
    assert set(alone["common"].to_pylist()) == set(alone["others"].to_pylist()) == {0}
