"""Everything that was done can be undone, and the undoing too."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from enishi.kit.say import Refused, Say, say
from enishi.services.directions import derive_anew, own_handles
from enishi.services.following import follow_anew
from enishi.services.imports import undo_batch
from enishi.services.indexing import index_notes
from enishi.services.journal import reverse
from enishi.services.measuring import refresh, refresh_all
from enishi.services.organisations import settle_organisations
from enishi.services.owner import rehouse
from enishi.services.promising import sift_notes
from enishi.services.whoiswho import settle
from enishi.store.models import Deed, Owner, Person, Sighting

# Rows that say who is who, and rows on which everybody's day depends.
_IDENTITY = {"Decision", "Sighting", "SightingHandle"}
_EVERYBODY = {"Owner", "SightingHandle"}


def undo(*, owner: Owner, deed: int, now: datetime) -> Deed:
    """Put back what a deed changed. Refused when something later builds on it, or it is undone already."""
    done = Deed.objects.filter(owner=owner, pk=deed).first()
    if done is None or done.undone_at is not None:
        raise Refused(say("This is undone already."))
    if done.batch is not None:
        return undo_batch(owner=owner, batch=done.batch, now=now)
    if not done.changes:
        raise Refused(say("This cannot be undone."))
    what = Say.from_json(done.what)
    with transaction.atomic():
        before, own = _around(done), own_handles(owner)
        changes = reverse(done)
        Deed.objects.filter(pk=done.pk).update(undone_at=now)
        undoing = Deed.objects.create(owner=owner, at=now, what=what.as_json() | {"undoes": True}, changes=changes)
        handles = {int(_values(c)["handle"]) for c in done.changes if c["model"] == "SightingHandle"}
        people = before | rehouse(owner, handles) | _around(done)
        models = {change["model"] for change in done.changes}
        notes = [change["id"] for change in done.changes if change["model"] == "Note"]
        index_notes(owner, notes)
        sift_notes(owner, notes)
        follow_anew(owner, [change["id"] for change in done.changes if change["model"] == "Promise"])
        if _IDENTITY & models:
            people = settle(owner, people)
            derive_anew(owner, before=own)
        if "OrganisationDecision" in models:
            settle_organisations(owner, _organisations(done))
    owner.refresh_from_db()
    if _EVERYBODY & models:
        refresh_all(owner, now=now)
    else:
        refresh(owner, people, now=now)
    return undoing


def undo_last(*, owner: Owner, now: datetime) -> Deed:
    """Undo the newest deed that is not undone and no undoing itself."""
    rows = Deed.objects.filter(owner=owner, undone_at=None, what__undoes__isnull=True).order_by("-at", "-pk")
    newest = next((row for row in rows[:20] if row.changes or row.batch), None)
    if newest is None:
        raise Refused(say("There is nothing to undo."))
    return undo(owner=owner, deed=newest.pk, now=now)


def _values(change: dict[str, Any]) -> dict[str, Any]:
    """The fields that a change speaks of, whichever side of it has them."""
    return {**(change["before"] or {}), **(change["after"] or {})}


def _around(done: Deed) -> set[int]:
    """The people whom the changed rows speak of, as things are now."""
    people: set[int | None] = set()
    for change in done.changes:
        values = _values(change)
        match change["model"]:
            case "Person":
                people.add(change["id"])
            case "Decision":
                people |= {int(values[name]) for name in ("one", "other") if values.get(name)}
            case "Sighting":
                people |= {int(values[name]) for name in ("home", "person") if values.get(name)}
            case "SightingHandle":
                row = Sighting.objects.filter(pk=values["sighting"]).first()
                people |= {row.person_id, row.home_id} if row else set()
                people |= set(Person.objects.filter(handles=values["handle"]).values_list("pk", flat=True))
    return {pk for pk in people if pk is not None}


def _organisations(done: Deed) -> set[int]:
    """The organisations on which the owner had decided."""
    decisions = [_values(change) for change in done.changes if change["model"] == "OrganisationDecision"]
    return {int(values[name]) for values in decisions for name in ("one", "other")}
