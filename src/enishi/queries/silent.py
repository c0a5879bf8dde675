"""The silent ties and what is known of the surroundings of both, read from the facts in few queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Max, QuerySet

from enishi.queries.careers import stints_of
from enishi.queries.gone import came_back
from enishi.queries.situations import CROWD
from enishi.resolve.careers import Stint
from enishi.store.models import Interaction, Owner, Person, Presence
from enishi.ties import Depth
from enishi.ties.outlook import MANY, SOON, WEEK, WEEKS, Around
from enishi.ties.reviving import Silent


@dataclass(frozen=True)
class SilentTie:
    """A silent tie, and the work that is new since the last contact."""

    row: Person
    silent: Silent
    since: tuple[Stint, ...]


def silent_ties(*, owner: Owner, now: datetime) -> list[SilentTie]:
    """Every tie that has been silent for long and might be picked up; nobody who is to be left in peace."""
    today = owner.today(now)
    rows = {row.pk: row for row in _silent_people(owner, today) if row.kept_tie().depth() not in _TOO_LITTLE}
    moves = _Moves(owner, rows)
    return [
        SilentTie(rows[each.person], each, moves.since(each.person)) for each in _silent(owner, rows, moves, now=now)
    ]


# Where the two never wrote to each other nor met, there is nothing to pick up.
_TOO_LITTLE = {Depth.NONE, Depth.HEARD}


def _silent_people(owner: Owner, today: date) -> QuerySet[Person]:
    return Person.objects.to_bring_up(today).filter(owner=owner, days__gte=1, last_on__lt=today - timedelta(days=SOON))


def _silent(owner: Owner, rows: dict[int, Person], moves: _Moves, *, now: datetime) -> Iterator[Silent]:
    """What is known of each silent tie and of the surroundings of both."""
    today = owner.today(now)
    week, quarter = _pace(owner, now)
    seen, beside = _last_seen(owner, today, now), _beside(owner, rows, today)
    touched = Person.objects.known().filter(owner=owner, days_last_year__gte=1)
    mine = set(touched.values_list("pk", flat=True))
    for pk, row in rows.items():
        tie = row.kept_tie()
        assert tie.last is not None
        age = (today - tie.last).days
        yield Silent(
            person=pk,
            tie=tie,
            around=Around(
                age=age,
                strength=tie.strength,
                warmth=tie.warmth,
                seen_age=min(age, (today - seen.get(pk, tie.last)).days),
                # Nobody who is silent was lately seen in company by the owner, so none is shared.
                common=0,
                others=min(len(beside[pk]), MANY),
                week=week,
                quarter=quarter,
            ),
            mutuals=len(beside[pk] & mine),
            mine=len(mine),
            theirs=len(beside[pk]),
            moved=bool(moves.since(pk)),
            is_elsewhere=moves.is_elsewhere(pk),
        )


def _pace(owner: Owner, now: datetime) -> tuple[int, int]:
    """On how many days the owner was in touch with anybody, lately and in the last quarter."""
    zone, today = ZoneInfo(owner.zone), owner.today(now)
    moments = Interaction.objects.filter(
        owner=owner,
        current=True,
        is_bulk=False,
        crowd__range=(2, CROWD),
        at__gt=now - timedelta(days=WEEK * WEEKS + 1),
        at__lte=now,
    ).values_list("at", flat=True)
    ages = {(today - at.astimezone(zone).date()).days for at in moments}
    return sum(age < WEEK for age in ages), sum(age < WEEK * WEEKS for age in ages)


def _last_seen(owner: Owner, today: date, now: datetime) -> dict[int, date]:
    """When each was last seen with anybody, also in a crowd that is no contact."""
    zone = ZoneInfo(owner.zone)
    silent = _silent_people(owner, today).values("pk")
    rows = Presence.objects.filter(
        owner=owner,
        handle__person__in=silent,
        interaction__current=True,
        interaction__is_bulk=False,
        interaction__at__lte=now,
    )
    if returned := came_back(owner):
        rows = rows.exclude(pk__in=returned)
    latest = rows.values("handle__person").annotate(at=Max("interaction__at")).values_list("handle__person", "at")
    return {person: at.astimezone(zone).date() for person, at in latest}


def _beside(owner: Owner, people: Collection[int], today: date) -> defaultdict[int, set[int]]:
    """With whom each was seen, the owner not counted."""
    silent = _silent_people(owner, today).values("pk")
    theirs = Presence.objects.filter(
        owner=owner,
        handle__person__in=silent,
        interaction__current=True,
        interaction__is_bulk=False,
        # Between two there is nobody else.
        interaction__crowd__range=(3, CROWD),
    )
    present: dict[int, set[int]] = defaultdict(set)
    rows = Presence.objects.filter(
        owner=owner, interaction__in=theirs.values("interaction"), handle__person__is_owner=False
    )
    for interaction, person in rows.values_list("interaction", "handle__person"):
        if person is not None:
            present[interaction].add(person)
    found: defaultdict[int, set[int]] = defaultdict(set)
    wanted = set(people)
    for together in present.values():
        for person in together & wanted:
            found[person] |= together - {person}
    return found


class _Moves:
    """Where people work now, and whether that is new since the last contact."""

    def __init__(self, owner: Owner, rows: dict[int, Person]) -> None:
        stints = stints_of(owner, None)
        mine = Person.objects.me(owner)
        self._home = {time.organisation for time in stints.get(mine or 0, []) if time.is_current}
        self._stints = {pk: stints.get(pk, []) for pk in rows}
        self._since = {pk: _new_work(self._stints[pk], row.last_on) for pk, row in rows.items()}

    def since(self, person: int) -> tuple[Stint, ...]:
        """The posts at other organisations that began after the last contact."""
        return self._since[person]

    def is_elsewhere(self, person: int) -> bool:
        """Whether they are known to work at another organisation than the owner."""
        now = {time.organisation for time in self._stints[person] if time.is_current and time.organisation}
        return bool(now and self._home and not now & self._home)


def _new_work(stints: Sequence[Stint], last: date | None) -> tuple[Stint, ...]:
    """The present posts that began after `last`, at an organisation where the person was not before."""
    if last is None:
        return ()
    before = {_house(time) for time in stints if not (time.is_current and time.begins and time.begins > last)}
    return tuple(
        time
        for time in stints
        # A post without a date may only be new to the book, unless an older one is known.
        if time.is_current
        and time.begins
        and time.begins > last
        and _house(time) not in before
        and (time.since or before)
        and time.name
    )


def _house(time: Stint) -> int | str:
    return time.organisation or time.name
