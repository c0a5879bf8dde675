"""過去の人脈: how many former colleagues and clients, how they can be reached, and who they are."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from enishi.faces.web import labels
from enishi.faces.web.pages import Visit, number, show
from enishi.faces.web.views.plain import missing
from enishi.kit.say import say
from enishi.queries.census import GROUPS, Census, census_people
from enishi.queries.census import census as count

_PARTS = (("people", "reachable"), ("private", "company", "phone", "linkedin", "other"))
_LOSSES = ("theirs", "mine", "lost", "nothing")


@dataclass(frozen=True)
class Cell:
    """One number, and the line that names the people behind it."""

    line: str
    number: int
    label: str


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    text: str | Promise
    hint: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Unknown:
    """A number of people of whom something is not known."""

    line: str
    text: str | Promise
    number: int


@require_safe
def census(request: Visit) -> HttpResponse:
    """The numbers; or, with `line`, the people behind one of them."""
    if line := request.GET.get("line", ""):
        return _people(request, line)
    found = count(owner=request.owner)
    return show(
        request,
        "census.html",
        title=_("Ties of the past"),
        here="census",
        census=found,
        groups=labels.GROUPS,
        parts=[[_row(found, name) for name in part] for part in (*_PARTS, _LOSSES)],
        unknown=[Unknown(name, text, getattr(found, name)) for name, text in labels.UNKNOWN.items()],
    )


def _people(request: Visit, line: str) -> HttpResponse:
    chosen = census_people(owner=request.owner, line=line, page=number(request, "page", 1))
    if chosen is None:
        return missing(request, say("The census has no such number."))
    group, __, name = line.partition(".")
    title = f"{labels.GROUPS[group]}: {labels.CENSUS[name]}" if name else str(labels.UNKNOWN[line])
    return show(
        request,
        "census.html",
        title=title,
        here="census",
        census=count(owner=request.owner),
        chosen=chosen,
        chosen_title=title,
        kept=urlencode({"line": line}) + "&",
    )


def _row(found: Census, name: str) -> Row:
    hints = {
        "theirs": _("only their company’s addresses are known"),
        "mine": _("only addresses at your company are known"),
        "lost": _("every address is at a place they have left, or gone"),
    }
    cells = []
    for group in GROUPS:
        label = f"{labels.GROUPS[group]}, {labels.CENSUS[name]}: {getattr(getattr(found, group), name):,}"
        cells.append(Cell(f"{group}.{name}", getattr(getattr(found, group), name), label))
    return Row(labels.CENSUS[name], hints.get(name, ""), tuple(cells))
