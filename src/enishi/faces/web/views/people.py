"""ひと: the list of people, found as one types."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from enishi.faces.web import labels
from enishi.faces.web.asked import Asked
from enishi.faces.web.pages import Visit, number, show
from enishi.queries.filters import choices
from enishi.queries.people import PeoplePage, found_people, people_page

_FEW = 7
_NAMES = "datalist#names"  # of a name field, which asks while the owner types


@require_safe
def people(request: Visit) -> HttpResponse:
    """The list; only a few names when a name field asks."""
    asker = request.headers.get("HX-Target", "")
    asked = Asked.of(request.GET)
    found = people_page(
        owner=request.owner,
        query=asked.query,
        order="close" if asker == _NAMES else asked.order,
        show=asked.show,
        row=asked.row,
        filters=asked.filters,
        page=number(request, "page", 1),
        now=request.now,
    )
    if asker == _NAMES:
        few = found.lines[:_FEW] if found.query else ()
        return render(request, "people/names.html", {"people": found, "lines": few})
    return show(
        request,
        "people.html",
        title=_("People"),
        here="people",
        people=found,
        asked=asked,
        **_links(asked, found),
        **(_choices(request, asked) if asked.is_narrowing else {}),
    )


def _links(asked: Asked, found: PeoplePage) -> dict[str, object]:
    """The same list, asked for a little otherwise: each an address."""
    return {
        "shown": asked.shown(),
        "orders": asked.orders(),
        "rows": asked.rows(found.rows) if asked.order == "name" and not asked.query else (),
        "every_row": asked.link(row="") if asked.row else "",
        "chips": asked.chips(),
        "unfiltered": asked.link(**dict.fromkeys((*labels.FILTERS, "missing"), "")),
        "narrowing": asked.link(narrow="1"),
        "choosing": asked.link(choose="" if asked.is_choosing else "1"),
        "kept": f"{asked.link()[1:]}&".removeprefix("&"),
        "to_find": asked.hidden("q", "name", "show", "order"),
        "to_narrow": asked.hidden(*labels.FILTERS, "missing"),
    }


def _choices(request: Visit, asked: Asked) -> dict[str, object]:
    """What the list can be narrowed by."""
    people = found_people(owner=request.owner, query=asked.query, show=asked.show)
    offered = choices(owner=request.owner, people=people, filters=asked.filters)
    texts = {kind: getattr(offered, kind) for kind in ("organisation", "place", "tag", "group")}
    return {
        "placed": [(one, labels.PLACED[one.value]) for one in offered.relation],
        "texts": [(kind, labels.FILTERS[kind], getattr(asked.filters, kind), some) for kind, some in texts.items()],
        "missing": [(one, labels.MISSING[one.value], one.value in asked.filters.missing) for one in offered.missing],
        "relations": labels.RELATIONS,
    }
