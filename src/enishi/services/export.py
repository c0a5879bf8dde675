"""The whole book as one canonical text: the same facts and decisions give the same bytes, whatever the row ids."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from enishi.store.models import (
    Answer,
    Decision,
    Handle,
    Interaction,
    Link,
    LinkHandle,
    Note,
    OrganisationDecision,
    Owner,
    Person,
    Post,
    PostHandle,
    Praise,
    Presence,
    Promise,
    Role,
    Sighting,
    SightingHandle,
    Tag,
)

FORMAT = 1


def export_lines(*, owner: Owner) -> Iterator[str]:
    """One JSON document, a line a fact, sorted: owner, people, sightings, interactions, roles, praise,
    links, posts, what was decided about organisations, and promises with what became of them.

    Files that were given and the list of deeds are no facts and are not in it; times are UTC.
    """
    yield "{\n"
    yield f'"enishi": {FORMAT},\n"owner": {_json(_owner(owner))}'
    for title, lines in (
        ("people", _people(owner)),
        ("sightings", _sightings(owner)),
        ("interactions", _interactions(owner)),
        ("roles", _plain_facts(owner, Role)),
        ("praise", _plain_facts(owner, Praise)),
        ("links", _links(owner)),
        ("posts", _posts(owner)),
        ("organisations", _organisations(owner)),
        ("promises", _promises(owner)),
    ):
        yield f',\n"{title}": [\n' + ",\n".join(sorted(_json(line) for line in lines)) + "\n]"
    yield "\n}\n"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _owner(owner: Owner) -> dict[str, Any]:
    return {name: getattr(owner, name) for name in ("name", "language", "zone", "theme", "calendar", "single_keys")}


def _people(owner: Owner) -> Iterator[dict[str, Any]]:
    """Each person by what belongs to them, with the owner's own words."""
    said, reached, notes, answers, decided = _belongings(owner)
    tags = _tags(owner)
    for row in Person.objects.filter(owner=owner, merged_into=None).order_by("pk"):
        yield {
            "name": row.name,
            "family": row.family,
            "given": row.given,
            "reading": row.reading,
            "organisation": row.organisation,
            "department": row.department,
            "title": row.title,
            "birthday": row.birthday,
            "relation": row.relation,
            "is_owner": row.is_owner,
            "is_organisation": row.is_organisation,
            "is_aside": row.is_aside,
            "keep_quiet": row.keep_quiet,
            "is_dear": row.is_dear,
            "peace": row.peace,
            "peace_until": row.peace_until.isoformat() if row.peace_until else None,
            "cadence_days": row.cadence_days,
            "tags": sorted(tags[row.pk]),
            "tie": _tie(row) if row.days else {},
            "sightings": sorted(said[row.pk]),
            "handles": sorted(reached[row.pk]),
            "notes": sorted(notes[row.pk]),
            "answers": sorted(answers[row.pk]),
            "decisions": sorted(decided[row.pk]),
        }


def _tie(row: Person) -> dict[str, Any]:
    dates = {"first": str(row.first_on), "last": str(row.last_on)}
    return {"days": row.days, "strength": round(row.strength, 9), **dates, **row.tie}


def _belongings(owner: Owner) -> tuple[defaultdict[int, list[Any]], ...]:
    said, reached, notes, answers, decided = (defaultdict[int, list[Any]](list) for _ in range(5))
    for person, source, key in _rows(Sighting.objects.filter(owner=owner), "person", "source", "key"):
        said[person].append([source, key])
    for person, kind, value in _rows(Handle.objects.filter(owner=owner), "person", "kind", "value"):
        reached[person].append([kind, value])
    for note in Note.objects.filter(owner=owner).select_related("person"):
        notes[note.person.merged_into_id or note.person_id].append([note.at.isoformat(), note.text])
    for row in Answer.objects.filter(owner=owner).select_related("person"):
        until = str(row.until or "")
        answers[row.person.merged_into_id or row.person_id].append(
            [row.at.isoformat(), row.rule, row.about, row.verdict, until]
        )
    for decision in Decision.objects.filter(owner=owner).select_related("one", "other"):
        for one, other in ((decision.one, decision.other), (decision.other, decision.one)):
            if one is not None and other is not None:
                decided[one.merged_into_id or one.pk].append([decision.kind, other.name])
        if decision.one is not None and decision.other is None:
            decided[decision.one.merged_into_id or decision.one.pk].append([decision.kind, ""])
    return said, reached, notes, answers, decided


def _tags(owner: Owner) -> defaultdict[int, list[list[Any]]]:
    found: defaultdict[int, list[list[Any]]] = defaultdict(list)
    for row in Tag.objects.filter(owner=owner).select_related("person"):
        found[row.person.merged_into_id or row.person_id].append([row.kind, row.name, row.is_said])
    return found


