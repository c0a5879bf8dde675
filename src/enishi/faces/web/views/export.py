"""Everything in the book, as one file that says the same whenever the book is the same."""

from __future__ import annotations

from django.http import StreamingHttpResponse
from django.utils.timezone import localtime
from django.views.decorators.http import require_safe

from enishi.faces.web.pages import Visit
from enishi.services.export import export_lines


@require_safe
def export(request: Visit) -> StreamingHttpResponse:
    """Download the book as JSON, a line for each thing it holds."""
    response = StreamingHttpResponse(export_lines(owner=request.owner), content_type="application/json; charset=utf-8")
    name = f"enishi-{localtime(request.now).date().isoformat()}.json"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
