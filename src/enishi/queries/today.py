"""Today: whom to attend to, why, and where the day ends."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from enishi.advice.rank import CAPS, QUIET_TIES_A_WEEK, day
from enishi.kit.say import Say
from enishi.queries.imports import ImportLine, line_of
from enishi.queries.people import PersonLine
from enishi.queries.promise_lines import PromiseLine
from enishi.queries.promises import promises_today
from enishi.queries.threads import Thread, thread_of
from enishi.store.models import Advice, Answer, Import, Interaction, Owner, Person

_SECTIONS = (
    "meeting_ahead",
    "replies_owed",
    "leaving_work",
    "address_gone",
    "going_quiet",
    "birthday",
    "job_change",
    "new_person",
)
_NEWS = ("leaving_work", "address_gone", "birthday", "job_change")
_MOST_NEWS = 3
_MOST_LOOKED_AT = 40  # of each rule: enough to fill the day and to say how much is left


@dataclass(frozen=True)
class Meeting:
    """When and where a meeting is."""

    at: datetime
    until: datetime | None
    subject: str
    place: str
    crowd: int


@dataclass(frozen=True)
class Item:
    """One thing to attend to, with its evidence."""

    id: int
    rule: str
    about: str
    person: PersonLine
    headline: Say
    evidence: tuple[Say, ...]
    at: datetime | None
    age_hours: float | None
    days: int | None
    thread: Thread | None = None
    meeting: Meeting | None = None


@dataclass(frozen=True)
class Today:
    """The whole of a day's page."""

    on: date
    owner_name: str
    meetings: tuple[Item, ...]
    promises: tuple[PromiseLine, ...]
    replies: tuple[Item, ...]
    quiet: tuple[Item, ...]
    news: tuple[Item, ...]
    to_place: int
    later: int
    count: int
    done_today: int
    people: int
    loading: ImportLine | None


def today(*, owner: Owner, now: datetime) -> Today:
    """What is kept for today, without what has been answered; capped, with the number that waits for tomorrow.

    The advice itself is made by `services.measuring`, once a day and after every write.
    """
    local = now.astimezone(ZoneInfo(owner.zone))
    rows = _open_advice(owner, local)
    kept, later = day(rows, rule=lambda row: row.rule, caps=_caps(owner, local))
    items = _items(owner, [row for row in kept if row.rule != "new_person"], now)
    all_news = tuple(item for item in items if item.rule in _NEWS)
    news = all_news[:_MOST_NEWS]
    meetings = tuple(sorted((i for i in items if i.rule == "meeting_ahead"), key=lambda i: i.at or now))
    replies = tuple(item for item in items if item.rule == "replies_owed")
    quiet = tuple(item for item in items if item.rule == "going_quiet")
    promises, later_promises = promises_today(owner=owner, now=now)
    newcomers = sum(row.rule == "new_person" for row in rows)
    loading = Import.objects.filter(owner=owner, state__in=[Import.State.RUNNING, Import.State.WAITING]).order_by("pk")
    return Today(
        on=local.date(),
        owner_name=owner.name,
        meetings=meetings,
        promises=promises,
        replies=replies,
        quiet=quiet,
        news=news,
        to_place=newcomers,
        later=max(0, later - max(0, newcomers - 1)) + len(all_news) - len(news) + later_promises,
        count=len(meetings) + len(promises) + len(replies) + len(quiet) + len(news),
        done_today=Answer.objects.filter(owner=owner, verdict="done", at__gte=_morning(local)).count(),
        people=Person.objects.known().filter(owner=owner).count(),
        loading=next((line_of(job) for job in loading[:1]), None),
    )


def _morning(local: datetime) -> datetime:
    return local.replace(hour=0, minute=0, second=0, microsecond=0)


def unanswered(owner: Owner, on: date) -> QuerySet[Advice]:
    """The advice that the owner has not settled: not done, not put off beyond today, the person not left in peace."""
    answers = Answer.objects.filter(person=OuterRef("person"), rule=OuterRef("rule"), about=OuterRef("about"))
    settled = answers.filter(Q(verdict="done") | Q(verdict="later", until__gt=on) | Q(verdict="never"))
    return Advice.objects.filter(owner=owner, person__is_aside=False, person__is_nobody=False).exclude(Exists(settled))


def _open_advice(owner: Owner, local: datetime) -> list[Advice]:
    """The heaviest of each rule: enough to fill the day and to say how much is left for later."""
    place = Window(RowNumber(), partition_by=[F("rule")], order_by=[F("weight").desc(), F("pk").asc()])
    rows = unanswered(owner, local.date()).filter(rule__in=_SECTIONS).annotate(place=place)
    found = list(rows.filter(place__lte=_MOST_LOOKED_AT).select_related("person"))
    by_rule = {rule: number for number, rule in enumerate(_SECTIONS)}
    found = [row for row in found if row.rule != "meeting_ahead" or _is_ahead(row, local)]
    return sorted(found, key=lambda row: (by_rule[row.rule], -row.weight, row.pk))


def _is_ahead(row: Advice, local: datetime) -> bool:
    return row.at is not None and row.at > local - timedelta(hours=1)


def _caps(owner: Owner, local: datetime) -> dict[str, int]:
    """No more than three quiet ties a week are brought up."""
    room = CAPS["going_quiet"] if taken_this_week(owner, local) < QUIET_TIES_A_WEEK else 0
    return {**CAPS, "going_quiet": room}


def taken_this_week(owner: Owner, local: datetime) -> int:
    """How many quiet ties the owner has answered for in these seven days; what was put off does not count."""
    week = _morning(local) - timedelta(days=6)
    return Answer.objects.filter(owner=owner, rule="going_quiet", at__gte=week).exclude(verdict="later").count()


def _items(owner: Owner, rows: Iterable[Advice], now: datetime) -> list[Item]:
    rows = list(rows)
    keys = [int(row.about) for row in rows if row.rule == "meeting_ahead" and row.about.isdecimal()]
    meetings = Interaction.objects.in_bulk(keys) if keys else {}
    today = owner.today(now)
    return [
        item_of(
            row,
            now=now,
            today=today,
            thread=thread_of(row.person.kept_tie(), today=today) if row.rule == "going_quiet" else None,
            meeting=meetings.get(int(row.about)) if row.about.isdecimal() else None,
        )
        for row in rows
    ]


def item_of(
    row: Advice,
    *,
    now: datetime,
    today: date,
    thread: Thread | None = None,
    meeting: Interaction | None = None,
) -> Item:
    """One kept advice as the pages show it."""
    last = row.person.last_on
    return Item(
        id=row.pk,
        rule=row.rule,
        about=row.about,
        person=PersonLine.of(row.person),
        headline=Say.from_json(row.headline),
        evidence=tuple(Say.from_json(line) for line in row.evidence),
        at=row.at,
        age_hours=(now - row.at).total_seconds() / 3600 if row.at and row.rule == "replies_owed" else None,
        days=(today - last).days if last and row.rule == "going_quiet" else None,
        thread=thread,
        meeting=Meeting(meeting.at, meeting.until, meeting.subject, meeting.place, meeting.crowd) if meeting else None,
    )
