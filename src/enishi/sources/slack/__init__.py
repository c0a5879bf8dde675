"""A Slack workspace's export: the ZIP as it comes, or a folder of it.

From it enishi takes messages of people, with their threads; programs are not people. In direct messages all who are in
them take part; in a channel the writer and whoever is named. In a channel of more than twenty, a message that does not
name you is counted, but is nobody's tie. People are described once they take part in something, with the address and
title that the workspace gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from enishi.kit.archives import DamagedEntryError, is_zip
from enishi.kit.bundles import Entry, entries_in
from enishi.kit.jsons import EACH, DamagedJsonError, walk
from enishi.kit.say import Refused, say
from enishi.records import Progress, Record, Skipped
from enishi.sources import Confidence, Reading, Source
from enishi.sources.slack.messages import Told, message
from enishi.sources.slack.roster import TALK_LISTS, Talk, roster_of

_DAY = re.compile(r"\d{4}-\d\d-\d\d\.json")
_USERS = re.compile(rb'\s*\[\s*(?:\]|\{[^}]{0,400}"(?:team_id|profile|is_bot|deleted)")')


def recognises(path: Path) -> Confidence:
    """Sure by the list of users and one of the lists of talks beside it."""
    if not path.is_dir() and not is_zip(path):
        return Confidence.NO
    try:
        with entries_in(path) as entries:
            top = _top(entries)
            return Confidence.SURE if any(_USERS.match(entry.head()) for entry in top[:1]) else Confidence.NO
    except Refused:
        return Confidence.NO


def read(path: Path) -> Reading:
    """Messages by day, the newest day first, each person described before they first take part."""
    with entries_in(path) as entries:
        top = _top(entries)
        if not top:
            raise Refused(say("{file} holds no list of users as Slack exports it.", file=path.name))
        try:
            roster = roster_of(top)
        except DamagedEntryError as error:
            raise Refused(
                say("{file} is damaged: its list of users or talks cannot be read.", file=path.name)
            ) from error
        told = Told(roster)
        if roster.owner:
            yield from told.of(told.named([roster.owner]))
        days = [entry for entry in entries if _DAY.fullmatch(entry.base) and entry.folder]
        days.sort(key=lambda entry: (entry.base, entry.name), reverse=True)
        total, done = max(1, sum(entry.size for entry in days)), 0
        for entry in days:
            talk = roster.talks.get(entry.folder) or Talk(entry.folder, entry.folder)
            yield from _day(entry, talk, told)
            done += entry.size
            yield Progress(done, total)


def _top(entries: list[Entry]) -> list[Entry]:
    """The list of users and, after it, the lists of talks beside it; nothing if either is missing."""
    users = min((entry for entry in entries if entry.base == "users.json"), key=lambda e: len(e.name), default=None)
    if users is None:
        return []
    above = users.name.removesuffix("users.json")
    talks = [entry for entry in entries if entry.base in TALK_LISTS and entry.name == above + entry.base]
    return [users, *talks] if talks else []


def _day(entry: Entry, talk: Talk, told: Told) -> Iterator[Record | Skipped]:
    place = say("{file}", file=entry.name)
    try:
        with entry.open() as stream:
            for path, value in walk(stream, {()}):
                if path == (EACH,) and isinstance(value, dict):
                    yield from message(value, talk, told, place)
    except (DamagedJsonError, DamagedEntryError):
        yield Skipped(place, say("The file is damaged; only what stood before the damage was read."))


SOURCE = Source(
    title=say("Slack export"),
    how_to_get=say(
        "An administrator opens Settings, Workspace settings, Import/Export data, Export, and downloads the ZIP. It "
        "holds public channels; direct messages only where the plan allows it. Give the ZIP here as it is."
    ),
    recognises=recognises,
    read=read,
)
