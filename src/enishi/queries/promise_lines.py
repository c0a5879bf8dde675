"""One promise or request as a line: its words, whom it is with, said where, and what seems to keep it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from enishi.queries.people import PersonLine
from enishi.store.models import Owner, Person, Promise
from enishi.store.models.promises import PromiseQuerySet

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


def lines_of(rows: PromiseQuerySet, owner: Owner, now: datetime, *, first: int | None = None) -> Iterator[PromiseLine]:
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


def distinct(rows: PromiseQuerySet) -> set[Said]:
    """Each of the promises once, however many it is with."""
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


def listed(names: Sequence[str]) -> str:
    """Names one after the other, as they are written."""
    return (", " if all(name.isascii() for name in names) else "、").join(names)
