"""What is promised between the owner and others: what is due, with whom, said where, and what seems to keep it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Count, Q

from enishi.kit.say import Refused, say
from enishi.promises.letters import new_day
from enishi.queries.people import PersonLine
from enishi.store.models import Handle, Owner, Person, Promise
from enishi.store.models.promises import PromiseQuerySet

FRESH = timedelta(days=60)  # what has been over for longer is shown when asked for only
_AHEAD = timedelta(days=3)
_PAST = timedelta(days=30)
MOST_A_DAY = 3
MOST = 200
# The letters' texts are long, and not shown.
_NOT_SHOWN = ("interaction__text", "interaction__files", "kept_by__text", "kept_by__files", "note__text")


@dataclass(frozen=True)
class Proof:
    """What seems to keep a promise: the words, in what, when."""

    words: str
    kind: str
    at: datetime


@dataclass(frozen=True)
class PromiseLine:
    """One promise or request, as it stands today."""

    id: int
    kind: str
    by_owner: bool
    person: PersonLine
    words: str
    said_in: str  # mail, message, note; "hand" when the owner noted it down as a promise
    said_at: datetime
    due: date | None  # the day told last
    first_due: date | None  # the day told first, where a new one was told
    days: int | None  # until it is due; below zero when it is over
    state: str
    confidence: float
    proof: Proof | None
    alike: int = 1  # of a doubt: for how many of the same words one answer is
    others: tuple[PersonLine, ...] = ()  # to whom the same letter promises it too
    other_ids: tuple[int, ...] = ()  # under which number it stands with each of these

    @property
    def is_late(self) -> bool:
        return self.days is not None and self.days < 0

    @property
    def people(self) -> tuple[PersonLine, ...]:
        """All whom it is with."""
        return self.person, *self.others

    @property
    def names(self) -> str:
        """The names of all whom it is with, as one text."""
        return listed([person.name for person in self.people])

    def with_each(self) -> Iterator[PromiseLine]:
        """The line as it stands with each of them: they first, under their own number. Any answer is for all."""
        numbered = list(zip((self.id, *self.other_ids), self.people, strict=True))
        for one in numbered:
            rest = [each for each in numbered if each is not one]
            yield replace(
                self,
                id=one[0],
                person=one[1],
                others=tuple(person for _, person in rest),
                other_ids=tuple(number for number, _ in rest),
            )


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
    for _, _, _, side in _distinct(fresh.filter(kind=Promise.Kind.PROMISE)):
        count[side] += 1
    past = rows.filter(by_owner=by_owner, kind=Promise.Kind.PROMISE).exclude(pk__in=mine.values("pk"))
    kept = Promise.objects.filter(owner=owner, by_owner=by_owner, settled_at__gte=now - timedelta(days=90))
    return PromisesPage(
        lines=tuple(_lines(past if older else mine, owner, now)),
        requests=() if older else tuple(_lines(asked, owner, now)),
        mine=count[True],
        theirs=count[False],
        older=len(_distinct(past)),
        kept=len(_distinct(kept.filter(state__in=[Promise.State.KEPT, Promise.State.KEPT_LATE]))),
        doubts=_fresh(_rows(owner).doubtful(), owner, now).order_by().values("words", "by_owner").distinct().count(),
    )


def promises_today(*, owner: Owner, now: datetime) -> tuple[tuple[PromiseLine, ...], int]:
    """What the owner should see to first: the few whose day is nearest; and how many more there are."""
    today = owner.today(now)
    near = Q(due_on__gte=today - _PAST, due_on__lte=today + _AHEAD)
    found = list(_lines(_rows(owner).open().taken().filter(near, by_owner=True, kind=Promise.Kind.PROMISE), owner, now))
    nearest = sorted(found, key=lambda line: abs(line.days or 0))[:MOST_A_DAY]
    return tuple(line for line in found if line in nearest), len(found) - len(nearest)


def promises_with(person: PersonLine, *, owner: Owner, now: datetime) -> tuple[PromiseLine, ...]:
    """What is open between the owner and one person."""
    rows = _fresh(_rows(owner).open().taken().filter(kind=Promise.Kind.PROMISE), owner, now)
    theirs = rows.with_person(person.id)
    shared = rows.filter(interaction__in=theirs.filter(by_owner=True).values("interaction"))
    lines = _lines(theirs | shared, owner, now, first=person.id)
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
    for line in _lines(rows, owner, now):  # those without a day come the newest first
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
    found = next(_lines(rows.said_with(asked).filter(state=asked.state), owner, now, first=asked.who), None)
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


def listed(names: Sequence[str]) -> str:
    """Names one after the other, as they are written."""
    return (", " if all(name.isascii() for name in names) else "、").join(names)


def _lines(rows: PromiseQuerySet, owner: Owner, now: datetime, *, first: int | None = None) -> Iterator[PromiseLine]:
    """One line for each promise, whomever its letter gives it to; who is `first` stands before the others."""
    found = _read(rows)
    people = _people({row.who for row in found})
    together: dict[Said, list[Promise]] = defaultdict(list)
    for row in found:
        if row.who in people:
            together[_said(row)].append(row)
    for some in together.values():
        some.sort(key=lambda row: (row.who != first, row.pk))
        proof = next((proof for row in some if (proof := _proof(row, now))), None)
        with_whom: dict[int, Promise] = {}
        for row in some:
            with_whom.setdefault(row.who, row)
        lead, *others = with_whom.values()
        yield replace(
            _line(lead, people[lead.who], owner=owner, now=now),
            proof=proof,
            others=tuple(people[row.who] for row in others),
            other_ids=tuple(row.pk for row in others),
        )


# Where it was said, in which words, as what, by whom: what one letter promises to several is one.
Said = tuple[int, str, str, bool]


def _said(row: Promise) -> Said:
    return row.interaction_id or -row.pk, row.words, row.kind, row.by_owner


def _distinct(rows: PromiseQuerySet) -> set[Said]:
    found = rows.order_by().values_list("interaction", "pk", "words", "kind", "by_owner")
    return {(interaction or -pk, words, kind, by_owner) for interaction, pk, words, kind, by_owner in found}


def _read(rows: PromiseQuerySet) -> list[Promise]:
    return list(rows.select_related("interaction", "kept_by", "kept_note", "note").defer(*_NOT_SHOWN).soonest()[:MOST])


def _people(ids: Iterable[int]) -> dict[int, PersonLine]:
    rows = Person.objects.known().filter(pk__in=ids) if ids else ()
    return {row.pk: PersonLine.of(row) for row in rows}


def _line(row: Promise, person: PersonLine, *, owner: Owner, now: datetime) -> PromiseLine:
    said_in = row.interaction.kind if row.interaction else "note" if row.note_id else "hand"
    return PromiseLine(
        id=row.pk,
        kind=row.kind,
        by_owner=row.by_owner,
        person=person,
        words=row.words,
        said_in=said_in,
        said_at=row.said_at,
        due=row.due_on,
        first_due=row.due if row.due != row.due_on else None,
        days=(row.due_on - owner.today(now)).days if row.due_on else None,
        state=row.state,
        confidence=row.confidence,
        proof=_proof(row, now),
    )


def _proof(row: Promise, now: datetime) -> Proof | None:
    """What seems to keep it; a meeting that is still ahead keeps nothing yet."""
    if row.kept_by is not None:
        return Proof(row.kept_words, row.kept_by.kind, row.kept_by.at) if row.kept_by.at <= now else None
    return Proof(row.kept_words, "note", row.kept_note.at) if row.kept_note is not None else None
