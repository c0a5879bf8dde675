"""The measures tried on the owner's own past, after every import and with every new day; what came of it is kept."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from enishi.queries.columns import contacts, seen
from enishi.store.models import Owner
from enishi.ties.trial import Trial, trial


def try_on_own_past(*, owner: Owner, now: datetime) -> Trial:
    """Try them, and keep how they did. It takes some seconds: the worker's task, not a page's."""
    today = owner.today(now)
    found = trial(contacts(owner), seen(owner), today=today)
    owner.trial = {**asdict(found), "cut": found.cut.isoformat(), "on": today.isoformat()}
    Owner.objects.filter(pk=owner.pk).update(trial=owner.trial)
    return found
