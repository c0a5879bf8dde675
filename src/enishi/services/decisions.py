"""The owner decides who is who. A decision outranks every evidence and outlives every rebuild."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Q

from enishi.kit.say import Refused, Say, say
from enishi.queries.person import find_person
from enishi.services.journal import deed
from enishi.services.measuring import refresh
from enishi.services.whoiswho import settle
from enishi.store.models import Decision, Deed, Owner, Person

Pairs = Sequence[tuple[int, int]]


def same(*, owner: Owner, one: int, other: int, now: datetime) -> Deed:
    """These two are one person."""
    return same_all(owner=owner, pairs=[(one, other)], now=now)


def same_all(*, owner: Owner, pairs: Pairs, now: datetime) -> Deed:
    """The two of each pair are one person; one deed, undone in one go. Pairs that are one already are passed over."""
    found = _pairs(owner, pairs)
    what = say("{name} joined", name=found[0][0].name)
    with deed(owner, _told(what, say("{number} pairs joined", number=len(found)), found), now=now) as (done, pen):
        parted = Decision.objects.filter(owner=owner, kind=Decision.Kind.DIFFERENT)
        for first, second in found:
            here, there = _rows_of(first), _rows_of(second)
            for old in parted.filter(Q(one__in=here, other__in=there) | Q(one__in=there, other__in=here)):
                pen.remove(old)
            pen.create(Decision(owner=owner, kind=Decision.Kind.SAME, one=first, other=second))
        people = settle(owner, {row.pk for pair in found for row in pair})
    refresh(owner, people, now=now)
    return done


def different(*, owner: Owner, one: int, other: int, now: datetime) -> Deed:
    """These two are not one person, and shall not be asked about again."""
    return different_all(owner=owner, pairs=[(one, other)], now=now)


def different_all(*, owner: Owner, pairs: Pairs, now: datetime) -> Deed:
    """The two of each pair are two people; one deed, undone in one go."""
    found = _pairs(owner, pairs)
    what = say("{name}: two different people", name=found[0][0].name)
    many = say("{number} pairs told apart", number=len(found))
    with deed(owner, _told(what, many, found), now=now) as (done, pen):
        for first, second in found:
            pen.create(Decision(owner=owner, kind=Decision.Kind.DIFFERENT, one=first, other=second))
        # They are two already; but an address that several claim may go to another of them now.
        people = settle(owner, {row.pk for pair in found for row in pair})
    refresh(owner, people, now=now)
    return done


def nobody(*, owner: Owner, person: int, now: datetime) -> Deed:
    """This is no person: a desk, a list, a machine. It stays out of all lists, whatever is read again."""
    row = find_person(owner, person)
    if row.is_owner:
        raise Refused(say("These are your own addresses; they can be changed in the settings."))
    with deed(owner, say("{name}: not a person", name=row.name), now=now) as (done, pen):
        pen.create(Decision(owner=owner, kind=Decision.Kind.NOBODY, one=row))
        people = settle(owner, {row.pk})
    refresh(owner, people, now=now)
    return done


def somebody(*, owner: Owner, person: int, now: datetime) -> Deed:
    """This is a person after all."""
    row = find_person(owner, person)
    with deed(owner, say("{name}: a person after all", name=row.name), now=now) as (done, pen):
        for old in Decision.objects.filter(owner=owner, kind=Decision.Kind.NOBODY, one__in=_rows_of(row)):
            pen.remove(old)
        people = settle(owner, {row.pk})
    refresh(owner, people, now=now)
    return done


def part(*, owner: Owner, person: int, merged: int, now: datetime) -> Deed:
    """Take a card or profile that was joined to a person apart again."""
    row = find_person(owner, person)
    piece = Person.objects.filter(owner=owner, pk=merged, merged_into=row).first()
    if piece is None:
        raise Refused(say("This is not joined to {name}.", name=row.name))
    with deed(owner, say("{name} parted", name=row.name), now=now) as (done, pen):
        for old in Decision.objects.filter(owner=owner, kind=Decision.Kind.SAME).filter(
            Q(one__in=[row, piece], other__in=[row, piece])
        ):
            pen.remove(old)
        pen.create(Decision(owner=owner, kind=Decision.Kind.DIFFERENT, one=row, other=piece))
        people = settle(owner, {row.pk, piece.pk})
    refresh(owner, people, now=now)
    return done


def _pairs(owner: Owner, pairs: Pairs) -> list[tuple[Person, Person]]:
    """The people of each pair, the older first; Refused when no pair is left that is not one person already."""
    found: dict[tuple[int, int], tuple[Person, Person]] = {}
    for one, other in pairs:
        first, second = sorted((find_person(owner, one), find_person(owner, other)), key=lambda row: row.pk)
        if first.pk != second.pk:
            found[first.pk, second.pk] = (first, second)
    if not found:
        raise Refused(say("This is one person already."))
    return list(found.values())


def _told(single: Say, many: Say, pairs: Sequence[tuple[Person, Person]]) -> Say:
    return single if len(pairs) == 1 else many


def _rows_of(row: Person) -> list[int]:
    """A person's row and those that were joined to it."""
    return [row.pk, *Person.objects.filter(merged_into=row).values_list("pk", flat=True)]
