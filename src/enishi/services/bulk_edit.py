"""What the owner does to several people at once: each is one deed, and undone in one go."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from enishi.kit.say import Refused, say
from enishi.queries.person import find_people
from enishi.services import decisions
from enishi.services import people as services
from enishi.services.journal import deed
from enishi.services.measuring import refresh
from enishi.services.whoiswho import settle
from enishi.store.models import Decision, Deed, Owner, Person

LONGEST_RHYTHM = 3650
# Erasing has no way back, so no more at once than one can read the names of.
MOST_ERASED = 200
# More than so many records of one person are hardly meant; a slip of the hand is.
_MOST_JOINED = 20


def set_rhythm(*, owner: Owner, people: Collection[int], days: int | None, now: datetime) -> Deed:
    """Say how often the owner wishes to meet people, in days; None for no such wish."""
    if days is not None and not 1 <= days <= LONGEST_RHYTHM:
        raise Refused(say("A rhythm is a number of days from 1 to {most}.", most=LONGEST_RHYTHM))
    rows = find_people(owner, people)
    many = len(rows) > 1
    if days is None:
        what = say("{number} people: no rhythm wished any more", number=len(rows))
        what = what if many else say("{name}: no rhythm wished any more", name=rows[0].name)
    else:
        what = say("{number} people: a word every {days} days wished", number=len(rows), days=days)
        what = what if many else say("{name}: a word every {days} days wished", name=rows[0].name, days=days)
    with deed(owner, what, now=now) as (done, pen):
        for row in rows:
            pen.change(row, cadence_days=days)
    refresh(owner, [row.pk for row in rows], now=now)
    return done


def merge(*, owner: Owner, people: Collection[int], now: datetime) -> Deed:
    """These are all one person: joined with the one who has been in the book longest."""
    rows = find_people(owner, people)
    if len(rows) < 2:
        raise Refused(say("To join people, at least two are needed."))
    if len(rows) > _MOST_JOINED:
        raise Refused(say("At most {most} can be joined into one person at once.", most=_MOST_JOINED))
    first, *others = rows
    with deed(owner, say("{number} joined into {name}", number=len(rows), name=first.name), now=now) as (done, pen):
        pieces = Person.objects.filter(Q(pk__in=[row.pk for row in rows]) | Q(merged_into__in=rows))
        apart = Decision.objects.filter(owner=owner, kind=Decision.Kind.DIFFERENT, one__in=pieces, other__in=pieces)
        for old in apart:
            pen.remove(old)
        for other in others:
            pen.create(Decision(owner=owner, kind=Decision.Kind.SAME, one=first, other=other))
        around = settle(owner, {row.pk for row in rows})
    refresh(owner, around, now=now)
    return done


def nobodies(*, owner: Owner, people: Collection[int], now: datetime) -> Deed:
    """None of these is a person: desks, lists, machines."""
    rows = find_people(owner, people)
    if len(rows) == 1:
        return decisions.nobody(owner=owner, person=rows[0].pk, now=now)
    if any(row.is_owner for row in rows):
        raise Refused(say("These are your own addresses; they can be changed in the settings."))
    what = say("{number} set down as not a person", number=len(rows))
    with deed(owner, what, now=now) as (done, pen):
        for row in rows:
            pen.create(Decision(owner=owner, kind=Decision.Kind.NOBODY, one=row))
        around = settle(owner, {row.pk for row in rows})
    refresh(owner, around, now=now)
    return done


def erase_all(*, owner: Owner, people: Collection[int], now: datetime) -> int:
    """Erase everything that speaks of these people, for ever; all of them or, if one cannot be, none. How many."""
    rows = find_people(owner, people)
    if len(rows) > MOST_ERASED:
        raise Refused(say("At most {most} people can be erased at once.", most=MOST_ERASED))
    with transaction.atomic():
        for row in rows:
            services.erase(owner=owner, person=row.pk, now=now)
    return len(rows)
