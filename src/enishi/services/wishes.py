"""What the owner wishes for people: whom to treasure, and who is to be left in peace."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from enishi.kit.say import Refused, Say, say
from enishi.queries.person import find_people, find_person
from enishi.services.journal import deed
from enishi.services.measuring import refresh
from enishi.store.models import Deed, Owner, Person

Peace = Person.Peace


def hold_dear(*, owner: Owner, people: Collection[int], dear: bool, now: datetime) -> Deed:
    """These are people whom the owner wants to treasure, or no more so."""
    rows = find_people(owner, people)
    with deed(owner, _told(rows, dear=dear), now=now) as (done, pen):
        for row in rows:
            pen.change(row, is_dear=dear)
    return done


def leave_in_peace(*, owner: Owner, person: int, peace: str, until: date | None = None, now: datetime) -> Deed:
    """Somebody mourns (until a date, if it is known) or has died: from then on nothing that would hurt is said.

    Who mourns is neither congratulated nor sought. Who has died stays in the lists, and nothing speaks of them unasked.
    """
    if peace not in Peace.values:
        raise Refused(say("“{word}” is none of the words: mourning, deceased.", word=peace))
    row = find_person(owner, person)
    if row.is_owner:
        raise Refused(say("These are your own addresses; they can be changed in the settings."))
    what = {
        Peace.NONE: say("{name}: spoken of as before", name=row.name),
        Peace.MOURNING: say("{name}: in mourning", name=row.name),
        Peace.DECEASED: say("{name}: has died", name=row.name),
    }[Peace(peace)]
    with deed(owner, what, now=now) as (done, pen):
        pen.change(row, peace=peace, peace_until=until if peace == Peace.MOURNING else None)
    refresh(owner, [row.pk], now=now)
    return done


def _told(rows: list[Person], *, dear: bool) -> Say:
    if len(rows) > 1:
        many = say("{number} people to treasure", number=len(rows))
        return many if dear else say("{number} people no longer marked as those to treasure", number=len(rows))
    name = rows[0].name
    return say("{name}: one to treasure", name=name) if dear else say("{name}: no longer marked", name=name)
