"""The readers. Each module here describes one kind of file in a value named SOURCE; the folder is the list."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

from enishi.kit.say import Refused, Say, say
from enishi.records import Progress, Record, Skipped

Reading = Iterator[Record | Skipped | Progress]


class Confidence(IntEnum):
    """How sure a reader is that a file is its own."""

    NO = 0
    IF_NEED_BE = 1  # it could read the file, should nobody know it better
    PERHAPS = 2
    SURE = 3


@dataclass(frozen=True)
class Source:
    """One kind of file: what it is called, how to get one, how to know it, how to read it.

    `read` yields records as a stream in constant memory, newest first where time matters, in the same order
    every time. A bad row is a `Skipped`; a file that is no use at all raises `Refused` with one sentence.
    `read_as_told` is for files that do not explain themselves: it is handed what the owner said about the file.
    `is_zoneless` says that its times are those of some clock on a wall, the owner's if nothing else is told: then
    `read_as_told` is handed the `zone`. `owns_folder` says that a folder which it recognises holds nothing but its
    own, however deep.
    """

    title: Say
    how_to_get: Say
    recognises: Callable[[Path], Confidence]
    read: Callable[[Path], Reading]
    read_as_told: Callable[[Path, Mapping[str, Any]], Reading] | None = None
    owns_folder: bool = False
    is_zoneless: bool = False

    def reading(self, path: Path, told: Mapping[str, Any], *, zone: str = "") -> Reading:
        """The records of a file, read as the owner said if they said anything; `zone` is the owner's own."""
        if self.is_zoneless and zone:
            told = {"zone": zone, **told}
        return self.read_as_told(path, told) if told and self.read_as_told else self.read(path)


@cache
def all_sources() -> dict[str, Source]:
    """Every reader by its module's name, ours and those that other packages declare."""
    theirs = {point.name: point.load() for point in entry_points(group="enishi.sources")}
    return {**theirs, **{name: _ours(name) for name in _our_names()}}


def source_named(name: str) -> Source:
    """One reader alone: a process that reads a single file need not wait for all the others to be loaded."""
    return _ours(name) if name in _our_names() else all_sources()[name]


@cache
def _our_names() -> list[str]:
    return [module.name for module in iter_modules(__path__) if not module.name.startswith("_")]


def _ours(name: str) -> Source:
    found: Source = import_module(f"{__name__}.{name}").SOURCE
    return found


def recognise(path: Path) -> list[str]:
    """The names of the readers that know this file best; several when they are equally sure."""
    if path.is_file() and path.stat().st_size == 0:
        raise Refused(say("{file} is empty; there is nothing to read in it.", file=path.name))
    sure = {name: source.recognises(path) for name, source in all_sources().items()}
    best = max(sure.values(), default=Confidence.NO)
    return [name for name, confidence in sure.items() if confidence == best != Confidence.NO]
