"""The door: a one-time link lets the owner in; everybody else reads where the link stands."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from enishi.faces.web import stamp
from enishi.faces.web.pages import Visit
from enishi.kit.say import Refused, Say
from enishi.services import door
from enishi.services.owner import end_sessions


@require_safe
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """Let in whoever brings an unused link; who is inside already just goes on."""
    inside = getattr(request, "owner", None)
    try:
        owner = door.enter(token=token)
    except Refused as no:
        return redirect("today") if inside else closed(request, no.sentence)
    response = redirect("today")
    stamp.let_in(response, owner)
    return response


def closed(request: HttpRequest, said: Say | None = None) -> HttpResponse:
    """Where the link stands, for whoever comes without one."""
    return _bare(request, "door.html", title=_("The door is closed"), said=said)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that did not come from one of our pages, or from one that is too old."""
    return _bare(
        request,
        "plain.html",
        title=_("This form was not sent from here."),
        text=_("Nothing was changed. Please open the page again and repeat what you wanted."),
    )


@require_POST
def end_all(request: Visit) -> HttpResponse:
    """End every session, this one too."""
    end_sessions(owner=request.owner)
    response = closed(request)
    stamp.forget(response)
    return response


def _bare(request: HttpRequest, template: str, **values: object) -> HttpResponse:
    frame = {"template": template, "language": get_language() or "en", **values}
    return render(request, "shell/bare.html", frame, status=403)
