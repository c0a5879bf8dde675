"""Everything in the book, or its people, as one file that says the same whenever the book is the same."""

from __future__ import annotations

from django.http import Http404, StreamingHttpResponse
from django.utils.timezone import localtime
from django.views.decorators.http import require_safe

from enishi.faces.web.pages import Visit
from enishi.services.exporting import FORMS, written


@require_safe
def export(request: Visit) -> StreamingHttpResponse:
    """Download the book as JSON, a line for each thing it holds; with `form`, its people as another program's file."""
    name = request.GET.get("form", "json")
    if name not in FORMS:
        raise Http404
    form = FORMS[name]
    pieces = written(owner=request.owner, form=name)
    response = StreamingHttpResponse(pieces, content_type=f"{form.media}; charset=utf-8")
    day = localtime(request.now).date().isoformat()
    file = f"enishi-people-{day}.{form.ending}" if form.people else f"enishi-{day}.{form.ending}"
    response.headers["Content-Disposition"] = f'attachment; filename="{file}"'
    return response
