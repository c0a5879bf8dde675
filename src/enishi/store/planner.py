"""What SQLite knows of the sizes of its tables.

Without it, SQLite takes "of this owner" for as narrow a condition as "these people", and reads the whole book for
either. PostgreSQL counts by itself.
"""

from __future__ import annotations

from django.db import connection

# So many entries of each index are looked at: enough to tell narrow from wide, and done in milliseconds.
_LOOKED_AT = 400


def take_stock() -> None:
    """Count anew, when the book has grown a good deal."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA analysis_limit = {_LOOKED_AT}")
            cursor.execute("ANALYZE")
