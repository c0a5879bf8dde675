"""Folders and archives of everything: opened, and what lies in them taken in, each thing by what it is.

The folder or archive keeps a line of its own, which tells what was in it and what was left out. What it holds stands in
the same batch under its name, so that it is taken back with it.
"""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from enishi.kit.archives import is_zip, open_archive
from enishi.kit.charsets import name_of
from enishi.kit.litter import is_litter
from enishi.kit.say import Refused, Say, say
from enishi.kit.unpacking import Allowance, date_file, is_box, name_in, place_in, unpack
from enishi.services.imports import State, arrive, chunks_of, date_of, file_of, keep, shown_name, write
from enishi.services.imports import take_in as take_in_file
from enishi.services.parcels import Parcel, Sorted, sort
from enishi.sources import all_sources
from enishi.store.models import Import, Owner, SkippedRow

_DEEPEST = 2  # an archive in an archive is opened, one in that is not
_MOST_BOXES = 100  # archives that are opened of one that was given
_MOST_LINES = 2_000  # of one box
_AT_ONCE = 20  # files whose lines are written in one transaction
_UNKNOWN_LINES = 5  # what else nothing knows is told on the box's own line: a folder may hold 10,000 pictures
_OPENED = "opened"
_OTHERS = (".mbox", ".eml", ".emlx", ".msg", ".ics", ".vcf", ".zip", ".pst")  # things with a reader of their own

Columns = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Sent:
    """A file as a browser sends it: its name may have folders before it."""

    name: str
    chunks: Iterable[bytes]
    dated: datetime | None = None  # the file's own date, where the browser tells it


@dataclass
class _Drop:
    """What belongs to one drop, and how much more may be opened in it."""

    owner: Owner
    batch: uuid.UUID
    columns: Columns = ()
    boxes: int = _MOST_BOXES
    allowance: Allowance | None = None  # of the archive that is open, and of those in it


def take_in(
    *,
    owner: Owner,
    name: str,
    chunks: Iterable[bytes],
    batch: uuid.UUID,
    columns: Columns = (),
    dated: datetime | None = None,
) -> Import:
    """Take in a file; an archive that no source reads as a whole is opened, and its files are taken in too."""
    job = take_in_file(owner=owner, name=name, chunks=chunks, batch=batch, columns=columns, dated=dated)
    _tell_of_strangers(job)
    _open_if_box(job, _Drop(owner, batch, columns), depth=1)
    return job


def take_in_folder(*, owner: Owner, folder: Path, batch: uuid.UUID, columns: Columns = ()) -> Import:
    """Take in all that lies in a folder of this machine; the folder itself is left as it is."""
    job = arrive(owner, name_of(folder.resolve().name), batch)
    _take_in_all(job, folder, _Drop(owner, batch, columns), depth=0, is_ours=False)
    return job


def take_in_sent(*, owner: Owner, files: Sequence[Sent], batch: uuid.UUID) -> None:
    """Take in what a browser sent: single files, and files of a folder, whose names have it before them."""
    folders: dict[str, list[Sent]] = {}
    for one in files:
        top, _, below = one.name.replace("\\", "/").strip("/").partition("/")
        if below and not (len(top) == 2 and top.endswith(":")):
            folders.setdefault(top, []).append(replace(one, name=below))
        else:
            take_in(owner=owner, name=one.name, chunks=one.chunks, batch=batch, dated=one.dated)
    for top, inside in folders.items():
        job = arrive(owner, shown_name(top), batch)
        opened = _room_for(job)
        opened.mkdir(parents=True)
        for number, one in enumerate(inside):
            target = place_in(opened, one.name, number)
            with target.open("wb") as file:
                file.writelines(one.chunks)
            date_file(target, one.dated.timestamp() if one.dated else None)
        os.sync()
        _take_in_all(job, opened, _Drop(owner, batch), depth=0, is_ours=True)


def _open_if_box(job: Import, drop: _Drop, *, depth: int) -> None:
    """Open an archive that nothing knows as a whole, unless too many have been opened already."""
    if job.state != State.REFUSED or job.source or not is_box(file_of(job)):
        return
    if depth == 1:
        drop.allowance, drop.boxes = Allowance.of(file_of(job)), _MOST_BOXES
    if depth > _DEEPEST or drop.boxes <= 0 or drop.allowance is None:
        _refuse(job, say("{file} lies too deep in other archives. Unpack it and give what is in it.", file=job.name))
        return
    drop.boxes -= 1
    job.state, job.sentence, job.finished_at = State.ARRIVING, None, None
    job.save()
    opened = _room_for(job)
    try:
        damaged = unpack(file_of(job), opened, drop.allowance, zone=ZoneInfo(drop.owner.zone))
    except Refused as refusal:
        shutil.rmtree(opened, ignore_errors=True)
        _refuse(job, refusal.sentence)
        return
    _take_in_all(job, opened, drop, depth=depth, is_ours=True, damaged=damaged)


def _tell_of_strangers(job: Import) -> None:
    """An archive that one source reads as a whole may hold a mailbox besides: that is not lost without a word."""
    path = file_of(job)
    if not job.source or not path.is_file() or not is_zip(path):
        return
    try:
        with open_archive(path) as archive:
            names = [name for name in map(name_in, archive.files) if name.lower().endswith(_OTHERS)]
    except Refused:
        return  # its reader says why
    reason = say("This archive is read as one of {kind}; give what is beside it by itself.", kind=_title(job))
    strangers = [(name, reason) for name in names[:_MOST_LINES] if not is_litter(name.split("/"))]
    _note_left_out(job, strangers)
    Import.objects.filter(pk=job.pk).update(skipped=F("skipped") + len(strangers))  # its reader may be at work already


