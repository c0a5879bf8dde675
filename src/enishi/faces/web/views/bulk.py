"""ひと: what is done to several people at once, ticked in the list or all that it found."""

from __future__ import annotations

from collections.abc import Callable, Collection
from urllib.parse import urlencode

from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from enishi.faces.web.asked import Asked
from enishi.faces.web.pages import Visit, act, came_from, see_other, show, show_again
from enishi.faces.web.views.plain import missing
from enishi.kit.say import Refused, say
from enishi.queries.people import PersonLine, found_people
from enishi.queries.person import find_people
from enishi.services import bulk_edit, tags
from enishi.services import people as services
from enishi.store.models import Deed, Tag

_TAGS = {
    "tag": (tags.tag, Tag.Kind.TAG),
    "untag": (tags.untag, Tag.Kind.TAG),
    "group": (tags.tag, Tag.Kind.GROUP),
    "ungroup": (tags.untag, Tag.Kind.GROUP),
}


@require_POST
def bulk(request: Visit) -> HttpResponse:
    """Do one thing to everybody who is meant, then show the same list again."""
    home = reverse("people")
    try:
        people = _meant(request)
        if request.POST.get("do") == "erase":
            find_people(request.owner, people)
            return see_other(f"{reverse('erase_people')}?{urlencode({'person': people}, doseq=True)}")
    except Refused as no:
        return show_again(request, came_from(request) or home, no.sentence)
    return act(request, lambda: _verb(request, people), home=home)


def _verb(request: Visit, people: Collection[int]) -> Deed:
    """What the button that was pressed says."""
    do, post = request.POST.get("do", ""), request.POST
    if do in _TAGS:
        verb, kind = _TAGS[do]
        return verb(owner=request.owner, people=people, name=post.get(kind, ""), kind=kind, now=request.now)
    if do == "relation":
        relation = post.get("relation", "").removeprefix("none")
        return services.place_all(owner=request.owner, people=people, relation=relation, now=request.now)
    if do == "rhythm":
        days = days_of(post.get("days", ""))
        return bulk_edit.set_rhythm(owner=request.owner, people=people, days=days, now=request.now)
    others: dict[str, Callable[..., Deed]] = {
        "merge": bulk_edit.merge,
        "aside": services.set_all_aside,
        "nobody": bulk_edit.nobodies,
    }
    if do not in others:
        raise Refused(say("Say what is to be done with them."))
    return others[do](owner=request.owner, people=people, now=request.now)


def _meant(request: Visit) -> list[int]:
    """Those who were ticked; with one tick, all that the list finds now, if they are as many as it said."""
    if "all" not in request.POST:
        return _ids(request.POST)
    asked = Asked.of(QueryDict(came_from(request).partition("?")[2]))
    found = found_people(owner=request.owner, query=asked.query, show=asked.show, row=asked.row, filters=asked.filters)
    people = list(found.order_by("pk").values_list("pk", flat=True))
    if str(len(people)) != request.POST.get("total", ""):
        raise Refused(say("The list has changed meanwhile. Please look at it again."))
    return people


@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: Visit) -> HttpResponse:
    """Erase several people for ever, after naming each of them."""
    home = reverse("people")
    try:
        if request.method == "POST":
            bulk_edit.erase_all(owner=request.owner, people=_ids(request.POST), now=request.now)
            return see_other(home)
        rows = find_people(request.owner, _ids(request.GET))
    except Refused as no:
        return missing(request, no.sentence)
    if len(rows) > bulk_edit.MOST_ERASED:
        return show_again(
            request, home, say("At most {most} people can be erased at once.", most=bulk_edit.MOST_ERASED)
        )
    lines = [PersonLine.of(row) for row in rows]
    return show(request, "people/erase.html", title=_("Erase"), here="form", under="people", lines=lines)


def days_of(text: str) -> int | None:
    """A number of days; None when nothing is written."""
    text = text.strip()
    if not text:
        return None
    if not (text.isdecimal() and len(text) < 6):
        raise Refused(say("A rhythm is a number of days from 1 to {most}.", most=bulk_edit.LONGEST_RHYTHM))
    return int(text)


def _ids(given: QueryDict) -> list[int]:
    return [int(text) for text in given.getlist("person") if text.isascii() and text.isdigit() and len(text) < 18]
