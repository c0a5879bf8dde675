"""Ties and advice, derived: thrown away and made again for whoever was touched, and for everybody once a day."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime

from django.db import transaction

from enishi.advice import Advice as Found
from enishi.advice import advise
from enishi.queries.situations import contacts, measured, situations
from enishi.services.projects import find_projects
from enishi.services.promising import sift
from enishi.services.relations import refresh_relations
from enishi.services.reviving import rank
from enishi.store.bulk import insert, write
from enishi.store.models import Advice, Owner, Person
from enishi.store.models.people import TIE_COLUMNS
from enishi.ties import Tie

# So many people at a time: a transaction stays well under the tenth of a second that others may have to wait.
_SLICE = 200


def refresh(owner: Owner, people: Collection[int], *, now: datetime) -> None:
    """Measure the ties of these people anew, and what there is to say about them today."""
    for some in _slices(sorted(people)):
        refresh_relations(owner, some)
        met = contacts(owner, some)
        ties = measured(owner, met, now=now)
        found = list(advise(situations(owner, met, ties, now=now)))
        with transaction.atomic():
            _keep_ties(owner, ties)
            _keep_advice(owner, some, found)


def refresh_all(owner: Owner, *, now: datetime) -> None:
    """Everybody, as every new day asks for: ties age, other things are due, and nothing is left unread."""
    sift(owner)
    known = Person.objects.filter(owner=owner, merged_into=None).values_list("pk", flat=True)
    refresh(owner, list(known), now=now)
    look_back(owner, now=now)
    Owner.objects.filter(pk=owner.pk).update(advised_on=owner.today(now))
    owner.advised_on = owner.today(now)


def look_back(owner: Owner, *, now: datetime) -> None:
    """What only everybody together can tell, once a day and after every import.

    That is: which silent ties are worth picking up, and what the owner works on now.
    """
    changed = {row.pk: row for row in rank(owner, now=now)}
    for some in _slices(sorted(changed)):
        with transaction.atomic():
            write([changed[pk] for pk in some], ["revival"])
            _keep_advice(owner, some, _advice(owner, some, now=now))
    find_projects(owner, now=now)


def _advice(owner: Owner, people: Collection[int], *, now: datetime) -> list[Found]:
    """The advice about people whose ties are kept as they are."""
    ties = {row.pk: row.kept_tie() for row in Person.objects.filter(owner=owner, pk__in=people)}
    return list(advise(situations(owner, contacts(owner, people), ties, now=now)))


def refresh_if_new_day(owner: Owner, *, now: datetime) -> bool:
    """Make the advice of today if what is kept is another day's; tells whether it did."""
    if owner.advised_on == owner.today(now):
        return False
    refresh_all(owner, now=now)
    return True


def _slices(people: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(people), _SLICE):
        yield people[start : start + _SLICE]


def _keep_ties(owner: Owner, ties: dict[int, Tie]) -> None:
    rows = list(Person.objects.filter(owner=owner, pk__in=ties))
    for row in rows:
        row.keep_tie(ties[row.pk])
    write(rows, TIE_COLUMNS)


def _keep_advice(owner: Owner, people: Collection[int], found: list[Found]) -> None:
    Advice.objects.filter(owner=owner, person__in=people).delete()
    rows = [
        Advice(
            owner=owner,
            person_id=advice.person,
            rule=advice.rule,
            about=advice.reason.about[:500],
            weight=advice.reason.weight,
            at=advice.reason.at,
            headline=advice.reason.headline.as_json(),
            evidence=[line.as_json() for line in advice.reason.evidence],
        )
        for advice in found
    ]
    insert(rows)
