"""What the owner says of a person: notes, who they are to them, their name, and that they shall be let go."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q

from enishi.kit.dates import PartialDate
from enishi.kit.say import Refused, Say, say
from enishi.queries.person import find_person
from enishi.records import Job, Name, Origin
from enishi.records import Sighting as SaidSighting
from enishi.services.careers import let_go
from enishi.services.indexing import index_notes
from enishi.services.journal import deed, forget
from enishi.services.measuring import refresh
from enishi.services.plain import digest_of, plain
from enishi.services.promising import sift_notes
from enishi.services.public_facts import erase_public
from enishi.services.whoiswho import settle
from enishi.store.models import (
    Deed,
    Handle,
    Interaction,
    Note,
    Organisation,
    Owner,
    Person,
    Praise,
    Presence,
    Promise,
    Role,
    Sighting,
)
from enishi.store.search import purge


def write_note(*, owner: Owner, person: int, text: str, now: datetime) -> Deed:
    """Keep a note about a person."""
    row = find_person(owner, person)
    text = _worded(text)
    with deed(owner, say("A note about {name}", name=row.name), now=now) as (done, pen):
        pen.create(note := Note(owner=owner, person=row, text=text, at=now))
        index_notes(owner, [note.pk])
        sift_notes(owner, [note.pk])
    return done


def edit_note(*, owner: Owner, note: int, text: str, now: datetime) -> Deed:
    """Write a note anew."""
    row = _note(owner, note)
    with deed(owner, say("A note about {name} rewritten", name=row.person.name), now=now) as (done, pen):
        pen.change(row, text=_worded(text))
        index_notes(owner, [row.pk])
        sift_notes(owner, [row.pk])
    return done


def remove_note(*, owner: Owner, note: int, now: datetime) -> Deed:
    """Take a note away."""
    row = _note(owner, note)
    with deed(owner, say("A note about {name} taken away", name=row.person.name), now=now) as (done, pen):
        pen.remove(row)
    return done


def _note(owner: Owner, note: int) -> Note:
    row = Note.objects.filter(owner=owner, pk=note).select_related("person").first()
    if row is None:
        raise Refused(say("There is no such note."))
    return row


def _worded(text: str) -> str:
    if not text.strip():
        raise Refused(say("A note needs a word."))
    return text.strip()


def place(*, owner: Owner, person: int, relation: str, now: datetime) -> Deed:
    """Say who a person is to the owner: boss, peer, junior, customer, supplier, friend, other, or nothing."""
    if relation not in Person.Relation.values:
        raise Refused(say("“{relation}” is no relation that enishi knows.", relation=relation))
    row = find_person(owner, person)
    return _change(owner, row, say("{name} placed", name=row.name), now, relation=relation)


def place_all(*, owner: Owner, people: Collection[int], relation: str, now: datetime) -> Deed:
    """Say of several people at once who they are to the owner."""
    if relation not in Person.Relation.values:
        raise Refused(say("“{relation}” is no relation that enishi knows.", relation=relation))
    if len(people) == 1:
        return place(owner=owner, person=next(iter(people)), relation=relation, now=now)
    return _change_all(owner, people, say("{number} people placed", number=len(people)), now, relation=relation)


def set_all_aside(*, owner: Owner, people: Collection[int], now: datetime) -> Deed:
    """None of these is anybody whom the owner keeps."""
    if len(people) == 1:
        return set_aside(owner=owner, person=next(iter(people)), now=now)
    return _change_all(owner, people, say("{number} people set aside", number=len(people)), now, is_aside=True)


def _change_all(owner: Owner, people: Collection[int], what: Say, now: datetime, **fields: object) -> Deed:
    rows = [find_person(owner, person) for person in people]
    if not rows:
        raise Refused(say("Nobody is meant."))
    with deed(owner, what, now=now) as (done, pen):
        for row in rows:
            pen.change(row, **fields)
    refresh(owner, [row.pk for row in rows], now=now)
    return done


def set_aside(*, owner: Owner, person: int, now: datetime) -> Deed:
    """This is nobody whom the owner keeps: out of all lists, yet not erased."""
    row = find_person(owner, person)
    return _change(owner, row, say("{name} set aside", name=row.name), now, is_aside=True)


def take_back(*, owner: Owner, person: int, now: datetime) -> Deed:
    """Bring a person who was set aside back into the lists."""
    row = find_person(owner, person)
    return _change(owner, row, say("{name} taken back", name=row.name), now, is_aside=False)


def keep_quiet(*, owner: Owner, person: int, quiet: bool, now: datetime) -> Deed:
    """Bring a person up no more, or again."""
    row = find_person(owner, person)
    no_more = say("{name} will not be brought up any more", name=row.name)
    again = say("{name} may be brought up again", name=row.name)
    return _change(owner, row, no_more if quiet else again, now, keep_quiet=quiet)


def _change(owner: Owner, row: Person, what: Say, now: datetime, **fields: object) -> Deed:
    with deed(owner, what, now=now) as (done, pen):
        pen.change(row, **fields)
    refresh(owner, [row.pk], now=now)
    return done


def rename(
    *,
    owner: Owner,
    person: int,
    family: str,
    given: str,
    family_reading: str = "",
    given_reading: str = "",
    organisation: str = "",
    title: str = "",
    birthday: str = "",
    now: datetime,
) -> Deed:
    """The owner's own word on a person's name, reading, work and birthday: it outranks every source."""
    row = find_person(owner, person)
    if not f"{family}{given}".strip():
        raise Refused(say("A person needs a name."))
    born = PartialDate.parse(birthday) if birthday.strip() else None
    if birthday.strip() and born is None:
        raise Refused(say("“{text}” is no date; write 1980-03-12, or --03-12 without the year.", text=birthday))
    job = Job(organisation.strip(), row.department if organisation.strip() == row.organisation else "", title.strip())
    record = SaidSighting(
        origin=Origin("owner", f"person:{row.pk}"),
        name=Name(
            full=_full(family.strip(), given.strip()),
            family=family.strip(),
            given=given.strip(),
            family_reading=family_reading.strip(),
            given_reading=given_reading.strip(),
        ),
        jobs=(job,) if job != Job() else (),
        birthday=born,
    )
    with deed(owner, say("{name} corrected", name=record.name.full), now=now) as (done, pen):
        said = plain(record)
        key = {"owner": owner, "source": "owner", "key": record.origin.key}
        for old in Sighting.objects.filter(**key):
            pen.remove(old)
        pen.create(Sighting(**key, digest=digest_of(said), data=said, seen_at=now, home=row, person=row))
        settle(owner, {row.pk})
    refresh(owner, [row.pk], now=now)
    return done


def _full(family: str, given: str) -> str:
    latin = (family + given).isascii()
    return " ".join(filter(None, (given, family) if latin else (family, given)))


def erase(*, owner: Owner, person: int, now: datetime) -> None:
    """Erase everything that speaks of one person. This cannot be undone.

    Mails and meetings that others took part in too stay, without the person's part in them.
    """
    row = find_person(owner, person)
    if row.is_owner:
        raise Refused(say("These are your own addresses; they can be changed in the settings."))
    with transaction.atomic():
        homes = {row.pk, *Person.objects.filter(owner=owner, merged_into=row).values_list("pk", flat=True)}
        handles = set(Handle.objects.filter(owner=owner, person=row).values_list("pk", flat=True))
        sightings = set(Sighting.objects.filter(owner=owner, person=row).values_list("pk", flat=True))
        present = Presence.objects.filter(interaction=OuterRef("pk"))
        others = present.exclude(handle__in=handles).exclude(handle__person__is_owner=True)
        theirs = Interaction.objects.filter(Exists(present.filter(handle__in=handles)), owner=owner)
        theirs.exclude(Exists(others)).delete()
        worked_at = Organisation.objects.filter(owner=owner, stints__person__in=homes)
        named = list(worked_at.values_list("pk", flat=True))
        promises = Promise.objects.filter(Q(handle__in=handles) | Q(person__in=homes), owner=owner)
        promised = set(promises.values_list("pk", flat=True))
        gone = {"Person": homes, "Handle": handles, "Sighting": sightings, "Promise": promised}
        forget(owner, gone, name=row.name)
        Promise.objects.filter(pk__in=promised).delete()
        Sighting.objects.filter(owner=owner, person=row).delete()
        Role.objects.filter(owner=owner, handle__in=handles).delete()
        Praise.objects.filter(owner=owner, handle__in=handles).delete()
        erase_public(owner, handles)
        Handle.objects.filter(pk__in=handles).delete()
        Person.objects.filter(pk__in=homes).delete()
        let_go(owner, named)
        purge()
        transaction.on_commit(_empty_the_log)


def _empty_the_log() -> None:
    """What was deleted shall not linger in SQLite's write-ahead log either."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
