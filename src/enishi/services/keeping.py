"""How a record becomes a row: each fact once, a changed one as another version, and who said it again noted."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from typing import Any, ClassVar

from enishi.records import Handle as SaidHandle
from enishi.records import Sighting as SaidSighting
from enishi.services.indexing import index_facts
from enishi.services.preparing import Ready
from enishi.services.versions import settle_versions
from enishi.store.bulk import insert, insert_alike, write
from enishi.store.models import Again, Fact, Handle, Import, Owner, Person


@dataclass
class Stored:
    """What a slice of records came to, and which people it touched."""

    sightings: int = 0
    interactions: int = 0
    others: int = 0
    unchanged: int = 0
    identities: set[int] = field(default_factory=set)  # people whose sightings or handles are new
    people: set[int] = field(default_factory=set)  # people who took part in something new


@dataclass
class Keeper:
    """Stores the records of one kind; subclasses say how a record becomes a row, and what hangs on it."""

    owner: Owner
    job: Import | None
    now: datetime
    handles: dict[SaidHandle, Handle]
    stored: Stored
    own: Collection[int] = ()  # the owner's own addresses

    model: ClassVar[Any] = Fact

    def store(self, records: Sequence[Ready]) -> None:
        if not records:
            return
        # With their sources named, the keys are looked up in the index; without, all of a book would be read each time.
        there = self.model._default_manager.filter(
            owner=self.owner,
            source__in={each.record.origin.source for each in records},
            key__in={each.record.origin.key[:500] for each in records},
        )
        versions: dict[tuple[str, str], list[Fact]] = {}
        for row in there.order_by("id"):
            versions.setdefault((row.source, row.key), []).append(row)
        new: list[tuple[Any, Fact]] = []
        again: list[Again] = []
        for each in records:
            record = each.record
            origin = (record.origin.source, record.origin.key[:500])
            known = versions.setdefault(origin, [])
            if same := next((row for row in known if row.digest == each.digest), None):
                self.stored.unchanged += 1
                if same.pk is not None and self.job is not None and same.imported_id not in {None, self.job.pk}:
                    again.append(self._again(same, record))
                continue
            row = self.row(record, each.said)
            (row.source, row.key), row.digest, row.told = origin, each.digest, told_at(record)
            row.owner_id, row.imported_id = self.owner.pk, self.job.pk if self.job else None
            known.append(row)
            new.append((record, row))
        Again.objects.bulk_create(again, ignore_conflicts=True)
        self.before(new, versions)
        rows = insert([row for _, row in new])
        self.after(new)
        # Most things are told in one way: only where they are not, it is asked which telling stands.
        told = {row.pk for row in rows} | {row.fact for row in again}
        rivals = [known for known in versions.values() if len(known) > 1 and any(row.pk in told for row in known)]
        if rivals:
            self.turned(settle_versions(self.owner, self.model, rivals))
        index_facts(self.owner, rows)
        self.count(len(new))

    def _again(self, row: Fact, record: Any) -> Again:
        """This import says what a row says already."""
        self.said_again(row)
        return Again(owner=self.owner, imported=self.job, kind=self.model.__name__, fact=row.pk, told=told_at(record))

    def row(self, record: Any, said: dict[str, Any]) -> Fact:
        raise AssertionError("each kind says how")

    def before(self, new: list[tuple[Any, Any]], versions: dict[tuple[str, str], list[Fact]]) -> None:
        """What must stand before the rows do."""

    def after(self, new: list[tuple[Any, Any]]) -> None:
        """What hangs on the rows."""

    def said_again(self, row: Fact) -> None:
        """A row that this import says too."""

    def turned(self, rows: Sequence[Any]) -> None:
        """Rows that stand now, or no more."""

    def count(self, number: int) -> None:
        self.stored.others += number

    def make_homes(self, number: int) -> Sequence[int]:
        """New person rows, one for each new fact about somebody; their numbers."""
        return insert_alike(Person(owner=self.owner), number)

    def give_homes(self, handles: Iterable[Handle]) -> None:
        """Each address that identifies has a person row of its own at first; resolving joins it to others.

        So whatever comes apart later, by an undo or a decision, has an id to go back to.
        """
        homeless = sorted({row.pk: row for row in handles if row.home_id is None}.values(), key=lambda row: row.pk)
        for row, home in zip(homeless, self.make_homes(len(homeless)), strict=True):
            row.home_id = row.person_id = home
            self.stored.identities.add(home)
        write(homeless, ["home", "person"])


def told_at(record: Any) -> datetime | None:
    """When a source says that it said so."""
    if record.origin.told is not None or not isinstance(record, SaidSighting) or record.said is None:
        return record.origin.told  # type: ignore[no-any-return]
    day = record.said.first
    return datetime.combine(day, time(), UTC) if day else None
