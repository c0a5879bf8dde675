"""Long lists in a condition are handed to the database as one value.

Django writes `x IN (?, ?, …)` and prepares, wraps and compiles every value of the list by itself; the text of the
statement differs with each length, so the database cannot keep it prepared either. Measured on an import of 5,000
mails, that took more time than all of the database's own work. A list of plain numbers or texts needs none of it:
SQLite reads it from one JSON array, PostgreSQL takes an array as it is.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from django.db.models import CharField, Field, IntegerField, TextField
from django.db.models.fields.related import ForeignObject
from django.db.models.fields.related_lookups import RelatedIn
from django.db.models.lookups import In

_FEW = 4  # so many values are as fast one by one, and let the database see how few they are
_LISTS: tuple[type[Collection[Any]], ...] = (list, tuple, set, frozenset, dict, type({}.keys()))
_PLAIN = (frozenset({int}), frozenset({str}))


class _Among:
    """Replaces what `In` does with a list, where the values need no preparing."""

    lhs: Any
    rhs: Any
    bilateral_transforms: list[Any]
    _plain: list[Any] | None = None

    def get_prep_lookup(self) -> Any:
        if self._is_plain_list():
            self._plain = list(self.rhs)
            return self._plain
        return super().get_prep_lookup()  # type: ignore[misc]

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        if self._plain is None or self.bilateral_transforms:
            return super().as_sql(compiler, connection)  # type: ignore[misc,no-any-return]
        column, values = self.process_lhs(compiler, connection)  # type: ignore[attr-defined]
        if connection.vendor == "postgresql":
            return f"{column} = ANY(%s)", [*values, self._plain]
        sql = f"{column} IN (SELECT value FROM json_each(%s))"  # noqa: S608 - a column of ours
        return sql, [*values, json.dumps(self._plain)]

    def _is_plain_list(self) -> bool:
        rhs = self.rhs
        if not isinstance(rhs, _LISTS) or len(rhs) <= _FEW:
            return False
        field = getattr(self.lhs, "output_field", None)
        field = getattr(field, "target_field", field)
        if not isinstance(field, IntegerField | CharField | TextField):
            return False
        return frozenset(map(type, rhs)) == _PLAIN[not isinstance(field, IntegerField)]


class Among(_Among, In):  # type: ignore[misc]
    """`column IN list`."""


class RelatedAmong(_Among, RelatedIn):  # type: ignore[misc]
    """The same for a foreign key."""


def use() -> None:
    """From now on, every `…__in` of the house is asked this way."""
    Field.register_lookup(Among)
    ForeignObject.register_lookup(RelatedAmong)
