"""One person's tags, groups and rhythm, as the owner says them."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from enishi.faces.web.pages import Visit, act
from enishi.faces.web.views.bulk import days_of
from enishi.services import bulk_edit, tags
from enishi.store.models import Tag


@require_POST
def tag(request: Visit, person: int) -> HttpResponse:
    """Give somebody a tag or a group, or take it away."""
    verb = tags.untag if "remove" in request.POST else tags.tag
    kind = Tag.Kind.GROUP if request.POST.get("kind") == Tag.Kind.GROUP else Tag.Kind.TAG
    name = request.POST.get("name", "")
    return act(
        request,
        lambda: verb(owner=request.owner, people=[person], name=name, kind=kind, now=request.now),
        home=reverse("person", args=[person]),
    )


@require_POST
def rhythm(request: Visit, person: int) -> HttpResponse:
    """Say how often the owner wishes to meet somebody."""
    days = request.POST.get("days", "")
    return act(
        request,
        lambda: bulk_edit.set_rhythm(owner=request.owner, people=[person], days=days_of(days), now=request.now),
        home=reverse("person", args=[person]),
    )
