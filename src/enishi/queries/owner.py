"""The owner's settings, own addresses, and where the book lies."""

from __future__ import annotations

import zoneinfo
from dataclasses import dataclass

from django.conf import settings
from django.db import connection

from enishi.kit.say import Say, say
from enishi.sources import all_sources
from enishi.store.models import Handle, Import, Interaction, Owner, Person, SightingHandle


@dataclass(frozen=True)
class OwnHandle:
    """An address of the owner's, and who said so."""

    id: int
    kind: str
    value: str
    said_by: Say


@dataclass(frozen=True)
class SettingsPage:
    owner: Owner
    own: tuple[OwnHandle, ...]
    zones: tuple[str, ...]
    home: str
    database: str
    people: int
    interactions: int
    imports: int


def settings_page(*, owner: Owner) -> SettingsPage:
    """What may be set, and what is kept."""
    return SettingsPage(
        owner=owner,
        own=tuple(_own(owner)),
        zones=tuple(sorted(zone for zone in zoneinfo.available_timezones() if "/" in zone or zone == "UTC")),
        home=str(settings.HOME),
        database=connection.vendor,
        people=Person.objects.known().filter(owner=owner).count(),
        interactions=Interaction.objects.filter(owner=owner, current=True).count(),
        imports=Import.objects.filter(owner=owner, state=Import.State.DONE).count(),
    )


def _own(owner: Owner) -> list[OwnHandle]:
    handles = Handle.objects.filter(owner=owner, person__is_owner=True).order_by("kind", "value")
    said = SightingHandle.objects.filter(handle__in=handles, sighting__is_owner=True).values_list(
        "handle", "sighting__source"
    )
    by = dict(said)
    sources = all_sources()
    return [
        OwnHandle(
            id=handle.pk,
            kind=handle.kind,
            value=handle.value,
            said_by=sources[by[handle.pk]].title if by.get(handle.pk) in sources else say("your own word"),
        )
        for handle in handles
    ]


def sole_owner() -> Owner | None:
    """The owner of a book with one owner: all that there are today."""
    return Owner.objects.order_by("pk").first()
