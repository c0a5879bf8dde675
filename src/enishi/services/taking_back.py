"""The work of undoing an import: the facts it alone brought go; what another import said too stays, as that one's.

Slice by slice, each whole. A cut leaves the import in the state UNDOING, and the next worker goes on.
"""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from enishi.services.directions import derive_anew, own_handles
from enishi.services.facts import FACTS
from enishi.services.imports import file_of
from enishi.services.measuring import refresh_all
from enishi.services.promising import forget_unsaid
from enishi.services.shown_names import remember_names
from enishi.services.versions import settle_keys
from enishi.services.whoiswho import settle
from enishi.store.bulk import write
from enishi.store.models import (
    Again,
    Fact,
    Handle,
    Import,
    Link,
    LinkHandle,
    Owner,
    Post,
    PostHandle,
    Presence,
    Sighting,
    SightingHandle,
    SkippedRow,
)

_SLICE = 200
_SETTLED_AT_ONCE = 400
_LIVE = (Import.State.DONE, Import.State.RUNNING, Import.State.STOPPED, Import.State.WAITING)


def take_back(job: Import, *, pace: Callable[[], None] = lambda: None) -> None:
    """Undo an import to its end."""
    for model in FACTS:
        while _take_back_slice(job, model):
            pace()
        while _take_back_repeats(job, model):
            pace()
    _finish(job, now=timezone.now())


def _take_back_slice(job: Import, model: type[Fact]) -> bool:
    """The next rows of one kind; False when there are none."""
    with transaction.atomic():
        rows = list(model._default_manager.filter(imported=job).order_by("-pk")[:_SLICE])
        if not rows:
            return False
        gone = _hand_on(job.owner, model, rows)
        touched, handles = _around(model, gone)
        model._default_manager.filter(pk__in=[row.pk for row in gone]).delete()
        touched |= _settle_rivals(job.owner, model, {(row.source, row.key) for row in rows})
        _drop_unused(job.owner, handles)
        remember_names(job.owner, handles)
        job.around = sorted({*job.around, *touched})
        job.save(update_fields=["around"])
    return True


def _hand_on(owner: Owner, model: type[Fact], rows: list[Fact]) -> list[Fact]:
    """Rows that another import said too become that import's; the others are returned."""
    heirs: dict[int, list[Again]] = defaultdict(list)
    said = Again.objects.filter(owner=owner, kind=model.__name__, fact__in=[row.pk for row in rows])
    for again in said.filter(imported__state__in=_LIVE).select_related("imported").order_by("imported"):
        heirs[again.fact].append(again)
    kept = [row for row in rows if row.pk in heirs]
    for row in kept:
        row.imported_id, row.told = heirs[row.pk][0].imported_id, heirs[row.pk][0].told
    write(kept, ["imported", "told"])
    if model is Sighting:
        for row in kept:
            row.seen_at = min(again.imported.said_at for again in heirs[row.pk])  # type: ignore[attr-defined]
        write(kept, ["seen_at"])
    Again.objects.filter(pk__in=[heirs[row.pk][0].pk for row in kept]).delete()
    return [row for row in rows if row.pk not in heirs]


def _around(model: type[Fact], gone: Sequence[Fact]) -> tuple[set[int], set[int]]:
    """The people that the rows speak of, and the addresses they name."""
    pks = [row.pk for row in gone]
    if model is Sighting:
        handles = set(SightingHandle.objects.filter(sighting__in=pks).values_list("handle", flat=True))
        people = {pk for row in gone if isinstance(row, Sighting) for pk in (row.person_id, row.home_id) if pk}
    else:
        handles = set(Presence.objects.filter(interaction__in=pks).values_list("handle", flat=True))
        handles |= {handle for row in gone if (handle := getattr(row, "handle_id", None))}
        handles |= set(
            LinkHandle.objects.filter(link__in=pks if model is Link else ()).values_list("handle", flat=True)
        )
        handles |= set(
            PostHandle.objects.filter(post__in=pks if model is Post else ()).values_list("handle", flat=True)
        )
        people = set()
    pairs = Handle.objects.filter(pk__in=handles).values_list("person", "home")
    return people | {pk for pair in pairs for pk in pair if pk}, handles


def _settle_rivals(owner: Owner, model: type[Fact], keys: set[tuple[str, str]]) -> set[int]:
    """What the other imports say of these things stands as if this one had never been; the people it speaks of."""
    turned = settle_keys(owner, model, keys)
    people, _ = _around(model, turned)
    return people


def _take_back_repeats(job: Import, model: type[Fact]) -> bool:
    """The next rows that other imports brought and this one said too; False when there are none."""
    with transaction.atomic():
        again = list(Again.objects.filter(imported=job, kind=model.__name__).order_by("-pk")[:_SLICE])
        if not again:
            return False
        rows = model._default_manager.filter(owner=job.owner, pk__in=[each.fact for each in again])
        keys = set(rows.values_list("source", "key"))
        Again.objects.filter(pk__in=[each.pk for each in again]).delete()
        job.around = sorted({*job.around, *_settle_rivals(job.owner, model, keys)})
        job.save(update_fields=["around"])
    return True


def _drop_unused(owner: Owner, handles: set[int]) -> None:
    """Addresses that nothing names any more."""
    rows = Handle.objects.filter(owner=owner, pk__in=handles)
    said = {"sighting_links": None, "presences": None, "roles": None, "praise": None}
    rows.filter(**said, link_links=None, post_links=None).delete()


def _settle(owner: Owner) -> None:
    """Who is who among the people of whom there is less to know now."""
    jobs = Import.objects.filter(owner=owner).exclude(around=[])
    unsettled = {person for people in jobs.values_list("around", flat=True) for person in people}
    while unsettled:
        some = sorted(unsettled)[:_SETTLED_AT_ONCE]
        with transaction.atomic():
            unsettled -= {*some, *settle(owner, some)}
    jobs.update(around=[])


def _finish(job: Import, *, now: datetime) -> None:
    owner = job.owner
    with transaction.atomic():
        SkippedRow.objects.filter(imported=job).delete()
        forget_unsaid(owner)
    waiting = Import.objects.filter(owner=owner, state=Import.State.UNDOING).exclude(pk=job.pk)
    if not waiting.exists():  # of files that are taken back together, the last one sees to who is who and to ties
        own = own_handles(owner)
        _settle(owner)
        derive_anew(owner, before=own)
        refresh_all(owner, now=now)
    shutil.rmtree(file_of(job).parent, ignore_errors=True)
    Import.objects.filter(pk=job.pk).update(state=Import.State.UNDONE, stop_asked=False, finished_at=now)