def _title(job: Import) -> Say:
    return all_sources()[job.source].title


def _note_left_out(job: Import, reasons: Sequence[tuple[str, Say]]) -> None:
    SkippedRow.objects.bulk_create(
        SkippedRow(owner=job.owner, imported=job, place=say("{file}", file=name).as_json(), reason=reason.as_json())
        for name, reason in reasons
    )


def _room_for(job: Import) -> Path:
    return file_of(job).parent / _OPENED


def _refuse(job: Import, sentence: Say) -> None:
    job.state, job.sentence, job.finished_at = State.REFUSED, sentence.as_json(), timezone.now()
    job.save()


def _take_in_all(
    job: Import, folder: Path, drop: _Drop, *, depth: int, is_ours: bool, damaged: Sequence[str] = ()
) -> None:
    """Take in a folder's parcels. `is_ours` says that they may be moved, not copied."""
    found = sort(folder)
    if len(found.parcels) == 1 and found.parcels[0].path.is_dir():  # nothing but a Maildir: it needs no line above it
        file_of(job).unlink(missing_ok=True)
        _keep(job, found.parcels[0], drop, is_ours=is_ours)
    else:
        told = _take_in_each(job, found.parcels, drop, depth=depth, is_ours=is_ours)
        _close(job, found, told, damaged)
    if is_ours:
        shutil.rmtree(folder, ignore_errors=True)


def _take_in_each(
    job: Import, parcels: Sequence[Parcel], drop: _Drop, *, depth: int, is_ours: bool
) -> list[tuple[str, Say]]:
    """Each parcel gets a line of its own; those that get none, with the reason."""
    chosen, untold = _with_lines(parcels)
    for start in range(0, len(chosen), _AT_ONCE):
        with transaction.atomic():
            inside = [
                (arrive(drop.owner, f"{job.name}/{one.name}", drop.batch), one) for one in chosen[start:][:_AT_ONCE]
            ]
            for inner, parcel in inside:
                _keep(inner, parcel, drop, is_ours=is_ours)
        for inner, _ in inside:
            _tell_of_strangers(inner)
            _open_if_box(inner, drop, depth=depth + 1)
    return untold


def _with_lines(parcels: Sequence[Parcel]) -> tuple[list[Parcel], list[tuple[str, Say]]]:
    """The parcels that get a line of their own, and the others with the reason."""
    chosen: list[Parcel] = []
    untold: list[tuple[str, Say]] = []
    unknown_lines = _UNKNOWN_LINES
    for parcel in parcels:
        is_unknown = parcel.why_not is not None and not parcel.is_box
        if is_unknown and unknown_lines == 0:
            untold.append((parcel.name, parcel.why_not or say("I do not know this kind of file.")))
        elif len(chosen) == _MOST_LINES:
            untold.append((parcel.name, say("Too many files at once; give this one by itself.")))
        else:
            unknown_lines -= is_unknown
            chosen.append(parcel)
    return chosen, untold


def _keep(job: Import, parcel: Parcel, drop: _Drop, *, is_ours: bool) -> None:
    def put(path: Path) -> int:
        is_folder = parcel.path.is_dir()
        if is_ours:
            parcel.path.rename(path)
        elif is_folder:
            shutil.copytree(parcel.path, path, ignore=_links)
            os.sync()
        else:
            return write(path, chunks_of(parcel.path))
        return (
            sum(file.stat().st_size for file in path.rglob("*") if file.is_file()) if is_folder else path.stat().st_size
        )

    is_folder = parcel.path.is_dir()
    keep(
        job,
        put,
        columns=() if is_folder else drop.columns,
        dated=None if is_folder else date_of(parcel.path),
    )


def _links(folder: str, names: list[str]) -> set[str]:
    return {name for name in names if (Path(folder) / name).is_symlink()}


def _close(job: Import, found: Sorted, untold: Sequence[tuple[str, Say]], damaged: Sequence[str]) -> None:
    """The box's own line: what was in it. The list of it takes the place of the archive, whose files are all kept."""
    reasons = [(name, say("It is damaged inside the archive.")) for name in damaged]
    reasons += [(name, say("It could not be opened.")) for name in found.unread]
    reasons += untold
    _note_left_out(job, reasons)
    job.skipped = len(reasons)
    path = file_of(job)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(parcel.name for parcel in found.parcels) + "\n", encoding="utf-8", errors="replace")
    name = Path(job.name).name
    told = say("Nothing in {file} can be unpacked: it is damaged, or locked by a password.", file=name)
    if found.parcels or not damaged:
        told = _what_was_inside(name, len(found.parcels), found.litter)
    job.sentence = told.as_json()
    job.state, job.finished_at = State.DONE if found.parcels else State.REFUSED, timezone.now()
    job.created_at = job.finished_at  # it stands above what was in it
    job.save()


def _what_was_inside(name: str, number: int, litter: int) -> Say:
    if not number:
        return say("{file} holds no files.", file=name)
    if litter:
        return say(
            "{file} was opened: {number} things are in it, besides {litter} that systems leave behind.",
            file=name,
            number=number,
            litter=litter,
        )
    return say("{file} was opened: {number} things are in it.", file=name, number=number)
