"""Addresses that no mail reaches any more, as mail servers wrote to the owner, and the letters that came back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta

from django.db.models import Max, QuerySet

from enishi.advice import Lost
from enishi.kit.addresses import show_phone
from enishi.store.models import Handle, Owner, Presence

_TRIED = timedelta(days=5)  # so long a mail server tries before it gives up (RFC 5321, 4.5.4.1)
_CLOCKS = timedelta(minutes=10)  # by so much two servers' clocks may differ
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


def came_back(owner: Owner, people: Collection[int] | None = None) -> set[int]:
    """The parts (their rows) in the owner's letters that never reached these people, or anybody: no contact, then."""
    # There are few notices, with an index of their own: whoever begins with the people reads all of their letters.
    notices = Presence.objects.filter(owner=owner, part="gone")
    named = notices.values_list("handle", "handle__person").distinct()
    known = {handle for handle, person in named if people is None or person in people}
    if not known:
        return set()
    gone = _moments(notices.filter(handle__in=known, interaction__current=True))
    mails = Presence.objects.filter(
        owner=owner, handle__in=list(gone), interaction__current=True, interaction__kind="mail"
    )
    heard = _moments(mails.filter(part="from", interaction__is_bulk=False))
    sent = mails.filter(part__in=("to", "cc"), interaction__at__gt=_earliest(gone)).exclude(interaction__direction="in")
    letters: dict[int, list[tuple[datetime, int]]] = defaultdict(list)
    for handle, at, pk in sent.order_by("interaction__at", "pk").values_list("handle", "interaction__at", "pk"):
        letters[handle].append((at, pk))
    return {pk for handle, wrote in letters.items() for pk in unreached(wrote, gone[handle], heard.get(handle, ()))}


def unreached(
    letters: Sequence[tuple[datetime, int]], notices: Iterable[datetime], heard: Iterable[datetime]
) -> set[int]:
    """Which letters to an address, oldest first and each with its number, did not reach it.

    Each notice is about the last letter before it; and whatever follows a notice reaches nobody, unless a mail from the
    address shows that it lives.
    """
    last_heard = max(heard, default=None)
    found = set()
    for notice in notices:
        before = [(at, number) for at, number in letters if notice - _TRIED <= at <= notice + _CLOCKS]
        found |= {number for _, number in before[-1:]}
        if last_heard is None or last_heard <= notice:
            found |= {number for at, number in letters if at > notice}
    return found


def _moments(rows: QuerySet[Presence]) -> dict[int, list[datetime]]:
    found: dict[int, list[datetime]] = defaultdict(list)
    for handle, at in rows.values_list("handle", "interaction__at"):
        found[handle].append(at)
    return found


def _earliest(gone: dict[int, list[datetime]]) -> datetime:
    return min(at for moments in gone.values() for at in moments) - _TRIED


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
