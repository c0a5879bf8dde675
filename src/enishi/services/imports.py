"""Files on their way into the book: taken in, recognised, queued; stopped, resumed, chosen, undone."""

from __future__ import annotations

import os
import re
import shutil
import unicodedata
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Min
from django.utils import timezone

from enishi.kit.charsets import name_of
from enishi.kit.say import Refused, Say, say
from enishi.kit.unpacking import is_box
from enishi.services.columns import TABLE, settle_columns
from enishi.services.journal import deed
from enishi.services.unknown import unknown
from enishi.sources import Confidence, all_sources, recognise
from enishi.store.models import Deed, Import, Owner

State = Import.State
_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC).timestamp()  # what copies without a date are dated by lies before


def take_in(
    *,
    owner: Owner,
    name: str,
    chunks: Iterable[bytes],
    batch: uuid.UUID | None = None,
    columns: Sequence[tuple[str, str]] = (),
    told: dict[str, Any] | None = None,
    dated: datetime | None = None,
) -> Import:
    """Keep a file in the book's folder, recognise it, and queue it.

    A file that nothing knows, or two readers know equally well, is kept all the same: its line says so. `columns` (a
    field and a title each) or what was `told` of it before make it a table, whatever else it may be. `dated` is the
    file's own date, where it is known.
    """
    job = arrive(owner, shown_name(name), batch or uuid.uuid4())
    return keep(job, lambda path: write(path, chunks), columns=columns, told=told, dated=dated)


def keep(
    job: Import,
    put: Callable[[Path], int],
    *,
    columns: Sequence[tuple[str, str]] = (),
    told: dict[str, Any] | None = None,
    dated: datetime | None = None,
) -> Import:
    """Put the file (or a folder) of an import that arrives into its place, recognise it, and queue it."""
    path = file_of(job)
    path.parent.mkdir(parents=True, exist_ok=True)
    job.size, job.dated = put(path), dated
    if told is not None:
        job.source, job.told, job.state = TABLE, told, State.WAITING
    else:
        _recognise(job, path, columns)
    job.save()
    return job


def date_of(path: Path) -> datetime | None:
    """When a file of this machine was made or changed last; None where its date cannot be that."""
    return date_at(path.stat().st_mtime)


def date_at(seconds: float) -> datetime | None:
    """The date of a file, told in seconds since 1970; None where it cannot be one."""
    return datetime.fromtimestamp(seconds, UTC) if _EARLIEST <= seconds <= timezone.now().timestamp() else None


def chunks_of(path: Path) -> Iterator[bytes]:
    """A file's bytes, a mebibyte at a time."""
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            yield chunk


def arrive(owner: Owner, name: str, batch: uuid.UUID) -> Import:
    """A line for the file, and the deed that takes the whole drop back."""
    with transaction.atomic():
        job = Import.objects.create(owner=owner, batch=batch, name=name[:500], state=State.ARRIVING)
        job.path = f"inbox/{owner.pk}/{job.pk}/{_safe_name(name)}"
        job.save(update_fields=["path"])
        together = Import.objects.filter(owner=owner, batch=batch).aggregate(number=Count("pk"), first=Min("pk"))
        more = together["number"] - 1
        first = Import.objects.get(pk=together["first"]).name if more else job.name
        what = (
            say("{file} and {more} more taken in", file=first, more=more)
            if more
            else say("{file} taken in", file=first)
        )
        Deed.objects.update_or_create(
            owner=owner,
            batch=batch,
            defaults={"what": what.as_json()},
            create_defaults={"what": what.as_json(), "at": timezone.now()},
        )
    return job


def sweep(owner: Owner, *, now: datetime) -> None:
    """Forget files whose arrival was cut off: nothing of them was promised, nothing of them is whole."""
    lost = Import.objects.filter(owner=owner, state=State.ARRIVING, created_at__lt=now - timedelta(minutes=10))
    for job in lost:
        shutil.rmtree(file_of(job).parent, ignore_errors=True)
        job.delete()


def write(path: Path, chunks: Iterable[bytes]) -> int:
    """Write a file so that it is whole on the disk, or not there."""
    draft = path.with_name(path.name + ".part")
    with draft.open("wb") as file:
        for chunk in chunks:
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
        size = file.tell()
    draft.rename(path)
    return size


