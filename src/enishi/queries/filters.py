"""What a list of people can be narrowed by, and how many people each choice would leave."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Case, CharField, Count, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from enishi.store.models import Handle, Owner, Person, Stint, Tag
from enishi.ties import LEVELS, Closeness

MISSING = ("email", "phone", "reading", "organisation", "birthday")
UNPLACED = "none"
_MOST = 60  # choices of one kind on offer; whoever types another word is understood all the same


@dataclass(frozen=True)
class Filters:
    """What must hold of everybody in the list; empty means anything. Unknown words find nobody."""

    relation: str = ""  # a relation, or UNPLACED
    organisation: str = ""
    place: str = ""
    tag: str = ""
    group: str = ""
    missing: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self != Filters()


NO_FILTERS = Filters()


@dataclass(frozen=True)
class Choice:
    """A word to narrow the list by, and how many people it would leave."""

    value: str
    number: int


@dataclass(frozen=True)
class Choices:
    """What there is to narrow by, kind by kind, the most frequent first."""

    relation: tuple[Choice, ...]
    organisation: tuple[Choice, ...]
    place: tuple[Choice, ...]
    tag: tuple[Choice, ...]
    group: tuple[Choice, ...]
    missing: tuple[Choice, ...]


def leveled(people: QuerySet[Person], level: str) -> QuerySet[Person]:
    """Those of one level of closeness; everybody for a word that is none."""
    at_least = {word: Q(days_last_year__gte=least) for word, least in LEVELS.items()}
    match level:
        case Closeness.CLOSE:
            return people.filter(at_least[Closeness.CLOSE])
        case Closeness.OFTEN:
            return people.filter(at_least[Closeness.OFTEN]).exclude(at_least[Closeness.CLOSE])
        case Closeness.SOMETIMES:
            return people.filter(at_least[Closeness.SOMETIMES]).exclude(at_least[Closeness.OFTEN])
        case Closeness.QUIET:
            return people.filter(days__gte=1).exclude(at_least[Closeness.SOMETIMES])
        case _:
            return people


def narrowed(people: QuerySet[Person], owner: Owner, filters: Filters) -> QuerySet[Person]:
    """Those of the people of whom every filter holds."""
    if filters.relation:
        people = people.annotate(placed=_RELATION).filter(placed=filters.relation.removeprefix(UNPLACED))
    if filters.organisation:
        people = _of_organisation(people, owner, filters.organisation)
    if filters.place:
        there = people.filter(place=filters.place)
        people = there if there.exists() else people.filter(place__icontains=filters.place)
    for kind, name in ((Tag.Kind.TAG, filters.tag), (Tag.Kind.GROUP, filters.group)):
        if name:
            people = people.filter(pk__in=_tagged(owner, kind).filter(name=name).values("who"))
    for detail in filters.missing:
        people = people.filter(_lacks(owner)[detail]) if detail in MISSING else people.none()
    return people


# The owner's own word, else what was concluded.
_RELATION = Case(When(relation="", then=F("guess")), default=F("relation"))


def _tagged(owner: Owner, kind: str) -> QuerySet[Any]:
    """Tags with the person that each speaks of now; one may have been written before two rows became one."""
    return Tag.objects.filter(owner=owner, kind=kind).annotate(who=Coalesce("person__merged_into", "person"))


def _lacks(owner: Owner) -> dict[str, Q]:
    """For each detail, what holds of those of whom it is not known."""
    reach = Handle.objects.filter(owner=owner, person=OuterRef("pk"))
    return {
        "email": Q(~Exists(reach.filter(kind="email"))),
        "phone": Q(~Exists(reach.filter(kind="phone"))),
        "reading": Q(reading=""),
        "organisation": Q(organisation=""),
        "birthday": Q(birthday=""),
    }


def _of_organisation(people: QuerySet[Person], owner: Owner, name: str) -> QuerySet[Person]:
    """Those who are there now, under whichever of its names; else those whose organisation's name holds the words."""
    written = [spelling for spelling, root in _roots(owner).items() if root == name]
    now = Stint.objects.filter(owner=owner, is_current=True, name__in=[name, *written])
    there = people.filter(Q(organisation__in=[name, *written]) | Q(pk__in=now.values("person")))
    return there if there.exists() else people.filter(organisation__icontains=name)


