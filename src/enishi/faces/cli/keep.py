"""Commands that change or guard the book."""

from __future__ import annotations

import shutil
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter
from django.conf import settings
from django.db import connection
from django.utils import timezone
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from enishi.faces.cli.look import Columns, known_reader
from enishi.faces.cli.output import document, tell
from enishi.faces.left_out import as_table
from enishi.faces.words import spoken
from enishi.kit import sqlite
from enishi.kit.say import Refused, Say, say
from enishi.queries.imports import ImportLine, line_of
from enishi.queries.imports import left_out as left_out_of_all
from enishi.services import backup as backups
from enishi.services import boxes, imports, worker
from enishi.services.owner import open_book
from enishi.services.rebuild import rebuild as rebuilt
from enishi.sources.table.wishes import Wish, wishes
from enishi.store.models import Import, Owner, Person

Json = Annotated[bool, Parameter(name="--json", negative="")]


def import_(
    files: list[Path], /, *, source: str = "", map_: Columns = (), left_out: Path | None = None, json: Json = False
) -> int:
    """Take files into the book; again and again changes nothing.

    Parameters
    ----------
    files
        Files, or folders and ZIPs of everything.
    source
        Which reader to use, when several know a file.
    map_
        What a column of a table holds: "name=Full Name", "email=E-Mail"; once for each. "days=dmy" or "days=mdy" says
        whether days such as 5/3/1980 begin with the day or the month.
    left_out
        A table (CSV) to write, with every part that did not go in, where it stands and why.
    json
        One JSON document: counts of persons, interactions, unchanged and skipped, a line a file, and what was left out.
    """
    if source:
        known_reader(source)
    columns = wishes(map_)
    for path in files:
        if not path.exists():
            raise Refused(say("There is no file {file}.", file=str(path)))
    owner, batch = open_book(), uuid.uuid4()
    for path in files:
        _take_in(owner, path, batch, columns)
    jobs = list(Import.objects.filter(owner=owner, batch=batch).order_by("pk"))
    for job in jobs:
        if job.state == Import.State.CHOOSE and job.choices and source:
            imports.choose(owner=owner, number=job.pk, source=source)
    with worker.only_one() as mine:
        _work([job.pk for job in jobs], mine=mine)
    lines = [line_of(job) for job in Import.objects.filter(pk__in=[job.pk for job in jobs]).order_by("pk")]
    if left_out:
        rows = left_out_of_all(owner=owner, batch=batch)
        left_out.write_text("".join(as_table(rows)), encoding="utf-8", newline="")
    if json:
        document(_summary(lines) | {"files": lines, "left_out": list(left_out_of_all(owner=owner, batch=batch))})
    for line in lines:
        tell(_told(line))
    return 0 if all(line.state == Import.State.DONE for line in lines) else 1


def _take_in(owner: Owner, path: Path, batch: uuid.UUID, columns: tuple[Wish, ...]) -> None:
    if path.is_dir():
        boxes.take_in_folder(owner=owner, folder=path, batch=batch, columns=columns)
    else:
        chunks = imports.chunks_of(path)
        dated = imports.date_of(path)
        boxes.take_in(owner=owner, name=path.name, chunks=chunks, batch=batch, columns=columns, dated=dated)


def _work(numbers: list[int], *, mine: bool) -> None:
    """Do the work here, or watch the running worker do it."""
    if mine:
        worker.recover()
    bar = Progress(TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn(), console=Console(stderr=True))
    with bar:
        for number in numbers:
            job = Import.objects.get(pk=number)
            task = bar.add_task(job.name, total=None)
            if mine:
                worker.work_once(only=number, pace=lambda task=task, number=number: _advance(bar, task, number))  # type: ignore[misc]
            while not mine and Import.objects.get(pk=number).is_open:
                _advance(bar, task, number)
                time.sleep(0.3)
            _advance(bar, task, number)
    if mine:
        worker.look_up_late()
        worker.look_back_on_all()


def _advance(bar: Progress, task: object, number: int) -> None:
    job = Import.objects.get(pk=number)
    bar.update(task, completed=job.done, total=job.total or None)  # type: ignore[arg-type]


