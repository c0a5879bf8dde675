"""過去の人脈: how many former colleagues and clients there are, how they can be reached, and who would be lost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields

from enishi.queries.careers import domains_of, stints_of
from enishi.queries.gone import gone_addresses
from enishi.queries.people import PersonLine
from enishi.resolve.careers import Stint
from enishi.resolve.organisations import house_of
from enishi.resolve.reach import Address, Reach, reach
from enishi.resolve.relations import together
from enishi.store.models import Handle, Owner, Person, SightingHandle

PAGE = 50
COLLEAGUES, CLIENTS = ("boss", "peer", "junior"), ("customer", "supplier")
GROUPS = ("colleagues", "clients", "everyone")


@dataclass(frozen=True)
class Group:
    """Some people, and by what they can be reached. One person may count under several channels."""

    people: int = 0
    reachable: int = 0
    private: int = 0  # an e-mail address of their own
    company: int = 0
    phone: int = 0
    linkedin: int = 0
    other: int = 0
    theirs: int = 0  # reachable only by their company: lost when they change jobs
    mine: int = 0  # reachable only by an address at the owner's company: lost when the owner changes jobs
    lost: int = 0  # every address is at an organisation that they have left, or gone
    nothing: int = 0  # no address is known at all


LINES = tuple(field.name for field in fields(Group))


@dataclass(frozen=True)
class Census:
    """The numbers, and how much is not known."""

    colleagues: Group  # former ones
    clients: Group  # customers and suppliers of once
    everyone: Group
    no_work: int  # nothing is known of their work, so they may be anybody
    no_relation: int  # their work is known, yet nothing tells who they are to the owner
    unsure: int  # placed by the owner, yet nothing tells whether that is now or once
    owner_work: bool  # whether the owner's own working life is known


@dataclass(frozen=True)
class CensusPeople:
    """The people behind one number."""

    line: str
    lines: tuple[PersonLine, ...]
    total: int
    page: int
    pages: int


def census(*, owner: Owner) -> Census:
    """Count former colleagues and clients and the ways to them."""
    book = _Book(owner)
    groups = {name: _group(book, book.groups[name]) for name in GROUPS}
    return Census(
        **groups,
        no_work=len(book.no_work),
        no_relation=len(book.no_relation),
        unsure=len(book.unsure),
        owner_work=bool(book.mine),
    )


def census_people(*, owner: Owner, line: str, page: int = 1) -> CensusPeople | None:
    """The people behind one number (`colleagues.private`, `unsure`); None when there is no such number."""
    book = _Book(owner)
    group, _, name = line.partition(".")
    rest = {"no_work": book.no_work, "no_relation": book.no_relation, "unsure": book.unsure}
    if group in GROUPS and name in LINES:
        found = {pk for pk in book.groups[group] if name in _marks(book.reaches[pk], book.has_address[pk])}
    elif line in rest:
        found = rest[line]
    else:
        return None
    people = sorted((row for row in book.people if row.pk in found), key=lambda row: (row.sort_key, row.pk))
    pages = max(1, -(-len(people) // PAGE))
    page = min(max(page, 1), pages)
    shown = people[(page - 1) * PAGE : page * PAGE]
    return CensusPeople(line, tuple(PersonLine.of(row) for row in shown), len(people), page, pages)


def _group(book: _Book, people: Collection[int]) -> Group:
    counts: dict[str, int] = defaultdict(int)
    for pk in people:
        for name in _marks(book.reaches[pk], book.has_address[pk]):
            counts[name] += 1
    return Group(**counts)


def _marks(found: Reach, has_address: bool) -> set[str]:
    """Under which numbers of its group a person counts."""
    marks = {"people", *found.channels}
    for name, holds in (
        ("reachable", found.is_reachable),
        ("theirs", found.hangs_on_theirs),
        ("mine", found.hangs_on_mine),
        ("lost", found.is_lost),
        ("nothing", not has_address),
    ):
        if holds:
            marks.add(name)
    return marks


class _Book:
    """Everybody, read once: who belongs to which group, and how they can be reached."""

    def __init__(self, owner: Owner) -> None:
        self.people = list(Person.objects.known().filter(owner=owner).defer("find_key", "tie"))
        me = Person.objects.me(owner)
        known = [row.pk for row in self.people]
        self.stints = stints_of(owner, None)
        self.mine: list[Stint] = self.stints.get(me, []) if me else []
        self.domains = _domains_by_house(owner)
        ways = _ways(owner)
        mine = _domains(self.mine, self.domains, current=True) | _own_houses(owner)
        self.has_address = {pk: bool(ways.get(pk)) for pk in known}
        self.reaches = {
            pk: reach(
                ways.get(pk, ()),
                now=_domains(self.stints.get(pk, ()), self.domains, current=True),
                left=_domains(self.stints.get(pk, ()), self.domains, current=False),
                mine=mine,
            )
            for pk in known
        }
        self._sort()

    def _sort(self) -> None:
        self.groups: dict[str, set[int]] = {"colleagues": set(), "clients": set(), "everyone": set()}
        self.no_work: set[int] = set()
        self.no_relation: set[int] = set()
        self.unsure: set[int] = set()
        here = {stint.organisation for stint in self.mine if stint.is_current} - {None}
        for row in self.people:
            theirs = self.stints.get(row.pk, [])
            self.groups["everyone"].add(row.pk)
            if not theirs:
                self.no_work.add(row.pk)
            elif not (row.relation or row.guess):
                self.no_relation.add(row.pk)
            for name, words in (("colleagues", COLLEAGUES), ("clients", CLIENTS)):
                if self._is_of_once(row, theirs, words, here):
                    self.groups[name].add(row.pk)

    def _is_of_once(
        self, row: Person, theirs: list[Stint], words: Collection[str], here: Collection[int | None]
    ) -> bool:
        """Whether somebody was a colleague (or a client) and is one no more; `unsure` notes what nothing tells."""
        if row.guess in words and (not row.relation or row.relation in words):
            return row.guess_is_past
        if row.relation in words:
            now = {stint.organisation for stint in theirs if stint.is_current} - {None}
            if words == COLLEAGUES and now and here:
                return not now & set(here)
            self.unsure.add(row.pk)
            return False
        # Who is a customer today may have been a colleague before: both are true.
        before = together(self.mine, theirs) if words == COLLEAGUES and self.mine and theirs else None
        return before is not None and before.is_past and not row.relation


def _ways(owner: Owner) -> dict[int, list[Address]]:
    """The addresses that reach each person, with what cards call them."""
    links = SightingHandle.objects.filter(owner=owner, sighting__current=True).exclude(label="")
    labels = dict(links.values_list("handle", "label"))
    gone = gone_addresses(owner)
    found: dict[int, list[Address]] = defaultdict(list)
    rows = Handle.objects.filter(owner=owner, identifies=True, person__isnull=False)
    for pk, kind, value, person in rows.values_list("pk", "kind", "value", "person"):
        if person is not None:
            found[person].append(Address(kind, value, labels.get(pk, ""), pk in gone))
    return found


def _own_houses(owner: Owner) -> set[str]:
    rows = Handle.objects.filter(owner=owner, kind="email", person__is_owner=True).values_list("value", flat=True)
    return {house for value in rows if (house := house_of(value))}


def _domains_by_house(owner: Owner) -> dict[int, set[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    for domain, houses in domains_of(owner).items():
        for house in houses:
            found[house].add(domain)
    return found


def _domains(stints: Iterable[Stint], by_house: dict[int, set[str]], *, current: bool) -> set[str]:
    return {
        domain
        for stint in stints
        if stint.is_current == current and stint.organisation is not None
        for domain in by_house.get(stint.organisation, ())
    }
