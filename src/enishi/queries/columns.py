"""The book as the columnar measures want it: everybody's contacts, and who was seen with whom, as Arrow tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, time
from itertools import permutations
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from enishi.queries.situations import CROWD, touches
from enishi.store.models import Owner, Person, Presence

if TYPE_CHECKING:
    import pyarrow as pa

_SLICE = 500


def contacts(owner: Owner) -> pa.Table:
    """A row for each person in each contact, as `ties.columnar` names the columns; times are the owner's days."""
    # Arrow takes a while to load, for which no page need wait.
    import pyarrow as pa

    whole, moment, text = pa.int64(), pa.timestamp("us"), pa.string()
    who = [("owner", whole), ("person", whole), ("at", moment)]
    how = [("direction", text), ("kind", text), ("people", whole), ("thread", text), ("started", pa.bool_())]
    schema = pa.schema([*who, *how])
    return pa.Table.from_pylist(list(_contacts(owner)), schema=schema)


def seen(owner: Owner) -> pa.Table:
    """When each person was seen with whom else, the owner not counted."""
    import pyarrow as pa

    whole = pa.int64()
    schema = pa.schema([("person", whole), ("other", whole), ("at", pa.timestamp("us"))])
    return pa.Table.from_pylist(list(_seen(owner)), schema=schema)


def _contacts(owner: Owner) -> Iterator[dict[str, Any]]:
    known = list(Person.objects.known().filter(owner=owner).order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(known), _SLICE):
        for person, history in touches(owner, known[start : start + _SLICE]).items():
            for touch in history:
                yield {
                    "owner": owner.pk,
                    "person": person,
                    "at": _noon(touch.day),
                    "direction": touch.direction,
                    "kind": touch.kind,
                    "people": touch.people,
                    "thread": touch.thread,
                    "started": touch.started,
                }


def _seen(owner: Owner) -> Iterator[dict[str, Any]]:
    zone = ZoneInfo(owner.zone)
    together: dict[tuple[int, datetime], set[int]] = defaultdict(set)
    rows = Presence.objects.filter(
        owner=owner,
        interaction__current=True,
        interaction__is_bulk=False,
        interaction__crowd__range=(3, CROWD),  # between two there is nobody else
        handle__person__is_owner=False,
    )
    for interaction, at, person in rows.values_list("interaction", "interaction__at", "handle__person"):
        if person is not None:
            together[interaction, at].add(person)
    for (_, at), people in together.items():
        for person, other in permutations(sorted(people), 2):
            yield {"person": person, "other": other, "at": _noon(at.astimezone(zone).date())}


def _noon(day: date) -> datetime:
    """A moment of that day, without a zone: only the day counts."""
    return datetime.combine(day, time(12))
