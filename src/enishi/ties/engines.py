"""Where the columnar measures run: DuckDB inside this program, or Spark for what one machine does not hold."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from enishi.kit.say import Refused, say
from enishi.ties.columnar import ELSEWHERE, INTERACTIONS, by_kind, by_quarter, measures

if TYPE_CHECKING:
    import pyarrow as pa
    from ibis.backends import BaseBackend
    from ibis.expr.types import Table

Engine = Literal["duckdb", "spark"]
_SPARK = {
    # All moments here are without a zone; a zone of the session would move the days.
    "spark.sql.session.timeZone": "UTC",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}
# Alone on one machine: no port is open to others, and a few slices are enough.
_ALONE = {
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.sql.shuffle.partitions": "4",
}


@contextmanager
def engine(name: Engine) -> Iterator[BaseBackend]:
    """An engine that is ready, for as long as it is needed. Spark runs where SPARK_MASTER says, else on this machine's
    processors; Refused where it is not installed."""
    # Ibis and Spark take seconds to load, which no other command need wait for.
    if name == "duckdb":
        import ibis

        yield ibis.duckdb.connect()
        return
    _refuse_without_spark()
    import ibis
    from pyspark.sql import SparkSession

    master = os.environ.get("SPARK_MASTER", "local[*]")
    builder = SparkSession.builder.master(master).appName("enishi")
    for option, value in (_SPARK | (_ALONE if master.startswith("local") else {})).items():
        builder = builder.config(option, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    try:
        yield ibis.pyspark.connect(session)
    finally:
        session.stop()


def measured(interactions: pa.Table, elsewhere: pa.Table | None = None, *, today: date) -> dict[str, pa.Table]:
    """Arrow tables in, Arrow tables out, on DuckDB within this program: `ties`, `by_kind` and `by_quarter`, as
    `columnar` says them."""
    import ibis

    backend = ibis.duckdb.connect()
    try:
        backend.con.register("interactions", interactions)
        touched, seen = backend.table("interactions"), None
        if elsewhere is not None:
            backend.con.register("elsewhere", elsewhere)
            seen = backend.table("elsewhere")
        return {
            "ties": measures(touched, seen, today=today).to_pyarrow(),
            "by_kind": by_kind(touched, today=today).to_pyarrow(),
            "by_quarter": by_quarter(touched, today=today).to_pyarrow(),
        }
    finally:
        backend.disconnect()


def in_memory(backend: BaseBackend, name: str, table: pa.Table) -> Table:
    """An Arrow table as the engine's own; Refused but on DuckDB, which reads it where it lies."""
    if backend.name != "duckdb":
        raise Refused(say("The book itself is measured on DuckDB; Spark takes files."))
    backend.con.register(name, table)
    return backend.table(name)


def read_interactions(backend: BaseBackend, path: Path) -> Table:
    """Interactions from a Parquet file or a folder of them; Refused when a column is missing."""
    return _read(backend, path, INTERACTIONS)


def read_elsewhere(backend: BaseBackend, path: Path) -> Table:
    """Where people were seen, from a Parquet file or a folder of them; Refused when a column is missing."""
    return _read(backend, path, ELSEWHERE)


def _read(backend: BaseBackend, path: Path, columns: tuple[str, ...]) -> Table:
    if not path.exists():
        raise Refused(say("There is no file {file}.", file=str(path)))
    table = backend.read_parquet(path)
    missing = [column for column in columns if column not in table.columns]
    if missing:
        raise Refused(say("{file} has no column “{column}”.", file=path.name, column=missing[0]))
    return table.select(*columns)


def _refuse_without_spark() -> None:
    try:
        import pyspark  # noqa: F401
    except ImportError:
        raise Refused(say("Spark is not installed here. Install enishi with its extra “spark”.")) from None
    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        raise Refused(say("Spark needs Java, which is not installed here."))
