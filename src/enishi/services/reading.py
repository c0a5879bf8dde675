"""The work of an import: the reader's stream is stored slice by slice, and each slice is whole or not there.

Where the work rests is kept in the same transaction as what it stored. A process that is killed at any moment
leaves whole slices; whoever comes next goes on behind the last one and ends where an uncut run ends.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import islice

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from enishi.kit.say import Refused
from enishi.records import Interaction as SaidInteraction
from enishi.records import Progress, Record, Skipped
from enishi.services.directions import derive, own_handles
from enishi.services.facts import store
from enishi.services.imports import file_of
from enishi.services.measuring import refresh
from enishi.services.promising import sift
from enishi.services.whoiswho import follow, settle_pieces
from enishi.sources import Reading, all_sources
from enishi.store.models import Import, Interaction, Person, SkippedRow

# A slice is so many items that storing it holds the database for about a tenth of a second at most.
SLICE = 120
# While an import runs, what it has brought is measured about this often: today fills while mail still loads.
_LOOK_UP_EVERY = 3.0

State = Import.State
Item = Record | Skipped | Progress


def work(job: Import, *, pace: Callable[[], None] = lambda: None) -> None:
    """Read a file to its end, or until the owner says stop. `pace` is called after each slice."""
    reader = _Reader(job)
    try:
        stream = all_sources()[job.source].reading(file_of(job), job.told)
        for slice_ in _slices(islice(stream, job.cursor, None)):
            if not reader.keep(slice_):
                reader.rest()
                return
            pace()
    except Refused as refusal:
        reader.refuse(refusal)
        return
    reader.finish(pace)


def _slices(stream: Reading) -> Iterator[list[Item]]:
    while slice_ := list(islice(stream, SLICE)):
        yield slice_


class _Reader:
    """One import being worked on, by one worker."""

    def __init__(self, job: Import) -> None:
        self.job = job
        self.owner = job.owner
        self.own = own_handles(self.owner)
        # After a kill or a rest nobody remembers whom the earlier slices touched.
        self.touched = _people_of(job) if job.cursor else set()
        self.settled = set(self.touched)
        self.began = self.looked_up = time.monotonic()

    def keep(self, items: list[Item]) -> bool:
        """Store a slice and where it ends; False when the owner wants a rest or the whole taken back."""
        now = timezone.now()
        with transaction.atomic():
            job = Import.objects.select_for_update().get(pk=self.job.pk)
            if job.stop_asked or job.state != State.RUNNING:
                if job.state == State.RUNNING:
                    Import.objects.filter(pk=job.pk).update(state=State.STOPPED, stop_asked=False)
                return False
            self._store(items, now)
            self._note(items, now)
        if time.monotonic() - self.looked_up > _LOOK_UP_EVERY:
            self._measure(now)
        return True

    def _store(self, items: list[Item], now: datetime) -> None:
        records = [item for item in items if not isinstance(item, Skipped | Progress)]
        stored = store(records, owner=self.owner, job=self.job, now=now)
        people = settle_pieces(self.owner, stored.identities)
        self.settled |= people
        self.touched |= people | stored.people
        if Person.objects.filter(pk__in=people, is_owner=True).exists():
            self._learn_own_addresses()
        keys = [record.origin.key[:500] for record in records if isinstance(record, SaidInteraction)]
        if keys and self.own:
            among = Interaction.objects.filter(owner=self.owner, imported=self.job, key__in=keys)
            derive(self.owner, own=self.own, among=list(among.values_list("pk", flat=True)))
        skipped = [item for item in items if isinstance(item, Skipped)]
        SkippedRow.objects.bulk_create(
            SkippedRow(owner=self.owner, imported=self.job, place=item.place.as_json(), reason=item.reason.as_json())
            for item in skipped
        )
        Import.objects.filter(pk=self.job.pk).update(
            sightings=F("sightings") + stored.sightings,
            interactions=F("interactions") + stored.interactions,
            others=F("others") + stored.others,
            unchanged=F("unchanged") + stored.unchanged,
            skipped=F("skipped") + len(skipped),
        )

    def _learn_own_addresses(self) -> None:
        """A source told whose book this is: what lies here already gets its direction."""
        own = own_handles(self.owner)
        if own != self.own:
            self.own = own
            derive(self.owner, own=own)
            known = Interaction.objects.filter(owner=self.owner, is_bulk=False)
            self.touched |= set(known.values_list("presences__handle__person", flat=True).distinct()) - {None}

    def _note(self, items: list[Item], now: datetime) -> None:
        """Where the work rests now."""
        elapsed = time.monotonic() - self.began
        self.began = time.monotonic()
        reached = [item for item in items if isinstance(item, Progress)]
        far = {"done": reached[-1].done, "total": reached[-1].total} if reached else {}
        Import.objects.filter(pk=self.job.pk).update(
            cursor=F("cursor") + len(items), worked_ms=F("worked_ms") + int(elapsed * 1000), **far
        )

    def _measure(self, now: datetime) -> None:
        follow(self.owner, self.settled)
        refresh(self.owner, self.touched, now=now)
        self.touched, self.settled = set(), set()
        self.looked_up = time.monotonic()

    def rest(self) -> None:
        """Somebody said stop: what was read until now is measured all the same."""
        self._measure(timezone.now())

    def refuse(self, refusal: Refused) -> None:
        """The file is of no use, or of no more use: what was read before that stays in."""
        self._measure(timezone.now())
        Import.objects.filter(pk=self.job.pk, state=State.RUNNING).update(
            state=State.REFUSED if not self._has_brought_something() else State.DONE,
            sentence=refusal.sentence.as_json(),
            finished_at=timezone.now(),
        )

    def _has_brought_something(self) -> bool:
        job = Import.objects.get(pk=self.job.pk)
        return bool(job.sightings or job.interactions or job.others or job.unchanged)

    def finish(self, pace: Callable[[], None]) -> None:
        now = timezone.now()
        self._measure(now)
        sift(self.owner, pace=pace)
        Import.objects.filter(pk=self.job.pk, state=State.RUNNING).update(
            state=State.DONE, done=F("total"), finished_at=now
        )


def _people_of(job: Import) -> set[int]:
    """Everybody whom something of this import speaks of."""
    found = set(Person.objects.filter(sightings__imported=job).values_list("pk", flat=True))
    found |= set(Person.objects.filter(handles__presences__interaction__imported=job).values_list("pk", flat=True))
    return found
