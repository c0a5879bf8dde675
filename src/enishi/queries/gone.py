"""Addresses that no mail reaches any more, as mail servers wrote to the owner."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from django.db.models import Max, QuerySet

from enishi.advice import Lost
from enishi.kit.addresses import show_phone
from enishi.store.models import Handle, Owner, Presence

_WAYS = {"email": 0, "phone": 1, "url": 2, "account": 3}


def gone_addresses(owner: Owner, handles: Collection[int] | None = None) -> dict[int, datetime]:
    """When each address (the row's id) was last said to be gone; among these `handles`, or all.

    An address from which a mail came later is alive again, and is left out.
    """
    said = Presence.objects.filter(owner=owner, part="gone", interaction__current=True)
    if handles is not None:
        said = said.filter(handle__in=handles)
    gone = _newest(said)
    if not gone:
        return {}
    wrote = Presence.objects.filter(
        owner=owner, handle__in=list(gone), part="from", interaction__current=True, interaction__is_bulk=False
    )
    heard = _newest(wrote)
    return {handle: at for handle, at in gone.items() if handle not in heard or heard[handle] <= at}


def lost_addresses(owner: Owner, people: Collection[int]) -> dict[int, list[Lost]]:
    """For each of the people the addresses that are gone, and the ways to them that are left: the likeliest first."""
    theirs = Presence.objects.filter(owner=owner, handle__person__in=people, part="gone").values("handle")
    gone = gone_addresses(owner, set(theirs.values_list("handle", flat=True)))
    if not gone:
        return {}
    persons = Handle.objects.filter(pk__in=list(gone)).values("person")
    ways: dict[int, list[Handle]] = defaultdict(list)
    for row in Handle.objects.filter(owner=owner, person__in=persons):
        ways[row.person_id or 0].append(row)
    return {person: _lost(sorted(known, key=_place), gone) for person, known in ways.items()}


def _lost(known: list[Handle], gone: dict[int, datetime]) -> list[Lost]:
    others = tuple(_shown(row) for row in known if row.pk not in gone)
    return [Lost(row.value, gone[row.pk], others) for row in known if row.pk in gone]


def _place(row: Handle) -> tuple[int, int]:
    return _WAYS.get(row.kind, len(_WAYS)), row.pk


def _shown(row: Handle) -> str:
    return show_phone(row.value) if row.kind == "phone" else row.value


def _newest(rows: QuerySet[Presence]) -> dict[int, datetime]:
    newest = rows.order_by().values("handle").annotate(at=Max("interaction__at"))
    return dict(newest.values_list("handle", "at"))
