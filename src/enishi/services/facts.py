"""Records become rows: what each kind of record is as a row, and what hangs on it (see `keeping`)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from enishi.kit.text import squeeze
from enishi.records import Handle as SaidHandle
from enishi.records import Interaction as SaidInteraction
from enishi.records import Link as SaidLink
from enishi.records import Part, Record
from enishi.records import Post as SaidPost
from enishi.records import Praise as SaidPraise
from enishi.records import Role as SaidRole
from enishi.records import Sighting as SaidSighting
from enishi.services.directions import direction_of
from enishi.services.keeping import Keeper, Stored
from enishi.services.preparing import Ready, ready
from enishi.services.public_facts import Links, Posts
from enishi.services.shown_names import MOST, is_telling
from enishi.store.bulk import fresh, insert, insert_values, write
from enishi.store.models import (
    Fact,
    Handle,
    Import,
    Interaction,
    Link,
    Owner,
    Post,
    Praise,
    Presence,
    Role,
    Sighting,
    SightingHandle,
)

# A mail to more people than this is a crowd: it makes nobody known. The list of a newsletter is no network.
CROWD = 20


def store(records: Sequence[Record], *, owner: Owner, job: Import | None, now: datetime) -> Stored:
    """Store a slice of records in the caller's transaction. What is already there is left alone."""
    return store_ready([ready(record) for record in records], owner=owner, job=job, now=now)


def store_ready(
    records: Sequence[Ready], *, owner: Owner, job: Import | None, now: datetime, own: Collection[int] = ()
) -> Stored:
    """The same for records that were made ready before. `own` are the owner's addresses, which tell a direction."""
    stored = Stored()
    handles = _handles(_all_handles(each.record for each in records), owner)
    for said, keeper in _KEEPERS:
        keeper(owner, job, now, handles, stored, own).store([each for each in records if isinstance(each.record, said)])
    return stored


def _all_handles(records: Iterable[Record]) -> set[SaidHandle]:
    found: set[SaidHandle] = set()
    for record in records:
        match record:
            case SaidSighting() | SaidPraise():
                found.update(record.handles)
            case SaidRole():
                found.update(record.person)
            case SaidInteraction():
                found.update(presence.handle for presence in record.people)
            case SaidLink():
                found.update(record.one + record.other)
            case SaidPost():
                found.update(record.author + record.mentions)
    return found


def _handles(said: set[SaidHandle], owner: Owner) -> dict[SaidHandle, Handle]:
    """The row of each address, made where it is new."""
    values = {handle: _kept(handle) for handle in said}
    kinds, written = {kind for kind, _ in values.values()}, {value for _, value in values.values()}
    rows = Handle.objects.filter(owner=owner, kind__in=kinds, value__in=written)  # with its kind, it is in the index
    known = {(row.kind, row.value): row for row in rows}
    new = {values[handle]: handle for handle in sorted(said) if values[handle] not in known}
    made = [
        Handle(owner=owner, kind=kind, value=value, identifies=handle.identifies)
        for (kind, value), handle in new.items()
    ]
    known |= {(row.kind, row.value): row for row in insert(made)}
    return {handle: known[values[handle]] for handle in said}


def _kept(handle: SaidHandle) -> tuple[str, str]:
    return handle.kind, handle.value[:500]


class _Sightings(Keeper):
    model = Sighting

    def row(self, record: SaidSighting, said: dict[str, Any]) -> Sighting:
        return fresh(Sighting, data=said, is_owner=record.is_owner, seen_at=self.now)

    def before(self, new: list[tuple[SaidSighting, Sighting]], versions: dict[tuple[str, str], list[Fact]]) -> None:
        """Each thing that describes somebody gets a person row of its own at first; versions of it share one."""
        homeless: dict[tuple[str, str], list[Sighting]] = {}
        for _, row in new:
            known = versions[row.source, row.key]
            elder = next((old for old in known if isinstance(old, Sighting) and old.home_id is not None), None)
            if elder is not None:
                row.home_id = row.person_id = elder.home_id
            else:
                homeless.setdefault((row.source, row.key), []).append(row)
        for rows, home in zip(homeless.values(), self.make_homes(len(homeless)), strict=True):
            for row in rows:
                row.home_id = row.person_id = home

    def after(self, new: list[tuple[SaidSighting, Sighting]]) -> None:
        links: list[tuple[Any, ...]] = []
        self.give_homes(self.handles[handle] for record, _ in new for handle in record.handles if handle.identifies)
        for record, row in new:
            once = {self.handles[handle]: handle for handle in reversed(record.handles)}
            for position, (found, handle) in enumerate(reversed(once.items())):
                links.append((self.owner.pk, row.pk, found.pk, handle.label[:100], position))
                if found.person_id is not None:
                    self.stored.identities.add(found.person_id)
            self.stored.identities.add(row.home_id or 0)
        insert_values(SightingHandle, ("owner", "sighting", "handle", "label", "position"), links)

    def said_again(self, row: Fact) -> None:
        """The oldest file that says so dates it, whichever came first."""
        if isinstance(row, Sighting) and row.seen_at is not None and self.now < row.seen_at:
            row.seen_at = self.now
            write([row], ["seen_at"])
            self.stored.identities.add(row.home_id or 0)

    def turned(self, rows: Sequence[Sighting]) -> None:
        self.stored.identities |= {pk for row in rows for pk in (row.home_id, row.person_id) if pk}

    def count(self, number: int) -> None:
        self.stored.sightings += number


