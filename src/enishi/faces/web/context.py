"""What every page shows around its content: who reads, where they are, and what was just done."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import get_language

from enishi.faces.web import labels
from enishi.faces.web.pages import address, number
from enishi.queries.history import DeedLine, deed_line
from enishi.store.models import Owner


def shell(request: HttpRequest) -> dict[str, object]:
    """The values that the frame of every page needs; one query at most."""
    owner: Owner | None = getattr(request, "owner", None)
    return {
        "request": request,
        "owner": owner,
        "language": get_language() or "en",
        "theme": owner.theme if owner else Owner.Theme.AUTO,
        "main_places": labels.MAIN,
        "more_places": labels.MORE,
        "back": address(request),
        "refused": getattr(request, "refused", None),
        "toast": _toast(request, owner) if owner else None,
    }


def _toast(request: HttpRequest, owner: Owner) -> DeedLine | None:
    """The deed that the address names, once it has just been done."""
    return deed_line(owner=owner, deed=number(request, "done", 0)) if "done" in request.GET else None
