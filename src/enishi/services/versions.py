"""What files told differently of one thing: which of its rows stands is settled here, and nowhere else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from django.db import models

from enishi.services.indexing import index_facts, unindex_facts
from enishi.services.standing import Telling, standing
from enishi.store.models import (
    Again,
    Fact,
    Import,
    Interaction,
    Link,
    LinkHandle,
    Owner,
    Post,
    PostHandle,
    Presence,
    Sighting,
)

# What no source says: whose a row is, and what is derived.
_UNSAID = frozenset(
    {
        *("id", "owner", "imported", "source", "key", "digest", "current", "told"),
        *("home", "person", "seen_at", "by_hand", "is_owner", "direction", "is_sifted", "crowd"),
    }
)
_LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)


def settle_keys(owner: Owner, model: type[Fact], keys: Collection[tuple[str, str]]) -> list[Fact]:
    """Settle what stands of these things (a source and a key each); the rows of which that has changed."""
    versions: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for row in model._default_manager.filter(owner=owner, key__in={key for _, key in keys}).order_by("pk"):
        if (row.source, row.key) in keys:
            versions[row.source, row.key].append(row)
    return settle_versions(owner, model, versions.values())


def settle_versions(owner: Owner, model: type[Fact], versions: Iterable[list[Fact]]) -> list[Fact]:
    """The same, where all rows of each thing are at hand; they must be saved with all that hangs on them."""
    up: list[Fact] = []
    down: list[Fact] = []
    doubtful = [rows for rows in versions if len(rows) > 1 or not all(row.current for row in rows)]
    told = _tellings(model, [row for rows in doubtful if len(rows) > 1 for row in rows])
    for rows in doubtful:
        stands = rows[0]
        if len(rows) > 1:
            best = standing([told[row.pk] for row in rows])
            stands = next(row for row in rows if told[row.pk] is best)
        up += [row for row in rows if row is stands and not row.current]
        down += [row for row in rows if row is not stands and row.current]
    for row in (*up, *down):
        row.current = not row.current
    if down:
        model._default_manager.filter(pk__in=[row.pk for row in down]).update(current=False)
        unindex_facts(model.__name__, [row.pk for row in down])
    if up:
        model._default_manager.filter(pk__in=[row.pk for row in up]).update(current=True)
        index_facts(owner, up)
    changed = [*up, *down]
    if changed and model is Interaction:  # what was promised in it is read anew
        Interaction.objects.filter(pk__in=[row.pk for row in changed]).update(is_sifted=False)
    return changed


def _tellings(model: type[Fact], rows: Collection[Fact]) -> dict[int, Telling]:
    """What each row says, and of when it is."""
    if not rows:
        return {}
    hanging = _hanging(model, [row.pk for row in rows])
    said_by = defaultdict(list, {row.pk: [(row.imported_id, row.told)] for row in rows})
    for fact, imported, told in Again.objects.filter(kind=model.__name__, fact__in=list(said_by)).values_list(
        "fact", "imported", "told"
    ):
        said_by[fact].append((imported, told))
    files = Import.objects.in_bulk({pk for said in said_by.values() for pk, _ in said if pk is not None})
    found = {}
    for row in rows:
        known = [files[pk] for pk, _ in said_by[row.pk] if pk is not None]
        is_written = isinstance(row, Interaction) and row.kind != "meeting"  # a meeting may be moved
        found[row.pk] = Telling(
            says=frozenset([*_leaves(row), *hanging[row.pk]]),
            dated=None if is_written else _dated(known),
            told=max((told for _, told in said_by[row.pk] if told is not None), default=None),
            by_hand=getattr(row, "by_hand", False),
            beside=max((file.size for file in known), default=0) if is_written else 0,
            digest=row.digest,
        )
    return found


def _dated(files: Collection[Import]) -> datetime:
    """The newest date that a file of these has; where none has, when the first of them was given.

    A file that is given once more is no newer by that.
    """
    dates = [file.dated for file in files if file.dated is not None]
    return max(dates) if dates else min((file.created_at for file in files), default=_LONG_AGO)


def _leaves(row: Fact) -> Iterator[tuple[str, str]]:
    """Each single thing that a row says by itself."""
    if isinstance(row, Sighting):
        yield from _flat("", {name: said for name, said in row.data.items() if name != "said"})
        return
    for field in row._meta.concrete_fields:
        if field.name not in _UNSAID and (value := getattr(row, field.attname)):
            yield from _flat(field.name, value)


def _flat(name: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for inner, each in value.items():
            yield from _flat(f"{name}.{inner}", each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _flat(name, each)
    else:
        yield name, str(value)


_HANGING: dict[type[Fact], tuple[type[models.Model], str, tuple[str, ...]]] = {
    Interaction: (Presence, "interaction", ("part", "name")),
    Link: (LinkHandle, "link", ("is_other",)),
    Post: (PostHandle, "post", ("is_author",)),
}


def _hanging(model: type[Fact], rows: Collection[int]) -> defaultdict[int, list[tuple[str, str]]]:
    """What is said by the addresses that hang on rows."""
    found: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    if model not in _HANGING:  # a sighting's addresses stand in its own data
        return found
    hangs, fact, says = _HANGING[model]
    links = hangs._default_manager.filter(**{f"{fact}__in": rows})
    for pk, kind, value, *said in links.values_list(fact, "handle__kind", "handle__value", *says):
        found[pk].append(("address", f"{kind}:{value}"))
        found[pk] += [(f"{name} {kind}:{value}", str(each)) for name, each in zip(says, said, strict=True) if each]
    return found
