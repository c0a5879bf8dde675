"""Organisations: who is there now and who was once, the names each goes by, and what may be one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from enishi.kit.companies import company_key
from enishi.kit.say import Refused, say
from enishi.kit.text import fold
from enishi.queries.careers import houses_of
from enishi.queries.people import PersonLine
from enishi.resolve.organisations import shown_name
from enishi.store.models import Organisation, OrganisationDecision, Owner, Person, Stint

PAGE = 50
MEMBERS = 100
_FORMER = OrganisationDecision.Kind.FORMER


@dataclass(frozen=True)
class OrganisationLine:
    """An organisation in one line."""

    id: int
    name: str
    domains: tuple[str, ...]
    now: int  # people there now
    once: int
    mine: str  # "now" or "once" when the owner works or worked there


@dataclass(frozen=True)
class OrganisationsPage:
    lines: tuple[OrganisationLine, ...]
    total: int
    page: int
    pages: int
    query: str


@dataclass(frozen=True)
class MemberLine:
    """Somebody's time at the organisation."""

    line: PersonLine
    department: str
    title: str
    since: str
    until: str
    first_seen: date | None
    last_seen: date | None
    is_current: bool


@dataclass(frozen=True)
class NameLine:
    """A written name of the organisation, and how many people's sources write it."""

    id: int
    name: str
    people: int
    is_former: bool


@dataclass(frozen=True)
class DecisionLine:
    """What the owner decided about it and another name."""

    id: int
    kind: str
    one: str
    other: str
    since: str


@dataclass(frozen=True)
class PerhapsLine:
    """Another organisation that shares a domain with it."""

    id: int
    name: str
    domain: str
    people: int


@dataclass(frozen=True)
class OrganisationPage:
    """The whole of an organisation's page."""

    line: OrganisationLine
    now: tuple[MemberLine, ...]
    once: tuple[MemberLine, ...]
    names: tuple[NameLine, ...]
    decisions: tuple[DecisionLine, ...]
    perhaps: tuple[PerhapsLine, ...]


@dataclass
class _House:
    """What is gathered about one organisation."""

    names: Counter[str] = field(default_factory=Counter)
    domains: list[str] = field(default_factory=list)
    now: set[int] = field(default_factory=set)
    once: set[int] = field(default_factory=set)
    mine: str = ""


