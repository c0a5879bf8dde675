"""直近の操作: every deed, each with its way back."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from enishi.faces.web.pages import Visit, act, number, show
from enishi.queries.history import history_page
from enishi.services.undo import undo as put_back


@require_safe
def history(request: Visit) -> HttpResponse:
    page = history_page(owner=request.owner, page=number(request, "page", 1))
    return show(request, "history.html", title=_("History"), here="history", history=page)


@require_POST
def undo(request: Visit, deed: int) -> HttpResponse:
    """Put back what one deed changed."""
    return act(request, lambda: put_back(owner=request.owner, deed=deed, now=request.now), home=reverse("history"))
