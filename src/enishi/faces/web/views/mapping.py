"""Which column is what: the first rows of a table, and a choice above each column."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from enishi.faces.web.pages import Visit, see_other, show
from enishi.faces.web.views.plain import missing
from enishi.kit.say import Refused
from enishi.services.imports import find
from enishi.services.mapping import map_columns, sketch_of
from enishi.sources.table.days import day_of
from enishi.sources.table.guess import Sketch
from enishi.sources.table.wishes import ORDERS
from enishi.sources.table.words import FIELDS
from enishi.store.models import Import

_ROWS = 10
_CELL = 80  # characters of a cell that are shown


@dataclass(frozen=True)
class Choice:
    """One column on the page: its title, and the field it is set to."""

    place: int
    title: str
    field: str


@dataclass(frozen=True)
class Way:
    """One way of reading a day that can be read in two."""

    order: str
    written: str
    day: date
    is_chosen: bool


@require_http_methods(["GET", "HEAD", "POST"])
def mapping(request: Visit, number_: int) -> HttpResponse:
    """The table and its choices; sent, it is read by them."""
    try:
        job = find(request.owner, number_)
        found = sketch_of(job)
    except Refused as no:
        return missing(request, no.sentence)
    if request.method != "POST":
        days = str(job.told.get("days", ""))
        return _page(request, job, found, _fields_of(job, found), has_titles=_has_titles(job, found), days=days)
    fields = [request.POST.get(f"column-{place}", "") for place in range(len(found.fields))]
    has_titles = "no_titles" not in request.POST
    days = request.POST.get("days", "")
    try:
        map_columns(
            owner=request.owner, number=number_, fields=fields, has_titles=has_titles, days=days, now=request.now
        )
    except Refused as no:
        request.refused = no.sentence
        return _page(request, job, found, fields, has_titles=has_titles, days=days)
    return see_other(reverse("imports"))


def _fields_of(job: Import, found: Sketch) -> list[str]:
    return list(job.told.get("fields") or found.fields)


def _has_titles(job: Import, found: Sketch) -> bool:
    return bool(job.told.get("has_titles", found.layout.header_row))


def _ways(found: Sketch, fields: list[str], days: str) -> list[Way]:
    """The two ways in which the days of the table can be read; none where there is nothing to ask."""
    _, unclear = found.days(fields)
    ways = ((order, day_of(unclear, order)) for order in ORDERS)
    return [Way(order, unclear, day.first, order == days) for order, day in ways if day and day.first]


def _page(
    request: Visit, job: Import, found: Sketch, fields: list[str], *, has_titles: bool, days: str
) -> HttpResponse:
    width = len(found.layout.titles)
    padded = [*fields, *("",) * width]
    rows = [[cell[:_CELL] for cell in (*row, *("",) * width)[:width]] for row in found.rows if any(row)][:_ROWS]
    return show(
        request,
        "mapping.html",
        title=_("Which column is what?"),
        here="mapping",
        under="imports",
        job=job,
        columns=[Choice(place, title, padded[place]) for place, title in enumerate(found.layout.titles)],
        rows=rows,
        choices=FIELDS,
        has_titles=has_titles,
        ways=_ways(found, fields, days),
        is_titled=bool(found.layout.header_row),
        is_read=job.state != Import.State.CHOOSE,
    )
