"""The ring (縁図): who stands how close, and where the owner knows each of them from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, F, Q, QuerySet

from enishi.kit.names import is_japanese
from enishi.queries.people import PersonLine
from enishi.queries.revivals import MOST
from enishi.queries.threads import Thread, thread_of
from enishi.store.models import Owner, Person, Tag
from enishi.ties import Closeness, closeness
from enishi.ties.reviving import best_year

# What the list and the ring can be narrowed to: in touch within a year, only before, and not yet at all.
SHOWS: dict[str, Q] = {
    "all": Q(),
    "now": Q(days_last_year__gte=1),
    "past": Q(days__gte=1, days_last_year=0),
    "yet": Q(days=0),
}
SORTS = {
    "close": ("-days_last_year", "-days", "-last_on", "sort_key", "pk"),
    "name": ("sort_key", "pk"),
    "recent": ("-last_on", "sort_key", "pk"),
}
PAGE = 25
_QUARTERS = 12  # of the thread in a line
_CIRCLES = {Closeness.CLOSE: 1, Closeness.OFTEN: 2, Closeness.SOMETIMES: 3, Closeness.QUIET: 4, Closeness.NONE: 5}
# How many of whom the ring has room for at the most. Who is beside it stands in the list.
_LIVING, _SILENT, _YET = 40, 20, 8
_ALONE = 45  # when only one kind is asked for
_SECTORS = 5
_LEAST = 2  # fewer people than this make no sector
# What is asked of a person beyond a line of theirs; and of that, what only tells how the tie went.
_OF_TIE = ("tie", "strength", "rhythm", "first_on")
_COLUMNS = ("guess", "guess_is_past", "revival", *_OF_TIE)

# Where somebody is known from: ("group", its name), ("organisation", its name), ("relation", its code), or neither.
Place = tuple[str, str]
ELSEWHERE: Place = ("", "")


@dataclass(frozen=True)
class Spot:
    """Somebody on the ring: how close, from 1 (close) to 4 (quiet) and 5 (not yet in touch), and in which sector."""

    person: PersonLine
    called: str  # as short as people are called
    circle: int
    sector: int
    is_revival: bool


@dataclass(frozen=True)
class TieRow:
    """The same people as lines of a list."""

    person: PersonLine
    place: Place
    thread: Thread | None
    is_revival: bool


@dataclass(frozen=True)
class Ring:
    """One view of the ring, and a page of the list below it."""

    show: str
    sort: str
    counts: Mapping[str, int]
    spots: tuple[Spot, ...]
    sectors: tuple[Place, ...]
    rows: tuple[TieRow, ...]
    page: int
    pages: int
    was: bool  # the circles tell how it was in the best year, not how it is


def ring(*, owner: Owner, now: datetime, show: str = "all", sort: str = "close", page: int = 1) -> Ring:
    """The ring as it is asked for; unknown wishes mean the first choice."""
    show, sort = show if show in SHOWS else "all", sort if sort in SORTS else "close"
    today = owner.today(now)
    counts = _counts(owner)
    pages = max(1, -(-counts[show] // PAGE))
    page = min(max(page, 1), pages)
    ordering = [F(name[1:]).desc(nulls_last=True) if name.startswith("-") else name for name in SORTS[sort]]
    listed = list(_known(owner, show).order_by(*ordering)[(page - 1) * PAGE : page * PAGE])
    shown = _shown(owner, show)
    groups = _groups(owner, [row.pk for row in (*shown, *listed)])
    places = {row.pk: places_of(row, groups.get(row.pk, ())) for row in (*shown, *listed)}
    sectors = sectors_of([places[row.pk] for row in shown])
    return Ring(
        show=show,
        sort=sort,
        counts=counts,
        spots=tuple(_spot(row, places[row.pk], sectors, was=show == "past") for row in shown),
        sectors=sectors,
        rows=tuple(_row(row, places[row.pk], today) for row in listed),
        page=page,
        pages=pages,
        was=show == "past",
    )


def places_of(row: Person, groups: Iterable[str]) -> tuple[Place, ...]:
    """Where somebody is known from, what says it best first: the owner's own word, where they work, who they are."""
    relation = row.relation or (f"was_{row.guess}" if row.guess and row.guess_is_past else row.guess)
    return (
        *(("group", name) for name in groups),
        *([("organisation", row.organisation)] if row.organisation else []),
        *([("relation", relation)] if relation else []),
    )


