"""約束: what the owner owes and is owed, by day or by person; kept, let go, or told anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import quote, urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from enishi.faces.web.pages import Visit, act, day_of, see_other, show, show_again
from enishi.faces.web.views.plain import missing
from enishi.kit.say import Refused, say
from enishi.queries.people import PersonLine
from enishi.queries.promise_lines import PromiseLine
from enishi.queries.promises import (
    PromisesPage,
    mail_address,
    new_day_letter,
    promise_line,
    promises_page,
)
from enishi.services import promises as services
from enishi.store.models import Deed

VERBS: dict[str, Callable[..., Deed]] = {
    verb.__name__: verb
    for verb in (services.keep, services.let_go, services.not_one, services.accept, services.not_yet)
}


@dataclass(frozen=True)
class View:
    """One way of looking at the promises."""

    text: str
    href: str
    is_on: bool
    number: int | None = None


@dataclass(frozen=True)
class Group:
    """Promises that stand together: by when they are due, or by whom they are with."""

    title: str
    lines: tuple[PromiseLine, ...]
    person: PersonLine | None = None


@require_safe
def promises(request: Visit) -> HttpResponse:
    """One side of what is promised, the soonest first."""
    side = "theirs" if request.GET.get("side") == "theirs" else "mine"
    by = "person" if request.GET.get("by") == "person" else "day"
    older = "older" in request.GET
    page = promises_page(owner=request.owner, now=request.now, by_owner=side == "mine", older=older)
    return show(
        request,
        "promises.html",
        title=_("Promises"),
        here="promises",
        page=page,
        side=side,
        older=older,
        views=_views(page, side, by),
        groups=_by_person(page.lines) if by == "person" else _by_day(page.lines),
    )


@require_POST
def settle(request: Visit, promise: int, verb: str) -> HttpResponse:
    """Kept, let go, none at all, one indeed, or not yet."""
    if verb not in VERBS:
        return missing(request, say("There is no such page."))
    return act(
        request,
        lambda: VERBS[verb](owner=request.owner, promise=promise, now=request.now),
        home=reverse("promises"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def new_day(request: Visit, promise: int) -> HttpResponse:
    """Choose another day; the letter that tells it is drafted next."""
    today = request.owner.today(request.now)
    try:
        if request.method == "POST":
            due = day_of(request.POST.get("soon") or request.POST.get("due", ""))
            done = services.tell_new_day(owner=request.owner, promise=promise, due=due, now=request.now)
            return see_other(reverse("letter", args=[promise]), done)
        one = promise_line(owner=request.owner, promise=promise, now=request.now)
    except Refused as no:
        if request.method == "POST":
            return show_again(request, reverse("new_day", args=[promise]), no.sentence)
        return missing(request, no.sentence)
    days = _soon(today)
    return show(
        request,
        "new_day.html",
        title=_("Tell a new day"),
        here="form",
        under="promises",
        one=one,
        today=today,
        days=days,
        kept=days[1],
    )


@require_safe
def letter(request: Visit, promise: int) -> HttpResponse:
    """The words that tell a new day, to copy."""
    try:
        one = promise_line(owner=request.owner, promise=promise, now=request.now)
    except Refused as no:
        return missing(request, no.sentence)
    if one.due is None:
        return missing(request, say("There is no such page."))
    words = new_day_letter(one, owner=request.owner, due=one.due, now=request.now)
    to = mail_address(owner=request.owner, person=one.person.id)
    return show(
        request,
        "letter.html",
        title=_("A letter about the new day"),
        here="form",
        under="promises",
        one=one,
        letter=words,
        mail=f"mailto:{to}?{urlencode({'body': words}, quote_via=quote)}" if to else "",
    )


def _soon(today: date) -> tuple[date, ...]:
    """Tomorrow, the end of this working week or of the next, and the Monday between."""
    friday = today + timedelta(days=(4 - today.weekday()) % 7)
    days = {today + timedelta(days=1), friday, friday + timedelta(days=3), friday + timedelta(days=7)}
    return tuple(sorted(day for day in days if day > today))


def _views(page: PromisesPage, side: str, by: str) -> tuple[View, ...]:
    def at(**asked: str) -> str:
        return "?" + urlencode({"side": side, "by": by, **asked})

    return (
        View(_("Mine"), at(side="mine"), side == "mine", page.mine),
        View(_("Theirs"), at(side="theirs"), side == "theirs", page.theirs),
        View(_("Replies"), reverse("replies"), is_on=False),
        View(_("By day"), at(by="day"), by == "day"),
        View(_("By person"), at(by="person"), by == "person"),
    )


def _by_day(lines: tuple[PromiseLine, ...]) -> tuple[Group, ...]:
    dated = [line for line in lines if line.days is not None and line.proof is None]
    groups = (
        Group(_("The day is past"), tuple(line for line in dated if (line.days or 0) < 0)),
        Group(_("Today"), tuple(line for line in dated if line.days == 0)),
        Group(_("Coming"), tuple(line for line in dated if (line.days or 0) > 0)),
        Group(_("Without a day"), tuple(line for line in lines if line.days is None and line.proof is None)),
        Group(_("Kept, it seems"), tuple(line for line in lines if line.proof is not None)),
    )
    return tuple(group for group in groups if group.lines)


def _by_person(lines: tuple[PromiseLine, ...]) -> tuple[Group, ...]:
    """Each person once, in the order of their soonest promise, with all that is promised them, be it to others too."""
    found: dict[int, list[PromiseLine]] = {}
    for line in lines:
        for turned in line.with_each():
            found.setdefault(turned.person.id, []).append(turned)
    return tuple(Group("", tuple(some), some[0].person) for some in found.values())
