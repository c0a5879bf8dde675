"""取り込み: files come in, are watched while they are read, and can be taken back."""

from __future__ import annotations

import csv
import uuid
from collections.abc import Iterator

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from enishi.faces.web.pages import Visit, act, number, see_other, show
from enishi.faces.web.views.plain import missing
from enishi.faces.words import spoken
from enishi.kit.say import Refused, say
from enishi.queries.imports import ImportsPage, import_page, imports_page, source_list
from enishi.services import imports as services
from enishi.store.models import Import

# A cell that begins like this is run as a formula when the table is opened in a spreadsheet.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


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
    batch = uuid.uuid4()
    for file in files:
        services.take_in(owner=request.owner, name=file.name or "", chunks=file.chunks(), batch=batch)
    return see_other(reverse("imports"))


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
    lines = list(_rows(request, number_))
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="skipped-{number_}.csv"'
    return response


class _Line:
    """What csv writes a row to, to hand the row on."""

    def write(self, text: str) -> str:
        return text


def _rows(request: Visit, number_: int) -> Iterator[str]:
    """The rows as CSV, with a mark in front that lets Excel read it as UTF-8."""
    writer = csv.writer(_Line())
    yield "\ufeff" + str(writer.writerow([_("Where"), _("Why")]))
    page, pages = 1, 1
    while page <= pages:
        found = import_page(owner=request.owner, number=number_, page=page)
        for row in found.skipped:
            yield str(writer.writerow([_harmless(spoken(row.place)), _harmless(spoken(row.reason))]))
        page, pages = page + 1, found.pages


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


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
