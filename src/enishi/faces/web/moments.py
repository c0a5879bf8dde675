"""Times as people say them: near ones by their distance, far ones by their date."""

from __future__ import annotations

import re
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from enishi.kit.dates import PartialDate

_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_WEEK = 7


def day_in_words(day: date, today: date) -> str:
    """today, yesterday, Thursday, 3 days ago, 18 Nov, 18 Nov 2024."""
    away = (day - today).days
    if -1 <= away <= 1:
        return (_("yesterday"), _("today"), _("tomorrow"))[away + 1]
    if 1 < away < _WEEK:
        return date_format(day, "l")
    if -_WEEK < away < -1:
        return ngettext("%(n)d day ago", "%(n)d days ago", -away) % {"n": -away}
    return date_in_words(day, today)


def date_in_words(day: date, today: date) -> str:
    """The date itself, without the year while it is this one: 18 Nov, 18 Nov 2024."""
    return date_format(day, _("j M") if day.year == today.year else _("j M Y"))


def month_in_words(day: date, today: date) -> str:
    """Close days as `day_in_words`, older ones by their month: Nov 2024."""
    return day_in_words(day, today) if (today - day).days < 300 else date_format(day, _("M Y"))


def partial_in_words(text: str) -> str:
    """A date that may lack its year or its day: 12 Mar 1980, 12 Mar, Mar 1980."""
    said = PartialDate.parse(text)
    if said is None or said.month is None:
        return text
    on = date(said.year or 2000, said.month, said.day or 1)
    if said.day is None:
        return date_format(on, _("M Y"))
    return date_format(on, _("j M Y") if said.year else _("j M"))


def said_dates(value: object, today: date) -> object:
    """A value of a sentence: an ISO date as it is written in the language, anything else as it is."""
    if isinstance(value, str) and _ISO.fullmatch(value):
        return date_in_words(date.fromisoformat(value), today)
    return value


def due_in_words(due: date, today: date) -> str:
    """How near the day is on which something is due: by today, by Thursday, 2 days past."""
    past = (today - due).days
    if past > 0:
        return ngettext("%(n)d day past", "%(n)d days past", past) % {"n": past}
    return _("by %(day)s") % {"day": day_in_words(due, today)}


def span_in_words(days: int) -> str:
    """How long: 12 days, 5 months, 2 years 4 months."""
    if days < 60:
        return ngettext("%(n)d day", "%(n)d days", days) % {"n": days}
    years, months = divmod(round(days / 30.44), 12)
    in_months = ngettext("%(n)d month", "%(n)d months", months) % {"n": months}
    if not years:
        return in_months
    in_years = ngettext("%(n)d year", "%(n)d years", years) % {"n": years}
    return _("%(years)s %(months)s") % {"years": in_years, "months": in_months} if months else in_years


def wait_in_words(hours: float) -> str:
    """How long somebody has waited: 20 min, 27 h, 3 days."""
    if hours < 1:
        return _("%(n)d min") % {"n": max(1, round(hours * 60))}
    if hours < 48:
        return _("%(n)d h") % {"n": int(hours)}
    days = int(hours // 24)
    return ngettext("%(n)d day", "%(n)d days", days) % {"n": days}


def until_in_words(wait: timedelta) -> str:
    """How soon: in 4 h 20 min, in 5 min, now."""
    minutes = int(wait.total_seconds() // 60)
    if minutes < 1:
        return _("now")
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("in %(m)d min") % {"m": minutes}
    return _("in %(h)d h %(m)d min") % {"h": hours, "m": rest} if rest else _("in %(h)d h") % {"h": hours}


def left_in_words(seconds: float) -> str:
    """How long something will still take, no finer than it is known."""
    if seconds < 50:
        return _("about %(n)d s left") % {"n": max(5, round(seconds / 5) * 5)}
    minutes = max(1, round(seconds / 60))
    return ngettext("about %(n)d minute left", "about %(n)d minutes left", minutes) % {"n": minutes}


def took_in_words(seconds: float) -> str:
    """How long something took."""
    if seconds < 100:
        return _("%(n)d s") % {"n": max(1, round(seconds))}
    return _("%(n)d min") % {"n": round(seconds / 60)}


def count_in_words(count: int) -> str:
    """One to nine things as a word, more as a number."""
    words = [_("One"), _("Two"), _("Three"), _("Four"), _("Five"), _("Six"), _("Seven"), _("Eight"), _("Nine")]
    return words[count - 1] if 1 <= count <= len(words) else str(count)
