"""さがす: one box over people, letters, meetings, notes and kind words; the palette asks here while one types."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from enishi.faces.web import labels
from enishi.faces.web.pages import Visit, number, show
from enishi.queries.capture import captured
from enishi.queries.search import search as find

_PEOPLE, _TEXTS = 5, 4  # in the palette
_LONGEST = 200


@require_safe
def search(request: Visit) -> HttpResponse:
    """The page of what was found; only a few lines of it when the palette asks."""
    query = request.GET.get("q", "").strip()[:_LONGEST]
    places = [place for place in (*labels.MAIN, *labels.MORE) if query.casefold() in str(place.label).casefold()]
    if request.headers.get("HX-Target", "") == "div#found":
        found = find(owner=request.owner, query=query, people=_PEOPLE, texts=_TEXTS)
        spoken = captured(owner=request.owner, text=query, now=request.now)
        offered = [(one, line) for one in spoken[:1] for line in one.people]
        return render(request, "search/palette.html", {"found": found, "places": places, "offered": offered})
    found = find(owner=request.owner, query=query, page=number(request, "page", 1))
    return show(
        request,
        "search.html",
        title=_("Search"),
        here="search",
        found=found,
        places=places if query else [],
        kept=f"{urlencode({'q': query})}&",
    )
