"""受付: doubtful pairs and new people, for a word of the owner's."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from enishi.faces.web import labels
from enishi.faces.web.pages import Visit, act, number, show
from enishi.queries.reception import reception as read_reception
from enishi.services import people as services
from enishi.store.models import Deed

ASIDE = "aside"


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


@require_POST
def place_newcomers(request: Visit) -> HttpResponse:
    """Say who a newcomer is, and with one tick the same of the others of their domain whom the page named."""
    meant = request.POST.getlist("person") + (request.POST.getlist("like") if "alike" in request.POST else [])
    people = [int(text) for text in meant if text.isascii() and text.isdigit() and len(text) < 18]
    answer = request.POST.get("answer", "")

    def verb() -> Deed:
        if answer == ASIDE:
            return services.set_all_aside(owner=request.owner, people=people, now=request.now)
        return services.place_all(owner=request.owner, people=people, relation=answer, now=request.now)

    return act(request, verb, home=reverse("reception"))
