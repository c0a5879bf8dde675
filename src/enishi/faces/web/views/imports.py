"""取り込み: files come in, are watched while they are read, and can be taken back."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable
from datetime import datetime

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from enishi.faces.left_out import as_table
from enishi.faces.web.pages import Visit, act, number, see_other, show
from enishi.faces.web.uploads import NAMES
from enishi.faces.web.views.plain import missing
from enishi.kit.say import Refused, say
from enishi.queries.imports import ImportsPage, LeftOut, import_page, imports_page, left_out_of, source_list
from enishi.queries.imports import left_out as left_out_together
from enishi.services import imports as services
from enishi.services.boxes import Sent, take_in_sent
from enishi.store.models import Import


@require_http_methods(["GET", "HEAD", "POST"])
def imports(request: Visit) -> HttpResponse:
    """The drop zone and the files so far; with files, take them in as one batch."""
    if request.method == "POST":
        return _take_in(request)
    page = imports_page(owner=request.owner, page=number(request, "page", 1), now=request.now)
    return show(
        request,
        "imports.html",
        title=_("Import"),
        here="imports",
        imports=page,
        sources=source_list(),
        announced=_announced(page),
    )


def _take_in(request: Visit) -> HttpResponse:
    files = request.FILES.getlist("files")
    if not files:
        request.refused = say("No file came along.")
        request.method = "GET"
        return imports(request)
    names = request.POST.getlist(NAMES)
    if len(names) != len(files):  # some came under another field's name
        names = [file.name or "" for file in files]
    dates = _dates(request.POST.get("dated", ""), len(files))
    sent = [Sent(name, file.chunks(), date) for name, file, date in zip(names, files, dates, strict=True)]
    take_in_sent(owner=request.owner, files=sent, batch=uuid.uuid4())
    return see_other(reverse("imports"))


def _dates(told: str, number_: int) -> list[datetime | None]:
    """Each file's own date, as the page's script tells them: milliseconds since 1970, in the files' order."""
    dates = told.split(",")
    if len(dates) != number_:
        return [None] * number_
    # Longer than 15 digits is no date, and no number that is worth the reading.
    return [services.date_at(int(date) / 1000) if re.fullmatch("[0-9]{1,15}", date) else None for date in dates]


def _announced(page: ImportsPage) -> str:
    """What a screen reader is told: only every tenth of the way, not every second."""
    line = next((line for line in page.lines if line.state == Import.State.RUNNING), None)
    if line is None:
        return _("Files are waiting to be read.")
    tenth = (line.percent or 0) // 10 * 10
    return _("Reading %(name)s: %(percent)d %% done.") % {"name": line.name, "percent": tenth}


@require_safe
def one(request: Visit, number_: int) -> HttpResponse:
    """One file, with everything in it that was left out, and why."""
    try:
        page = import_page(owner=request.owner, number=number_, page=number(request, "page", 1))
    except Refused as no:
        return missing(request, no.sentence)
    return show(request, "import_one.html", title=page.line.name, here="import", under="imports", file=page)


@require_safe
def skipped(request: Visit, number_: int) -> HttpResponseBase:
    """The parts that were left out, as a table."""
    try:
        import_page(owner=request.owner, number=number_)
    except Refused as no:
        return missing(request, no.sentence)
    return _table(left_out_of(owner=request.owner, number=number_), f"skipped-{number_}.csv")


@require_safe
def left_out(request: Visit, batch: uuid.UUID) -> HttpResponseBase:
    """Whatever did not go in of what was given together, as a table."""
    return _table(left_out_together(owner=request.owner, batch=batch), "left-out.csv")


def _table(rows: Iterable[LeftOut], name: str) -> HttpResponseBase:
    lines = list(as_table(rows))
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_POST
def choose(request: Visit, number_: int) -> HttpResponse:
    """Say which kind a file is."""
    source = request.POST.get("source", "")

    def verb() -> None:
        services.choose(owner=request.owner, number=number_, source=source)

    return act(request, verb, home=reverse("imports"))


@require_POST
def stop(request: Visit, number_: int) -> HttpResponse:
    def verb() -> None:
        services.stop(owner=request.owner, number=number_)

    return act(request, verb, home=reverse("imports"))


@require_POST
def resume(request: Visit, number_: int) -> HttpResponse:
    def verb() -> None:
        services.resume(owner=request.owner, number=number_)

    return act(request, verb, home=reverse("imports"))


@require_POST
def undo_import(request: Visit, number_: int) -> HttpResponse:
    """Take back what one file brought."""
    return act(
        request,
        lambda: services.undo_import(owner=request.owner, number=number_, now=request.now),
        home=reverse("imports"),
    )


@require_POST
def undo_batch(request: Visit, batch: uuid.UUID) -> HttpResponse:
    """Take back what was dropped together."""
    return act(
        request,
        lambda: services.undo_batch(owner=request.owner, batch=batch, now=request.now),
        home=reverse("imports"),
    )
