"""Records become rows: each fact once, a changed one as a new version, and who said it again noted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from enishi.kit.text import squeeze
from enishi.records import Handle as SaidHandle
from enishi.records import Interaction as SaidInteraction
from enishi.records import Link as SaidLink
from enishi.records import Post as SaidPost
from enishi.records import Praise as SaidPraise
from enishi.records import Record
from enishi.records import Role as SaidRole
from enishi.records import Sighting as SaidSighting
from enishi.services.indexing import index_facts, unindex_facts
from enishi.services.plain import digest_of, plain, storable
from enishi.services.shown_names import MOST, is_telling
from enishi.store.bulk import write
from enishi.store.models import (
    Again,
    Fact,
    Handle,
    Import,
    Interaction,
    Link,
    Owner,
    Person,
    Post,
    Praise,
    Presence,
    Role,
    Sighting,
    SightingHandle,
)

# A mail to more people than this is a crowd: it makes nobody known. The list of a newsletter is no network.
CROWD = 20

F = TypeVar("F", bound=Fact)


@dataclass
class Stored:
    """What a slice of records came to, and which people it touched."""

    sightings: int = 0
    interactions: int = 0
    others: int = 0
    unchanged: int = 0
    identities: set[int] = field(default_factory=set)  # people whose sightings or handles are new
    people: set[int] = field(default_factory=set)  # people who took part in something new


def store(records: Sequence[Record], *, owner: Owner, job: Import | None, now: datetime) -> Stored:
    """Store a slice of records in the caller's transaction. What is already there is left alone."""
    from enishi.services.sns_facts import Links, Posts  # which build upon this module

    records = [storable(record) for record in records]
    stored = Stored()
    handles = _handles(_all_handles(records), owner)
    _Sightings(owner, job, now, handles, stored).store([r for r in records if isinstance(r, SaidSighting)])
    _Interactions(owner, job, now, handles, stored).store([r for r in records if isinstance(r, SaidInteraction)])
    _Roles(owner, job, now, handles, stored).store([r for r in records if isinstance(r, SaidRole)])
    _Praises(owner, job, now, handles, stored).store([r for r in records if isinstance(r, SaidPraise)])
    Links(owner, job, now, handles, stored).store([r for r in records if isinstance(r, SaidLink)])
    Posts(owner, job, now, handles, stored).store([r for r in records if isinstance(r, SaidPost)])
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
    values = [handle.value for handle in said]
    known = {(row.kind, row.value): row for row in Handle.objects.filter(owner=owner, value__in=values)}
    new = [
        Handle(owner=owner, kind=handle.kind, value=handle.value[:500], identifies=handle.identifies)
        for handle in sorted(said)
        if (handle.kind, handle.value[:500]) not in known
    ]
    for row in Handle.objects.bulk_create(new):
        known[row.kind, row.value] = row
    return {handle: known[handle.kind, handle.value[:500]] for handle in said}


@dataclass
class _Keeper:
    """Stores the records of one kind; subclasses say how a record becomes a row, and what hangs on it."""

    owner: Owner
    job: Import | None
    now: datetime
    handles: dict[SaidHandle, Handle]
    stored: Stored

    model = Fact

    def store(self, records: Sequence[Any]) -> None:
        if not records:
            return
        rows = self.model._default_manager.filter(owner=self.owner, key__in={r.origin.key[:500] for r in records})
        versions: dict[tuple[str, str], list[Fact]] = {}
        for row in rows.order_by("id"):
            versions.setdefault((row.source, row.key), []).append(row)
        new: list[tuple[Any, Fact]] = []
        again: list[Again] = []
        for record in records:
            said = plain(record)
            origin = (record.origin.source, record.origin.key[:500])
            digest = digest_of(said)
            known = versions.setdefault(origin, [])
            if same := next((row for row in known if row.digest == digest), None):
                self.stored.unchanged += 1
                if same.pk is not None and self.job is not None and same.imported_id not in {None, self.job.pk}:
                    again.append(Again(owner=self.owner, imported=self.job, kind=self.model.__name__, fact=same.pk))
                continue
            row = self.row(record, said)
            row.owner, row.imported, (row.source, row.key), row.digest = self.owner, self.job, origin, digest
            known.append(row)
            new.append((record, row))
        Again.objects.bulk_create(again, ignore_conflicts=True)
        self._supersede(versions)
        self.before(new, versions)
        self.model._default_manager.bulk_create([row for _, row in new])
        index_facts(self.owner, [row for _, row in new])
        self.after(new)
        self.count(len(new))

    def _supersede(self, versions: dict[tuple[str, str], list[Fact]]) -> None:
        """Only the newest version of each fact is current."""
        old: list[int] = []
        for known in versions.values():
            if known and known[-1].pk is None:
                for row in known[:-1]:
                    row.current = False
                    if row.pk is not None:
                        old.append(row.pk)
        if old:
            self.model._default_manager.filter(pk__in=old).update(current=False)
            unindex_facts(self.model.__name__, old)

    def row(self, record: Any, said: dict[str, Any]) -> Fact:
        raise AssertionError("each kind says how")

    def before(self, new: list[tuple[Any, Any]], versions: dict[tuple[str, str], list[Fact]]) -> None:
        """What must stand before the rows do."""

    def after(self, new: list[tuple[Any, Any]]) -> None:
        """What hangs on the rows."""

    def count(self, number: int) -> None:
        self.stored.others += number

    def make_homes(self, number: int) -> list[Person]:
        """New person rows, one for each new fact about somebody."""
        return Person.objects.bulk_create([Person(owner=self.owner) for _ in range(number)])

    def give_homes(self, handles: Iterable[Handle]) -> None:
        """Each address that identifies has a person row of its own at first; resolving joins it to others.

        So whatever comes apart later, by an undo or a decision, has an id to go back to.
        """
        homeless = sorted({row.pk: row for row in handles if row.home_id is None}.values(), key=lambda row: row.pk)
        for row, home in zip(homeless, self.make_homes(len(homeless)), strict=True):
            row.home = row.person = home
            self.stored.identities.add(home.pk)
        write(homeless, ["home", "person"])


