"""How a page is answered: whole, or only its main part when htmx asks, from the same template and values."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseRedirectBase
from django.shortcuts import render
from django.urls import resolve
from django.utils.http import url_has_allowed_host_and_scheme

from enishi.kit.say import Refused, Say, say
from enishi.store.models import Deed, Owner


class Visit(HttpRequest):
    """A request by the owner, from inside the door."""

    owner: Owner
    now: datetime
    refused: Say | None = None


class SeeOther(HttpResponseRedirectBase):
    """Done; read the outcome there."""

    status_code = 303


def show(request: HttpRequest, template: str, *, title: str, here: str, **values: object) -> HttpResponse:
    """A page; 422 when it shows why something was refused.

    `here` is its name, for the navigation and the stylesheet; a page below another says so by `under`.
    """
    whole = "HX-Request" not in request.headers
    status = 422 if getattr(request, "refused", None) else 200
    shell = "shell/whole.html" if whole else "shell/fragment.html"
    return render(request, shell, {"template": template, "title": title, "here": here, **values}, status=status)


def act(request: Visit, verb: Callable[[], Deed | None], *, home: str) -> HttpResponse:
    """Do one thing, then go back to where it was asked for; a refusal shows that page again with its sentence."""
    back = came_from(request) or home
    try:
        deed = verb()
    except Refused as no:
        return show_again(request, back, no.sentence)
    return see_other(back, deed)


def see_other(where: str, deed: Deed | None = None) -> SeeOther:
    """Go on to a page, which will say what was done and offer to undo it."""
    if deed is None:
        return SeeOther(where)
    path, _, query = where.partition("?")
    asked = QueryDict(query, mutable=True)
    asked["done"] = str(deed.pk)
    return SeeOther(f"{path}?{asked.urlencode()}")


def show_again(request: Visit, where: str, sentence: Say) -> HttpResponse:
    """The page at `where`, with the sentence that says why nothing was done."""
    path, _, query = where.partition("?")
    request.refused = sentence
    request.method, request.path, request.path_info, request.GET = "GET", path, path, QueryDict(query)
    view = resolve(path)
    answer: HttpResponse = view.func(request, *view.args, **view.kwargs)
    return answer


def came_from(request: HttpRequest) -> str:
    """The page of ours that a form stood on, if it says so."""
    named = request.POST.get("next", "")
    return named if named.startswith("/") and url_has_allowed_host_and_scheme(named, allowed_hosts=None) else ""


def address(request: HttpRequest) -> str:
    """Where this page can be found again, without what was said once."""
    kept = request.GET.copy()
    kept.pop("done", None)
    return request.path + (f"?{kept.urlencode()}" if kept else "")


def day_of(text: str) -> date:
    """A day as a form says it; Refused when it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refused(say("“{text}” is no date; write 2026-11-27.", text=text)) from None


def number(request: HttpRequest, name: str, default: int) -> int:
    """A number from the address, or the default when it is none."""
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else default
