"""Everybody at once, for other programs: names, readings, addresses and work of each person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from enishi.queries.filters import NO_FILTERS, Filters, leveled, narrowed
from enishi.queries.finding import found_by
from enishi.queries.people import PersonLine
from enishi.store.models import Handle, Owner, Person, Sighting


@dataclass(frozen=True)
class Entry:
    """One person, as far as sources tell."""

    id: int
    name: str
    names: tuple[str, ...]
    readings: tuple[str, ...]
    handles: tuple[dict[str, str], ...]
    roles: tuple[dict[str, str], ...]
    relation: str
    closeness: str
    last_on: str
    is_organisation: bool


def everyone(*, owner: Owner, query: str = "", filters: Filters = NO_FILTERS, level: str = "") -> Iterator[Entry]:
    """The people of the book (and its organisations, marked), ordered as in the list; of one level of closeness."""
    rows: QuerySet[Person] = Person.objects.filter(
        owner=owner, merged_into=None, is_owner=False, is_aside=False, is_nobody=False
    )
    if filters or level:
        rows = leveled(narrowed(Person.objects.known().filter(owner=owner), owner, filters), level)
    people = list(found_by(rows, query).order_by("sort_key", "pk"))
    said: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for person, data in Sighting.objects.filter(owner=owner, current=True).order_by("pk").values_list("person", "data"):
        said[person or 0].append(data)
    reached: dict[int, list[dict[str, str]]] = defaultdict(list)
    for person, kind, value in Handle.objects.filter(owner=owner).order_by("pk").values_list("person", "kind", "value"):
        reached[person or 0].append({"kind": kind, "value": value})
    for row in people:
        yield _entry(row, said[row.pk], reached[row.pk])


def _entry(row: Person, said: list[dict[str, Any]], reached: list[dict[str, str]]) -> Entry:
    names = [data.get("name", {}) for data in said]
    jobs = [job for data in said for job in data.get("jobs", [])]
    line = PersonLine.of(row)
    return Entry(
        id=row.pk,
        name=row.name,
        names=_distinct([row.name, *(name.get("full", "") for name in names)]),
        readings=_distinct(f"{n.get('family_reading', '')} {n.get('given_reading', '')}".strip() for n in names),
        handles=tuple(reached),
        roles=tuple({tuple(job.items()): job for job in jobs}.values()),
        relation=row.relation,
        closeness=line.closeness,
        last_on=str(row.last_on or ""),
        is_organisation=row.is_organisation,
    )


def _distinct(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if word))
