"""What lies in a folder: which of its files belong together, which stand alone, which nobody means."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from enishi.kit.charsets import name_of
from enishi.kit.litter import is_litter
from enishi.kit.say import Refused, Say, say
from enishi.kit.unpacking import is_box
from enishi.services.imports import readers_of
from enishi.services.unknown import helped
from enishi.sources import all_sources, recognise

_DEEPEST = 32
_MOST = 200_000  # files looked at
_LEAST_BOX = 22  # bytes of a ZIP that holds nothing
_ENOUGH = 200  # unknown files of one ending in one folder: the next is unknown too, and asking takes its time
# Pictures, sound, films and programs begin so. No source reads them, and a folder may hold thousands.
_MEDIA = (
    (0, (b"\xff\xd8\xff", b"\x89PNG\r\n", b"GIF87a", b"GIF89a", b"OggS\0", b"fLaC\0", b"\x1aE\xdf\xa3", b"\x7fELF")),
    (0, (b"ID3\x02", b"ID3\x03", b"ID3\x04", b"MZ\x90\0", b"\0\0\0\x18ftyp", b"\0\0\0\x20ftyp", b"\0\0\0\x14ftyp")),
    (8, (b"WEBPVP8", b"WAVEfmt", b"AVI LIST")),
)


@dataclass(frozen=True)
class Parcel:
    """Files that are taken in as one: mostly a file, or a folder that one source reads as a whole."""

    path: Path
    name: str  # with the folders before it
    why_not: Say | None = None  # said of a file that no source reads
    is_box: bool = False


@dataclass
class Sorted:
    """A folder's parcels, and what was passed over in it."""

    parcels: list[Parcel] = field(default_factory=list)
    litter: int = 0
    unread: list[str] = field(default_factory=list)  # could not even be looked at
    unknown: Counter[tuple[Path, str]] = field(default_factory=Counter)  # how many of a folder, by the name's ending


def sort(folder: Path) -> Sorted:
    """The parcels of a folder and of those below it, in the same order each time. Links are not followed."""
    found = Sorted()
    _sort(folder, "", found, 0)
    return found


def why_not(path: Path) -> Say | None:
    """What is said of a file that no source reads; None when one does."""
    with path.open("rb") as file:
        head = file.read(16)
    if any(head[at:].startswith(marks) for at, marks in _MEDIA):
        return say("I do not know this kind of file.")
    try:
        return None if readers_of(path) else helped(path, name_of(path.name)) or say("I do not know this kind of file.")
    except Refused as refusal:
        return refusal.sentence


def _sort(folder: Path, inside: str, found: Sorted, depth: int) -> None:
    whole = _source_of(folder)
    if whole:
        found.parcels.append(Parcel(folder, inside))
        if all_sources()[whole].owns_folder:
            return
    for entry in _entries(folder):
        own = name_of(entry.name)
        name = f"{inside}/{own}" if inside else own
        if is_litter(name.split("/")) or entry.is_symlink():
            found.litter += 1
        elif entry.is_dir(follow_symlinks=False):
            if depth < _DEEPEST and os.access(entry.path, os.R_OK | os.X_OK):
                _sort(Path(entry.path), name, found, depth + 1)
            else:
                found.unread.append(name)
        elif entry.is_file(follow_symlinks=False):
            _add(Path(entry.path), name, whole, found)


def _add(path: Path, name: str, whole: str, found: Sorted) -> None:
    """One file. In a folder that a source reads as a whole, only what another source surely reads stands alone."""
    if len(found.parcels) >= _MOST:
        found.unread.append(name)
        return
    try:
        alike = (path.parent, path.suffix)
        reason = why_not(path) if found.unknown[alike] < _ENOUGH else say("I do not know this kind of file.")
        found.unknown[alike] += reason is not None
        if not whole or (reason is None and not _belongs(path, whole)):
            found.parcels.append(Parcel(path, name, reason, is_box=reason is not None and _may_be_box(path)))
    except OSError:
        found.unread.append(name)


def _may_be_box(path: Path) -> bool:
    return path.stat().st_size >= _LEAST_BOX and is_box(path)


def _belongs(path: Path, whole: str) -> bool:
    known = readers_of(path)
    return whole in known or known == ["table"]


def _source_of(folder: Path) -> str:
    """The source that reads a folder as a whole, if it is the innermost such folder; else empty.

    A source may see its files through several floors: of ~/Downloads that holds an unpacked archive of LinkedIn's, the
    archive's own folder is meant. A Maildir is one with all the folders in it.
    """
    try:
        known = recognise(folder)
        if len(known) != 1:
            return ""
        if all_sources()[known[0]].owns_folder:
            return known[0]
        below = (Path(entry.path) for entry in _entries(folder) if entry.is_dir(follow_symlinks=False))
        return "" if any(recognise(inner) == known for inner in below) else known[0]
    except OSError:  # a part of it may not be looked at: it is no whole
        return ""


def _entries(folder: Path) -> Iterator[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return iter(sorted(found, key=lambda entry: entry.name))
    except OSError:  # what may not be looked at is told where its folder is listed
        return iter(())
