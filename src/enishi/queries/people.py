"""The list of people: found, ordered, filtered, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from django.db.models import F, Q, QuerySet

from enishi.kit.names import LETTERS, NO_READING, ROWS, initial, row_of, row_range
from enishi.queries.filters import NO_FILTERS, Filters, leveled, narrowed
from enishi.queries.finding import found_by
from enishi.store.models import Owner, Person
from enishi.ties import closeness

PAGE = 50
ORDERS = {
    "name": ("sort_key", "pk"),
    "recent": ("-last_on", "sort_key", "pk"),
    "close": ("-strength", "sort_key", "pk"),
}
SHOWS = ("all", "close", "often", "sometimes", "quiet", "dear", "aside")


@dataclass(frozen=True)
class PersonLine:
    """A person in one line."""

    id: int
    name: str
    reading: str
    organisation: str
    title: str
    initial: str  # the character in the seal, or two Latin initials
    is_latin: bool
    honorific: bool  # さん follows the name in Japanese
    relation: str
    closeness: str
    last_on: date | None
    days: int
    row: str  # of the index: あ…わ, A…Z, ?

    # What a line asks of a person: whoever lists many need not read the rest.
    COLUMNS: ClassVar[tuple[str, ...]] = (
        *("name", "family", "given", "reading", "organisation", "title", "sort_key", "is_organisation", "relation"),
        *("days", "days_last_year", "last_on"),
    )

    @classmethod
    def of(cls, row: Person) -> PersonLine:
        seal = initial(row.name, row.family, row.given)
        return cls(
            id=row.pk,
            name=row.name,
            reading=row.reading,
            organisation=row.organisation,
            title=row.title,
            initial=seal,
            is_latin=seal.isascii(),
            honorific=not row.is_organisation and "@" not in row.name,
            relation=row.relation,
            closeness=closeness(row.days_last_year, row.days),
            last_on=row.last_on,
            days=row.days,
            row=row_of(row.sort_key),
        )


@dataclass(frozen=True)
class PeoplePage:
    """One page of the list, and how it was asked for."""

    lines: tuple[PersonLine, ...]
    total: int
    page: int
    pages: int
    query: str
    order: str
    show: str
    rows: tuple[str, ...]
    row: str


def people_page(
    *,
    owner: Owner,
    query: str = "",
    order: str = "name",
    show: str = "all",
    row: str = "",
    filters: Filters = NO_FILTERS,
    page: int = 1,
    now: datetime,
) -> PeoplePage:
    """The people whose names, readings, organisations or addresses hold `query`; unknown choices mean the first."""
    order = order if order in ORDERS else "name"
    show = show if show in SHOWS else "all"
    found = found_people(owner=owner, query=query, show=show, row=row, filters=filters)
    total = found.count()
    pages = max(1, -(-total // PAGE))
    page = min(max(page, 1), pages)
    ordering = [F(name[1:]).desc(nulls_last=True) if name.startswith("-") else name for name in ORDERS[order]]
    lines = found.only(*PersonLine.COLUMNS).order_by(*ordering)[(page - 1) * PAGE : page * PAGE]
    return PeoplePage(
        lines=tuple(PersonLine.of(line) for line in lines),
        total=total,
        page=page,
        pages=pages,
        query=query,
        order=order,
        show=show,
        rows=(*(label for label, _ in ROWS), *LETTERS, NO_READING),
        row=row,
    )


def found_people(
    *, owner: Owner, query: str = "", show: str = "all", row: str = "", filters: Filters = NO_FILTERS
) -> QuerySet[Person]:
    """Everybody in the list that is so asked for, in no order."""
    found = found_by(_shown(owner, show), query)
    if row:
        first, end = row_range(row)
        found = found.filter(sort_key__gte=first, sort_key__lt=end)
    return narrowed(found, owner, filters)


def _shown(owner: Owner, show: str) -> QuerySet[Person]:
    if show == "aside":
        apart = Q(is_aside=True) | Q(is_nobody=True)
        return Person.objects.filter(apart, owner=owner, merged_into=None, is_owner=False)
    known = Person.objects.known().filter(owner=owner)
    return known.filter(is_dear=True) if show == "dear" else leveled(known, show)
