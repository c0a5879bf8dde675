"""What stands before every page: the headers that keep it safe, and the door."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers

from enishi.faces.web import stamp
from enishi.faces.web.pages import Visit
from enishi.faces.web.views import door as door_pages
from enishi.store.models import Owner

Answer = Callable[[HttpRequest], HttpResponse]

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
# What anybody on this machine may ask for: it tells nothing about anybody, or only to who knows a secret link.
_OPEN = ("/enter/", "/manifest.webmanifest", "/healthz", "/feed/")


def safety(get_response: Answer) -> Answer:
    """Put the same strict headers on every answer, refusals included."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        patch_vary_headers(response, ("Cookie", "HX-Request"))
        return response

    return answer


def door(get_response: Answer) -> Answer:
    """Let in whoever holds the owner's stamp, in the owner's language and time zone; show the rest the door."""

    def answer(request: HttpRequest) -> HttpResponse:
        owner = stamp.owner_of(request)
        language = (owner.language if owner else "") or translation.get_language_from_request(request)
        with translation.override(language), timezone.override(owner.zone if owner else "UTC"):
            if request.method not in {"GET", "HEAD"} and _comes_from_elsewhere(request):
                return door_pages.forged(request)
            if owner is not None:
                return _answer_owner(cast("Visit", request), owner, get_response)
            if request.path.startswith(_OPEN):
                return get_response(request)
            return door_pages.closed(request)

    return answer


def _answer_owner(request: Visit, owner: Owner, get_response: Answer) -> HttpResponse:
    request.owner, request.now, request.refused = owner, timezone.now(), None
    response = get_response(request)
    if not stamp.is_fresh(request) and not response.cookies:
        stamp.let_in(response, owner)
    return response


def _comes_from_elsewhere(request: HttpRequest) -> bool:
    """Whether another site sent this form; Django's token says the same, this says it first."""
    if request.headers.get("Sec-Fetch-Site") in {"cross-site", "same-site"}:
        return True
    origin = request.headers.get("Origin")
    return bool(origin) and urlsplit(origin or "").netloc != request.get_host()
