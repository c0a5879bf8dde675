"""今日: whom to attend to, why, and the end of the day."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from enishi.faces.web.koyomi import koyomi
from enishi.faces.web.moments import count_in_words
from enishi.faces.web.pages import Visit, act, show
from enishi.kit.names import is_japanese
from enishi.queries.today import Today
from enishi.queries.today import today as read_today
from enishi.services.answers import answer
from enishi.services.measuring import refresh_if_new_day
from enishi.store.models import Owner


@require_safe
def today(request: Visit) -> HttpResponse:
    """The day; a book without people begins with an import."""
    refresh_if_new_day(request.owner, now=request.now)  # the worker does so too; the page is never yesterday's
    day = read_today(owner=request.owner, now=request.now)
    if not day.people and day.loading is None and request.refused is None:
        return redirect("imports")
    calendar = request.owner.calendar
    return show(
        request,
        "today.html",
        title=_("Today"),
        here="today",
        day=day,
        greeting=_greeting(localtime(request.now).hour, _called(day.owner_name)),
        summary=_summary(day),
        koyomi=koyomi(day.on, era=calendar == Owner.Calendar.ERA) if calendar != Owner.Calendar.NONE else None,
        long_date=date_format(day.on, _("l j F Y")),
    )


@require_POST
def settle(request: Visit, advice: int) -> HttpResponse:
    """Done, another day, or not this person."""
    return act(
        request,
        lambda: answer(owner=request.owner, advice=advice, verdict=request.POST.get("verdict", ""), now=request.now),
        home=reverse("today"),
    )


def _called(name: str) -> str:
    """How somebody is greeted: by the given name, when the name tells which one that is."""
    parts = name.split()
    if len(parts) < 2:
        return name.strip()
    return parts[-1] if is_japanese(name) else parts[0]


def _greeting(hour: int, name: str) -> str:
    if 5 <= hour < 11:
        return _("Good morning, %(name)s.") % {"name": name} if name else _("Good morning.")
    if 11 <= hour < 18:
        return _("Good afternoon, %(name)s.") % {"name": name} if name else _("Good afternoon.")
    return _("Good evening, %(name)s.") % {"name": name} if name else _("Good evening.")


def _summary(day: Today) -> str:
    if not day.count:
        return _("All done for today.") if day.done_today else _("Nothing is waiting today.")
    words = {"n": day.count, "words": count_in_words(day.count)}
    if day.done_today:
        return ngettext("%(words)s thing left.", "%(words)s things left.", day.count) % words
    if day.count > 9:
        return _("%(n)d things today.") % words
    return ngettext("%(words)s thing today.", "%(words)s things today.", day.count) % words
