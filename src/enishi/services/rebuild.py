"""Throw the derived away and make it again from the facts and the owner's decisions."""

from __future__ import annotations

from datetime import datetime

from enishi.services.directions import derive, own_handles
from enishi.services.indexing import reindex
from enishi.services.measuring import refresh_all
from enishi.services.promising import sift_all
from enishi.services.shown_names import remember_names
from enishi.services.whoiswho import settle
from enishi.store.models import Owner, Person

# Raised when the rules change by which things are derived: every book is then made anew once.
RULES = 7
_SLICE = 300


def rebuild(*, owner: Owner, now: datetime) -> int:
    """Who is who, who wrote to whom, ties, advice and promises, anew; returns how many people there are. Ids stay."""
    remember_names(owner)
    rows = list(Person.objects.filter(owner=owner, merged_into=None).order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(rows), _SLICE):
        settle(owner, rows[start : start + _SLICE])
    reindex(owner)
    derive(owner, own=own_handles(owner))
    sift_all(owner)
    refresh_all(owner, now=now)
    Owner.objects.filter(pk=owner.pk).update(rules=RULES)
    return Person.objects.known().filter(owner=owner).count()


def rebuild_if_outdated(owner: Owner, *, now: datetime) -> bool:
    """Make anew what an older enishi derived; tells whether it did."""
    if owner.rules == RULES:
        return False
    rebuild(owner=owner, now=now)
    return True
