"""受付: people who may be one, and new people to place. Nothing is joined on a name alone; the owner decides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Exists, OuterRef, Q

from enishi.kit.say import Say, say
from enishi.queries.people import PersonLine
from enishi.queries.today import unanswered
from enishi.store.models import Decision, Handle, Owner, Person

SHOWN = 20


@dataclass(frozen=True)
class DoubtLine:
    """Two people who may be one, side by side."""

    one: PersonLine
    other: PersonLine
    why: Say
    one_detail: tuple[str, ...]
    other_detail: tuple[str, ...]


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


def reception(*, owner: Owner, now: datetime) -> Reception:
    """The doubts and the newcomers."""
    shown, total = doubts(owner)
    details = _details(owner, [row.pk for pair in shown for row in pair])
    newcomers = _newcomers(owner, now)
    return Reception(
        doubts=tuple(
            DoubtLine(PersonLine.of(one), PersonLine.of(other), _why(one), details[one.pk], details[other.pk])
            for one, other in shown
        ),
        total_doubts=total,
        newcomers=tuple(newcomers[:SHOWN]),
        total_newcomers=len(newcomers),
    )


def doubts(owner: Owner, *, most: int = SHOWN) -> tuple[list[tuple[Person, Person]], int]:
    """Pairs of people who bear the same name and about whom nothing is decided yet: the first, and how many in all.

    First cut: names equal to the letter. It only asks; it joins nobody.
    """
    known = Person.objects.known().filter(owner=owner).exclude(name__contains="@").exclude(name="")
    twice = list(known.values("name").annotate(n=Count("pk")).filter(n__gt=1).order_by("name").values_list("name", "n"))
    decided = _decided(owner)
    pairs: list[tuple[Person, Person]] = []
    total = 0
    for start in range(0, len(twice), most):
        some = twice[start : start + most]
        if len(pairs) >= most and not decided:
            total += sum(n - 1 for _, n in twice[start:])
            break
        found = _pairs(known.filter(name__in=[name for name, _ in some]).order_by("name", "pk"), decided)
        total += len(found)
        pairs += found
    return pairs[:most], total


def _pairs(rows: Iterable[Person], decided: set[frozenset[int]]) -> list[tuple[Person, Person]]:
    """Each person beside the first one of the same name."""
    by_name: dict[str, list[Person]] = defaultdict(list)
    for row in rows:
        by_name[row.name].append(row)
    return [
        (first, other)
        for first, *others in by_name.values()
        for other in others
        if frozenset((first.pk, other.pk)) not in decided
    ]


def rivals_of(owner: Owner, row: Person) -> list[tuple[Person, Say]]:
    """Others who may be this person."""
    if not row.name or "@" in row.name:
        return []
    parted = Decision.objects.filter(owner=owner, kind=Decision.Kind.DIFFERENT)
    me = {"one": Q(one=row) | Q(one__merged_into=row), "other": Q(other=row) | Q(other__merged_into=row)}
    them = {
        "one": Q(one=OuterRef("pk")) | Q(one__merged_into=OuterRef("pk")),
        "other": Q(other=OuterRef("pk")) | Q(other__merged_into=OuterRef("pk")),
    }
    told_apart = Exists(parted.filter((me["one"] & them["other"]) | (me["other"] & them["one"])))
    known = Person.objects.known().filter(owner=owner, name=row.name).exclude(pk=row.pk).exclude(told_apart)
    return [(other, _why(row)) for other in known.order_by("pk")[:5]]


def _why(row: Person) -> Say:
    return say("Both are written {name}; their addresses differ.", name=row.name)


def _decided(owner: Owner) -> set[frozenset[int]]:
    """Pairs that the owner has parted, by the people they are now."""
    rows = Decision.objects.filter(owner=owner, kind=Decision.Kind.DIFFERENT)
    found = set()
    for one, into, other, other_into in rows.values_list("one", "one__merged_into", "other", "other__merged_into"):
        if one is not None and other is not None:
            found.add(frozenset((into or one, other_into or other)))
    return found


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


# Anybody may have an address here: it says nothing about where a person works.
_PUBLIC = frozenset("gmail.com yahoo.co.jp yahoo.com outlook.com hotmail.com icloud.com me.com docomo.ne.jp".split())


def _domain(values: tuple[str, ...]) -> str:
    domains = (value.rpartition("@")[2] for value in values if "@" in value)
    return next((domain for domain in domains if domain not in _PUBLIC), "")
