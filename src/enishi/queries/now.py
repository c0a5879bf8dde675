"""The people worked with now (いま), found and not typed: whom to treasure, by matter, by who they are to the owner."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import F, Min, QuerySet, Window
from django.db.models.functions import RowNumber, Substr

from enishi.kit.say import Say
from enishi.queries.people import PersonLine
from enishi.queries.promises import promised_to
from enishi.queries.situations import presences
from enishi.queries.today import unanswered
from enishi.store.models import Interaction, Owner, Person, Presence
from enishi.ties.outlook import SOON

_MOST = 40
_MOST_DEAR = 20
_SNIPPET = 120
_YEAR = timedelta(days=366)
_NEWEST = 500  # of all interactions: mostly enough to find the last one with each of those who are worked with now
_COLUMNS = ("guess", "guess_is_past", "is_dear", "cadence_days")  # beyond those of a line
_ORDER = ("boss", "peer", "junior", "customer", "supplier", "friend", "other", "")


@dataclass(frozen=True)
class NowLine:
    """Somebody worked with now: what was said last, what is open, what is ahead."""

    person: PersonLine
    is_dear: bool
    cadence_days: int | None
    said: str  # what was said last: the subject, else the words
    said_on: date | None
    is_theirs: bool  # they said it
    open: tuple[Say, ...]  # replies owed, by what they are about
    promised: tuple[str, ...]  # the owner's words that are still to be kept, the soonest first
    ahead: datetime | None  # the next meeting


@dataclass(frozen=True)
class Project:
    """Threads and meetings with the same people in the last 90 days."""

    name: str
    people: tuple[PersonLine, ...]
    more: int  # how many others took part
    number: int
    last: date


@dataclass(frozen=True)
class Circle:
    """People who are the same to the owner: "boss", "peer", …; "" where nothing is said."""

    relation: str
    lines: tuple[NowLine, ...]


@dataclass(frozen=True)
class Now:
    """The whole page."""

    dear: tuple[NowLine, ...]
    projects: tuple[Project, ...]
    circles: tuple[Circle, ...]
    total: int  # with whom there was contact in these days
    shown: int


def now_page(*, owner: Owner, now: datetime) -> Now:
    """With whom the owner was in touch in the last 90 days, those of most days first; and whom they treasure."""
    since = owner.today(now) - timedelta(days=SOON)
    known = Person.objects.known().filter(owner=owner).only(*PersonLine.COLUMNS, *_COLUMNS)
    lately = known.filter(last_on__gte=since)
    shown = list(lately.order_by("-days_last_year", "-last_on", "pk")[:_MOST])
    dear = list(known.filter(is_dear=True).order_by("-last_on", "sort_key", "pk")[:_MOST_DEAR])
    lines = _lines(owner, {row.pk: row for row in (*shown, *dear)}, now)
    return Now(
        dear=tuple(lines[row.pk] for row in dear),
        projects=tuple(_projects(owner, owner.today(now))),
        circles=tuple(_circles(shown, lines)),
        total=lately.count() if len(shown) == _MOST else len(shown),
        shown=len(shown),
    )


def _circles(rows: Iterable[Person], lines: dict[int, NowLine]) -> list[Circle]:
    found: dict[str, list[NowLine]] = {relation: [] for relation in _ORDER}
    for row in rows:
        guess = "" if row.guess_is_past else row.guess
        found[row.relation or guess].append(lines[row.pk])
    return [Circle(relation, tuple(some)) for relation, some in found.items() if some]


def _lines(owner: Owner, rows: dict[int, Person], now: datetime) -> dict[int, NowLine]:
    said, ahead, waits = _said(owner, rows, now), _ahead(owner, rows, now), _open(owner, rows, owner.today(now))
    zone, promised = ZoneInfo(owner.zone), promised_to(rows, owner=owner, now=now)
    lines = {}
    for pk, row in rows.items():
        words, at, direction = said.get(pk, ("", None, ""))
        lines[pk] = NowLine(
            person=PersonLine.of(row),
            is_dear=row.is_dear,
            cadence_days=row.cadence_days,
            said=words,
            said_on=at.astimezone(zone).date() if at else None,
            is_theirs=direction == "in",
            open=tuple(waits.get(pk, ())),
            promised=tuple(promised.get(pk, ())),
            ahead=ahead.get(pk),
        )
    return lines


# What was said last: the subject and the words, when, and who wrote.
_Said = tuple[str, datetime, str]


def _said(owner: Owner, people: dict[int, Person], now: datetime) -> dict[int, _Said]:
    """What was said last between the two, for each."""
    found = _said_lately(owner, people, now)
    missing = {pk: row for pk, row in people.items() if pk not in found and row.last_on is not None}
    return {**_said_before(owner, missing, now), **found} if missing else found


def _said_lately(owner: Owner, people: Collection[int], now: datetime) -> dict[int, _Said]:
    """The same, where it is among the newest of all: the book is read from its end, not each one's letters of years."""
    newest = Interaction.objects.filter(owner=owner, at__lte=now).order_by("-at").values_list("pk", flat=True)[:_NEWEST]
    rows = presences(owner, people).filter(interaction__in=list(newest)).order_by("interaction__at", "interaction")
    return _as_said(rows)  # the last of each stays


