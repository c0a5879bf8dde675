"""The parts of Discord's data package: its owner, friends, direct messages, as records."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from enishi.kit.archives import DamagedEntryError
from enishi.kit.bundles import Entry
from enishi.kit.jsons import DamagedJsonError, dicts, load, text_at, walk
from enishi.kit.say import Say, say
from enishi.kit.tables import HEAD, Row, find_table, read_rows
from enishi.kit.text import squeeze
from enishi.records import Direction, Handle, Interaction, Kind, Name, Origin, Part, Presence, Sighting, Skipped
from enishi.sources._chats import CROWD

SOURCE = "discord"
_DIRECT = ("1", "3", "DM", "GROUP_DM")
_WITH = re.compile(
    r"(?:Direct Message with|.{1,40}とのダイレクトメッセージ) ?(.{1,100})|(.{1,100}) ?とのダイレクトメッセージ"
)
_TAG = re.compile(r"#\d{1,4}$")
_COLUMNS = frozenset({"id", "timestamp", "contents"})
_FRIEND = "1"


@dataclass(frozen=True)
class Channel:
    """A direct message: those in it but the owner, by number and name."""

    id: str
    others: tuple[tuple[str, str], ...]


def whole(entry: Entry) -> Any:
    """A small JSON file; None if it is damaged or far too large to be what it should be."""
    try:
        with entry.open() as stream:
            return load(stream)
    except (DamagedJsonError, DamagedEntryError):
        return None


def people_of(user: Any) -> Iterator[Sighting]:
    """The owner, and friends as far as the package names them."""
    if handle := Handle.account(SOURCE, text_at(user, "id")):
        handles = (handle, Handle.email(text_at(user, "email")), Handle.phone(text_at(user, "phone")))
        yield Sighting(
            Origin(SOURCE, f"owner/{text_at(user, 'id')}"),
            name=_name(user),
            handles=tuple(handle for handle in handles if handle),
            is_owner=True,
        )
    relationships = user.get("relationships") if isinstance(user, dict) else None
    for one in dicts(relationships):
        account = one.get("user") if isinstance(one.get("user"), dict) else {}
        number, name = text_at(one, "id") or text_at(account, "id"), _name(account)
        if text_at(one, "type") in (_FRIEND, "FRIEND") and name and (handle := Handle.account(SOURCE, number)):
            yield Sighting(Origin(SOURCE, f"friend/{number}"), name=name, handles=(handle,))


def names_in(user: Any) -> dict[str, str]:
    """What friends and others are called, by their numbers."""
    found = {}
    for one in dicts(user.get("relationships") if isinstance(user, dict) else None):
        account = one.get("user") if isinstance(one.get("user"), dict) else {}
        name = _name(account)
        found[text_at(one, "id") or text_at(account, "id")] = name.full or name.nickname
    return found


def channel_of(value: Any, title: str, owner: str, names: dict[str, str]) -> Channel | None:
    """The direct message that a channel.json describes; None for a server's channel, which is nobody's.

    Whoever is a bare number, such as in a group with strangers, makes nobody known.
    """
    recipients = value.get("recipients") if isinstance(value, dict) else None
    if text_at(value, "type") not in _DIRECT or not isinstance(recipients, list):
        return None
    numbers = (one if isinstance(one, str) else text_at(one, "id") for one in recipients[:1000])
    others = tuple(dict.fromkeys(number for number in numbers if number and number != owner))
    found = _WITH.fullmatch(title)
    called = _TAG.sub("", squeeze(found[1] or found[2])) if found and len(others) == 1 else ""
    called = "" if called.startswith("Unknown") else called
    named = tuple((one, name) for one in others if (name := names.get(one, "") or called))
    return Channel(text_at(value, "id"), named) if named else None


def messages(entry: Entry, channel: Channel, owner: str) -> Iterator[Interaction | Skipped]:
    """The owner's own messages, which are all that the package holds."""
    place = say("{file}", file=entry.name)
    try:
        for value in _csv(entry) if entry.name.lower().endswith(".csv") else _json(entry):
            yield _message(value, channel, owner, place)
    except (DamagedJsonError, DamagedEntryError):
        yield Skipped(place, say("The file is damaged; only what stood before the damage was read."))


def _json(entry: Entry) -> Iterator[dict[str, str]]:
    with entry.open() as stream:
        for path, value in walk(stream, {()}):
            if path == ("*",) and isinstance(value, dict):
                yield {key: text_at(value, name) for key, name in _NAMES.items()}


_NAMES = {"id": "ID", "timestamp": "Timestamp", "contents": "Contents", "attachments": "Attachments"}


def _csv(entry: Entry) -> Iterator[dict[str, str]]:
    with entry.open() as stream:
        layout = find_table(stream.read(HEAD), lambda columns: _COLUMNS.issubset(columns))
    if layout is None:
        raise DamagedJsonError
    with entry.open() as stream:
        for row in read_rows(stream, layout):
            if isinstance(row, Row):
                yield {key: row[key] for key in _NAMES}


def _message(value: dict[str, str], channel: Channel, owner: str, place: Say) -> Interaction | Skipped:
    try:
        at = datetime.fromisoformat(value["timestamp"])
        at = (at.replace(tzinfo=UTC) if at.tzinfo is None else at).astimezone(UTC)
    except (ValueError, OverflowError):
        return Skipped(place, say("The date cannot be read."))
    mine = Handle.account(SOURCE, owner)
    present = [
        Presence(Part.TO, handle, name) for one, name in channel.others if (handle := Handle.account(SOURCE, one))
    ]
    is_crowd = len(present) >= CROWD
    to = [] if is_crowd else present
    return Interaction(
        origin=Origin(SOURCE, f"{channel.id}/{value['id'] or at.timestamp()}", place),
        at=at,
        kind=Kind.MESSAGE,
        people=(*([Presence(Part.FROM, mine)] if mine else []), *to),
        direction=Direction.OUT,
        thread=f"{SOURCE}:{channel.id}",
        text="" if is_crowd else value["contents"].strip(),
        is_bulk=is_crowd,
        files=tuple(url.partition("?")[0].rpartition("/")[2][:200] for url in value["attachments"].split()[:50]),
    )


def _name(user: Any) -> Name:
    login, shown = squeeze(text_at(user, "username")), squeeze(text_at(user, "global_name"))
    return Name(full=shown[:300], nickname=login[:100] if login != shown else "")
