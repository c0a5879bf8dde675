"""A SQLite that does not lose data: swaps the standard library's for a newer one before Django looks."""

from __future__ import annotations

import sys

# 3.7.0 to 3.51.2 may corrupt a WAL database when two connections write and checkpoint at once
# ("WAL-reset bug", fixed in 3.51.3, https://sqlite.org/wal.html). Most Pythons still ship an older one.
SAFE = (3, 51, 3)


def use_safe_sqlite() -> None:
    """Let `import sqlite3` mean `pysqlite3`, which carries its own SQLite, wherever its wheel is installed."""
    if "pysqlite3" in sys.modules and sys.modules.get("sqlite3") is sys.modules["pysqlite3"]:
        return
    try:
        import pysqlite3
        import pysqlite3.dbapi2
    except ImportError:  # no wheel for this platform: `is_safe` tells, and the doctor says what to do
        return
    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2


def version() -> tuple[int, ...]:
    """The version of the SQLite in use."""
    import sqlite3

    return tuple(int(part) for part in sqlite3.sqlite_version.split("."))


def is_safe() -> bool:
    """Whether the SQLite in use is free of the WAL-reset bug."""
    return version() >= SAFE