def _said_before(owner: Owner, people: dict[int, Person], now: datetime) -> dict[int, _Said]:
    # No further back than the last contact of any of them: few of all their letters.
    days = [row.last_on for row in people.values() if row.last_on is not None]
    since = max(now - _YEAR, now - (owner.today(now) - min(days, default=owner.today(now))) - timedelta(days=2))
    place = Window(RowNumber(), partition_by=[F("handle__person")], order_by=[F("interaction__at").desc()])
    rows = presences(owner, people).filter(interaction__at__lte=now, interaction__at__gte=since)
    return _as_said(rows.annotate(place=place).filter(place=1))


def _as_said(rows: QuerySet[Presence]) -> dict[int, _Said]:
    found: Any = rows.values_list(
        "handle__person",
        "interaction__subject",
        Substr("interaction__text", 1, _SNIPPET),
        "interaction__at",
        "interaction__direction",
    )
    return {person: (subject or text, at, direction) for person, subject, text, at, direction in found}


def _ahead(owner: Owner, people: Collection[int], now: datetime) -> dict[int, datetime]:
    """When each is met next."""
    ahead = Interaction.objects.filter(owner=owner, kind="meeting", at__gt=now)
    # Few meetings lie ahead and many mails behind: whoever begins with the people reads all of the mails.
    coming = list(ahead.values_list("pk", flat=True))
    if not coming:
        return {}
    meetings = presences(owner, people).filter(interaction__in=coming)
    return dict(
        meetings.values("handle__person").annotate(at=Min("interaction__at")).values_list("handle__person", "at")
    )


def _open(owner: Owner, people: Collection[int], today: date) -> dict[int, list[Say]]:
    """To what a reply is owed, by person."""
    found: dict[int, list[Say]] = {}
    for row in unanswered(owner, today).filter(rule="replies_owed", person__in=people).order_by("-weight"):
        found.setdefault(row.person_id, []).append(Say.from_json(row.headline))
    return found


_FACES = 8  # of a project


def _projects(owner: Owner, today: date) -> list[Project]:
    """Those that were found when the day began, without whoever is set aside or gone since."""
    kept = owner.projects or []
    wanted = {person for each in kept for person in each["people"]}
    rows = Person.objects.known().filter(owner=owner, pk__in=wanted).only(*PersonLine.COLUMNS)
    lines = {row.pk: PersonLine.of(row) for row in rows}
    found = []
    for each in kept:
        people = [lines[person] for person in each["people"] if person in lines]
        last = date.fromisoformat(each["last"])
        if len(people) > 1 and last >= today - timedelta(days=SOON):
            found.append(Project(each["name"], tuple(people[:_FACES]), len(people[_FACES:]), each["number"], last))
    return found
