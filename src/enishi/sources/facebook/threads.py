"""One thread of Messenger's or Instagram's: who is in it, and its messages as records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from enishi.kit.archives import DamagedEntryError
from enishi.kit.bundles import Entry
from enishi.kit.jsons import DamagedJsonError, dicts, text_at, walk
from enishi.kit.say import Say, say
from enishi.records import Direction, Handle, Interaction, Kind, Name, Origin, Part, Presence, Sighting, Skipped
from enishi.sources._chats import CROWD, short, short_name
from enishi.sources.facebook.words import is_system, name_of, repaired, written

SOURCE = "facebook"
_MOST = 50  # people of one thread that are remembered
_MEDIA = ("photos", "videos", "audio_files", "files", "gifs", "media")
_TOLD_BY_PROGRAM = ("Subscribe", "Unsubscribe")
_YEARS = range(2000, 2200)


@dataclass(frozen=True)
class Thread:
    """A thread by what stays the same in every download, the people in it, and the owner's name where known."""

    id: str
    service: str
    people: tuple[str, ...] = ()
    title: str = ""
    owner: str = ""

    def handle(self, name: str) -> Handle | None:
        """Names are all that is given: an account that means this name in this thread only, but for the owner's."""
        if name and name == self.owner:
            return owner_handle(self.service, name)
        return Handle.account(self.service, f"{short_name(self.id)}/{name}") if name else None


def owner_handle(service: str, name: str) -> Handle | None:
    return Handle.account(service, f"me/{name}")


def owner_sighting(service: str, name: str) -> Iterator[Sighting]:
    """Whose download it is."""
    if name and (handle := owner_handle(service, name)):
        yield Sighting(
            Origin(SOURCE, f"owner/{service}/{name}"), name=Name(full=name), handles=(handle,), is_owner=True
        )


def thread_in(entry: Entry, service: str) -> Thread:
    """Who is in a thread, by the beginning of one of its files; nobody if that is broken."""
    people: tuple[str, ...] = ()
    title = path = ""
    try:
        with entry.open() as stream:
            for where, value in walk(stream, {(), ("messages",)}):
                if where == ("participants",) and isinstance(value, list):
                    people = tuple(dict.fromkeys(name for one in value[:_MOST] if (name := _participant(one))))
                elif where in (("title",), ("threadName",)) and isinstance(value, str):
                    title = name_of(value)
                elif where == ("thread_path",) and isinstance(value, str):
                    path = repaired(value).rpartition("/")[2]
    except (DamagedJsonError, DamagedEntryError):
        pass  # reading the messages will tell
    # What is encrypted from end to end has no path, and its files bear no number of the thread.
    known = path or (entry.folder if entry.base.startswith("message_") else "")
    return Thread(known or f"e2ee/{title or short(*sorted(people))}", service, people, title)


def _participant(value: Any) -> str:
    return name_of(value if isinstance(value, str) else text_at(value, "name"))


def owner_among(threads: list[Thread], profile: str) -> str:
    """The owner's name: as the profile says, else whoever is not the title of threads between two, else is in all."""
    if profile:
        return profile
    pairs = [thread for thread in threads if len(thread.people) == 2 and thread.title in thread.people]
    if pairs:
        return Counter(name for thread in pairs for name in thread.people if name != thread.title).most_common(1)[0][0]
    best = Counter(name for thread in threads for name in thread.people).most_common(2)
    is_alone = len(threads) > 1 and best and best[0][1] == len(threads) and (len(best) == 1 or best[1][1] < best[0][1])
    return best[0][0] if is_alone else ""


def messages(entry: Entry, thread: Thread) -> Iterator[Interaction | Skipped]:
    """The messages of one file, as they stand: newest first in Facebook's own."""
    place = say("{file}", file=entry.name)
    try:
        with entry.open() as stream:
            for where, value in walk(stream, {(), ("messages",)}):
                if where == ("messages", "*") and isinstance(value, dict):
                    yield from _message(value, thread, place)
    except (DamagedJsonError, DamagedEntryError):
        yield Skipped(place, say("The file is damaged; only what stood before the damage was read."))


def _message(value: dict[str, Any], thread: Thread, place: Say) -> Iterator[Interaction | Skipped]:
    sender = name_of(text_at(value, "sender_name") or text_at(value, "senderName"))
    text = repaired(text_at(value, "content") or text_at(value, "text"))
    kind = text_at(value, "type")
    if value.get("is_unsent") or value.get("isUnsent") or kind in _TOLD_BY_PROGRAM or is_system(text):
        return
    stamp = value.get("timestamp_ms", value.get("timestamp"))
    at = moment(stamp)
    if at is None:
        yield Skipped(place, say("The date cannot be read."))
        return
    is_call = kind in ("Call", "Video Call") or "call_duration" in value
    files = tuple(_files(value))
    words = "" if is_call else written(text)
    was_missed = is_call and (bool(value.get("missed")) or not value.get("call_duration"))
    yield interaction(thread, sender, at, words, files, place, is_call=is_call, was_missed=was_missed)


def interaction(
    thread: Thread,
    sender: str,
    at: datetime,
    text: str,
    files: tuple[str, ...],
    place: Say,
    *,
    is_call: bool = False,
    was_missed: bool = False,
    nth: int = 1,
    stamp: datetime | None = None,
) -> Interaction:
    """A message or call in a thread: all who are in it take part, but in a crowd the writer alone.

    `stamp` is the time as it stands in the file, where the zone in which it is read may be another next time.
    """
    is_crowd = len(thread.people) > CROWD
    names = [sender] if is_crowd else list(dict.fromkeys([sender, *thread.people]))
    present = [(name, handle) for name in names if (handle := thread.handle(name))]
    mine = sender == thread.owner
    is_bulk = is_crowd or was_missed
    key = f"{short_name(thread.id)}/{(stamp or at).timestamp():.3f}/{short(str(is_call), text, *files)}"
    return Interaction(
        origin=Origin(SOURCE, key if nth == 1 else f"{key}/{nth}", place),
        at=at,
        kind=Kind.CALL if is_call else Kind.MESSAGE,
        people=tuple(Presence(Part.FROM if name == sender else Part.TO, handle, name) for name, handle in present),
        direction=(Direction.OUT if mine else Direction.IN) if thread.owner and sender else None,
        thread=f"{thread.service}:{short_name(thread.id)}",
        text="" if is_bulk else text,
        is_bulk=is_bulk,
        files=files,
    )


def owned(thread: Thread, owner: str) -> Thread:
    """The thread with its owner, if they are in it."""
    return replace(thread, owner=owner) if owner in thread.people else thread


def moment(stamp: Any) -> datetime | None:
    """Milliseconds since 1970 as a point in time."""
    try:
        at = datetime.fromtimestamp(int(stamp) / 1000, UTC)
    except (TypeError, ValueError, OverflowError, OSError):
        return None
    return at if at.year in _YEARS else None


def _files(value: dict[str, Any]) -> Iterator[str]:
    for kind in _MEDIA:
        for one in dicts(value.get(kind)):
            if name := repaired(text_at(one, "uri")).rpartition("/")[2][:200]:
                yield name
