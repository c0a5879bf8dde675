"""Working lives, kept: what sources say of people's work, as the times that each person spent at organisations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Q

from enishi.kit.dates import PartialDate
from enishi.resolve.careers import Statement, history
from enishi.resolve.careers import Stint as Time
from enishi.services.houses import Houses, by_address
from enishi.services.naming import name_organisations, redraw
from enishi.services.relations import refresh_relations
from enishi.store.bulk import insert
from enishi.store.models import (
    Organisation,
    OrganisationDecision,
    Owner,
    Person,
    Role,
    Sighting,
    Stint,
)

_SLICE = 400
_ROUNDS = 3  # what is said of houses hangs on stated work alone, so that the second already finds nothing new
_KEPT_UP = {"linkedin", "owner"}  # what they say is true on the day it is brought; a card may be old


def refresh_careers(owner: Owner, people: Collection[int]) -> set[int]:
    """Make the stints of these people anew, and the organisations they name; returns whom it concerned.

    Who they are to the owner is made anew when they are measured, which follows; where the owner's own life is told
    anew, or it turns out whose house a domain is, that concerns others as well.
    """
    if not people:
        return set()
    before = Houses.of(owner)
    guests = _retell_guests(owner, before, _retell_all(owner, people, before))
    refresh_relations(owner, guests - set(people))
    mine = Person.objects.filter(owner=owner, pk__in={*people, *guests}, is_owner=True)
    if mine.exists():  # whoever shares or shared a house with the owner
        houses = Stint.objects.filter(owner=owner, person__in=mine).values("organisation")
        near = Q(stints__organisation__in=houses) | Q(stints__organisation__merged_into__in=houses) | ~Q(guess="")
        near |= Q(stints__organisation__merged__in=houses)
        others = Person.objects.filter(near, owner=owner, merged_into=None).exclude(pk__in=people)
        for some in _slices(sorted(set(others.values_list("pk", flat=True)))):
            refresh_relations(owner, some)
    return {*people, *guests}


def forsake(owner: Owner, organisations: Collection[int]) -> set[int]:
    """Those who told of these organisations are gone, what hangs on their word goes too; returns whom it concerned."""
    before = Houses.of(owner)
    redraw(owner, organisations)
    let_go(owner, organisations)
    guests = _retell_guests(owner, before, Houses.of(owner))
    refresh_relations(owner, guests)
    return guests


def _retell_all(owner: Owner, people: Iterable[int], houses: Houses) -> Houses:
    """Tell the working lives of all of these anew; returns the houses as they stand then."""
    now: Houses | None = houses
    for some in _slices(sorted(people)):
        concerned, now = _retell(owner, some, now)
        for others in _slices(sorted(concerned)):
            _, now = _retell(owner, others, now)
    return now or Houses.of(owner)


def _retell_guests(owner: Owner, before: Houses, now: Houses) -> set[int]:
    """Tell anew of everybody who wrote from a house that is now another's, or called otherwise; returns them."""
    told: set[int] = set()
    for _ in range(_ROUNDS):
        if not (guests := now.guests(owner, since=before)):
            break
        before, now = now, _retell_all(owner, guests, now)
        told |= guests
    return told


def _slices(people: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(people), _SLICE):
        yield people[start : start + _SLICE]


def _retell(owner: Owner, people: list[int], houses: Houses | None) -> tuple[set[int], Houses | None]:
    """Tell the working lives of some people anew; returns those whom a joined organisation concerns as well.

    And the houses, None where they may stand otherwise now: to look all of a book's up is dear for one small file.
    """
    rows_of = Person.objects.filter(owner=owner, pk__in=people, merged_into=None)
    kinds = list(rows_of.values_list("pk", "is_owner", "is_organisation", "is_nobody"))
    alive = {pk for pk, *_ in kinds}
    working = {pk: is_owner for pk, is_owner, is_firm, is_nobody in kinds if not (is_firm or is_nobody)}
    said = _said(owner, working, mine=min((pk for pk, is_owner in working.items() if is_owner), default=None))
    rows = name_organisations(owner, (word.name for words in said.values() for word in words))
    names = {row.pk: row.name for row in rows.values()}
    if houses is None or not names.keys() <= houses.names.keys():
        houses = Houses.of(owner)
    for person, found in by_address(owner, said.keys(), houses).items():
        said[person] += found
    stints = {person: _times(words, rows, names, houses) for person, words in said.items()}
    touched = _keep(owner, alive, stints)
    if not touched:
        return set(), houses
    moved = redraw(owner, touched | names.keys())
    let_go(owner, touched)
    concerned = Stint.objects.filter(owner=owner, organisation__in=moved).values_list("person", flat=True)
    return set(concerned) if moved else set(), None


def _times(
    words: list[Statement], rows: dict[str, Organisation], names: dict[int, str], houses: Houses
) -> list[tuple[Time, int | None]]:
    """The times that the words add up to, each with the row of the name it goes by there."""
    placed = []
    own: dict[tuple[int | None, str], int] = {}
    for word in words:
        pk = rows[word.name].pk if word.name in rows else word.organisation
        house = houses.root.get(pk, pk) if pk is not None else None
        if pk is not None and house is not None:
            own.setdefault((house, word.name), pk)
        placed.append(replace(word, organisation=house))
    return [(time, own.get((time.organisation, time.name), time.organisation)) for time in history(placed)]


