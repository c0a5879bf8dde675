"""Who wrote to whom: derived from the owner's own addresses, and derived again when those change."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db.models import Exists, OuterRef, QuerySet

from enishi.store.models import Handle, Interaction, Owner, Presence

_WRITTEN = ("mail", "message", "invitation")


def own_handles(owner: Owner) -> set[int]:
    """The owner's own addresses."""
    return set(Handle.objects.filter(owner=owner, person__is_owner=True).values_list("pk", flat=True))


def direction_of(kind: str, people: Iterable[tuple[str, int]], *, own: Collection[int]) -> str:
    """What `derive` would write for an interaction that no source has told, by each one's part and address."""
    mine = {part == "from" for part, handle in people if handle in own} if kind in _WRITTEN else set()
    return "out" if True in mine else "in" if mine else ""


def derive(owner: Owner, *, own: Collection[int], among: Collection[int] | None = None) -> None:
    """Write the direction of all interactions, or of those `among`, that no source has told.

    OUT when the owner wrote it, IN when it reached one of the owner's addresses, else nobody can tell.
    """
    rows = Interaction.objects.filter(owner=owner, said_direction="", kind__in=_WRITTEN)
    if among is not None:
        rows = rows.filter(pk__in=among)
    theirs = Presence.objects.filter(interaction=OuterRef("pk"), handle__in=list(own))
    wrote, got = Exists(theirs.filter(part="from")), Exists(theirs.exclude(part="from"))
    _set(rows.filter(wrote), "out")
    _set(rows.filter(~wrote, got), "in")
    if among is None:
        _set(rows.filter(~wrote, ~got), "")


def derive_anew(owner: Owner, *, before: Collection[int] | None) -> set[int]:
    """Derive everything for the owner's addresses as of now, and return them; `before` are those it was derived for.

    What came to or from an address that turned is looked through again even where its direction stays: whether it was
    for the owner, and who else it binds them to, turns with the address. None: nobody knows what it was derived for.
    """
    own = own_handles(owner)
    derive(owner, own=own)
    turned = own.symmetric_difference(before or ())
    theirs = Presence.objects.filter(interaction=OuterRef("pk"), handle__in=turned)
    if turned:
        Interaction.objects.filter(Exists(theirs), owner=owner, is_sifted=True).update(is_sifted=False)
    return own


def _set(rows: QuerySet[Interaction], direction: str) -> None:
    rows.exclude(direction=direction).update(direction=direction, is_sifted=False)  # who is bound turns with it
