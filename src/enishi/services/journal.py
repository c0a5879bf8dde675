"""Every write of the owner's is a deed that can be undone: what each row was before, and what it became."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import models, transaction

from enishi.kit.say import Refused, Say, say
from enishi.store.models import (
    Answer,
    Decision,
    Deed,
    Note,
    OrganisationDecision,
    Owner,
    Person,
    Promise,
    Sighting,
    SightingHandle,
    Tag,
)

# The rows that carry the owner's own words. Everything else comes from files or is derived.
JOURNALED: dict[str, type[models.Model]] = {
    model.__name__: model
    for model in (Answer, Decision, Note, OrganisationDecision, Owner, Person, Promise, Sighting, SightingHandle, Tag)
}

# Fields of those rows that are derived, and so may differ without anybody having changed the row.
DERIVED = {"person", "current"}


class Pen:
    """Writes rows and notes for each what it was before and after."""

    def __init__(self) -> None:
        self.changes: list[dict[str, Any]] = []

    def create(self, row: models.Model) -> None:
        row.save(force_insert=True)
        self._note(row, None, _snapshot(row))

    def change(self, row: models.Model, **fields: Any) -> None:
        """Set the fields of a row; nothing is noted when they already are so."""
        before = {name: _value(row, name) for name in fields}
        for name, value in fields.items():
            setattr(row, name, value)
        after = {name: _value(row, name) for name in fields}
        if before != after:
            row.save(update_fields=list(fields))
            self._note(row, before, after)

    def remove(self, row: models.Model) -> None:
        self._note(row, _snapshot(row), None)
        row.delete()

    def _note(self, row: models.Model, before: dict[str, Any] | None, after: dict[str, Any] | None) -> None:
        self.changes.append({"model": type(row).__name__, "id": row.pk, "before": before, "after": after})


@contextmanager
def deed(owner: Owner, what: Say, *, now: datetime) -> Iterator[tuple[Deed, Pen]]:
    """One thing the owner does, whole or not at all: `with deed(owner, say("…"), now=now) as (done, pen):`."""
    with transaction.atomic():
        pen = Pen()
        done = Deed(owner=owner, at=now, what=what.as_json())
        yield done, pen
        done.changes = pen.changes
        done.save()


def reverse(done: Deed) -> list[dict[str, Any]]:
    """Put every row of a deed back as it was; returns the changes made, for the deed of undoing.

    Raises Refused when something later stands on one of its rows: that one is to be undone first.
    """
    for change in reversed(done.changes):
        model = JOURNALED[change["model"]]
        row = model._default_manager.filter(pk=change["id"]).first()
        _check_untouched(row, change)
        if row is None:
            _restore(model, change["before"])
        elif change["before"] is None:
            row.delete()
        else:
            _set(row, change["before"])
    return [{**change, "before": change["after"], "after": change["before"]} for change in reversed(done.changes)]


def _check_untouched(row: models.Model | None, change: dict[str, Any]) -> None:
    after = change["after"]
    if after is None:
        altered = row is not None
    else:
        altered = row is None or any(_value(row, name) != value for name, value in after.items() if name not in DERIVED)
    if altered:
        raise Refused(say("Something later builds on this; undo the later one first."))


def forget(owner: Owner, gone: dict[str, set[int]], *, name: str) -> None:
    """Take out of all deeds what speaks of these rows, by model; a deed that speaks of nothing else goes."""
    names = {name}
    deeds = Deed.objects.filter(owner=owner, batch=None)
    for done in deeds.iterator():
        for change in done.changes:
            if _speaks_of(change, gone):  # a note rewritten is told by its number alone
                gone.setdefault(change["model"], set()).add(change["id"])
    for done in deeds.iterator():
        kept = [change for change in done.changes if not _speaks_of(change, gone)]
        if kept == done.changes:
            continue
        names.add(done.what["values"].get("name", name))
        if kept:
            Deed.objects.filter(pk=done.pk).update(changes=kept)
        else:
            done.delete()
    # What changed nothing, as it was so already, names people all the same.
    empty = [done.pk for done in deeds.iterator() if not done.changes and done.what["values"].get("name") in names]
    Deed.objects.filter(pk__in=empty).delete()


def _speaks_of(change: dict[str, Any], gone: dict[str, set[int]]) -> bool:
    values = {**(change["before"] or {}), **(change["after"] or {})}
    named = {(change["model"], change["id"])}
    for field in JOURNALED[change["model"]]._meta.concrete_fields:
        if isinstance(field, models.ForeignKey) and values.get(field.name) is not None:
            named.add((field.related_model.__name__, int(values[field.name])))
    return any(pk in gone.get(model, ()) for model, pk in named)


def _snapshot(row: models.Model) -> dict[str, Any]:
    row.refresh_from_db()
    return {field.name: _value(row, field.name) for field in row._meta.concrete_fields}


def _value(row: models.Model, name: str) -> Any:
    """A field's value as JSON keeps it."""
    field = row._meta.get_field(name)
    assert isinstance(field, models.Field)
    value = field.value_from_object(row)
    return value if isinstance(value, dict | list | bool | int | float | None) else field.value_to_string(row)


def _set(row: models.Model, values: dict[str, Any]) -> None:
    for name, value in values.items():
        field = row._meta.get_field(name)
        assert isinstance(field, models.Field)
        setattr(row, field.attname, field.to_python(value))
    row.save(update_fields=list(values))


def _restore(model: type[models.Model], values: dict[str, Any]) -> None:
    row = model()
    for name, value in values.items():
        field = model._meta.get_field(name)
        assert isinstance(field, models.Field)
        setattr(row, field.attname, field.to_python(value))
    for field in model._meta.concrete_fields:
        if isinstance(field, models.ForeignKey) and getattr(row, field.attname) is not None:
            _see_to(field, getattr(row, field.attname), row)
    row.save(force_insert=True)


def _see_to(field: models.ForeignKey[Any, Any], value: Any, row: models.Model) -> None:
    """What a row refers to may be gone since: a person whom nothing but this word spoke of comes back with it."""
    if field.related_model._default_manager.filter(pk=value).exists():
        return
    if isinstance(row, Sighting) and field.related_model is Person:
        Person.objects.create(pk=value, owner_id=row.owner_id)
    else:
        raise Refused(say("Something later builds on this; undo the later one first."))
