"""Working lives as they are kept: the times that people spent at organisations."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet

from enishi.kit.say import Say, say
from enishi.resolve.careers import ADDRESS
from enishi.resolve.careers import Stint as Time
from enishi.resolve.organisations import Houses, Named, join, whose_domains
from enishi.sources import all_sources
from enishi.store.models import Organisation, OrganisationDecision, Owner, Person, Stint


@dataclass(frozen=True)
class StintLine:
    """A time at an organisation, as a page shows it."""

    organisation: int | None  # the id that all its names share
    name: str
    department: str
    title: str
    since: str  # as stated, perhaps partial
    until: str
    first_seen: date | None
    last_seen: date | None
    is_current: bool
    sources: tuple[Say, ...]


def stints_of(owner: Owner, people: Collection[int] | None) -> dict[int, list[Time]]:
    """The working lives of some people (None: of all), organisations by the id that all their names share."""
    found: dict[int, list[Time]] = defaultdict(list)
    rows = Stint.objects.filter(owner=owner).select_related("organisation").order_by("pk")
    for row in rows if people is None else rows.filter(person__in=people):
        house = row.organisation
        found[row.person_id].append(
            Time(
                organisation=(house.merged_into_id or house.pk) if house else None,
                name=row.name,
                department=row.department,
                title=row.title,
                since=row.since,
                until=row.until,
                is_current=row.is_current,
                first_seen=row.first_seen,
                last_seen=row.last_seen,
                sources=tuple(row.sources),
            )
        )
    return found


def stated(owner: Owner) -> QuerySet[Stint]:
    """The times that somebody's word tells of; those that only an address tells of say nothing of whose house it is."""
    return Stint.objects.filter(owner=owner).exclude(sources=[ADDRESS])


def houses_of(owner: Owner) -> Houses:
    """Which written names are one organisation, by the evidence and the owner's decisions as they stand."""
    rows = list(Organisation.objects.filter(owner=owner).values_list("pk", "key", "domains"))
    at = Counter(domain for _, _, domains in rows for domain in domains)
    shared = {pk for pk, _, domains in rows if any(at[domain] > 1 for domain in domains)}
    people: dict[int | None, set[int]] = defaultdict(set)
    for pk, person in stated(owner).filter(organisation__in=shared).values_list("organisation", "person"):
        people[pk].add(person)
    decided = list(OrganisationDecision.objects.filter(owner=owner).values_list("kind", "one", "other"))
    apart = OrganisationDecision.Kind.DIFFERENT
    return join(
        [Named(pk, key, tuple(domains), frozenset(people[pk])) for pk, key, domains in rows],
        same=[(one, other) for kind, one, other in decided if kind != apart],
        different=[(one, other) for kind, one, other in decided if kind == apart],
    )


def domains_of(owner: Owner) -> dict[str, frozenset[int]]:
    """To which organisations each company's domain belongs, by the ids that all names of one share."""
    rows = Organisation.objects.filter(owner=owner).values_list("pk", "merged_into", "key", "domains")
    return domains_among(owner, list(rows))


def domains_among(owner: Owner, rows: Collection[Sequence[Any]]) -> dict[str, frozenset[int]]:
    """The same of organisations of which the number, what they are joined to, the key and the domains are known."""
    of = {pk: merged or pk for pk, merged, _, _ in rows}
    people: dict[int, int] = defaultdict(int)
    at = Counter(domain for _, _, _, domains in rows for domain in domains)
    shared = [pk for pk, _, _, domains in rows if any(at[domain] > 1 for domain in domains)]
    counts = stated(owner).filter(organisation__in=shared).values_list("organisation")
    for pk, number in counts.annotate(number=Count("person", distinct=True)) if shared else ():
        if pk is not None:
            people[of[pk]] += number
    names = [Named(pk, key, tuple(domains)) for pk, _, key, domains in rows if domains]
    return whose_domains(names, of=of, people=people)


def career_of(owner: Owner, person: Person) -> tuple[StintLine, ...]:
    """One person's working life, the newest first."""
    known = all_sources()
    titles = {name: source.title for name, source in known.items()} | {ADDRESS: say("an address of the company")}
    rows = Stint.objects.filter(owner=owner, person=person).select_related("organisation").order_by("pk")
    return tuple(
        StintLine(
            organisation=(row.organisation.merged_into_id or row.organisation.pk) if row.organisation else None,
            name=row.name,
            department=row.department,
            title=row.title,
            since=row.since,
            until=row.until,
            first_seen=row.first_seen,
            last_seen=row.last_seen,
            is_current=row.is_current,
            sources=tuple(titles.get(source, say("your own word")) for source in row.sources),
        )
        for row in rows
    )
