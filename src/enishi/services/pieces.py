"""The facts around some people, as the pieces and portraits that `resolve` thinks in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from enishi.kit.addresses import is_mobile
from enishi.kit.people_names import PersonName, parse_name
from enishi.records import Handle as SaidHandle
from enishi.records import Name
from enishi.resolve import Node, Piece, Portrait
from enishi.services.drawing import partial
from enishi.store.models import Handle, Owner, Sighting, SightingHandle


@dataclass(frozen=True)
class Facts:
    """The sightings and addresses of some people, and which sighting names which address."""

    sightings: list[Sighting]
    handles: list[Handle]
    links: dict[int, list[Handle]]

    def __add__(self, more: Facts) -> Facts:
        return Facts(self.sightings + more.sightings, self.handles + more.handles, {**self.links, **more.links})

    @property
    def pieces(self) -> list[Piece]:
        """One piece for each sighting and each address that stands for somebody."""
        return [*map(_of_handle, filter(_stands, self.handles)), *(self._of_sighting(s) for s in self.sightings)]

    def _of_sighting(self, row: Sighting) -> Piece:
        ties: list[Any] = [("handle", handle.pk) for handle in self.links.get(row.pk, ()) if handle.identifies]
        ties.append(("said", row.source, row.key))
        if row.is_owner:
            ties.append(("owner",))
        assert row.home_id is not None
        names = () if row.is_owner else _parsed([name_of(row.data)])
        return Piece(("sighting", row.pk), row.home_id, tuple(ties), names, is_owner=row.is_owner)

    def portraits(self, settled: dict[Node, int]) -> dict[int, Portrait]:
        """What is said of each of those that `settled` tells apart, by home."""
        said: dict[int, list[Sighting]] = defaultdict(list)
        reached: dict[int, list[Handle]] = defaultdict(list)
        for sighting in self.sightings:
            if sighting.current:
                said[settled["sighting", sighting.pk]].append(sighting)
        for handle in filter(_stands, self.handles):
            reached[settled["handle", handle.pk]].append(handle)
        return {home: self._portrait(home, said[home], reached[home]) for home in sorted({*said, *reached})}

    def _portrait(self, home: int, said: list[Sighting], reached: list[Handle]) -> Portrait:
        data = [sighting.data for sighting in sorted(said, key=lambda s: s.pk)]
        named = {handle.pk: handle for s in said for handle in self.links.get(s.pk, ()) if not handle.identifies}
        rows = sorted({**named, **{h.pk: h for h in reached}}.values(), key=lambda h: h.pk)
        jobs = [job for each in data for job in each.get("jobs", [])]
        names = [name_of(each) for each in data] + [Name(full=shown) for h in reached for shown in sorted(h.names)]
        return Portrait(
            home=home,
            names=_distinct(name for name in names if name),
            handles=tuple(SaidHandle(row.kind, row.value) for row in rows),
            organisations=_distinct(job["organisation"] for job in jobs if job.get("organisation")),
            titles=_distinct(job["title"] for job in jobs if job.get("title")),
            addresses=_distinct(line for each in data for line in each.get("addresses", [])),
            birthdays=_distinct(partial(each["birthday"]) for each in data if each.get("birthday")),
            is_organisation=bool(data) and all(each.get("is_organisation") for each in data),
        )


def gather(owner: Owner, people: Collection[int]) -> Facts:
    """The facts that belong to these person rows, or once did."""
    if not people:
        return Facts([], [], {})
    mine = Q(person__in=people) | Q(home__in=people)
    sightings = list(Sighting.objects.filter(mine, owner=owner, home__isnull=False))
    handles = list(Handle.objects.filter(mine, owner=owner))
    named = SightingHandle.objects.filter(sighting__in=[s.pk for s in sightings]).order_by("sighting", "position", "pk")
    rows = list(named.values_list("sighting", "handle"))
    known = {handle.pk: handle for handle in handles}
    known |= Handle.objects.in_bulk({handle for _, handle in rows} - set(known))
    links: dict[int, list[Handle]] = defaultdict(list)
    for sighting, handle in rows:
        links[sighting].append(known[handle])
    return Facts(sightings, handles, dict(links))


def name_of(data: dict[str, Any]) -> Name:
    """The name that a kept sighting states."""
    return Name(**data.get("name", {}))


def _stands(handle: Handle) -> bool:
    return handle.home_id is not None


def _of_handle(row: Handle) -> Piece:
    assert row.home_id is not None
    shown = _parsed([Name(full=name) for name in sorted(row.names)])
    is_line = row.kind == "phone" and not is_mobile(row.value)
    return Piece(("handle", row.pk), row.home_id, (), shown, is_line)


def _parsed(said: Iterable[Name]) -> tuple[PersonName, ...]:
    found = (
        parse_name(
            full=name.full,
            family=name.family,
            given=name.given,
            family_reading=name.family_reading,
            given_reading=name.given_reading,
        )
        for name in said
    )
    return tuple(dict.fromkeys(name for name in found if name is not None))


def _distinct(items: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(items))
