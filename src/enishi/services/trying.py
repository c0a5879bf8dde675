"""The measures tried on the owner's own past, after every import and with every new day; what came of it is kept."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from enishi.queries.columns import contacts, seen
from enishi.queries.situations import reached
from enishi.store.models import Owner, Person
from enishi.ties.outlook import SOON
from enishi.ties.tie import YEAR
from enishi.ties.trial import FEWEST_TIES, Trial, trial


def try_on_own_past(*, owner: Owner, now: datetime) -> Trial:
    """Try them, and keep how they did. It takes some seconds: the worker's task, not a page's."""
    today = owner.today(now)
    found = too_few(owner, today=today) or trial(contacts(owner), seen(owner), today=today)
    owner.trial = {**asdict(found), "cut": found.cut.isoformat(), "on": today.isoformat()}
    Owner.objects.filter(pk=owner.pk).update(trial=owner.trial)
    return found


def too_few(owner: Owner, *, today: date) -> Trial | None:
    """The trial of a book with so few ties that it tells nothing, for which no engine need be loaded; else None."""
    cut = today - timedelta(days=SOON)
    zone = ZoneInfo(owner.zone)

    def people(first: date, last: date) -> set[int | None]:
        begin, end = (datetime.combine(day, time(), zone) for day in (first, last + timedelta(days=1)))
        known = Person.objects.known().filter(owner=owner).values_list("pk", flat=True)
        met = reached(owner, list(known)).filter(interaction__at__gte=begin, interaction__at__lt=end)
        return set(met.values_list("handle__person", flat=True).distinct())

    ties = people(cut - timedelta(days=YEAR), cut)
    if len(ties) >= FEWEST_TIES:
        return None
    came = ties & people(cut + timedelta(days=1), today)
    return Trial(cut, len(ties), len(came), ())
