"""Organisations, kept: each written name is a row, and the rows that are one organisation are joined."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Count

from enishi.kit.addresses import names_nobody
from enishi.kit.companies import company_key
from enishi.kit.text import squeeze
from enishi.queries.careers import houses_of, stated
from enishi.resolve.organisations import house_of, is_no_house, majority
from enishi.store.bulk import insert, write
from enishi.store.models import Organisation, Owner, Sighting

_ENOUGH = 40  # so many people tell which domain a company writes from


def name_organisations(owner: Owner, names: Iterable[str]) -> dict[str, Organisation]:
    """The row of each written name, made where it is new; what names no house has none."""
    keys = {name: "" if is_no_house(name) else company_key(name)[:200] for name in set(names)}
    wanted = {key for key in keys.values() if key}
    rows = {row.key: row for row in Organisation.objects.filter(owner=owner, key__in=wanted)}
    written = {key: name for name, key in sorted(keys.items(), reverse=True)}
    new = [Organisation(owner=owner, key=key, name=squeeze(written[key])[:300]) for key in sorted(wanted - rows.keys())]
    rows.update((row.key, row) for row in insert(new))
    return {name: rows[key] for name, key in keys.items() if key}


def redraw(owner: Owner, touched: Collection[int]) -> set[int]:
    """Bring organisations up to date with those who work there; returns those that are now joined otherwise."""
    rows = list(Organisation.objects.filter(owner=owner, pk__in=touched))
    written = _names_written(owner, touched)
    # Where many write from one house, one more tells nothing new.
    open_ = {row.pk for row in rows if not row.domains or sum(written.get(row.pk, {}).values()) <= _ENOUGH}
    domains = _domains(owner, open_)
    changed = []
    for row in rows:
        before = (row.name, tuple(row.domains))
        row.name = max(names, key=lambda name: (names[name], name)) if (names := written.get(row.pk)) else row.name
        row.domains = list(domains.get(row.pk, ())) if row.pk in open_ else row.domains
        if before != (row.name, tuple(row.domains)):
            changed.append((row, before[1] != tuple(row.domains)))
    write([row for row, _ in changed], ["name", "domains"])
    return rejoin(owner) if any(moved for _, moved in changed) else set()


def rejoin(owner: Owner) -> set[int]:
    """Decide anew which names are one; returns the ids of those that moved."""
    houses = houses_of(owner)
    rows = Organisation.objects.filter(owner=owner).only("pk", "merged_into")
    moved = []
    for row in rows:
        home = houses.of[row.pk] if houses.of[row.pk] != row.pk else None
        if row.merged_into_id != home:
            row.merged_into_id = home
            moved.append(row)
    write(moved, ["merged_into"])
    return {row.pk for row in moved}


def _names_written(owner: Owner, touched: Collection[int]) -> dict[int, Counter[str]]:
    rows = stated(owner).filter(organisation__in=touched).exclude(name="")
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    for organisation, name, number in rows.values_list("organisation", "name").annotate(number=Count("id")):
        counts[organisation][name] += number
    return counts


def _domains(owner: Owner, touched: Collection[int]) -> dict[int, tuple[str, ...]]:
    """Where the people of each organisation write from, by the cards that name it and an address together."""
    keys = dict(Organisation.objects.filter(owner=owner, pk__in=touched).values_list("key", "pk"))
    there: dict[int, set[int]] = defaultdict(set)
    stints = stated(owner).filter(organisation__in=touched).order_by("-pk")
    for organisation, person in stints.values_list("organisation", "person"):
        if len(there[organisation]) < _ENOUGH:
            there[organisation].add(person)
    people = {person for some in there.values() for person in some}
    votes: dict[int, set[tuple[int, str]]] = defaultdict(set)
    rows = Sighting.objects.filter(owner=owner, person__in=people).exclude(source="owner")
    for person, data in rows.values_list("person", "data"):
        for organisation, domain in _said_together(data, keys):
            votes[organisation].add((person, domain))
    return {pk: majority(Counter(domain for _, domain in pairs)) for pk, pairs in votes.items()}


def _said_together(data: dict[str, Any], keys: dict[str, int]) -> set[tuple[int, str]]:
    """The organisation and the domains that one card names; nothing when it names two employers."""
    found = {company_key(job.get("organisation", ""))[:200] for job in data.get("jobs", [])} - {""}
    if len(found) != 1 or (organisation := keys.get(next(iter(found)))) is None:
        return set()
    mails = [handle["value"] for handle in data.get("handles", []) if handle.get("kind") == "email"]
    return {(organisation, house) for mail in mails if (house := house_of(mail)) and not _is_nowhere(mail)}


def _is_nowhere(mail: str) -> bool:
    return names_nobody(f"someone@{mail.rpartition('@')[2]}")
