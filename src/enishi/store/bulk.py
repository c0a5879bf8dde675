"""Many rows of one table written at once.

One prepared statement run for each row: many times faster than `bulk_create` and `bulk_update`, which build an
expression for every value (measured on imports: half of all their time).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache
from typing import Any, TypeVar

from django.db import connection, models, transaction
from django.db.backends.base.operations import BaseDatabaseOperations
from django.db.models.base import ModelState

Row = TypeVar("Row", bound=models.Model)

# What lies in an object as it goes into the database; every other kind of field is asked to prepare its value.
_AS_IT_IS = (models.CharField, models.TextField, models.IntegerField, models.BooleanField, models.FloatField)


def fresh(model: type[Row], **values: Any) -> Row:
    """A new row, to be inserted here, with these values in its columns (`owner_id`, not `owner`).

    What `model(...)` makes, in a fraction of the time: Django asks each field about each value.
    """
    row = model.__new__(model)
    constant, made = _defaults(model)
    kept = row.__dict__
    kept["_state"] = ModelState()
    kept.update(constant)
    for name, make in made:
        kept[name] = make()
    kept.update(values)
    return row


@cache
def _defaults(model: type[models.Model]) -> tuple[dict[str, Any], list[tuple[str, Callable[[], Any]]]]:
    """What stands in a new row's columns: what is the same in each row, and what is made for each anew."""
    fields = model._meta.concrete_fields
    made = [(field.attname, field.get_default) for field in fields if callable(field.default)]
    anew = {name for name, _ in made}
    return {field.attname: field.get_default() for field in fields if field.attname not in anew}, made


def insert(rows: Sequence[Row]) -> Sequence[Row]:
    """Save new rows and give them their numbers, ascending; all of them or none."""
    if not rows:
        return rows
    model = type(rows[0])
    fields = _fields(model)
    with transaction.atomic(savepoint=False):
        for row, number in zip(rows, _numbers(model, len(rows)), strict=True):
            row.pk = number
        _insert(model, [name for name, _, _ in fields], _values(rows, fields))
    alias = connection.alias
    for row in rows:
        row._state.adding, row._state.db = False, alias
    return rows


def insert_alike(row: models.Model, number: int) -> Sequence[int]:
    """Save so many new rows that are like this one; their numbers, ascending."""
    if not number:
        return ()
    model = type(row)
    fields = _fields(model)
    place = [name for name, _, _ in fields].index(_key(model))
    with transaction.atomic(savepoint=False):
        numbers = list(_numbers(model, number))
        (values,) = _values([row], fields)
        before, after = values[:place], values[place + 1 :]
        columns = [name for name, _, _ in fields]
        if connection.vendor == "sqlite":
            _insert_alike(model, columns, place, [*before, *after], numbers)
        else:  # which does not know of which type a value is that it is only to pass on
            _insert(model, columns, ([*before, pk, *after] for pk in numbers))
    return numbers


def _insert_alike(
    model: type[models.Model], columns: Sequence[str], place: int, values: list[Any], numbers: Sequence[int]
) -> None:
    """All in one statement, to which the values are handed once: a third of the time for rows of many fields."""
    quote = connection.ops.quote_name
    said = ", ".join("value" if at == place else "%s" for at in range(len(columns)))
    sql = (
        f"INSERT INTO {quote(model._meta.db_table)} ({', '.join(map(quote, columns))}) SELECT {said} FROM json_each(%s)"  # noqa: S608
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [*values, json.dumps(numbers)])


def insert_values(model: type[models.Model], names: Sequence[str], values: Iterable[Sequence[Any]]) -> None:
    """Save new rows of which nothing but these fields is to be said; the values as the database takes them."""
    _insert(model, [_field(model, name).column or name for name in names], values)


def write(rows: Collection[models.Model], names: Sequence[str]) -> None:
    """Save the named fields of rows that exist already."""
    if not rows:
        return
    model = type(next(iter(rows)))
    fields = [_prepared(_field(model, name)) for name in names]
    quote = connection.ops.quote_name
    columns = ", ".join(f"{quote(name)} = %s" for name, _, _ in fields)
    sql = f"UPDATE {quote(model._meta.db_table)} SET {columns} WHERE {quote(_key(model))} = %s"  # noqa: S608 - own names
    with connection.cursor() as cursor:
        cursor.executemany(sql, [[*values, row.pk] for values, row in zip(_values(rows, fields), rows, strict=True)])


# A field's column, its name in the object, and what prepares its value for the database.
_Operations = BaseDatabaseOperations
_Field = tuple[str, str, Callable[[models.Model, _Operations], Any] | None]


@cache
def _fields(model: type[models.Model]) -> list[_Field]:
    return [_prepared(field) for field in model._meta.concrete_fields]


def _prepared(field: models.Field[Any, Any]) -> _Field:
    target = field.target_field if isinstance(field, models.ForeignKey) else field
    if isinstance(target, _AS_IT_IS) and not isinstance(target, models.GenericIPAddressField):
        return field.column or field.name, field.attname, None
    return field.column or field.name, field.attname, _preparing(field)


def _preparing(field: models.Field[Any, Any]) -> Callable[[models.Model, _Operations], Any]:
    """What makes a field's value what the database takes; times and JSON without all that Django asks on the way."""
    name = field.attname
    if isinstance(field, models.DateTimeField) and not (field.auto_now or field.auto_now_add):
        return lambda row, ops: ops.adapt_datetimefield_value(getattr(row, name))
    if isinstance(field, models.JSONField):
        encoder = field.encoder
        return lambda row, ops: None if (kept := getattr(row, name)) is None else ops.adapt_json_value(kept, encoder)
    return lambda row, ops: _saved(row, field)


def _saved(row: models.Model, field: models.Field[Any, Any]) -> Any:
    return field.get_db_prep_save(field.pre_save(row, row._state.adding), connection)


def _values(rows: Iterable[models.Model], fields: Sequence[_Field]) -> Iterator[list[Any]]:
    ops = connection.ops
    names = [name for _, name, _ in fields]
    special = [(at, prepare) for at, (_, _, prepare) in enumerate(fields) if prepare is not None]
    for row in rows:
        kept = row.__dict__  # past the descriptors of Django, which look here as well
        values = [kept[name] for name in names]
        for at, prepare in special:
            values[at] = prepare(row, ops)
        yield values


def _insert(model: type[models.Model], columns: Sequence[str], values: Iterable[Sequence[Any]]) -> None:
    quote = connection.ops.quote_name
    places = ", ".join(["%s"] * len(columns))
    sql = f"INSERT INTO {quote(model._meta.db_table)} ({', '.join(map(quote, columns))}) VALUES ({places})"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.executemany(sql, list(values))


def _numbers(model: type[models.Model], number: int) -> Iterator[int]:
    """So many free row numbers. SQLite has one writer at a time, and this is it."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            sql = "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)"
            cursor.execute(sql, [connection.ops.quote_name(table), _key(model), number])
            return iter([row[0] for row in cursor.fetchall()])
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        last = cursor.fetchone()
    first = (last[0] if last else 0) + 1
    return iter(range(first, first + number))


def _key(model: type[models.Model]) -> str:
    key = model._meta.pk
    assert key is not None
    return key.column or key.name


def _field(model: type[models.Model], name: str) -> models.Field[Any, Any]:
    field = model._meta.get_field(name)
    assert isinstance(field, models.Field)
    return field