def _recognise(job: Import, path: Path, columns: Sequence[tuple[str, str]]) -> None:
    """Set which source reads the file, and the state that follows from it."""
    try:
        known = [TABLE] if columns else readers_of(path)
        if not known:
            raise Refused(unknown(path, Path(job.name).name))
        if known == [TABLE]:
            settle_columns(job, path, columns)
            return
    except Refused as refusal:
        job.state, job.sentence, job.finished_at = State.REFUSED, refusal.sentence.as_json(), timezone.now()
        return
    if len(known) == 1:
        job.source, job.state = known[0], State.WAITING
    else:
        job.choices, job.state = known, State.CHOOSE


def readers_of(path: Path) -> list[str]:
    """The names of the readers that know a file best. Of an archive only the one that surely knows it as a whole.

    To the readers of text, an archive whose files are not packed looks like a file with something before it. An archive
    that several surely know holds the things of several services: it is a box, and each of them gets its own.
    """
    if not is_box(path):
        return recognise(path)
    known = [name for name, source in all_sources().items() if source.recognises(path) is Confidence.SURE]
    return known if len(known) == 1 else []


def file_of(job: Import) -> Path:
    """Where the file of an import lies."""
    return Path(settings.HOME) / job.path


def choose(*, owner: Owner, number: int, source: str) -> Import:
    """Say which reader shall read a file that several know."""
    job = find(owner, number)
    if job.state != State.CHOOSE or source not in job.choices:
        raise Refused(say("There is nothing to choose for {file}.", file=job.name))
    if source == TABLE:
        settle_columns(job, file_of(job))
        job.save(update_fields=["source", "told", "state", "sentence"])
        return job
    Import.objects.filter(pk=job.pk, state=State.CHOOSE).update(source=source, state=State.WAITING)
    return find(owner, number)


def stop(*, owner: Owner, number: int) -> Import:
    """Let a running import come to rest after what it is just storing; what is in stays in."""
    Import.objects.filter(owner=owner, pk=number, state=State.RUNNING).update(stop_asked=True)
    Import.objects.filter(owner=owner, pk=number, state=State.WAITING).update(state=State.STOPPED)
    return find(owner, number)


def resume(*, owner: Owner, number: int) -> Import:
    """Go on with a stopped import where it rested."""
    Import.objects.filter(owner=owner, pk=number, state=State.STOPPED).exclude(source="").update(
        state=State.WAITING, stop_asked=False
    )
    return find(owner, number)


def undo_import(*, owner: Owner, number: int, now: datetime | None = None) -> Deed:
    """Take back everything that one import brought, as if it had never been; of a box, all that was in it."""
    job = find(owner, number)
    inside = Import.objects.filter(owner=owner, batch=job.batch, name__startswith=f"{job.name}/")
    return _undo(
        owner, [job, *(inside if job.is_box else ())], say("{file} taken back", file=job.name), now or timezone.now()
    )


def undo_batch(*, owner: Owner, batch: uuid.UUID, now: datetime | None = None) -> Deed:
    """Take back everything that was dropped together."""
    jobs = list(Import.objects.filter(owner=owner, batch=batch).order_by("-pk"))
    return _undo(owner, jobs, say("{number} files taken back", number=len(jobs)), now or timezone.now())


def _undo(owner: Owner, jobs: list[Import], what: Say, now: datetime) -> Deed:
    undoable = {State.DONE, State.STOPPED, State.RUNNING, State.WAITING, State.CHOOSE, State.REFUSED}
    chosen = [job.pk for job in jobs if job.state in undoable]
    if not chosen:
        raise Refused(say("There is nothing to take back."))
    with deed(owner, what, now=now) as (done, _):
        Import.objects.filter(pk__in=chosen).update(state=State.UNDOING, stop_asked=True)
        whole = Import.objects.filter(owner=owner, batch=jobs[0].batch).exclude(state__in=[State.UNDOING, State.UNDONE])
        if not whole.exists():
            Deed.objects.filter(owner=owner, batch=jobs[0].batch).update(undone_at=now)
    return done


def find(owner: Owner, number: int) -> Import:
    """The owner's import of that number; Refused when there is none."""
    job = Import.objects.filter(owner=owner, pk=number).first()
    if job is None:
        raise Refused(say("There is no import number {number}.", number=number))
    return job


def shown_name(name: str) -> str:
    """A file's own name, whatever folders a browser put before it."""
    return unicodedata.normalize("NFC", name_of(Path(name.replace("\\", "/")).name))[:500] or "file"


def _safe_name(name: str) -> str:
    """The name under which a file is kept: its own letters, nothing that could lead out of its folder."""
    return re.sub(r"[^\w.()\- ]", "_", shown_name(name)).lstrip(".")[-120:] or "file"
