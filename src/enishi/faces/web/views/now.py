"""いま: the people worked with now."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from enishi.faces.web.pages import Visit, show
from enishi.queries.now import now_page
from enishi.services.measuring import refresh_if_new_day


@require_safe
def now(request: Visit) -> HttpResponse:
    """Whom to treasure, by project, by who they are to the owner."""
    refresh_if_new_day(request.owner, now=request.now)
    page = now_page(owner=request.owner, now=request.now)
    return show(request, "now.html", title=_("Working with now"), here="now", under="ties", page=page)
