"""組織: the organisations of the book, who is and was there, and which names are one."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from enishi.faces.web.pages import Visit, act, number, show
from enishi.faces.web.views.plain import missing
from enishi.kit.say import Refused
from enishi.queries.organisations import (
    MemberLine,
    organisation_lines,
    organisation_named,
    organisation_page,
    organisations_page,
)
from enishi.services import organisations as services
from enishi.store.models import Deed

_SUGGESTED = 500


@dataclass(frozen=True)
class Members:
    """The people of one list on the page."""

    code: str
    title: str
    members: tuple[MemberLine, ...]
    total: int

    @property
    def more(self) -> int:
        return max(self.total - len({member.line.id for member in self.members}), 0)


@require_safe
def organisations(request: Visit) -> HttpResponse:
    """All organisations, those with most people first."""
    query = request.GET.get("q", "").strip()[:200]
    page = organisations_page(owner=request.owner, query=query, page=number(request, "page", 1))
    return show(
        request,
        "organisations.html",
        title=_("Organisations"),
        here="organisations",
        under="census",
        page=page,
        kept=urlencode({"q": query}) + "&" if query else "",
    )


@require_safe
def organisation(request: Visit, organisation: int) -> HttpResponse:
    """Who is and was there, the names it goes by, and what was decided."""
    try:
        page = organisation_page(owner=request.owner, organisation=organisation)
    except Refused as no:
        return missing(request, no.sentence)
    if page.line.id != organisation:
        return redirect("organisation", page.line.id)
    return show(
        request,
        "organisation.html",
        title=page.line.name,
        here="organisation",
        under="census",
        org=page,
        lists=(
            Members("now", _("There now"), page.now, page.line.now),
            Members("once", _("There once"), page.once, page.line.once),
        ),
        others=[line for line in organisation_lines(owner=request.owner)[:_SUGGESTED] if line.id != page.line.id],
    )


@require_POST
def decide(request: Visit, organisation: int) -> HttpResponse:
    """The same organisation, another one, or a name it had before."""
    verdict = request.POST.get("verdict", "")

    def verb() -> Deed:
        text = request.POST.get("other", "")
        named = request.POST.get("name", "")
        meant = int(text) if text.isascii() and text.isdigit() and len(text) < 18 else 0
        other = meant or organisation_named(owner=request.owner, name=named)
        if verdict == "former":
            since = request.POST.get("since", "")
            return services.former(owner=request.owner, one=organisation, other=other, since=since, now=request.now)
        decided = services.same if verdict == "same" else services.different
        return decided(owner=request.owner, one=organisation, other=other, now=request.now)

    return act(request, verb, home=reverse("organisation", args=[organisation]))


@require_POST
def undecide(request: Visit, decision: int) -> HttpResponse:
    """Take a decision back."""
    return act(
        request,
        lambda: services.undecide(owner=request.owner, decision=decision, now=request.now),
        home=reverse("organisations"),
    )
