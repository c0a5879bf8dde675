"""数え方: how enishi measures, and how well that did on the owner's own past."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from enishi.faces.web.pages import Visit, show
from enishi.queries.measure import measures


@require_safe
def measure(request: Visit) -> HttpResponse:
    """The words, the formulas, and the table of the trial."""
    found = measures(owner=request.owner)
    return show(request, "measure.html", title=_("How enishi measures"), here="measure", under="ties", how=found)
