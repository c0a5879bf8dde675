"""What is promised between the owner and others: what is due today, on either side, with one person, or in doubt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Count, Q

from enishi.kit.say import Refused, say
from enishi.promises.letters import new_day
from enishi.queries.people import PersonLine
from enishi.queries.promise_lines import PromiseLine, distinct, lines_of
from enishi.store.models import Handle, Owner, Promise
from enishi.store.models.promises import PromiseQuerySet

FRESH = timedelta(days=60)  # what has been over for longer is shown when asked for only
_AHEAD = timedelta(days=3)
_PAST = timedelta(days=30)
MOST_A_DAY = 3


@dataclass(frozen=True)
class PromisesPage:
    """All that is open, as one side of it: the owner's, or the others'."""

    lines: tuple[PromiseLine, ...]  # promises, the soonest first
    requests: tuple[PromiseLine, ...]
    mine: int
    theirs: int
    older: int  # open, but long past
    kept: int  # of the last ninety days
    doubts: int


def promises_page(*, owner: Owner, now: datetime, by_owner: bool, older: bool = False) -> PromisesPage:
    """What the owner owes (`by_owner`), or others owe the owner; long past ones only with `older`."""
    rows = _rows(owner).open().taken()
    fresh = _fresh(rows, owner, now)
    mine = fresh.filter(by_owner=by_owner, kind=Promise.Kind.PROMISE)
    asked = fresh.filter(by_owner=by_owner, kind=Promise.Kind.REQUEST)
    count = dict.fromkeys((True, False), 0)
    for _, _, _, side in distinct(fresh.filter(kind=Promise.Kind.PROMISE)):
        count[side] += 1
    past = rows.filter(by_owner=by_owner, kind=Promise.Kind.PROMISE).exclude(pk__in=mine.values("pk"))
    kept = Promise.objects.filter(owner=owner, by_owner=by_owner, settled_at__gte=now - timedelta(days=90))
    return PromisesPage(
        lines=tuple(lines_of(past if older else mine, owner, now)),
        requests=() if older else tuple(lines_of(asked, owner, now)),
        mine=count[True],
        theirs=count[False],
        older=len(distinct(past)),
        kept=len(distinct(kept.filter(state__in=[Promise.State.KEPT, Promise.State.KEPT_LATE]))),
        doubts=_fresh(_rows(owner).doubtful(), owner, now).order_by().values("words", "by_owner").distinct().count(),
    )


def promises_today(*, owner: Owner, now: datetime) -> tuple[tuple[PromiseLine, ...], int]:
    """What the owner should see to first: the few whose day is nearest; and how many more there are."""
    today = owner.today(now)
    mine = _rows(owner).open().taken().filter(by_owner=True, kind=Promise.Kind.PROMISE)
    near = Q(due_on__gte=today - _PAST, due_on__lte=today + _AHEAD)
    found = list(lines_of(mine.filter(near), owner, now))
    nearest = sorted(found, key=lambda line: abs(line.days or 0))[:MOST_A_DAY]
    return tuple(line for line in found if line in nearest), len(found) - len(nearest)


def promises_with(person: PersonLine, *, owner: Owner, now: datetime) -> tuple[PromiseLine, ...]:
    """What is open between the owner and one person."""
    rows = _fresh(_rows(owner).open().taken().filter(kind=Promise.Kind.PROMISE), owner, now)
    theirs = rows.with_person(person.id)
    shared = rows.filter(interaction__in=theirs.filter(by_owner=True).values("interaction"))
    lines = lines_of(theirs | shared, owner, now, first=person.id)
    return tuple(line for line in lines if line.person.id == person.id)


def promised_to(people: Collection[int], *, owner: Owner, now: datetime) -> dict[int, list[str]]:
    """The words by which the owner promised something to each of these people that is open, the soonest first."""
    mine = _rows(owner).open().taken().with_people(people).filter(by_owner=True, kind=Promise.Kind.PROMISE)
    found: dict[int, list[str]] = defaultdict(list)
    for row in _fresh(mine, owner, now).soonest().only("words"):
        found[row.who].append(row.words)
    return dict(found)


def promise_doubts(*, owner: Owner, now: datetime) -> tuple[PromiseLine, ...]:
    """What may be a promise; only the owner can tell. Of the same words by the same side the newest stand for all."""
    rows = _fresh(_rows(owner).doubtful(), owner, now).filter(kind=Promise.Kind.PROMISE)
    found: dict[tuple[str, bool], PromiseLine] = {}
    for line in lines_of(rows, owner, now):  # those without a day come the newest first
        found.setdefault((line.words, line.by_owner), line)
    said = Promise.objects.filter(owner=owner, kind=Promise.Kind.PROMISE, words__in=[words for words, _ in found])
    letters = Count("interaction", distinct=True) + Count("pk", filter=Q(interaction=None))
    times = said.doubtful().order_by().values_list("words", "by_owner").annotate(times=letters)
    alike = {(words, by_owner): number for words, by_owner, number in times}
    return tuple(replace(line, alike=alike.get(key, 1)) for key, line in found.items())


def promise_line(*, owner: Owner, promise: int, now: datetime) -> PromiseLine:
    """One promise, whatever became of it; Refused when there is none."""
    rows = _rows(owner)
    asked = rows.filter(pk=promise).first()
    if asked is None:
        raise Refused(say("There is no such promise."))
    found = next(lines_of(rows.said_with(asked).filter(state=asked.state), owner, now, first=asked.who), None)
    if found is None:
        raise Refused(say("There is no such promise."))
    return replace(found, id=promise)


def new_day_letter(line: PromiseLine, *, owner: Owner, due: date, now: datetime) -> str:
    """The words by which the owner may tell a new day, in the language in which the promise was given."""
    return new_day(
        name=line.person.name,
        writer=owner.name,
        words=line.words,
        first=line.first_due or line.due,
        due=due,
        today=owner.today(now),
    )


def mail_address(*, owner: Owner, person: int) -> str:
    """Where a mail to somebody goes; nothing when no address is known."""
    rows = Handle.objects.filter(owner=owner, person=person, kind="email").order_by("pk")
    return rows.values_list("value", flat=True).first() or ""


def _rows(owner: Owner) -> PromiseQuerySet:
    return Promise.objects.filter(owner=owner).standing()


def _fresh(rows: PromiseQuerySet, owner: Owner, now: datetime) -> PromiseQuerySet:
    """Not long past: by its day, or by when it was said where no day was."""
    said = datetime.combine(owner.today(now) - FRESH, time(), ZoneInfo(owner.zone))
    return rows.filter(Q(due_on__gte=owner.today(now) - FRESH) | Q(due_on=None, said_at__gte=said))