def organisations_page(*, owner: Owner, query: str = "", page: int = 1) -> OrganisationsPage:
    """The organisations whose names or domains hold `query`, those with most people first."""
    lines = organisation_lines(owner=owner, query=query)
    pages = max(1, -(-len(lines) // PAGE))
    page = min(max(page, 1), pages)
    return OrganisationsPage(tuple(lines[(page - 1) * PAGE : page * PAGE]), len(lines), page, pages, query)


def organisation_lines(*, owner: Owner, query: str = "") -> list[OrganisationLine]:
    """All organisations whose names or domains hold every word of `query`."""
    words = fold(query).split()
    houses = _houses(owner)
    former = _given_up(owner)
    found = []
    for pk, house in houses.items():
        text = fold("\n".join((*house.names, *house.domains)))
        if (house.now or house.once or house.mine) and all(word in text for word in words):
            found.append(_line(pk, house, former))
    return sorted(found, key=lambda line: (-(line.now + line.once), line.name, line.id))


def organisation_page(*, owner: Owner, organisation: int) -> OrganisationPage:
    """One organisation; of any of its names, the id will do. Refused when there is none."""
    row = Organisation.objects.filter(owner=owner, pk=organisation).first()
    if row is None:
        raise Refused(say("There is no such organisation in this book."))
    root = row.merged_into_id or row.pk
    members = list(Organisation.objects.filter(owner=owner, merged_into=root).values_list("pk", flat=True))
    names = [root, *members]
    house = _houses(owner, names).get(root, _House())
    former = _given_up(owner)
    stints = Stint.objects.filter(owner=owner, organisation__in=names, person__in=Person.objects.known())
    times = [_member(stint) for stint in stints.select_related("person").order_by("person__sort_key", "pk")]
    here = {member.line.id for member in times if member.is_current}
    return OrganisationPage(
        line=_line(root, house, former),
        now=tuple(member for member in times if member.is_current)[:MEMBERS],
        once=tuple(member for member in times if not member.is_current and member.line.id not in here)[:MEMBERS],
        names=_names(owner, names, former),
        decisions=_decisions(owner, names),
        perhaps=_perhaps(owner, root),
    )


def organisation_named(*, owner: Owner, name: str) -> int:
    """The id of the organisation that goes by this name; Refused when there is none."""
    found = Organisation.objects.filter(owner=owner, key=company_key(name)[:200]).values_list("pk", flat=True).first()
    if found is None or not name.strip():
        raise Refused(say("No organisation of this book is called {name}.", name=name.strip() or "…"))
    return found


def _houses(owner: Owner, names: Collection[int] | None = None) -> dict[int, _House]:
    found: dict[int, _House] = defaultdict(_House)
    rows = Organisation.objects.filter(owner=owner).order_by("pk")
    rows = rows if names is None else rows.filter(pk__in=names)
    root: dict[int, int] = {}
    for pk, merged, name, domains in rows.values_list("pk", "merged_into", "name", "domains"):
        root[pk] = merged or pk
        house = found[root[pk]]
        house.names[name] += 0
        house.domains += [domain for domain in domains if domain not in house.domains]
    stints = Stint.objects.filter(owner=owner, organisation__in=rows.values("pk"), person__merged_into=None)
    hidden = {"person__is_aside": True, "person__is_nobody": True, "person__is_organisation": True}
    for name, value in hidden.items():
        stints = stints.exclude(**{name: value})
    said = stints.values_list("organisation", "organisation__name", "person", "is_current", "person__is_owner")
    for pk, name, person, is_current, is_owner in said:
        house = found[root[pk]]
        if is_owner:
            house.mine = "now" if is_current or house.mine == "now" else "once"
            continue
        house.names[name] += 1
        (house.now if is_current else house.once).add(person)
    return found


def _line(pk: int, house: _House, former: Collection[str]) -> OrganisationLine:
    return OrganisationLine(
        id=pk,
        name=shown_name(house.names, former=former),
        domains=tuple(house.domains),
        now=len(house.now),
        once=len(house.once - house.now),
        mine=house.mine,
    )


def _given_up(owner: Owner) -> set[str]:
    """The names that the owner said an organisation bears no more."""
    rows = OrganisationDecision.objects.filter(owner=owner, kind=_FORMER)
    return set(rows.values_list("other__name", flat=True))


def _member(stint: Stint) -> MemberLine:
    return MemberLine(
        line=PersonLine.of(stint.person),
        department=stint.department,
        title=stint.title,
        since=stint.since,
        until=stint.until,
        first_seen=stint.first_seen,
        last_seen=stint.last_seen,
        is_current=stint.is_current,
    )


def _names(owner: Owner, names: Collection[int], former: Collection[str]) -> tuple[NameLine, ...]:
    people: dict[int, set[int]] = defaultdict(set)
    for pk, person in Stint.objects.filter(owner=owner, organisation__in=names).values_list("organisation", "person"):
        people[pk].add(person)
    rows = Organisation.objects.filter(owner=owner, pk__in=names).order_by("pk").values_list("pk", "name")
    lines = [NameLine(pk, name, len(people[pk]), name in former) for pk, name in rows]
    return tuple(sorted(lines, key=lambda line: (-line.people, line.id)))


def _decisions(owner: Owner, names: Collection[int]) -> tuple[DecisionLine, ...]:
    rows = OrganisationDecision.objects.filter(owner=owner).select_related("one", "other").order_by("-made_at", "-pk")
    return tuple(
        DecisionLine(row.pk, row.kind, row.one.name, row.other.name, row.since)
        for row in rows
        if row.one_id in names or row.other_id in names
    )


def _perhaps(owner: Owner, root: int) -> tuple[PerhapsLine, ...]:
    """Other organisations at a domain of its people; companies of one group often share one."""
    houses = houses_of(owner)
    others = {other if one == root else one: domain for one, other, domain in houses.perhaps if root in (one, other)}
    if not others:
        return ()
    former, found = _given_up(owner), _houses(owner)
    lines = [(_line(pk, found[pk], former), domain) for pk, domain in others.items() if pk in found]
    return tuple(PerhapsLine(line.id, line.name, domain, line.now + line.once) for line, domain in lines)
