"""Pages that hold no person: not found, in trouble, alive, the manifest."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from enishi.faces.web.templatetags.enishi import asset
from enishi.faces.words import spoken
from enishi.kit.say import Say


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    return redirect("today")


def missing(request: HttpRequest, said: Say) -> HttpResponse:
    """There is no such thing; the sentence says which."""
    return _page(_("Nothing is here."), spoken(said), status=404)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(_("Nothing is here."), _("This page does not exist, or what it showed is gone."), status=404)


def not_so(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(_("This cannot be asked for."), _("The address or the form is not one of this book's."), status=400)


def trouble(request: HttpRequest) -> HttpResponse:
    return _page(
        _("Something broke here."),
        _("Nothing you saved is lost. What happened is written in the terminal where enishi runs."),
        status=500,
    )


@require_safe
def alive(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok", content_type="text/plain")


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """What a phone needs to keep the book on its home screen."""
    return JsonResponse(
        {
            "name": "enishi 縁",
            "short_name": "enishi",
            "lang": get_language() or "en",
            "start_url": "/today/",
            "scope": "/",
            "display": "standalone",
            "background_color": "#F6F7F5",
            "theme_color": "#F6F7F5",
            "icons": [
                {"src": asset("icon.svg"), "sizes": "any", "type": "image/svg+xml"},
                {"src": asset("icon-maskable.svg"), "sizes": "any", "type": "image/svg+xml", "purpose": "maskable"},
            ],
            "shortcuts": [
                {"name": _("Today"), "url": "/today/"},
                {"name": _("Note"), "url": "/capture/"},
            ],
            "share_target": {
                "action": "/capture/",
                "method": "GET",
                "params": {"title": "title", "text": "text", "url": "url"},
            },
        },
        content_type="application/manifest+json",
    )


def _page(title: str, text: str, *, status: int) -> HttpResponse:
    """Without the shell, so that it can be shown even when the book cannot be read."""
    values = {"template": "plain.html", "language": get_language() or "en", "title": title, "text": text}
    return HttpResponse(render_to_string("shell/bare.html", values), status=status)
