"""Everybody in the book as cards, to be written in a form that other programs read."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from uuid import NAMESPACE_URL, uuid5

from enishi.kit.names import is_japanese
from enishi.records import Handle as SaidHandle
from enishi.records import Job, Name
from enishi.services.export_card import Card, card
from enishi.services.export_shared import kept_apart
from enishi.store.models import Handle, Note, Owner, Person, Sighting, SightingHandle, Tag

_OURS = ("vcard", "jscontact", "jcard", "xcard")  # whose keys are the cards' own
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_SLICE = 500


def cards(owner: Owner) -> list[Card]:
    """People and organisations as an address book sorts them; not the owner, nor whom the owner set aside."""
    rows = Person.objects.filter(owner=owner, merged_into=None, is_owner=False, is_aside=False, is_nobody=False)
    people = list(rows.exclude(name="").order_by("pk"))
    slices = (people[start : start + _SLICE] for start in range(0, len(people), _SLICE))
    found = {pk: made for rows in slices for pk, made in _cards(owner, rows)}
    return sorted(kept_apart(found, _belonging(owner, found.values())), key=lambda card: card.order)


def _belonging(owner: Owner, found: Iterable[Card]) -> dict[SaidHandle, int]:
    """To whom each address belongs that more than one card names."""
    named = Counter(handle for card in found for handle in card.handles)
    values = [handle.value for handle, number in named.items() if number > 1]
    rows = Handle.objects.filter(owner=owner, value__in=values, person__isnull=False)
    return {SaidHandle(kind, value): person or 0 for kind, value, person in rows.values_list("kind", "value", "person")}


def _cards(owner: Owner, rows: list[Person]) -> Iterator[tuple[int, Card]]:
    pks = [row.pk for row in rows]
    said: defaultdict[int, list[Sighting]] = defaultdict(list)
    for sighting in Sighting.objects.filter(owner=owner, person__in=pks, current=True).order_by("pk"):
        said[sighting.person_id or 0].append(sighting)
    reached = _handles(owner, pks)
    notes: defaultdict[int, list[str]] = defaultdict(list)
    for note in Note.objects.filter(owner=owner, person__in=pks).order_by("at", "text"):
        notes[note.person_id].append(note.text)
    tags: defaultdict[int, list[str]] = defaultdict(list)
    for person, tag in Tag.objects.filter(owner=owner, person__in=pks).values_list("person", "name"):
        tags[person].append(tag)
    for row in rows:
        yield row.pk, _card(row, said[row.pk], reached[row.pk], notes[row.pk], tags[row.pk])


def _handles(owner: Owner, people: list[int]) -> defaultdict[int, list[SaidHandle]]:
    """By person: what their sightings name, under its label, and what reaches them without one."""
    found: defaultdict[int, list[SaidHandle]] = defaultdict(list)
    links = SightingHandle.objects.filter(owner=owner, sighting__person__in=people, sighting__current=True)
    for person, *handle in links.values_list("sighting__person", "handle__kind", "handle__value", "label"):
        found[person or 0].append(SaidHandle(*map(str, handle)))
    for person, *handle in Handle.objects.filter(owner=owner, person__in=people).values_list("person", "kind", "value"):
        found[person or 0].append(SaidHandle(*map(str, handle)))
    return found


def _card(row: Person, said: list[Sighting], reached: list[SaidHandle], notes: list[str], tags: list[str]) -> Card:
    data = [sighting.data for sighting in said]
    return card(
        uid=_uid(said, reached),
        name=_name(row, [Name(**each.get("name", {})) for each in data]),
        is_organisation=row.is_organisation,
        handles=reached,
        jobs=_jobs(row, [[Job(**job) for job in each.get("jobs", [])] for each in data]),
        addresses=[line for each in data for line in each.get("addresses", [])],
        birthday=row.birthday,
        notes=[*sorted(each["note"] for each in data if each.get("note")), *notes],
        tags=tags,
        extra=[(str(name), str(value)) for each in data for name, value in each.get("extra", [])],
    )


def _uid(said: list[Sighting], reached: list[SaidHandle]) -> str:
    """The identity under which a card came, else one that is the same in every export of this book."""
    own = [sighting.key for sighting in said if sighting.source in _OURS and _UUID.fullmatch(sighting.key)]
    if own:
        return min(own)
    first = min([(sighting.source, sighting.key) for sighting in said] or [(h.kind, h.value) for h in reached])
    return str(uuid5(NAMESPACE_URL, "enishi:" + "\x1f".join(first)))


def _name(row: Person, names: list[Name]) -> Name:
    """The name that is shown, in the parts of whoever says it most fully, with its reading."""
    known = [name for name in names if row.name in (name.full, _joined(name))]
    best = max(known, key=_fullness, default=Name(full=row.name, family=row.family, given=row.given))
    heard = [name for name in names if row.reading == f"{name.family_reading} {name.given_reading}".strip()]
    heard = [name for name in heard if row.reading] or [best]
    reading = max(heard, key=_fullness)
    nicknames = sorted({name.nickname for name in names} - {""})
    return Name(
        full=row.name,
        family=best.family,
        given=best.given,
        middle=best.middle,
        prefix=best.prefix,
        suffix=best.suffix,
        family_reading=reading.family_reading,
        given_reading=reading.given_reading,
        nickname=", ".join(nicknames),
    )


def _fullness(name: Name) -> tuple[int, str]:
    return sum(map(bool, vars(name).values())), repr(name)


def _joined(name: Name) -> str:
    pair = (name.family, name.given) if is_japanese(name.family + name.given) else (name.given, name.family)
    return " ".join(filter(None, pair))


def _jobs(row: Person, said: list[list[Job]]) -> list[Job]:
    """The work that is theirs now, and what the same source says beside it."""
    main = Job(row.organisation, row.department, row.title)
    beside = [jobs[1:] for jobs in said if jobs and jobs[0] == main]
    return [main, *min(beside, key=repr, default=[])]
