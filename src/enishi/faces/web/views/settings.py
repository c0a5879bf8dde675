"""設定: the owner's name, language and look, their own addresses, and the book as a whole."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from enishi.faces.web.pages import Visit, act, see_other, show
from enishi.kit.say import Refused
from enishi.queries.owner import settings_page
from enishi.services import owner as services
from enishi.services.demo import wipe_demo

_TEXTS = ("name", "language", "zone", "theme", "calendar")


@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: Visit) -> HttpResponse:
    """What may be set; with a form, set it."""
    kept: dict[str, str | bool] = {name: getattr(request.owner, name) for name in _TEXTS}
    kept["single_keys"] = request.owner.single_keys
    if request.method == "POST":
        said = {name: request.POST.get(name, "") for name in _TEXTS}
        single_keys = "single_keys" in request.POST
        try:
            done = services.set_up(
                owner=request.owner,
                name=said["name"],
                language=said["language"],
                zone=said["zone"],
                theme=said["theme"],
                calendar=said["calendar"],
                single_keys=single_keys,
                now=request.now,
            )
        except Refused as no:
            request.refused = no.sentence
            kept = {**said, "single_keys": single_keys}
        else:
            return see_other(reverse("settings"), done)
    return show(
        request,
        "settings.html",
        title=_("Settings"),
        here="settings",
        settings=settings_page(owner=request.owner),
        kept=kept,
        feed=_feed(request),
        themes={"auto": _("As the device says"), "light": _("Light"), "dark": _("Dark")},
        calendars={"era": _("With the era: 令和"), "western": _("With the Western year"), "none": _("Not shown")},
    )


def _feed(request: Visit) -> str:
    """The whole secret link for calendars; empty while there is none."""
    token = request.owner.feed
    return request.build_absolute_uri(reverse("feed", args=[token])) if token else ""


@require_POST
def own_add(request: Visit) -> HttpResponse:
    """Say that an address is the owner's own."""
    text = request.POST.get("text", "")
    return act(
        request,
        lambda: services.add_own_address(owner=request.owner, text=text, now=request.now),
        home=reverse("settings"),
    )


@require_POST
def own_remove(request: Visit, handle: int) -> HttpResponse:
    """Say that an address is not the owner's."""
    return act(
        request,
        lambda: services.remove_own_address(owner=request.owner, handle=handle, now=request.now),
        home=reverse("settings"),
    )


@require_POST
def wipe(request: Visit) -> HttpResponse:
    """Wipe the book of invented people."""

    def verb() -> None:
        wipe_demo(owner=request.owner)

    return act(request, verb, home=reverse("imports"))