def _summary(lines: list[ImportLine]) -> dict[str, int]:
    return {
        "persons": sum(line.sightings for line in lines),
        "interactions": sum(line.interactions for line in lines),
        "others": sum(line.others for line in lines),
        "unchanged": sum(line.unchanged for line in lines),
        "skipped": sum(line.skipped for line in lines),
        "people": Person.objects.known().count(),
    }


def _told(line: ImportLine) -> str:
    if line.sentence is not None and line.state == Import.State.CHOOSE:
        return " ".join(map(spoken, (line.sentence, say("Say it with --map, or on the page Import."))))
    if line.sentence is not None:
        return spoken(line.sentence)
    if line.state == Import.State.CHOOSE:
        names = ", ".join(name for name, _ in line.choices)
        return spoken(
            say("Several readers know {file}: {names}. Choose one with --source.", file=line.name, names=names)
        )
    counts = {"persons": line.sightings, "interactions": line.interactions}
    return spoken(
        say(
            "{file}: {persons} persons, {interactions} interactions, {others} other facts, {unchanged} unchanged, "
            "{skipped} skipped",
            file=line.name,
            others=line.others,
            unchanged=line.unchanged,
            skipped=line.skipped,
            **counts,
        )
    )


@dataclass(frozen=True)
class Finding:
    """One thing that the doctor looked at."""

    what: Say
    is_well: bool


def doctor(*, json: Json = False) -> int:
    """Look whether the book is whole and everything it needs is here.

    Parameters
    ----------
    json
        One JSON document instead of words.
    """
    findings = list(_findings())
    if json:
        document(findings)
    for finding in findings:
        tell(f"{'✓' if finding.is_well else '✗'} {spoken(finding.what)}")
    return 0 if all(finding.is_well for finding in findings) else 1


def _findings() -> Iterator[Finding]:
    yield Finding(say("The book lies in {folder}", folder=str(settings.HOME)), is_well=Path(settings.HOME).is_dir())
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            version = ".".join(map(str, sqlite.version()))
            yield Finding(say("SQLite {version} (3.51.3 or newer is safe)", version=version), sqlite.is_safe())
            cursor.execute("PRAGMA integrity_check")
            yield Finding(say("The database is whole"), cursor.fetchone()[0] == "ok")
            cursor.execute("PRAGMA foreign_key_check")
            yield Finding(say("Every row has what it refers to"), cursor.fetchone() is None)
        else:
            cursor.execute("SELECT version()")
            yield Finding(say("{database}", database=cursor.fetchone()[0].split(",")[0]), is_well=True)
    lost = sum(
        not imports.file_of(job).exists()
        for job in Import.objects.exclude(state__in=[Import.State.UNDONE, Import.State.ARRIVING])
    )
    yield Finding(say("Files that were given and are gone: {number}", number=lost), lost == 0)
    with worker.only_one() as mine:
        yield Finding(
            say("A worker is at work") if not mine else say("No worker runs; `enishi run` starts one"), is_well=True
        )
    free = shutil.disk_usage(settings.HOME).free // 1_000_000
    yield Finding(say("{free} MB are free on this disk", free=free), free > 500)


def backup(to: Path, /, *, json: Json = False) -> None:
    """Write a copy of the whole book into one file, and prove it by restoring it.

    Parameters
    ----------
    to
        A folder, or the name of the file.
    json
        One JSON document instead of words.
    """
    made = backups.backup(to=to, now=timezone.now())
    if json:
        document(made)
    tell(say("Written and read back: {file} ({people} people)", file=made.path, people=made.people))


def restore(archive: Path, /, *, force: bool = False, json: Json = False) -> None:
    """Put a backup in the place of this book. End `enishi run` first.

    Parameters
    ----------
    archive
        The file that `enishi backup` wrote.
    force
        Set a book that is not empty aside (as `before-restore` beside it).
    json
        One JSON document instead of words.
    """
    with worker.only_one() as mine:
        if not mine:
            raise Refused(say("enishi is running; end it first."))
        restored = backups.restore(archive=archive, force=force)
    if json:
        document(restored)
    tell(say("Restored: {people} people", people=restored.people))


def rebuild() -> None:
    """Work out anew who is who, ties and advice, from the facts and your decisions. Nothing you said is lost."""
    number = rebuilt(owner=open_book(), now=timezone.now())
    tell(say("{number} people", number=number))
