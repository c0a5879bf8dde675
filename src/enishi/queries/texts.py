"""What can be found of each row: the lines of text that are indexed, and shown when one of them matches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from enishi.kit.addresses import show_phone
from enishi.kit.typed import typed_ways
from enishi.store.models import Handle, Interaction, Owner, Person, Post, Praise, Role, Sighting, Tag

# Enough for every card that people write; a sighting with more is a listing.
_MOST = 4000


def interaction_lines(row: Interaction) -> list[str]:
    """A mail, a meeting or a message: what it is about, what it says, and where."""
    return [row.subject, row.text, row.place]


def praise_lines(row: Praise) -> list[str]:
    """Words of praise: the skill, the words, and who said them."""
    return [row.skill, row.words, _joined(row.name, row.organisation, row.title)]


def post_lines(row: Post) -> list[str]:
    """Something said in public: its title, its words, and who said it."""
    return [row.title, row.text, row.name]


def person_lines(owner: Owner, people: Collection[int]) -> dict[int, list[str]]:
    """What is said of each of these people, a line each: names, readings, work, places, addresses, tags, notes."""
    lines: dict[int, list[str]] = {}
    for row in Person.objects.filter(owner=owner, pk__in=people):
        work = _joined(row.organisation, row.department, row.title)
        lines[row.pk] = [row.name, row.reading, work, row.place]
    for person, data in _said(owner, people):
        lines[person] += _of_card(data)
    tags = Tag.objects.filter(owner=owner, person__in=people).order_by("pk")
    for person, name in tags.values_list("person", "name"):
        lines[person].append(name)
    roles = Role.objects.filter(owner=owner, handle__person__in=people, current=True).order_by("pk")
    for person, *parts in roles.values_list("handle__person", "organisation", "department", "title", "place", "text"):
        lines[person or 0] += [_joined(*parts[:3]), *parts[3:]]
    handles = Handle.objects.filter(owner=owner, person__in=people).order_by("pk")
    for person, kind, value in handles.values_list("person", "kind", "value"):
        lines[person or 0].append(show_phone(value) if kind == "phone" else value)
    return {person: _distinct(found) for person, found in lines.items()}


def person_keys(owner: Owner, people: Collection[int]) -> dict[int, list[str]]:
    """What is never shown, yet may be typed for these people: readings, kana and romaji of every name they have."""
    ways: dict[int, list[str]] = defaultdict(list)
    for row in Person.objects.filter(owner=owner, pk__in=people, is_organisation=False):
        ways[row.pk] += typed_ways(row.name, family=row.family, given=row.given, reading=row.reading)
    for person, data in _said(owner, people):
        name = data.get("name") or {}
        if name and not data.get("is_organisation"):
            reading = _joined(name.get("family_reading", ""), name.get("given_reading", ""))
            family, given = name.get("family", ""), name.get("given", "")
            ways[person] += typed_ways(name.get("full", ""), family=family, given=given, reading=reading)
    handles = Handle.objects.filter(owner=owner, person__in=people, kind="phone")
    for person, value in handles.values_list("person", "value"):
        ways[person or 0] += [value, "".join(filter(str.isdecimal, show_phone(value)))]
    return {person: _distinct(found) for person, found in ways.items()}


def _said(owner: Owner, people: Collection[int]) -> Iterable[tuple[int, dict[str, Any]]]:
    rows = Sighting.objects.filter(owner=owner, person__in=people, current=True).order_by("pk")
    return [(person, data) for person, data in rows.values_list("person", "data") if person is not None]


def _of_card(data: dict[str, Any]) -> list[str]:
    name = data.get("name") or {}
    lines = [name.get("full", ""), name.get("nickname", "")]
    lines += [_joined(name.get("family_reading", ""), name.get("given_reading", ""))]
    lines += [_joined(*(job.get(part, "") for part in ("organisation", "department", "title"))) for job in _jobs(data)]
    return [*lines, *data.get("addresses", []), *data.get("tags", []), data.get("note", "")]


def _jobs(data: dict[str, Any]) -> list[dict[str, str]]:
    return data.get("jobs") or []


def _joined(*words: str) -> str:
    return " ".join(filter(None, words))


def _distinct(lines: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(line for line in lines if line))[:_MOST]
