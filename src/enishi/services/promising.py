"""Looks through what was written for promises and requests, and keeps what it finds in step with the texts.

The newest first and slice by slice: `Interaction.is_sifted` says how far it is, so that a cut costs nothing. A sentence
has the same key whenever it is read; what the owner said of it stays.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection
from datetime import datetime
from hashlib import blake2s
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Q

from enishi.promises import Agent, Candidate, find_candidates
from enishi.promises.find import SURE
from enishi.services.following import follow, look_again
from enishi.services.formulas import doubt_formulas
from enishi.store.bulk import insert, write
from enishi.store.models import Interaction, Note, Owner, Presence, Promise
from enishi.store.models.promises import PromiseQuerySet

LEAST = 0.4  # less sure than this is nothing to ask the owner about
CROWD = 6  # in a letter to more people nobody in particular is bound
_SLICE = 300
_SLICES = 40  # of promises for whose keeping an import waits
_WRITTEN = {"mail", "message"}
_DERIVED = [
    *("kind", "by_owner", "interaction", "note", "handle", "person"),
    *("words", "said_at", "due", "precision", "confidence", "is_doubt"),
]


def sift(owner: Owner, *, pace: Callable[[], None] = lambda: None) -> int:
    """Look through whatever has not been looked through, and for what keeps what was found; returns how many it is.

    What keeps the older ones is left to `read_on`: an import need not wait for it.
    """
    found = 0
    while rows := list(Interaction.objects.filter(owner=owner, is_sifted=False).order_by("-at")[:_SLICE]):
        with transaction.atomic():
            found += _sift_slice(owner, rows)
        pace()
    doubt_formulas(owner)
    follow(owner, slices=_SLICES, pace=pace)
    return found


def read_on() -> bool:
    """A piece of what is left, as an idle worker does; False when nothing is."""
    left = Interaction.objects.filter(is_sifted=False).values_list("owner", flat=True).first()
    if left is not None:
        sift(Owner.objects.get(pk=left))
        return True
    waiting = Promise.objects.filter(is_followed=False).values_list("owner", flat=True).first()
    return waiting is not None and follow(Owner.objects.get(pk=waiting), slices=1)


def sift_all(owner: Owner, *, pace: Callable[[], None] = lambda: None) -> int:
    """Everything anew, notes too."""
    notes = list(Note.objects.filter(owner=owner).values_list("pk", flat=True))
    with transaction.atomic():
        found = sift_notes(owner, notes)
    Interaction.objects.filter(owner=owner, is_sifted=True).update(is_sifted=False)
    Promise.objects.filter(owner=owner, is_followed=True).update(is_followed=False)
    return found + sift(owner, pace=pace)


def sift_notes(owner: Owner, notes: Collection[int]) -> int:
    """Look through notes as they read now: what the owner notes to do for a person is promised to them."""
    zone = ZoneInfo(owner.zone)
    rows = list(Note.objects.filter(owner=owner, pk__in=notes))
    drafts = [
        _draft(owner, one, key=f"note:{row.pk}:{one.id}", note=row, person_id=row.person_id, said_at=row.at)
        for row in rows
        for one in find_candidates(row.text, row.at.astimezone(zone))
    ]
    return _keep(drafts, Promise.objects.filter(owner=owner, note__in=rows))


def forget_unsaid(owner: Owner) -> None:
    """What was found in texts that are no more goes; of what the owner spoke about, only their own word stays."""
    for row in Promise.objects.filter(owner=owner, interaction=None, note=None, is_by_hand=False):
        if row.has_owners_word:
            Promise.objects.filter(pk=row.pk).update(words="", kept_words="", handle=None, kept_by=None)
        else:
            row.delete()
    unsure = Promise.objects.filter(Q(moved_to__isnull=False) | ~Q(kept_words="") & Q(kept_by=None, kept_note=None))
    unsure.filter(owner=owner).update(is_followed=False)
    doubt_formulas(owner)


def _sift_slice(owner: Owner, rows: list[Interaction]) -> int:
    zone = ZoneInfo(owner.zone)
    telling = {row.pk: row for row in rows if _may_bind(row)}
    others = _others(owner, telling) if telling else {}
    drafts = [
        _draft(
            owner,
            one,
            key=f"{row.source}:{row.key}:{one.id}{mark}",
            interaction=row,
            handle_id=handle,
            said_at=row.at,
            by_writer=row.direction == "out",
        )
        for row in telling.values()
        if others[row.pk]
        for one in find_candidates(row.text, row.at.astimezone(zone), least=LEAST, files=row.files)
        for handle, mark in others[row.pk]
    ]
    # A meeting says nothing, and may keep a promise all the same.
    met = [row.pk for row in rows if row.current and not row.is_bulk]
    handles = set(Presence.objects.filter(interaction__in=met).values_list("handle", flat=True)) if met else set()
    look_again(owner, handles, since=rows[-1].at, until=rows[0].at)
    kept = _keep(drafts, Promise.objects.filter(owner=owner, interaction__in=rows))
    for row in rows:
        row.is_sifted = True
    write(rows, ["is_sifted"])
    return kept


def _may_bind(row: Interaction) -> bool:
    return (
        row.current
        and not row.is_bulk
        and row.kind in _WRITTEN
        and row.direction in {"in", "out"}
        and row.crowd <= CROWD
        and bool(row.text.strip())
    )


def _others(owner: Owner, rows: dict[int, Interaction]) -> dict[int, list[tuple[int, str]]]:
    """For each letter the addresses of whom it binds the owner to: its writer, or all it was written to.

    Each with what marks its promises among those of the same sentence; the first needs no mark.

    A letter that reached the owner only as a copy binds others. Of somebody's addresses the first stands for all.
    """
    parts: dict[int, list[tuple[str, int, str, int | None, bool]]] = defaultdict(list)
    for interaction, part, handle, value, person, is_owner in (
        Presence.objects.filter(owner=owner, interaction__in=list(rows), part__in=["from", "to"])
        .order_by("interaction", "position", "pk")
        .values_list("interaction", "part", "handle", "handle__value", "handle__person", "handle__person__is_owner")
    ):
        parts[interaction].append((part, handle, value, person, bool(is_owner)))
    found = {}
    for pk, row in rows.items():
        wanted = "from" if row.direction == "in" else "to"
        to_owner = row.kind == "message" or any(part == "to" and mine for part, *_, mine in parts[pk])
        others: dict[int, tuple[int, str]] = {}
        for part, handle, value, whose, mine in parts[pk]:
            if part == wanted and not mine and (row.direction == "out" or to_owner):
                others.setdefault(whose or -handle, (handle, _mark(value) if others else ""))
        found[pk] = list(others.values())
    return found


def _mark(address: str) -> str:
    return ":" + blake2s(address.encode("utf-8", "replace"), digest_size=6).hexdigest()


def _draft(
    owner: Owner,
    one: Candidate,
    *,
    key: str,
    said_at: datetime,
    by_writer: bool = True,
    interaction: Interaction | None = None,
    note: Note | None = None,
    handle_id: int | None = None,
    person_id: int | None = None,
) -> Promise:
    return Promise(
        owner=owner,
        key=key,
        kind=one.kind,
        by_owner=by_writer == (one.agent is Agent.ME),
        interaction=interaction,
        note=note,
        handle_id=handle_id,
        person_id=person_id,
        words=one.words,
        said_at=said_at,
        due=one.due.day if one.due else None,
        precision=one.due.precision if one.due else "",
        confidence=one.confidence,
        is_doubt=one.confidence < SURE[one.kind],
    )


def _keep(drafts: list[Promise], before: PromiseQuerySet) -> int:
    """Write what was found; a sentence known already keeps its id and the owner's word on it."""
    by_key = {row.key: row for row in drafts}
    known = Promise.objects.filter(owner__in={row.owner_id for row in drafts}, key__in=by_key)
    ids = dict(known.values_list("key", "pk"))
    gone = [row.pk for row in before.exclude(pk__in=ids.values()) if not row.has_owners_word]
    if gone:
        Promise.objects.filter(pk__in=gone).delete()
    for key, pk in ids.items():
        by_key[key].pk = pk
    write([by_key[key] for key in ids], _DERIVED)
    insert([row for key, row in by_key.items() if key not in ids])
    return len(by_key)
