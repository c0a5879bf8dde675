"""Once a day, and when an import has ended: what the owner works on now, kept for the page."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from enishi.advice.draft import bare
from enishi.queries.situations import CROWD
from enishi.store.models import Owner, Presence
from enishi.ties.outlook import SOON
from enishi.ties.projects import Strand, projects

_KEPT = 12


def find_projects(owner: Owner, *, now: datetime) -> None:
    """Find them among what happened in the last 90 days, and keep the busiest."""
    found = projects(_strands(owner, now))[:_KEPT]
    owner.projects = [
        {"name": each.name, "people": list(each.people), "number": each.number, "last": each.last.isoformat()}
        for each in found
    ]
    Owner.objects.filter(pk=owner.pk).update(projects=owner.projects)


def _strands(owner: Owner, now: datetime) -> list[Strand]:
    zone = ZoneInfo(owner.zone)
    rows = Presence.objects.filter(
        owner=owner,
        interaction__at__range=(now - timedelta(days=SOON), now),
        interaction__current=True,
        interaction__is_bulk=False,
        interaction__crowd__range=(2, CROWD),
        handle__person__is_owner=False,
    ).values_list(
        "handle__person",
        "interaction",
        "interaction__at",
        "interaction__kind",
        "interaction__thread",
        "interaction__subject",
    )
    people: dict[str, set[int]] = defaultdict(set)
    subjects: dict[str, Counter[str]] = defaultdict(Counter)
    happened: dict[str, dict[int, date]] = defaultdict(dict)
    for person, interaction, at, kind, thread, subject in rows:
        name = bare(subject)
        # Meetings of a series share their subject; a mail without a thread stands for itself.
        key = f"meeting {name}" if kind == "meeting" else thread or str(interaction)
        if person is not None:
            people[key].add(person)
            subjects[key][name] += 1
            happened[key][interaction] = at.astimezone(zone).date()
    return [
        Strand(
            subject=subjects[key].most_common(1)[0][0],
            people=frozenset(people[key]),
            number=len(happened[key]),
            last=max(happened[key].values()),
        )
        for key in sorted(people)
    ]
