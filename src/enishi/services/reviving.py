"""Once a day, and when an import has ended: which silent ties are most worth picking up, and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Q

from enishi.kit.say import Say, say
from enishi.queries.silent import SilentTie, silent_ties
from enishi.resolve.careers import Stint
from enishi.store.models import Owner, Person
from enishi.ties.reviving import Silent, best_year, in_turn

# So many are kept: enough for some weeks, should none of them be answered for.
_KEPT = 24


def rank(owner: Owner, *, now: datetime) -> list[Person]:
    """Give each of them its place and the reasons; the rows that differ from before, yet to be saved (`revival`).

    Their advice differs as well: whoever saves the one saves the other with it. What is kept holds as long as there was
    no contact since: whoever reads it looks at the day of the last one.
    """
    found = {each.silent.person: each for each in silent_ties(owner=owner, now=now)}
    ranked = in_turn([each.silent for each in found.values()], _KEPT)
    kept = {
        revival.person: _kept(found[revival.person], place, is_easily_missed=is_easily_missed)
        for place, (revival, is_easily_missed) in enumerate(ranked)
    }
    rows = list(Person.objects.filter(Q(pk__in=kept) | Q(revival__isnull=False), owner=owner))
    changed = [row for row in rows if row.revival != kept.get(row.pk)]
    for row in changed:
        row.revival = kept.get(row.pk)
    return changed


def _kept(each: SilentTie, place: int, *, is_easily_missed: bool) -> dict[str, object]:
    assert each.row.last_on is not None
    reasons = _reasons(each.silent, is_easily_missed=is_easily_missed)
    return {
        "place": place,
        "missed": is_easily_missed,
        "last": each.row.last_on.isoformat(),
        "reasons": [reason.as_json() for reason in reasons],
        "since": [say("Since then: {job}", job=_job(time)).as_json() for time in each.since],
    }


def _job(time: Stint) -> str:
    return " ".join(filter(None, (time.name, time.department, time.title)))


_REGULAR = 9  # days with contact in the best year: about monthly


def _reasons(silent: Silent, *, is_easily_missed: bool) -> Iterator[Say]:
    """What speaks for it, in words: what engagement and novelty rest on."""
    tie = silent.tie
    if is_easily_missed:
        yield say("You met or wrote on few days ({days}), so they easily slip the mind.", days=tie.days)
    else:
        yield say("You met or wrote on {days} days in all.", days=tie.days)
    if (best := best_year(tie)) >= _REGULAR:
        yield say("In your best year you were in touch on {days} days.", days=best)
    if tie.they_answered:
        yield say(
            "They answered {answered} of {all} times you wrote first.", answered=tie.they_answered, all=tie.we_started
        )
    if tie.they_started:
        yield say("They wrote first themselves: {times} times", times=tie.they_started)
    if silent.is_elsewhere:
        yield say("They work at another organisation than you.")
    if silent.theirs and silent.theirs > 2 * silent.mutuals:
        yield say(
            "Of the {all} people you saw them with, you are in touch with {mutuals}.",
            all=silent.theirs,
            mutuals=silent.mutuals,
        )
