"""The owner decides who is who. A decision outranks every evidence and outlives every rebuild."""

from __future__ import annotations

from datetime import datetime

from enishi.kit.say import Refused, say
from enishi.queries.person import find_person
from enishi.services.journal import deed
from enishi.services.measuring import refresh
from enishi.services.whoiswho import settle
from enishi.store.models import Decision, Deed, Owner, Person


def same(*, owner: Owner, one: int, other: int, now: datetime) -> Deed:
    """These two are one person."""
    first, second = _two(owner, one, other)
    with deed(owner, say("{name} joined", name=first.name), now=now) as (done, pen):
        pairs = Decision.objects.filter(owner=owner, kind=Decision.Kind.DIFFERENT)
        for old in pairs.filter(one__in=[first, second], other__in=[first, second]):
            pen.remove(old)
        pen.create(Decision(owner=owner, kind=Decision.Kind.SAME, one=first, other=second))
        people = settle(owner, {first.pk, second.pk})
    refresh(owner, people, now=now)
    return done


def different(*, owner: Owner, one: int, other: int, now: datetime) -> Deed:
    """These two are not one person, and shall not be asked about again."""
    first, second = _two(owner, one, other)
    with deed(owner, say("{name}: two different people", name=first.name), now=now) as (done, pen):
        pen.create(Decision(owner=owner, kind=Decision.Kind.DIFFERENT, one=first, other=second))
    return done


def part(*, owner: Owner, person: int, merged: int, now: datetime) -> Deed:
    """Take a card or profile that was joined to a person apart again."""
    row = find_person(owner, person)
    piece = Person.objects.filter(owner=owner, pk=merged, merged_into=row).first()
    if piece is None:
        raise Refused(say("This is not joined to {name}.", name=row.name))
    with deed(owner, say("{name} parted", name=row.name), now=now) as (done, pen):
        for old in Decision.objects.filter(owner=owner, kind=Decision.Kind.SAME, one=row, other=piece):
            pen.remove(old)
        pen.create(Decision(owner=owner, kind=Decision.Kind.DIFFERENT, one=row, other=piece))
        people = settle(owner, {row.pk, piece.pk})
    refresh(owner, people, now=now)
    return done


def _two(owner: Owner, one: int, other: int) -> tuple[Person, Person]:
    first, second = find_person(owner, one), find_person(owner, other)
    if first.pk == second.pk:
        raise Refused(say("This is one person already."))
    return (first, second) if first.pk < second.pk else (second, first)
