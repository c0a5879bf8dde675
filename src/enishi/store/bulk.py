"""Many rows of one table written at once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from django.db import connection, models


def write(rows: Collection[models.Model], names: Sequence[str]) -> None:
    """Save the named fields of rows that exist already.

    One prepared UPDATE run for each row: many times faster than `bulk_update`, which builds an expression for
    every value (measured on an import of 20,000 messages: half of all its time).
    """
    if not rows:
        return
    model = type(next(iter(rows)))
    fields = [_field(model, name) for name in names]
    key = model._meta.pk
    assert key is not None
    quote = connection.ops.quote_name
    columns = ", ".join(f"{quote(field.column or field.name)} = %s" for field in fields)
    sql = f"UPDATE {quote(model._meta.db_table)} SET {columns} WHERE {quote(key.column or key.name)} = %s"  # noqa: S608 - own names
    values = [[*(_prepared(row, field) for field in fields), row.pk] for row in rows]
    with connection.cursor() as cursor:
        cursor.executemany(sql, values)


def _field(model: type[models.Model], name: str) -> models.Field[Any, Any]:
    field = model._meta.get_field(name)
    assert isinstance(field, models.Field)
    return field


def _prepared(row: models.Model, field: models.Field[Any, Any]) -> Any:
    return field.get_db_prep_save(getattr(row, field.attname), connection)
