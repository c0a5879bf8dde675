"""受付: people who may be one, and new people to place. Nothing is joined on a name alone; the owner decides."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from enishi.kit.companies import is_public_domain
from enishi.kit.say import Say
from enishi.queries.doubts import Doubt, Evidence, open_doubts
from enishi.queries.people import PersonLine
from enishi.queries.promise_lines import PromiseLine
from enishi.queries.promises import promise_doubts
from enishi.queries.today import unanswered
from enishi.store.models import Handle, Owner, Person

SHOWN = 20
ALIKE = 50  # pairs that one answer may settle with the one on the page
_COMPARED = 500  # the likeliest doubts, among which such pairs are looked for


@dataclass(frozen=True)
class DoubtLine:
    """Two people who may be one, side by side."""

    one: PersonLine
    other: PersonLine
    why: Say  # the weightiest part
    weight: float  # the sum, in bits
    evidence: tuple[Evidence, ...]
    one_detail: tuple[str, ...]
    other_detail: tuple[str, ...]
    like: tuple[tuple[int, int], ...]  # other pairs of the same kinds of evidence


@dataclass(frozen=True)
class Newcomer:
    """Someone new, with what they first wrote about."""

    line: PersonLine
    first_on: date | None
    mails: int
    subject: str
    domain: str
    like: tuple[PersonLine, ...]  # the other newcomers of the domain


@dataclass(frozen=True)
class Reception:
    """What waits for a word of the owner's."""

    doubts: tuple[DoubtLine, ...]
    total_doubts: int
    newcomers: tuple[Newcomer, ...]
    total_newcomers: int
    promises: tuple[PromiseLine, ...]  # what may be one


def all_doubts(*, owner: Owner) -> tuple[DoubtLine, ...]:
    """Every doubt, the likeliest first."""
    found, _ = open_doubts(owner)
    return tuple(_lines(owner, found))


def reception(*, owner: Owner, now: datetime) -> Reception:
    """The likeliest doubts, the newcomers, and how many there are of both."""
    found, total = open_doubts(owner, at_most=_COMPARED)
    lines = _lines(owner, found, at_most=SHOWN)
    newcomers = _newcomers(owner, now)
    return Reception(
        doubts=tuple(lines),
        total_doubts=total,
        newcomers=tuple(newcomers[:SHOWN]),
        total_newcomers=len(newcomers),
        promises=promise_doubts(owner=owner, now=now)[:SHOWN],
    )


def _lines(owner: Owner, found: list[Doubt], *, at_most: int | None = None) -> list[DoubtLine]:
    """Doubts with both people side by side; `at_most` so many of them."""
    shown = found[:at_most]
    people = Person.objects.in_bulk({pk for doubt in shown for pk in (doubt.one, doubt.other)})
    details = _details(owner, list(people))
    like: dict[tuple[str, ...], list[Doubt]] = defaultdict(list)
    for doubt in found:
        like[doubt.pattern].append(doubt)
    return [
        DoubtLine(
            one=PersonLine.of(people[doubt.one]),
            other=PersonLine.of(people[doubt.other]),
            why=doubt.evidence[0].why,
            weight=doubt.weight,
            evidence=doubt.evidence,
            one_detail=details[doubt.one],
            other_detail=details[doubt.other],
            like=tuple(_others(doubt, like[doubt.pattern])),
        )
        for doubt in shown
    ]


def _others(doubt: Doubt, alike: list[Doubt]) -> list[tuple[int, int]]:
    return [(each.one, each.other) for each in alike[: ALIKE + 1] if each is not doubt][:ALIKE]


def _details(owner: Owner, people: list[int]) -> dict[int, tuple[str, ...]]:
    found: dict[int, list[str]] = defaultdict(list)
    for person, value in (
        Handle.objects.filter(owner=owner, person__in=people).order_by("pk").values_list("person", "value")
    ):
        if person is not None:
            found[person].append(value)
    return defaultdict(tuple, {person: tuple(values[:4]) for person, values in found.items()})


def _newcomers(owner: Owner, now: datetime) -> list[Newcomer]:
    rows = list(
        unanswered(owner, owner.today(now)).filter(rule="new_person").select_related("person").order_by("-weight", "pk")
    )
    details = _details(owner, [row.person_id for row in rows])
    domains = {pk: _domain(values) for pk, values in details.items()}
    lines = {row.person_id: PersonLine.of(row.person) for row in rows}
    return [
        Newcomer(
            line=lines[row.person_id],
            first_on=row.person.first_on,
            mails=sum(number for _, number in row.person.kept_tie().by_kind),
            subject=next((str(Say.from_json(line)) for line in row.evidence), ""),
            domain=domains.get(row.person_id, ""),
            like=tuple(lines[pk] for pk in _like(row.person_id, domains)),
        )
        for row in rows
    ]


def _like(person: int, domains: dict[int, str]) -> list[int]:
    """The others of the same domain."""
    mine = domains.get(person)
    return [pk for pk, domain in domains.items() if domain and domain == mine and pk != person]


def _domain(values: tuple[str, ...]) -> str:
    """The house that somebody writes from; none where anybody may have an address."""
    domains = (value.rpartition("@")[2] for value in values if "@" in value)
    return next((domain for domain in domains if not is_public_domain(domain)), "")