def _roots(owner: Owner) -> dict[str, str]:
    """For each way of writing an organisation, the name that it goes by."""
    stints = Stint.objects.filter(owner=owner, organisation__isnull=False).order_by()
    root = Coalesce("organisation__merged_into__name", "organisation__name")
    return dict(stints.annotate(root=root).values_list("name", "root").distinct())


def choices(*, owner: Owner, people: QuerySet[Person], filters: Filters) -> Choices:
    """What stands among the people, kind by kind: each kind among those whom the other filters leave."""

    def left(kind: str) -> QuerySet[Person]:
        without: dict[str, Any] = {kind: ""}
        return narrowed(people, owner, replace(filters, **without)).order_by()

    rows = [
        _counted(left("relation").annotate(placed=_RELATION), "relation", F("placed")),
        _counted(left("organisation").exclude(organisation=""), "organisation", F("organisation")),
        _counted(left("place").exclude(place=""), "place", F("place")),
        *(_names(owner, kind, left(kind)) for kind in Tag.Kind.values),
        *_missing(owner, narrowed(people, owner, filters).order_by()),
    ]
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for kind, word, number in rows[0].union(*rows[1:], all=True):
        counts[kind][word] += number
    return Choices(
        relation=_in_order(counts["relation"], (*Person.Relation.values[1:], "")),
        organisation=_most(_organisations(owner, left("organisation"), counts["organisation"])),
        place=_most(counts["place"]),
        tag=_most(counts[Tag.Kind.TAG]),
        group=_most(counts[Tag.Kind.GROUP]),
        missing=tuple(Choice(detail, counts["missing"][detail]) for detail in MISSING),
    )


def _counted(people: QuerySet[Any], kind: str, word: Any, counted: str = "pk") -> QuerySet[Any]:
    """For each word how many, as one part of the question for all kinds at once."""
    rows: QuerySet[Any] = people.annotate(sort=Value(kind, CharField()), word=word).values("sort", "word")
    rows = rows.annotate(number=Count(counted, distinct=counted != "pk"))
    return rows.values_list("sort", "word", "number")


def _names(owner: Owner, kind: str, people: QuerySet[Person]) -> QuerySet[Any]:
    return _counted(_tagged(owner, kind).filter(who__in=people.values("pk")).order_by(), str(kind), F("name"), "who")


def _missing(owner: Owner, people: QuerySet[Person]) -> list[QuerySet[Any]]:
    lacks = _lacks(owner)
    return [_counted(people.filter(lacks[each]), "missing", Value(each, CharField())) for each in MISSING]


def _most(counts: Counter[str]) -> tuple[Choice, ...]:
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(Choice(value, number) for value, number in ordered[:_MOST])


def _in_order(counts: Counter[str], words: Iterable[str]) -> tuple[Choice, ...]:
    """In the order in which relations are always named."""
    return tuple(Choice(word or UNPLACED, counts[word]) for word in words if counts[word])


def _organisations(owner: Owner, people: QuerySet[Person], main: Counter[str]) -> Counter[str]:
    """By the names that organisations go by; who has a second post is counted there too."""
    roots = _roots(owner)
    counts: Counter[str] = Counter()
    for name, number in main.items():
        counts[roots.get(name, name)] += number
    if roots:
        beside = Stint.objects.filter(owner=owner, is_current=True, person__in=people.values("pk"))
        rows = beside.exclude(name=F("person__organisation")).values_list("person", "name", "person__organisation")
        also = {(who, roots.get(name, name)) for who, name, at in rows if roots.get(name, name) != roots.get(at, at)}
        counts.update(root for _, root in also if root)
    return counts
