"""The work of an import: the reader's stream is stored slice by slice, and each slice is whole or not there.

Where the work rests is kept in the same transaction as what it stored. A process that is killed at any moment
leaves whole slices; whoever comes next goes on behind the last one and ends where an uncut run ends.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from enishi.kit.collecting import uncollected
from enishi.kit.say import Refused, Say, say
from enishi.records import Progress, Skipped
from enishi.services import beside
from enishi.services.directions import derive_anew, own_handles
from enishi.services.facts import store_ready
from enishi.services.imports import file_of
from enishi.services.keeping import Stored
from enishi.services.measuring import refresh
from enishi.services.preparing import Item
from enishi.services.promising import sift
from enishi.services.whoiswho import follow, settle_pieces
from enishi.store.bulk import insert
from enishi.store.models import Import, Interaction, Person, Presence, SkippedRow
from enishi.store.planner import take_stock

# So many parts of one file are told one by one; of a file of which nothing can be read, the rest is only counted.
_MOST_TOLD = 10_000
# While an import runs, it is looked up about this often who is who among some whom it has brought, and how close: today
# fills while mail still loads. The looking takes at most a tenth of the time, as what is stored can be searched.
_LOOK_UP_EVERY = 5.0
_FIRST_LOOK_UP = 0.7  # soon, so that the first people are on the screen three seconds after a large mailbox was dropped
_LOOKED_UP_FIRST = 100
_READ_FOR_EACH_LOOK = 9
# So many newcomers are settled in one transaction: one by one is slow, as each looks at its neighbours.
_SETTLED_AT_ONCE = 400

State = Import.State


def work(job: Import, *, pace: Callable[[], None] = lambda: None) -> None:
    """Read a file to its end, or until the owner says stop. `pace` is called after each slice."""
    reader = _Reader(job)
    try:
        file = beside.File(job.source, file_of(job), job.told, job.owner.zone)
        with closing(beside.read(file, start=job.cursor, size=job.size)) as slices:
            for slice_ in slices:
                if not reader.keep(slice_):
                    reader.rest()
                    return
                pace()
    except Refused as refusal:
        reader.refuse(refusal)
        return
    reader.finish(pace)


class _Reader:
    """One import being worked on, by one worker."""

    def __init__(self, job: Import) -> None:
        self.job = job
        self.owner = job.owner
        self.own = own_handles(self.owner)
        # After a kill or a rest nobody remembers whom the earlier slices touched, nor whether all that lay here before
        # was told to whom the owner's new addresses belong.
        self.touched = _people_of(job) if job.cursor else set()
        self.derived_for = None if job.cursor else self.own
        self.unsettled = set(self.touched)
        self.began = time.monotonic()
        self.look_up_at = self.began + _FIRST_LOOK_UP
        self.looked_up_at_once = _LOOKED_UP_FIRST

    def keep(self, items: list[Item]) -> bool:
        """Store a slice and where it ends; False when the owner wants a rest or the whole taken back."""
        now = timezone.now()
        with uncollected(), transaction.atomic():
            row = Import.objects.filter(pk=self.job.pk)
            state, stop_asked, skipped = row.select_for_update().values_list("state", "stop_asked", "skipped").get()
            if stop_asked or state != State.RUNNING:
                if state == State.RUNNING:
                    row.update(state=State.STOPPED, stop_asked=False)
                return False
            stored = self._store(items)
            self._tell([item for item in items if isinstance(item, Skipped)], skipped)
            self._note(items, stored)
        if time.monotonic() > self.look_up_at:
            self._look_up(now, most=self.looked_up_at_once)
        return True

    def _store(self, items: list[Item]) -> Stored:
        records = [item for item in items if not isinstance(item, Skipped | Progress)]
        # All of a file was said when the file was given, wherever its reading rested: of two words on one thing, the
        # choice must not hang on that.
        stored = store_ready(records, owner=self.owner, job=self.job, now=self.job.said_at, own=self.own)
        self.unsettled |= stored.identities
        self.touched |= stored.people
        return stored

    def _tell(self, skipped: list[Skipped], before: int) -> None:
        """Keep what was skipped, and why; `before` it, so many parts of the file were skipped already."""
        if not skipped:
            return
        told = skipped[: max(0, _MOST_TOLD - before)]
        if before <= _MOST_TOLD < before + len(skipped):
            told.append(Skipped(say("{file}", file=self.job.name), _only_counted()))
        insert(
            [
                SkippedRow(
                    owner=self.owner, imported=self.job, place=item.place.as_json(), reason=item.reason.as_json()
                )
                for item in told
            ]
        )
        Import.objects.filter(pk=self.job.pk).update(skipped=F("skipped") + len(skipped))

    def _look_up(self, now: datetime, *, most: int | None = None) -> None:
        """Who is who among those whom the last slices brought, and the files before, and what follows from it.

        While slices still come, only as many of them as there is time for: what is stored can be searched before.
        """
        take_stock()
        began = time.monotonic()
        late = list(Import.objects.filter(owner=self.owner, is_late=True))
        if most is None:  # all is read that there is to read for now
            self.touched |= set().union(*map(_people_in_talks_of, [self.job, *late]))
        of_late: set[int] = set().union(*map(_people_of, late))
        some = of_late | set(sorted(self.unsettled)[:most])
        self.unsettled, self.touched = self.unsettled | of_late, self.touched | of_late
        settled = self._settle(some)
        follow(self.owner, settled)
        # Whoever is yet to be settled is measured then.
        measured = settled | of_late | set(sorted(self.touched - self.unsettled)[:most])
        refresh(self.owner, measured, now=now)
        self.touched -= measured
        if late:
            Import.objects.filter(pk__in=[job.pk for job in late]).update(is_late=False)
        self._pace(time.monotonic() - began, len(some | measured))

    def _pace(self, took: float, number: int) -> None:
        """Choose when the next look comes, and at how many: about as many as there will be time for."""
        pause = max(_LOOK_UP_EVERY, took * _READ_FOR_EACH_LOOK)
        self.look_up_at = time.monotonic() + pause
        self.looked_up_at_once = max(_SETTLED_AT_ONCE, int(number * pause / _READ_FOR_EACH_LOOK / max(took, 0.001)))

    def _settle(self, people: set[int]) -> set[int]:
        """Settle these people and whoever turns out to be tied to them; returns the people there are now."""
        settled: set[int] = set()
        if not people:
            return settled
        while people:
            some = sorted(people)[:_SETTLED_AT_ONCE]
            with uncollected(), transaction.atomic():
                now_there = settle_pieces(self.owner, some)
            settled |= now_there
            # Whoever was joined with one of them, such as the person of an address, is settled with them.
            joined = Person.objects.filter(owner=self.owner, merged_into__in=now_there)
            done = {*some, *now_there, *joined.values_list("pk", flat=True)}
            people, self.unsettled = people - done, self.unsettled - done
        self.touched |= settled
        if Person.objects.filter(pk__in=settled, is_owner=True).exists():
            self._learn_own_addresses()
        return settled

    def _learn_own_addresses(self) -> None:
        """A source told whose book this is: what lies here already gets its direction."""
        if own_handles(self.owner) != self.derived_for:
            self.own = self.derived_for = derive_anew(self.owner, before=self.derived_for)
            known = Interaction.objects.filter(owner=self.owner, is_bulk=False)
            self.touched |= set(known.values_list("presences__handle__person", flat=True).distinct()) - {None}

    def _note(self, items: list[Item], stored: Stored) -> None:
        """Where the work rests now, and what it has come to."""
        elapsed = time.monotonic() - self.began
        self.began = time.monotonic()
        reached = [item for item in items if isinstance(item, Progress)]
        far = {"done": reached[-1].done, "total": reached[-1].total} if reached else {}
        Import.objects.filter(pk=self.job.pk).update(
            sightings=F("sightings") + stored.sightings,
            interactions=F("interactions") + stored.interactions,
            others=F("others") + stored.others,
            unchanged=F("unchanged") + stored.unchanged,
            cursor=F("cursor") + len(items),
            worked_ms=F("worked_ms") + int(elapsed * 1000),
            **far,
        )

    def rest(self) -> None:
        """Somebody said stop: what was read until now is looked up all the same."""
        self._look_up(timezone.now())

    def refuse(self, refusal: Refused) -> None:
        """The file is of no use, or of no more use: what was read before that stays in."""
        self._look_up(timezone.now())
        Import.objects.filter(pk=self.job.pk, state=State.RUNNING).update(
            state=State.REFUSED if not self._has_brought_something() else State.DONE,
            sentence=refusal.sentence.as_json(),
            finished_at=timezone.now(),
        )

    def _has_brought_something(self) -> bool:
        job = Import.objects.get(pk=self.job.pk)
        return bool(job.sightings or job.interactions or job.others or job.unchanged)

    def finish(self, pace: Callable[[], None]) -> None:
        """All is read. Small files that come together are looked up together: that costs more than storing them."""
        now = timezone.now()
        is_late = self._may_wait(now)
        if not is_late:
            self._look_up(now)
            sift(self.owner, pace=pace)
        Import.objects.filter(pk=self.job.pk, state=State.RUNNING).update(
            state=State.DONE, is_late=is_late, done=F("total"), finished_at=now
        )

    def _may_wait(self, now: datetime) -> bool:
        """Whether another file follows that will be looked up soon, with this one."""
        own = Import.objects.filter(owner=self.owner)
        if not own.filter(state=State.WAITING).exists() or len(self.unsettled | self.touched) > _SETTLED_AT_ONCE:
            return False
        return not own.filter(is_late=True, finished_at__lt=now - timedelta(seconds=_LOOK_UP_EVERY)).exists()


def look_up(job: Import, *, pace: Callable[[], None] = lambda: None) -> None:
    """Look up what was put off for a file that did not follow."""
    _Reader(job).rest()
    sift(job.owner, pace=pace)


def _only_counted() -> Say:
    return say(
        "More than {number} parts of this file were left out; behind the first {number} they are only counted.",
        number=_MOST_TOLD,
    )


def _people_of(job: Import) -> set[int]:
    """Everybody whom something of this import speaks of."""
    found = set(Person.objects.filter(sightings__imported=job).values_list("pk", flat=True))
    found |= set(Person.objects.filter(handles__presences__interaction__imported=job).values_list("pk", flat=True))
    return found


def _people_in_talks_of(job: Import) -> set[int]:
    """Everybody who stands in a talk of which this import told more: who began it may be another one now.

    Who began an exchange of letters is told by its name (see `queries.situations`).
    """
    told = Interaction.objects.filter(imported=job).exclude(thread="").exclude(kind="mail", thread__contains="@")
    there = Presence.objects.filter(owner=job.owner, interaction__thread__in=told.values("thread"))
    return set(there.values_list("handle__person", flat=True).distinct()) - {None}
