"""掘り起こす: the silent ties of this week, each with words to begin with."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from enishi.faces.web.pages import Visit, show
from enishi.queries.revivals import MOST, RevivalLine, left_this_week, revival_lines
from enishi.services.measuring import refresh_if_new_day


@dataclass(frozen=True)
class Card:
    """One silent tie, and the address that opens its draft in the owner's own mail program."""

    line: RevivalLine
    mail: str
    rule: str = "going_quiet"

    @property
    def id(self) -> int:
        return self.line.id


@require_safe
def revive(request: Visit) -> HttpResponse:
    """At most three a week; the last one is easily missed."""
    refresh_if_new_day(request.owner, now=request.now)
    left = left_this_week(owner=request.owner, now=request.now)
    lines = revival_lines(owner=request.owner, now=request.now, number=left)
    return show(
        request,
        "revive.html",
        title=_("Pick up again"),
        here="revive",
        under="ties",
        cards=[Card(line, _mail(line)) for line in lines],
        taken=MOST - left,
        left=left,
    )


def _mail(line: RevivalLine) -> str:
    if not line.address:
        return ""
    return f"mailto:{line.address}?subject={quote(line.draft.subject)}&body={quote(line.draft.text)}"
