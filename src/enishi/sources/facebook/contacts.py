"""Friends, followers and whom one follows; and the name in the profile."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from enishi.kit.archives import DamagedEntryError
from enishi.kit.bundles import Entry
from enishi.kit.jsons import DamagedJsonError, dicts, text_at, walk
from enishi.kit.say import Say, say
from enishi.records import Handle, Name, Origin, Sighting, Skipped
from enishi.sources._chats import short
from enishi.sources.facebook.files import Found, Topic
from enishi.sources.facebook.threads import SOURCE
from enishi.sources.facebook.words import name_of, repaired

_LOGIN = re.compile(r"[A-Za-z0-9._]{1,60}")
_LISTS = ("friends", "friends_v2", "relationships_following", "relationships_followers")
_YEARS = range(2000, 2200)


def people(found: Found) -> Iterator[Sighting | Skipped]:
    """Everybody in a list of friends, followers or followed."""
    place = say("{file}", file=found.entry.name)
    opened = {(), *((name,) for name in _LISTS)}
    try:
        with found.entry.open() as stream:
            for path, value in walk(stream, opened):
                if path[-1:] == ("*",) and isinstance(value, dict):
                    yield _friend(value, place) if found.topic is Topic.FRIENDS else _account(value, found.topic, place)
    except (DamagedJsonError, DamagedEntryError):
        yield Skipped(place, say("The file is damaged; only what stood before the damage was read."))


def profile_name(entry: Entry) -> str:
    """The owner's name in the profile of Facebook or Instagram, if it is there."""
    try:
        with entry.open() as stream:
            for _, value in walk(stream, {()}):
                for one in dicts(value) or [value]:
                    name = text_at(one, "name", "full_name") or text_at(one, "string_map_data", "Name", "value")
                    if name := name_of(name or text_at(one, "string_map_data", "名前", "value")):
                        return name
    except (DamagedJsonError, DamagedEntryError):
        return ""
    return ""


def _friend(value: dict[str, Any], place: Say) -> Sighting | Skipped:
    """A friend on Facebook: a name and since when, and nothing else that would tell who it is."""
    name, stamp = name_of(text_at(value, "name")), text_at(value, "timestamp")
    if not name:
        return Skipped(place, say("This account was closed; its name is no longer given."))
    return Sighting(
        origin=Origin(SOURCE, f"friend/{short(name, stamp)}", place),
        name=Name(full=name),
        extra=_since("Friends since", stamp),
    )


def _account(value: dict[str, Any], topic: Topic, place: Say) -> Sighting | Skipped:
    """An account on Instagram; newer lists give the login above and not beside the address."""
    data = next(iter(dicts(value.get("string_list_data"))), {})
    login = repaired(text_at(data, "value") or text_at(value, "title")).strip()
    if not _LOGIN.fullmatch(login) or not (page := Handle.url(f"https://www.instagram.com/{login.lower()}")):
        return Skipped(place, say("This account has no name."))
    what = "follower" if topic is Topic.FOLLOWERS else "following"
    return Sighting(
        origin=Origin(SOURCE, f"{what}/{login.lower()}", place),
        name=Name(nickname=login),
        handles=(page,),
        extra=_since("Follows you since" if what == "follower" else "Followed since", text_at(data, "timestamp")),
    )


def _since(label: str, stamp: str) -> tuple[tuple[str, str], ...]:
    try:
        day = datetime.fromtimestamp(int(stamp[:12]), UTC)
    except (ValueError, OverflowError, OSError):
        return ()
    return ((label, f"{day:%Y-%m-%d}"),) if day.year in _YEARS else ()