class _Interactions(Keeper):
    model = Interaction

    def row(self, record: SaidInteraction, said: dict[str, Any]) -> Interaction:
        people = [(presence.part, self.handles[presence.handle].pk) for presence in record.people]
        return fresh(
            Interaction,
            at=record.at,
            until=record.until,
            kind=record.kind,
            said_direction=record.direction or "",
            direction=record.direction or direction_of(record.kind, people, own=self.own),
            thread=record.thread[:500],
            subject=record.subject,
            text=record.text,
            place=record.place,
            is_bulk=record.is_bulk,
            all_day=record.all_day,
            files=list(record.files),
            # Some messages name only the other: whoever they came from or went to is there as well.
            crowd=max(len({handle for _, handle in people}), 2 if record.direction else 0),
        )

    def before(
        self, new: list[tuple[SaidInteraction, Interaction]], versions: dict[tuple[str, str], list[Fact]]
    ) -> None:
        """Whoever writes or is written to personally becomes a person; crowds and machines make nobody known."""
        self.give_homes(
            self.handles[presence.handle]
            for record, row in new
            if not record.is_bulk and row.crowd <= CROWD
            for presence in record.people
            if presence.handle.identifies
        )

    def after(self, new: list[tuple[SaidInteraction, Interaction]]) -> None:
        presences: dict[tuple[int, int, str], tuple[Any, ...]] = {}
        learnt: dict[int, Handle] = {}
        for record, row in new:
            for position, presence in enumerate(record.people):
                found = self.handles[presence.handle]
                said = (row.pk, found.pk, presence.part)
                presences.setdefault(said, (self.owner.pk, *said, presence.name[:300], min(position, 32_000)))
                is_news = not record.is_bulk or presence.part is Part.GONE
                if found.person_id is not None and is_news:
                    self.stored.people.add(found.person_id)
                if found.home_id is not None and not record.is_bulk and _learns(found, presence.name):
                    learnt[found.pk] = found
        names = ("owner", "interaction", "handle", "part", "name", "position")
        insert_values(Presence, names, presences.values())
        self._note_names(learnt)

    def _note_names(self, learnt: dict[int, Handle]) -> None:
        """A name that was never shown with an address before may tell who else it is."""
        write(list(learnt.values()), ["names"])
        self.stored.identities |= {row.person_id or row.home_id or 0 for row in learnt.values()}

    def turned(self, rows: Sequence[Interaction]) -> None:
        there = Presence.objects.filter(interaction__in=[row.pk for row in rows], handle__person__isnull=False)
        self.stored.people |= {pk for pk in there.values_list("handle__person", flat=True) if pk}

    def count(self, number: int) -> None:
        self.stored.interactions += number


def _learns(handle: Handle, shown: str) -> bool:
    """Whether a name is shown with an address for the first time; then it is noted."""
    name = squeeze(shown)[:300]
    if name in handle.names or not is_telling(name) or len(handle.names) >= MOST:
        return False
    handle.names = [*handle.names, name]
    return True


class _Roles(Keeper):
    model = Role

    def row(self, record: SaidRole, said: dict[str, Any]) -> Role:
        handle = next((self.handles[h] for h in record.person if h.identifies), None)
        return Role(
            handle=handle,
            organisation=record.job.organisation[:300],
            department=record.job.department[:300],
            title=record.job.title[:300],
            since=str(record.since or ""),
            until=str(record.until or ""),
            place=record.place,
            text=record.text,
        )


class _Praises(Keeper):
    model = Praise

    def row(self, record: SaidPraise, said: dict[str, Any]) -> Praise:
        return Praise(
            direction=record.direction,
            handle=next((self.handles[h] for h in record.handles if h.identifies), None),
            name=record.name[:300],
            organisation=record.job.organisation[:300],
            title=record.job.title[:300],
            skill=record.skill[:300],
            words=record.words,
            at=record.at,
        )


_KEEPERS: tuple[tuple[type[Record], type[Keeper]], ...] = (
    (SaidSighting, _Sightings),
    (SaidInteraction, _Interactions),
    (SaidRole, _Roles),
    (SaidPraise, _Praises),
    (SaidLink, Links),
    (SaidPost, Posts),
)
FACTS: tuple[type[Fact], ...] = (Sighting, Interaction, Role, Praise, Link, Post)
