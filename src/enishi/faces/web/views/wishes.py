"""What the owner wishes for somebody: to treasure them, or to leave them in peace."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from enishi.faces.web.pages import Visit, act
from enishi.kit.say import Refused, say
from enishi.services import wishes
from enishi.store.models import Deed


@require_POST
def dear(request: Visit, person: int) -> HttpResponse:
    """Mark somebody as one to treasure, or no more so."""
    is_dear = request.POST.get("dear") == "1"
    return act(
        request,
        lambda: wishes.hold_dear(owner=request.owner, people=[person], dear=is_dear, now=request.now),
        home=reverse("person", args=[person]),
    )


@require_POST
def peace(request: Visit, person: int) -> HttpResponse:
    """Somebody mourns or has died; or is spoken of as before."""
    word, until = request.POST.get("peace", ""), request.POST.get("until", "")

    def said() -> Deed:
        day = day_of(until)
        return wishes.leave_in_peace(owner=request.owner, person=person, peace=word, until=day, now=request.now)

    return act(request, said, home=reverse("person", args=[person]))


def day_of(text: str) -> date | None:
    """A whole date, or None for none; Refused when it is something else."""
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise Refused(say("“{text}” is no date; write 2027-03-31.", text=text)) from None