def sectors_of(places: Sequence[Sequence[Place]], most: int = _SECTORS) -> tuple[Place, ...]:
    """The places that gather most of these people, the owner's own groups before others; ELSEWHERE for the rest."""
    left, chosen = list(places), list[Place]()
    while len(chosen) < most:
        found = Counter(place for some in left for place in some)
        full = {place: number for place, number in found.items() if number >= _LEAST}
        if not full:
            break
        fullest = min(full, key=lambda place: (place[0] != "group", -full[place], place))
        chosen.append(fullest)
        left = [some for some in left if fullest not in some]
    return (*chosen, *([ELSEWHERE] if left else []))


def sector_of(places: Collection[Place], sectors: Sequence[Place]) -> Place:
    """The sector somebody stands in: the first that is a place of theirs."""
    return next((place for place in sectors if place in places), ELSEWHERE)


def called(row: Person) -> str:
    """The short name that stands in the ring: the family's in Japanese, the given one else."""
    first, *_ = row.name.split() or [row.name]
    own = row.family if is_japanese(row.name) else row.given
    return (own.split() or [first])[0]


def _known(owner: Owner, show: str) -> QuerySet[Person]:
    return Person.objects.known().filter(SHOWS[show], owner=owner).only(*PersonLine.COLUMNS, *_COLUMNS)


def _counts(owner: Owner) -> dict[str, int]:
    numbers = Person.objects.known().filter(owner=owner)
    found: dict[str, int] = numbers.aggregate(**{name: Count("pk", filter=asked) for name, asked in SHOWS.items()})
    return found


def _shown(owner: Owner, show: str) -> list[Person]:
    """Whom the ring shows: the closest of those in touch, the once closest of the silent, the newest of the rest."""
    wanted = {
        "now": (_LIVING, ("-days_last_year", "-last_on", "pk")),
        "past": (_SILENT, (F("revival__place").asc(nulls_last=True), "-days", "-last_on", "pk")),
        "yet": (_YET, ("-pk",)),
    }
    if show != "all":
        _, ordering = wanted[show]
        return list(_known(owner, show).order_by(*ordering)[:_ALONE])
    # Only of what once was does the ring ask for more than the columns say.
    light = {name: _known(owner, name).defer(*_OF_TIE) for name in wanted}
    return [row for name, (most, ordering) in wanted.items() for row in light[name].order_by(*ordering)[:most]]


def _groups(owner: Owner, people: Iterable[int]) -> dict[int, list[str]]:
    """The groups that people are in by the owner's word."""
    said = Tag.objects.filter(owner=owner, kind=Tag.Kind.GROUP, person__in=set(people)).order_by("name")
    found: dict[int, list[str]] = {}
    for person, name in said.values_list("person", "name"):
        found.setdefault(person, []).append(name)
    return found


def _spot(row: Person, places: Sequence[Place], sectors: Sequence[Place], *, was: bool) -> Spot:
    tie = row.kept_tie() if was else None
    word = closeness(best_year(tie), tie.days) if tie else closeness(row.days_last_year, row.days)
    return Spot(
        person=PersonLine.of(row),
        called=called(row),
        circle=_CIRCLES[word],
        sector=sectors.index(sector_of(places, sectors)),
        is_revival=_is_revival(row),
    )


def _row(row: Person, places: Sequence[Place], today: date) -> TieRow:
    # The organisation stands under the name already.
    place = next((place for place in places if place[0] != "organisation"), ELSEWHERE)
    thread = thread_of(row.kept_tie(), today=today, quarters=_QUARTERS)
    return TieRow(PersonLine.of(row), place, thread, _is_revival(row))


def _is_revival(row: Person) -> bool:
    """Whether the tie is among the silent ones most worth picking up."""
    return row.revival is not None and row.revival["last"] == str(row.last_on) and row.revival["place"] < MOST