class _Sightings(_Keeper):
    model = Sighting

    def row(self, record: SaidSighting, said: dict[str, Any]) -> Sighting:
        return Sighting(data=said, is_owner=record.is_owner, seen_at=self.now)

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
                row.home = row.person = home

    def after(self, new: list[tuple[SaidSighting, Sighting]]) -> None:
        links: list[SightingHandle] = []
        self.give_homes(self.handles[handle] for record, _ in new for handle in record.handles if handle.identifies)
        for record, row in new:
            for position, handle in enumerate(dict.fromkeys(record.handles)):
                found = self.handles[handle]
                label = handle.label[:100]
                links.append(
                    SightingHandle(owner=self.owner, sighting=row, handle=found, label=label, position=position)
                )
                if found.person_id is not None:
                    self.stored.identities.add(found.person_id)
            self.stored.identities.add(row.home_id or 0)
        SightingHandle.objects.bulk_create(links)

    def count(self, number: int) -> None:
        self.stored.sightings += number


class _Interactions(_Keeper):
    model = Interaction

    def row(self, record: SaidInteraction, said: dict[str, Any]) -> Interaction:
        return Interaction(
            at=record.at,
            until=record.until,
            kind=record.kind,
            said_direction=record.direction or "",
            direction=record.direction or "",
            thread=record.thread[:500],
            subject=record.subject,
            text=record.text,
            place=record.place,
            is_bulk=record.is_bulk,
            all_day=record.all_day,
            files=list(record.files),
            crowd=len({presence.handle for presence in record.people}),
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
        presences: dict[tuple[int, int, str], Presence] = {}
        for record, row in new:
            for position, presence in enumerate(record.people):
                found = self.handles[presence.handle]
                presences.setdefault(
                    (row.pk, found.pk, presence.part),
                    Presence(
                        owner=self.owner,
                        interaction=row,
                        handle=found,
                        part=presence.part,
                        name=presence.name[:300],
                        position=min(position, 32_000),
                    ),
                )
                if found.person_id is not None and not record.is_bulk:
                    self.stored.people.add(found.person_id)
        Presence.objects.bulk_create(presences.values(), batch_size=500)
        self._note_names(new)

    def _note_names(self, new: list[tuple[SaidInteraction, Interaction]]) -> None:
        """A name that was never shown with an address before may tell who else it is."""
        learnt: dict[int, Handle] = {}
        for record, row in new:
            for presence in record.people:
                found, name = self.handles[presence.handle], squeeze(presence.name)[:300]
                is_new = is_telling(name) and name not in found.names and len(found.names) < MOST
                if is_new and found.home_id is not None and not row.is_bulk:
                    found.names = [*found.names, name]
                    learnt[found.pk] = found
        write(list(learnt.values()), ["names"])
        self.stored.identities |= {row.person_id or row.home_id or 0 for row in learnt.values()}

    def count(self, number: int) -> None:
        self.stored.interactions += number


class _Roles(_Keeper):
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


class _Praises(_Keeper):
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


FACTS: tuple[type[Fact], ...] = (Sighting, Interaction, Role, Praise, Link, Post)
