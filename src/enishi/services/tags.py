"""Tags and groups: the owner's own words for people, and those that cards say."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db.models import Q

from enishi.kit.say import Refused, Say, say
from enishi.queries.person import find_people
from enishi.queries.tags import as_known
from enishi.services.journal import deed
from enishi.store.bulk import insert
from enishi.store.models import Deed, Owner, Person, Tag

_LONGEST = 100


def tag(*, owner: Owner, people: Collection[int], name: str, kind: str = Tag.Kind.TAG, now: datetime) -> Deed:
    """Give people a tag, or gather them in a group; whoever has it already keeps it."""
    name = as_known(owner, kind, _worded(name))
    rows = find_people(owner, people)
    have = {row.person.merged_into_id or row.person_id for row in _said(owner, rows, kind, name)}
    with deed(owner, _told(rows, name, kind), now=now) as (done, pen):
        for row in rows:
            if row.pk not in have:
                pen.create(Tag(owner=owner, person=row, kind=kind, name=name, is_said=True))
    return done


def untag(*, owner: Owner, people: Collection[int], name: str, kind: str = Tag.Kind.TAG, now: datetime) -> Deed:
    """Take a tag or a group of the owner's own away from people. What a card says stays with the card."""
    name = as_known(owner, kind, _worded(name))
    rows = find_people(owner, people)
    said = _said(owner, rows, kind, name)
    if not said:
        raise Refused(say("None of them carries “{tag}” by your own word.", tag=name))
    with deed(owner, _told(rows, name, kind, gone=True), now=now) as (done, pen):
        for old in said:
            pen.remove(old)
    return done


def redraw_tags(owner: Owner, people: Mapping[int, Collection[str]]) -> None:
    """Bring the tags that cards say of people in line: for each person the words that are said now."""
    wanted = {(person, name[:_LONGEST]) for person, names in people.items() for name in names if name}
    around = Q(person__in=people) | Q(person__merged_into__in=people)
    old = Tag.objects.filter(around, owner=owner, kind=Tag.Kind.TAG, is_said=False)
    there = {(row.person_id, row.name): row.pk for row in old}
    if gone := [pk for key, pk in there.items() if key not in wanted]:
        Tag.objects.filter(pk__in=gone).delete()
    insert([Tag(owner=owner, person_id=person, name=name) for person, name in sorted(wanted - there.keys())])


def _worded(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise Refused(say("A tag or a group needs a name."))
    if len(name) > _LONGEST:
        raise Refused(say("“{name}…” is too long for a tag or a group.", name=name[:20]))
    return name


def _said(owner: Owner, rows: Collection[Person], kind: str, name: str) -> list[Tag]:
    of_them = Q(person__in=rows) | Q(person__merged_into__in=rows)
    said = Tag.objects.filter(of_them, owner=owner, kind=kind, name=name, is_said=True)
    return list(said.select_related("person").order_by("pk"))


def _told(rows: list[Person], tag: str, kind: str, *, gone: bool = False) -> Say:
    """What was done, in words; a single person by name."""
    if len(rows) == 1 and kind == Tag.Kind.TAG:
        taken, given = say("{name}: tag “{tag}” taken away"), say("{name}: tag “{tag}” given")
    elif len(rows) == 1:
        taken, given = say("{name}: out of the group “{tag}”"), say("{name}: into the group “{tag}”")
    elif kind == Tag.Kind.TAG:
        taken, given = say("{number} people: tag “{tag}” taken away"), say("{number} people: tag “{tag}” given")
    else:
        taken, given = say("{number} people: out of the group “{tag}”"), say("{number} people: into the group “{tag}”")
    who = {"name": rows[0].name} if len(rows) == 1 else {"number": str(len(rows))}
    return Say((taken if gone else given).text, (*who.items(), ("tag", tag)))
