"""The calendar of promises at its secret link: the one page that needs no session, and only reads."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from enishi.faces.web.pages import SeeOther, Visit
from enishi.queries.feed import calendar, owner_of_feed
from enishi.services import door


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """Open promises with a day, for any calendar; 404 for a link that is nobody's or no more."""
    owner = owner_of_feed(token)
    if owner is None:
        return HttpResponse(status=404)
    return HttpResponse(calendar(owner=owner, now=timezone.now()), content_type="text/calendar; charset=utf-8")


@require_POST
def open_feed(request: Visit) -> HttpResponse:
    """Make a new secret link; an older one ends."""
    door.open_feed(owner=request.owner)
    return SeeOther(reverse("settings"))


@require_POST
def close_feed(request: Visit) -> HttpResponse:
    """End the secret link."""
    door.close_feed(owner=request.owner)
    return SeeOther(reverse("settings"))