def _said(owner: Owner, people: Collection[int], *, mine: int | None) -> dict[int, list[Statement]]:
    """What cards, profiles, signatures, the owner and histories of posts say of each person's work; `mine` is the
    owner's own row, if it is among them."""
    said: dict[int, list[Statement]] = {person: [] for person in people}
    versions: dict[tuple[str, str], list[Sighting]] = defaultdict(list)
    for row in Sighting.objects.filter(owner=owner, person__in=people).order_by("pk"):
        if row.current or row.source != "owner":  # what the owner corrected was no earlier job
            versions[row.source, row.key].append(row)
    zone = ZoneInfo(owner.zone)
    for group in versions.values():
        for row, word in _of_one(group, zone):
            if row.person_id in said:
                said[row.person_id].append(word)
    posts = Role.objects.filter(owner=owner, current=True).select_related("handle")
    wanted = Q(handle__person__in=people) | Q(handle=None) if mine else Q(handle__person__in=people)
    for post in posts.filter(wanted):
        person = post.handle.person_id if post.handle else mine
        if person in said and post.organisation:
            said[person].append(_posted(post))
    return said


def _posted(post: Role) -> Statement:
    return Statement(
        source=post.source,
        name=post.organisation,
        department=post.department,
        title=post.title,
        since=post.since,
        until=post.until,
    )


def _of_one(versions: list[Sighting], zone: ZoneInfo) -> Iterator[tuple[Sighting, Statement]]:
    """The words of one thing that was read once or several times, such as a card; all but the newest are over."""
    employers = {job.get("organisation", "") for row in versions for job in row.data.get("jobs", [])[:1]}
    rows = [(_day(row, zone, has_changed=len(employers) > 1), row) for row in versions]
    newest = max(rows, key=lambda pair: (pair[1].current, pair[0] or date.min, pair[1].digest))[1]
    for day, row in rows:
        for job in row.data.get("jobs", []):
            if job.get("organisation"):
                yield (
                    row,
                    Statement(
                        source=row.source,
                        name=job["organisation"][:300],
                        department=job.get("department", "")[:300],
                        title=job.get("title", "")[:300],
                        first=day,
                        last=day,
                        is_over=row is not newest,
                    ),
                )


def _day(row: Sighting, zone: ZoneInfo, *, has_changed: bool) -> date | None:
    """The day on which a source said so, if anything tells: a card without a date may be years old.

    A card that was read twice and has changed is as old as its readings: the change lies between them.
    """
    parts = row.data.get("said") or {}
    stated = PartialDate(parts.get("year"), parts.get("month"), parts.get("day")).first if parts else None
    if stated is None and row.seen_at is not None and (has_changed or row.source in _KEPT_UP):
        return row.seen_at.astimezone(zone).date()
    return stated


def _keep(owner: Owner, people: set[int], stints: dict[int, list[tuple[Time, int | None]]]) -> set[int]:
    """Write the stints that differ from those that stand; returns the organisations that this touches."""
    joined = Q(person__merged_into__in=people)
    stands: dict[int, list[Stint]] = defaultdict(list)
    for row in Stint.objects.filter(joined | Q(person__in=people), owner=owner).order_by("pk"):
        stands[row.person_id].append(row)
    gone: list[int] = []
    new: list[Stint] = []
    touched: set[int | None] = set()
    for person in stands.keys() | people:
        made = [_row(owner, person, time, name) for time, name in stints.get(person, [])]
        if list(map(_values, made)) != list(map(_values, stands[person])):
            gone += [row.pk for row in stands[person]]
            new += made
            touched |= {row.organisation_id for row in (*stands[person], *made)}
    if gone:
        Stint.objects.filter(pk__in=gone).delete()
    insert(new)
    return {pk for pk in touched if pk is not None}


def _row(owner: Owner, person: int, time: Time, organisation: int | None) -> Stint:
    return Stint(
        owner=owner,
        person_id=person,
        organisation_id=organisation,
        name=time.name,
        department=time.department,
        title=time.title,
        since=time.since,
        until=time.until,
        is_current=time.is_current,
        first_seen=time.first_seen,
        last_seen=time.last_seen,
        sources=list(time.sources),
    )


def _values(row: Stint) -> tuple[Any, ...]:
    return (
        *(row.organisation_id, row.name, row.department, row.title, row.since, row.until),
        *(row.is_current, row.first_seen, row.last_seen, tuple(row.sources)),
    )


def let_go(owner: Owner, touched: Iterable[int]) -> None:
    """Delete names that nobody's work speaks of any more, unless the owner decided on them."""
    kept = Stint.objects.filter(owner=owner, organisation__in=touched).values("organisation")
    decisions = OrganisationDecision.objects.filter(owner=owner)
    rows = Organisation.objects.filter(owner=owner, pk__in=touched, merged=None).exclude(pk__in=kept)
    rows.exclude(pk__in=decisions.values("one")).exclude(pk__in=decisions.values("other")).delete()