def _organisations(owner: Owner) -> Iterator[dict[str, Any]]:
    """What the owner decided about which names are one organisation."""
    for row in OrganisationDecision.objects.filter(owner=owner).select_related("one", "other"):
        yield {"decided": row.kind, "one": row.one.name, "other": row.other.name, "since": row.since}


def _promises(owner: Owner) -> Iterator[dict[str, Any]]:
    for row in Promise.objects.filter(owner=owner).select_related("handle", "person").order_by("key"):
        yield {
            "key": row.key,
            "kind": row.kind,
            "by_owner": row.by_owner,
            "is_by_hand": row.is_by_hand,
            "handle": [row.handle.kind, row.handle.value] if row.handle else None,
            "person": row.person.name if row.person else "",
            "words": row.words,
            "said_at": row.said_at.isoformat(),
            "due": str(row.due or ""),
            "told_due": str(row.told_due or ""),
            "state": row.state,
            "is_accepted": row.is_accepted,
            "not_by": row.not_by,
            "settled_at": row.settled_at.isoformat() if row.settled_at else None,
        }


def _rows(rows: Any, *names: str) -> Iterable[tuple[Any, ...]]:
    return rows.filter(person__isnull=False).values_list(*names).distinct()  # type: ignore[no-any-return]


def _sightings(owner: Owner) -> Iterator[dict[str, Any]]:
    handles: dict[int, list[list[str]]] = defaultdict(list)
    for sighting, kind, value, label in (
        SightingHandle.objects.filter(owner=owner)
        .order_by("sighting", "position")
        .values_list("sighting", "handle__kind", "handle__value", "label")
    ):
        handles[sighting].append([kind, value, label])
    for row in Sighting.objects.filter(owner=owner).order_by("pk").iterator():
        yield {
            "source": row.source,
            "key": row.key,
            "current": row.current,
            "by_hand": row.by_hand,
            "data": row.data,
            "handles": handles[row.pk],
        }


def _interactions(owner: Owner) -> Iterator[dict[str, Any]]:
    people: dict[int, list[list[str]]] = defaultdict(list)
    for interaction, part, kind, value, name in (
        Presence.objects.filter(owner=owner)
        .order_by("interaction", "position", "part")
        .values_list("interaction", "part", "handle__kind", "handle__value", "name")
        .iterator()
    ):
        people[interaction].append([part, kind, value, name])
    for row in Interaction.objects.filter(owner=owner).order_by("pk").iterator():
        yield {
            "source": row.source,
            "key": row.key,
            "current": row.current,
            "at": row.at.isoformat(),
            "until": row.until.isoformat() if row.until else None,
            "kind": row.kind,
            "direction": row.direction,
            "said_direction": row.said_direction,
            "thread": row.thread,
            "subject": row.subject,
            "text": row.text,
            "place": row.place,
            "is_bulk": row.is_bulk,
            "all_day": row.all_day,
            "files": row.files,
            "people": people[row.pk],
        }


_NOT_FACTS = {"id", "owner", "imported", "digest", "handle", "told"}


def _plain_facts(owner: Owner, model: type[Role] | type[Praise]) -> Iterator[dict[str, Any]]:
    names = [field.name for field in model._meta.concrete_fields if field.name not in _NOT_FACTS]
    for row in model._default_manager.filter(owner=owner).select_related("handle").order_by("pk"):
        line = {name: value if isinstance(value := getattr(row, name), bool) else str(value or "") for name in names}
        yield line | {"handle": [row.handle.kind, row.handle.value] if row.handle else None}


def _links(owner: Owner) -> Iterator[dict[str, Any]]:
    """Who knows whom: `one` follows `other`; an empty side is the owner."""
    sides = _named(LinkHandle, owner, "link", "is_other")
    for row in Link.objects.filter(owner=owner).order_by("pk").iterator():
        line = {name: getattr(row, name) for name in ("source", "key", "current", "bond", "service", "name", "since")}
        yield line | {"one": sides[row.pk, False], "other": sides[row.pk, True]}


def _posts(owner: Owner) -> Iterator[dict[str, Any]]:
    parts = _named(PostHandle, owner, "post", "is_author")
    names = ("source", "key", "current", "by_owner", "name", "title", "text", "url", "reply_to", "is_repost")
    for row in Post.objects.filter(owner=owner).order_by("pk").iterator():
        line = {name: getattr(row, name) for name in names} | {"at": row.at.isoformat() if row.at else None}
        yield line | {"author": parts[row.pk, True], "mentions": parts[row.pk, False]}


def _named(
    model: type[LinkHandle] | type[PostHandle], owner: Owner, fact: str, part: str
) -> defaultdict[tuple[int, bool], list[list[str]]]:
    """The addresses in each part of each fact, in the order of their values."""
    found: defaultdict[tuple[int, bool], list[list[str]]] = defaultdict(list)
    rows = model._default_manager.filter(owner=owner).order_by("handle__kind", "handle__value")
    for pk, is_part, kind, value in rows.values_list(fact, part, "handle__kind", "handle__value"):
        found[pk, is_part].append([kind, value])
    return found
