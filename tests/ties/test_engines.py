"""DuckDB and Spark measure alike."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.ties.books import TODAY, elsewhere, interactions

from enishi.kit.say import Refused
from enishi.ties.columnar import by_kind, by_quarter, measures
from enishi.ties.engines import Engine, engine, measured, read_elsewhere, read_interactions

needs_spark = pytest.mark.skipif(
    find_spec("pyspark") is None or shutil.which("java") is None,
    reason="Spark is not measured with: pyspark or Java is not installed",
)
Rows = list[dict[str, Any]]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("book")
    for name, rows in (("interactions", interactions(3000)), ("elsewhere", elsewhere(900))):
        table = pa.Table.from_pylist(rows)
        pq.write_table(table, folder / f"{name}.parquet", coerce_timestamps="us")
    return folder


def everything(name: Engine, files: Path) -> Iterator[Rows]:
    with engine(name) as backend:
        touched = read_interactions(backend, files / "interactions.parquet")
        seen = read_elsewhere(backend, files / "elsewhere.parquet")
        for table in (
            measures(touched, seen, today=TODAY),
            measures(touched, today=TODAY),
            by_kind(touched, today=TODAY),
            by_quarter(touched, today=TODAY),
        ):
            rows: Rows = table.to_pyarrow().to_pylist()
            yield sorted(
                rows, key=lambda row: tuple(str(row.get(key)) for key in ("owner", "person", "kind", "quarter"))
            )


def alike(one: Any, other: Any) -> bool:
    if one is None or other is None or isinstance(one, str | date):
        return bool(one == other)
    return bool(one == pytest.approx(other, abs=1e-9))


@pytest.mark.slow
@needs_spark
def test_every_number_is_the_same_from_duckdb_and_from_spark(
    files: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SPARK_MASTER", "local[2]")
    for ours, theirs in zip(everything("duckdb", files), everything("spark", files), strict=True):
        assert len(ours) == len(theirs) > 0
        for one, other in zip(ours, theirs, strict=True):
            assert one.keys() == other.keys()
            assert {name for name in one if not alike(one[name], other[name])} == set()


def test_arrow_tables_are_measured_as_they_are() -> None:
    found = measured(pa.Table.from_pylist(interactions()), pa.Table.from_pylist(elsewhere()), today=TODAY)
    assert {name: table.num_rows > 0 for name, table in found.items()} == dict.fromkeys(found, True)
    assert sum(found["by_quarter"]["number"].to_pylist()) == sum(found["ties"]["days"].to_pylist())


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    pq.write_table(pa.table({"person": [1]}), tmp_path / "poor.parquet")
    with engine("duckdb") as backend, pytest.raises(Refused, match="column"):
        read_interactions(backend, tmp_path / "poor.parquet")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with engine("duckdb") as backend, pytest.raises(Refused, match="no file"):
        read_elsewhere(backend, tmp_path / "none.parquet")
