"""What SQLite knows of the sizes of its tables.

Without it, SQLite takes "of this owner" for as narrow a condition as "these people", and reads the whole book for
either. PostgreSQL counts by itself.
"""

from __future__ import annotations

from django.db import connection

# So many entries of each index are looked at: enough to tell narrow from wide, and done in milliseconds.
_LOOKED_AT = 400
# Counted anew when so many rows came for each that was there, and not for a handful: whatever is counted, every
# statement is planned anew.
_GROWN = 1.25
_HANDFUL = 50
_IS_COUNTED = "SELECT COUNT(*) FROM sqlite_master WHERE name = 'sqlite_stat1'"
_SIZE = f"SELECT COALESCE(SUM(seq), 0), ({_IS_COUNTED}) FROM sqlite_sequence"  # noqa: S608
_counted: dict[str, int] = {}  # by database: how many rows its tables had had when this process counted them


def take_stock() -> None:
    """Count anew, when the book has grown a good deal."""
    if connection.vendor != "sqlite":
        return
    book = str(connection.settings_dict["NAME"])
    with connection.cursor() as cursor:
        cursor.execute(_SIZE)
        number, is_counted = cursor.fetchone()
        if is_counted and book in _counted and _counted[book] <= number < _counted[book] * _GROWN + _HANDFUL:
            return
        cursor.execute(f"PRAGMA analysis_limit = {_LOOKED_AT}")
        cursor.execute("ANALYZE")
    _counted[book] = number
