"""返信: who waits for the owner's reply, and for whose reply the owner waits."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from enishi.faces.web.pages import Visit, act, show
from enishi.queries.replies import replies as waiting
from enishi.services.answers import no_reply_needed


@require_safe
def replies(request: Visit) -> HttpResponse:
    """Both ways, whoever waits longest first."""
    mine = waiting(owner=request.owner, now=request.now, by_owner=True)
    usual = mine[0].usual_hours if mine else None
    return show(
        request,
        "replies.html",
        title=_("Replies"),
        here="promises",
        mine=mine,
        usual_hours=max(1, round(usual)) if usual is not None else None,
        theirs=waiting(owner=request.owner, now=request.now, by_owner=False),
    )


@require_POST
def none_needed(request: Visit, person: int) -> HttpResponse:
    """This thread needs no reply."""
    return act(
        request,
        lambda: no_reply_needed(
            owner=request.owner,
            person=person,
            thread=request.POST.get("thread", ""),
            by_owner=request.POST.get("side") != "theirs",
            now=request.now,
        ),
        home=reverse("replies"),
    )
