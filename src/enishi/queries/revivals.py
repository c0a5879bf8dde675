"""Which silent ties are worth picking up again, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Max, QuerySet

from enishi.kit.say import Say, say
from enishi.queries.careers import stints_of
from enishi.queries.people import PersonLine
from enishi.queries.situations import CROWD, presences
from enishi.resolve.careers import Stint
from enishi.store.models import Interaction, Owner, Person, Presence
from enishi.ties import Depth
from enishi.ties.outlook import MANY, SOON, WEEK, WEEKS, Around
from enishi.ties.reviving import Revival, Silent, best_year, worth_reviving

MOST = 3


@dataclass(frozen=True)
class RevivalLine:
    """A silent tie with what speaks for it, what was last talked about, and what is new since."""

    person: PersonLine
    last_on: date
    silent_days: int
    days: int
    is_easily_missed: bool  # worth much, but of few days together: hardly anybody would think of them
    reasons: tuple[Say, ...]
    since: tuple[Say, ...]
    last_subject: str
    last_subject_on: date | None

    @property
    def talked_about(self) -> Say | None:
        if not self.last_subject or self.last_subject_on is None:
            return None
        day = self.last_subject_on.isoformat()
        return say("Last you talked about “{subject}” ({date})", subject=self.last_subject, date=day)


def revival_lines(*, owner: Owner, now: datetime, number: int = MOST) -> tuple[RevivalLine, ...]:
    """The silent ties most worth it, the best first, the last of them one that is easily missed."""
    today = owner.today(now)
    rows = {row.pk: row for row in _silent_people(owner, today) if row.kept_tie().depth() not in _TOO_LITTLE}
    moves = _Moves(owner, rows)
    silent = list(_silent(owner, rows, moves, now=now))
    chosen = worth_reviving(silent, number)
    subjects = _subjects(owner, [found.person for found in chosen])
    known = {each.person: each for each in silent}
    return tuple(
        _line(
            rows[found.person],
            found,
            known[found.person],
            moves.since(found.person),
            subjects.get(found.person),
            zone=ZoneInfo(owner.zone),
            is_easily_missed=len(silent) > number > 1 and position == number - 1,
        )
        for position, found in enumerate(chosen)
    )


# Where the two never wrote to each other nor met, there is nothing to pick up.
_TOO_LITTLE = {Depth.NONE, Depth.HEARD}


def _silent_people(owner: Owner, today: date) -> QuerySet[Person]:
    return Person.objects.known().filter(
        owner=owner, keep_quiet=False, days__gte=1, last_on__lt=today - timedelta(days=SOON)
    )


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
    rows = Presence.objects.filter(
        owner=owner,
        handle__person__in=_silent_people(owner, today).values("pk"),
        interaction__current=True,
        interaction__is_bulk=False,
        interaction__at__lte=now,
    )
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
        mine = Person.objects.filter(owner=owner, is_owner=True, merged_into=None).values_list("pk", flat=True).first()
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


def _subjects(owner: Owner, people: Collection[int]) -> dict[int, tuple[str, datetime]]:
    """What each last talked about with the owner, and when."""
    rows = presences(owner, people).exclude(interaction__subject="").order_by("interaction__at", "interaction")
    spoken: Any = rows.values_list("handle__person", "interaction__subject", "interaction__at")
    return {person: (subject, at) for person, subject, at in spoken}


def _line(
    row: Person,
    found: Revival,
    silent: Silent,
    since: Sequence[Stint],
    subject: tuple[str, datetime] | None,
    *,
    zone: ZoneInfo,
    is_easily_missed: bool,
) -> RevivalLine:
    tie = silent.tie
    assert tie.last is not None
    return RevivalLine(
        person=PersonLine.of(row),
        last_on=tie.last,
        silent_days=silent.around.age,
        days=found.days,
        is_easily_missed=is_easily_missed,
        reasons=tuple(_reasons(silent, is_easily_missed=is_easily_missed)),
        since=tuple(say("Since then: {job}", job=_job(time)) for time in since),
        last_subject=subject[0][:120] if subject else "",
        last_subject_on=subject[1].astimezone(zone).date() if subject else None,
    )


def _job(time: Stint) -> str:
    return " ".join(filter(None, (time.name, time.department, time.title)))


_REGULAR = 9  # days with contact in the best year: about monthly


def _reasons(silent: Silent, *, is_easily_missed: bool) -> Iterator[Say]:
    """What speaks for it, in words: the silence first, then what engagement and novelty rest on."""
    tie = silent.tie
    yield say("Quiet for {days} days", days=silent.around.age)
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
