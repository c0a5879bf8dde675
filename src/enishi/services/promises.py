"""What the owner says of promises: kept, let go, a new day; and those they note down themselves.

What one letter promises to several is one promise: a word on it holds for all of them.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from enishi.kit.say import Refused, Say, say
from enishi.queries.person import find_person
from enishi.queries.promise_lines import listed
from enishi.services.following import follow_anew
from enishi.services.journal import deed
from enishi.store.models import Deed, Owner, Person, Promise

State = Promise.State


def keep(*, owner: Owner, promise: int, now: datetime) -> Deed:
    """It is kept, by whoever gave it; on a later day than first said, if a new one was told."""
    row, name = _find(owner, promise)
    if (row.told_due or row.moved_to) and row.due and owner.today(now) > row.due:
        return keep_late(owner=owner, promise=promise, now=now)
    mine, theirs = say("Promise to {name} kept", name=name), say("Promise by {name} kept", name=name)
    return _settle(owner, row, State.KEPT, mine if row.by_owner else theirs, now)


def keep_late(*, owner: Owner, promise: int, now: datetime) -> Deed:
    """It is kept, later than first said, and the new day had been told."""
    row, name = _find(owner, promise)
    return _settle(owner, row, State.KEPT_LATE, say("Promise with {name} kept on a later day", name=name), now)


def let_go(*, owner: Owner, promise: int, now: datetime) -> Deed:
    """Both agree that it need not be kept."""
    row, name = _find(owner, promise)
    return _settle(owner, row, State.LET_GO, say("Promise with {name} let go", name=name), now)


def not_one(*, owner: Owner, promise: int, now: datetime) -> Deed:
    """It was no promise at all; nor is whatever else says the same in the same words, if that is doubtful as well."""
    row, name = _find(owner, promise)
    every = _together(owner, row)
    alike = Promise.objects.filter(owner=owner, words=row.words, by_owner=row.by_owner, kind=row.kind).doubtful()
    if row.is_doubt and not row.is_accepted:
        every += alike.exclude(pk__in=[one.pk for one in every])
    with deed(owner, say("No promise with {name}", name=name), now=now) as (done, pen):
        for one in every:
            pen.change(one, state=State.NOT_ONE, settled_at=now)
    return done


def accept(*, owner: Owner, promise: int, now: datetime) -> Deed:
    """A doubt is a promise indeed."""
    row, name = _find(owner, promise)
    with deed(owner, say("Promise with {name} taken up", name=name), now=now) as (done, pen):
        for one in _together(owner, row):
            pen.change(one, is_accepted=True)
    return done


def not_yet(*, owner: Owner, promise: int, now: datetime) -> Deed:
    """What is proposed as keeping it did not."""
    row, name = _find(owner, promise)
    proposed = [one for one in _together(owner, row) if one.kept_words]
    if not proposed:
        raise Refused(say("This has been settled in the meantime."))
    with deed(owner, say("Promise with {name} not kept yet", name=name), now=now) as (done, pen):
        for one in proposed:
            pen.change(one, not_by=[*one.not_by, one.kept_by_id or -(one.kept_note_id or 0)])
        follow_anew(owner, [one.pk for one in proposed])
    return done


def tell_new_day(*, owner: Owner, promise: int, due: date, now: datetime) -> Deed:
    """A new day is told; the words for it are drafted by `queries.promises.new_day_letter`, and sent by the owner."""
    row, name = _find(owner, promise)
    if due < owner.today(now):
        raise Refused(say("The new day is over already."))
    what = say("A new day for the promise to {name}: {due}", name=name, due=due.isoformat())
    with deed(owner, what, now=now) as (done, pen):
        for one in _together(owner, row):
            pen.change(one, told_due=due)
    return done


@dataclass(frozen=True)
class Draft:
    """A promise as the owner notes it down: by them to a person, or by the person to them."""

    person: int
    words: str
    due: date | None = None
    by_owner: bool = True


def add_promises(*, owner: Owner, drafts: Sequence[Draft], now: datetime) -> Deed:
    """Note down promises, as one deed."""
    rows = [(find_person(owner, draft.person), draft) for draft in drafts]
    if not rows or not all(draft.words.strip() for draft in drafts):
        raise Refused(say("A promise needs a word."))
    with deed(owner, _noted(rows), now=now) as (done, pen):
        for person, draft in rows:
            pen.create(
                Promise(
                    owner=owner,
                    key=f"hand:{uuid.uuid4()}",
                    kind=Promise.Kind.PROMISE,
                    by_owner=draft.by_owner,
                    is_by_hand=True,
                    person=person,
                    words=draft.words.strip(),
                    said_at=now,
                    due=draft.due,
                    precision="day" if draft.due else "",
                    is_followed=True,
                )
            )
    return done


def _noted(rows: Sequence[tuple[Person, Draft]]) -> Say:
    if len(rows) > 1:
        return say("{number} promises", number=len(rows))
    person, draft = rows[0]
    return (
        say("A promise to {name}", name=person.name) if draft.by_owner else say("A promise by {name}", name=person.name)
    )


def _find(owner: Owner, promise: int) -> tuple[Promise, str]:
    """An open promise and the names of whom it is with."""
    row = Promise.objects.filter(owner=owner, pk=promise).standing().first()
    if row is None:
        raise Refused(say("There is no such promise."))
    if row.state != State.OPEN:
        raise Refused(say("This has been settled in the meantime."))
    names = dict(Person.objects.filter(pk__in=[one.who for one in _together(owner, row)]).values_list("pk", "name"))
    return row, listed([names.pop(row.who), *names.values()])


def _together(owner: Owner, row: Promise) -> list[Promise]:
    """An open promise as it is given to each of whom it is with."""
    return list(Promise.objects.filter(owner=owner).standing().open().said_with(row).order_by("pk"))


def _settle(owner: Owner, row: Promise, state: str, what: Say, now: datetime) -> Deed:
    with deed(owner, what, now=now) as (done, pen):
        for one in _together(owner, row):
            pen.change(one, state=state, settled_at=now)
    return done
