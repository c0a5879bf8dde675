"""受付: doubtful pairs and new people, for a word of the owner's."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from enishi.faces.web import labels
from enishi.faces.web.pages import Visit, number, show
from enishi.queries.reception import reception as read_reception


@require_safe
def reception(request: Visit) -> HttpResponse:
    """One doubt at a time, and the newcomers."""
    page = read_reception(owner=request.owner, now=request.now)
    after = min(number(request, "after", 0), max(len(page.doubts) - 1, 0))
    return show(
        request,
        "reception.html",
        title=_("Reception"),
        here="reception",
        reception=page,
        doubt=page.doubts[after] if page.doubts else None,
        next_doubt=after + 1 if after + 1 < len(page.doubts) else None,
        relations=labels.RELATIONS,
    )
