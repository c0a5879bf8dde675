"""Addresses that no mail reaches any more, as mail servers wrote to the owner."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db.models import Max, QuerySet

from enishi.store.models import Owner, Presence


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


def _newest(rows: QuerySet[Presence]) -> dict[int, datetime]:
    newest = rows.order_by().values("handle").annotate(at=Max("interaction__at"))
    return dict(newest.values_list("handle", "at"))
