"""ひと: the list of people, found as one types."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from enishi.faces.web import labels
from enishi.faces.web.pages import Visit, number, show
from enishi.queries.people import people_page

_FEW = 7
# What asks while the owner types, by the element that it fills.
_ASKERS = {"div#found": "people/found.html", "datalist#names": "people/names.html"}


@require_safe
def people(request: Visit) -> HttpResponse:
    """The list; only the found lines when the palette or a name field asks."""
    asker = request.headers.get("HX-Target", "")
    found = people_page(
        owner=request.owner,
        query=request.GET.get("q", request.GET.get("name", "")).strip()[:200],
        order="close" if asker in _ASKERS else request.GET.get("order", "name"),
        show=request.GET.get("show", "all"),
        row=request.GET.get("row", "")[:1],
        page=number(request, "page", 1),
        now=request.now,
    )
    if asker in _ASKERS:
        few = found.lines[:_FEW] if found.query else ()
        return render(request, _ASKERS[asker], {"people": found, "lines": few, "places": _places(found.query)})
    return show(
        request,
        "people.html",
        title=_("People"),
        here="people",
        people=found,
        shown=labels.SHOWN,
        orders=labels.ORDERS,
    )


def _places(query: str) -> list[labels.Place]:
    """The pages whose name was typed; all of them while nothing is typed."""
    return [place for place in (*labels.MAIN, *labels.MORE) if query.casefold() in str(place.label).casefold()]
