"""What came of the files that were given."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, Sum

from enishi.kit.say import Refused, Say, say
from enishi.sources import all_sources
from enishi.store.models import Advice, Import, Owner, Person, SkippedRow

PAGE = 50
SKIPPED_PAGE = 100


@dataclass(frozen=True)
class ImportLine:
    """One file in one line."""

    id: int
    name: str
    size: int
    source: str
    title: Say | None
    state: str
    done: int
    total: int
    percent: int | None
    seconds_left: float | None
    seconds: float
    sightings: int
    interactions: int
    others: int
    unchanged: int
    skipped: int
    sentence: Say | None
    created_at: datetime
    finished_at: datetime | None
    choices: tuple[tuple[str, Say], ...]
    batch: uuid.UUID

    @property
    def folder(self) -> str:
        """The folders or archives that the file came in, with the slash."""
        return self.name[: self.name.rfind("/") + 1]

    @property
    def file(self) -> str:
        return self.name.rpartition("/")[2]


@dataclass(frozen=True)
class ImportsPage:
    """The files, newest first, and what the book shows already."""

    lines: tuple[ImportLine, ...]
    page: int
    pages: int
    total: int
    open: int
    people: int
    waiting_replies: int
    quiet: int
    batch: uuid.UUID | None
    batch_size: int
    left_out: int  # of the newest batch


@dataclass(frozen=True)
class SkippedLine:
    """A part of a file that could not be read."""

    place: Say
    reason: Say


@dataclass(frozen=True)
class LeftOut:
    """A part of a file, or a whole file, that did not go in."""

    file: str
    place: Say | None
    reason: Say


@dataclass(frozen=True)
class ImportPage:
    """One file and what was skipped in it."""

    line: ImportLine
    skipped: tuple[SkippedLine, ...]
    page: int
    pages: int


@dataclass(frozen=True)
class SourceLine:
    """A kind of file, and how to get one."""

    name: str
    title: Say
    how_to_get: Say


def line_of(job: Import) -> ImportLine:
    """An import as the pages show it."""
    sources = all_sources()
    return ImportLine(
        id=job.pk,
        name=job.name,
        size=job.size,
        source=job.source,
        title=sources[job.source].title if job.source in sources else None,
        state=job.state,
        done=job.done,
        total=job.total,
        percent=min(100, job.done * 100 // job.total) if job.total else None,
        seconds_left=job.seconds_left,
        seconds=job.worked_ms / 1000,
        sightings=job.sightings,
        interactions=job.interactions,
        others=job.others,
        unchanged=job.unchanged,
        skipped=job.skipped,
        sentence=Say.from_json(job.sentence) if job.sentence else None,
        created_at=job.created_at,
        finished_at=job.finished_at,
        choices=tuple((name, sources[name].title) for name in job.choices if name in sources),
        batch=job.batch,
    )


def imports_page(*, owner: Owner, page: int = 1, now: datetime) -> ImportsPage:
    """The files that were given, newest first."""
    jobs = Import.objects.filter(owner=owner).exclude(state=Import.State.ARRIVING)
    open_states = Q(state__in=[Import.State.WAITING, Import.State.RUNNING, Import.State.UNDOING])
    counts = jobs.aggregate(total=Count("pk"), open=Count("pk", filter=open_states))
    pages = max(1, -(-counts["total"] // PAGE))
    page = min(max(page, 1), pages)
    # What is being worked on stands first, however many files wait behind it.
    running = Q(state__in=[Import.State.RUNNING, Import.State.UNDOING])
    rows = list(jobs.filter(running).order_by("pk")) if page == 1 else []
    rows += jobs.exclude(running).order_by("-created_at", "-pk")[(page - 1) * PAGE : page * PAGE]
    newest = jobs.exclude(state=Import.State.UNDONE).order_by("-pk").values_list("batch", flat=True).first()
    return ImportsPage(
        lines=tuple(line_of(job) for job in rows),
        page=page,
        pages=pages,
        total=counts["total"],
        open=counts["open"],
        people=Person.objects.known().filter(owner=owner).count(),
        waiting_replies=Advice.objects.filter(owner=owner, rule="replies_owed").values("person").distinct().count(),
        quiet=Advice.objects.filter(owner=owner, rule="going_quiet").count(),
        batch=newest,
        batch_size=jobs.filter(batch=newest).exclude(state=Import.State.UNDONE).count() if newest else 0,
        left_out=_number_left_out(owner, newest) if newest else 0,
    )


def left_out(*, owner: Owner, batch: uuid.UUID) -> Iterator[LeftOut]:
    """Whatever did not go in of what was given together, file by file."""
    for job in Import.objects.filter(owner=owner, batch=batch).order_by("pk"):
        yield from left_out_of(owner=owner, number=job.pk)


def left_out_of(*, owner: Owner, number: int) -> Iterator[LeftOut]:
    """Whatever did not go in of one file."""
    for job in Import.objects.filter(owner=owner, pk=number).exclude(state=Import.State.UNDONE):
        if job.state == Import.State.REFUSED and job.sentence:
            yield LeftOut(job.name, None, Say.from_json(job.sentence))
        for row in SkippedRow.objects.filter(owner=owner, imported=job).order_by("pk").iterator(2_000):
            yield LeftOut(job.name, Say.from_json(row.place), Say.from_json(row.reason))


def _number_left_out(owner: Owner, batch: uuid.UUID) -> int:
    jobs = Import.objects.filter(owner=owner, batch=batch).exclude(state=Import.State.UNDONE)
    refused = jobs.filter(state=Import.State.REFUSED).count()
    return refused + (jobs.aggregate(rows=Sum("skipped"))["rows"] or 0)


def import_page(*, owner: Owner, number: int, page: int = 1) -> ImportPage:
    """One file and a page of what was skipped in it; Refused when there is no such import."""
    job = Import.objects.filter(owner=owner, pk=number).first()
    if job is None:
        raise Refused(say("There is no import number {number}.", number=number))
    rows = SkippedRow.objects.filter(owner=owner, imported=job).order_by("pk")
    pages = max(1, -(-rows.count() // SKIPPED_PAGE))  # of very many, not each is listed
    page = min(max(page, 1), pages)
    return ImportPage(
        line=line_of(job),
        skipped=tuple(_skipped(row) for row in rows[(page - 1) * SKIPPED_PAGE : page * SKIPPED_PAGE]),
        page=page,
        pages=pages,
    )


def _skipped(row: SkippedRow) -> SkippedLine:
    return SkippedLine(Say.from_json(row.place), Say.from_json(row.reason))


def source_list() -> tuple[SourceLine, ...]:
    """The kinds of file that enishi reads."""
    return tuple(SourceLine(name, source.title, source.how_to_get) for name, source in sorted(all_sources().items()))
