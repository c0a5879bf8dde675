"""Replies that are waited for, both ways: who waits for the owner, and for whom the owner waits, and how long."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from enishi.kit.due_dates.workdays import working_time, works_in_japan, works_on_weekdays
from enishi.promises.elsewhere import Said, may_answer
from enishi.promises.owed import ANSWERED_ELSEWHERE, CROWD, Message, Owed, Waited, reply_owed, usual_wait
from enishi.queries.people import PersonLine
from enishi.store.models import Answer, Interaction, Owner, Person, Presence

WAITED_FOR = timedelta(days=45)  # who has waited for longer has given up
_ANSWERED_WITHIN = timedelta(days=15)  # of an earlier question in the same thread
_LEARNT_FROM = timedelta(days=180)
_MOST_TEXT = 8000
RULE = {True: "replies_owed", False: "replies_awaited"}  # under which the owner's answers are kept


@dataclass(frozen=True)
class ReplyLine:
    """A thread whose last word waits for an answer."""

    by_owner: bool  # the owner is to answer
    person: PersonLine
    thread: str
    subject: str
    words: str  # what asks
    kind: str
    since: datetime
    hours: float
    working_hours: float  # of these, those on working days from 8 to 20 o'clock
    usual_hours: float | None  # of the same, within which the owner answers half of all letters

    @property
    def is_late(self) -> bool:
        """Whether it waits for the owner longer than usual."""
        return self.by_owner and self.usual_hours is not None and self.working_hours > self.usual_hours


class _Part(NamedTuple):
    person: int | None
    is_owner: bool
    part: str


def replies(*, owner: Owner, now: datetime, by_owner: bool, within: timedelta = WAITED_FOR) -> tuple[ReplyLine, ...]:
    """What the owner is to answer, or waits for, since no longer than `within`; whoever waits longest first."""
    rows = list(_written(owner, now - within - _ANSWERED_WITHIN, now).order_by("at", "pk"))
    parts = _parts(owner, [row.pk for row in rows])
    others = {row.pk: _other(row, parts[row.pk]) for row in rows}
    said = _said(rows, others)
    usual = usual_hours(owner=owner, now=now) if by_owner else None
    people = {row.pk: row for row in Person.objects.known().filter(pk__in={pk for pk in others.values() if pk})}
    settled, waited = _settled(owner, now, RULE[by_owner]), _by_working_hours(owner)
    found = []
    for thread, letters in _threads(rows, others).items():
        person = people.get(others[letters[-1].pk] or 0)
        if person is None or (person.pk, thread) in settled or now - letters[-1].at > within:
            continue
        elsewhere = _elsewhere(letters[-1], said[person.pk, letters[-1].direction == "in"])
        owed = reply_owed([_message(row, parts[row.pk]) for row in letters], sent_elsewhere=elsewhere)
        if owed is not None and owed.by_owner is by_owner:
            hours = waited(owed.since, now) / timedelta(hours=1)
            found.append(_line(owed, person, thread, letters[-1], now, hours, usual))
    return tuple(sorted(found, key=lambda line: line.since))


def usual_hours(*, owner: Owner, now: datetime) -> float | None:
    """Within how many working hours the owner answers half of what they answer; None while that tells too little."""
    rows = _written(owner, now - _LEARNT_FROM, now).exclude(thread="").defer("text", "files").order_by("at", "pk")
    threads: dict[str, list[Message]] = defaultdict(list)
    for row in rows:
        mine = row.direction == "out"
        threads[row.thread].append(Message(row.pk, row.at, mine, to_reader=True, text="", subject="", people=2))
    wait = usual_wait(list(chain.from_iterable(threads.values())), _by_working_hours(owner))
    return round(wait.total_seconds() / 3600, 1) if wait else None


def _by_working_hours(owner: Owner) -> Waited:
    """Nights, weekends and holidays hurry nobody; whose holidays are not known, has weekends alone."""
    zone = ZoneInfo(owner.zone)
    works = works_in_japan if owner.zone == "Asia/Tokyo" else works_on_weekdays
    return lambda asked, answered: working_time(asked.astimezone(zone), answered.astimezone(zone), works)


def _written(owner: Owner, since: datetime, until: datetime) -> QuerySet[Interaction]:
    return Interaction.objects.filter(
        owner=owner,
        current=True,
        is_bulk=False,
        kind__in=["mail", "message"],
        direction__in=["in", "out"],
        at__gte=since,
        at__lte=until,
    )


def _parts(owner: Owner, interactions: list[int]) -> dict[int, list[_Part]]:
    found: dict[int, list[_Part]] = defaultdict(list)
    rows = Presence.objects.filter(owner=owner, interaction__in=interactions).order_by("position", "pk")
    for interaction, person, is_owner, part in rows.values_list(
        "interaction", "handle__person", "handle__person__is_owner", "part"
    ):
        found[interaction].append(_Part(person, bool(is_owner), part))
    return found


def _other(row: Interaction, parts: list[_Part]) -> int | None:
    """The person on the other side: who wrote it, or the first to whom the owner did."""
    wanted = "from" if row.direction == "in" else "to"
    return next((one.person for one in parts if one.part == wanted and not one.is_owner), None)


def _threads(rows: list[Interaction], others: dict[int, int | None]) -> dict[str, list[Interaction]]:
    """The letters of each thread; a message without a thread stands in the talk with its person."""
    found: dict[str, list[Interaction]] = defaultdict(list)
    for row in rows:
        found[row.thread or (f"with {others[row.pk]}" if row.kind == "message" else str(row.pk))].append(row)
    return found


def _said(rows: list[Interaction], others: dict[int, int | None]) -> dict[tuple[int, bool], list[Interaction]]:
    """What the owner (True) wrote to each person, and they (False) to the owner, in order of time."""
    found: dict[tuple[int, bool], list[Interaction]] = defaultdict(list)
    for row in rows:
        if (other := others[row.pk]) is not None:
            found[other, row.direction == "out"].append(row)
    return found


def _elsewhere(last: Interaction, said: list[Interaction]) -> datetime | None:
    """When whoever is to answer first wrote in another thread after it what may be the answer."""
    question = None
    for row in said[bisect_right(said, last.at, key=lambda row: row.at) :]:
        if row.at - last.at > ANSWERED_ELSEWHERE:
            return None
        if row.thread != last.thread or row.kind != last.kind:
            question = question or _as_said(last)
            if may_answer(question, _as_said(row)):
                return row.at
    return None


def _as_said(row: Interaction) -> Said:
    return Said(row.at, row.kind, row.subject, row.text[:_MOST_TEXT])


def _message(row: Interaction, parts: list[_Part]) -> Message:
    mine = row.direction == "out"
    to_reader = any(one.part == "to" and one.is_owner != mine for one in parts) or row.kind == "message"
    return Message(
        id=row.pk,
        at=row.at,
        is_mine=mine,
        to_reader=to_reader,
        text=row.text[:_MOST_TEXT],
        subject=row.subject,
        people=min(row.crowd, CROWD + 1),
    )


def _settled(owner: Owner, now: datetime, rule: str) -> set[tuple[int, str]]:
    """Threads of which the owner said that no reply is needed, or not now."""
    rows = Answer.objects.filter(owner=owner, rule=rule).exclude(verdict="later", until__lte=owner.today(now))
    return set(rows.values_list("person", "about"))


def _line(
    owed: Owed, person: Person, thread: str, last: Interaction, now: datetime, working: float, usual: float | None
) -> ReplyLine:
    return ReplyLine(
        by_owner=owed.by_owner,
        person=PersonLine.of(person),
        thread=thread,
        subject=last.subject,
        words=owed.words,
        kind=last.kind,
        since=owed.since,
        hours=round((now - owed.since).total_seconds() / 3600, 1),
        working_hours=round(working, 1),
        usual_hours=usual,
    )
