"""The files of a Teams export: who is in the organisation, and which chats are in whose copy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from enishi.kit.archives import DamagedEntryError
from enishi.kit.bundles import Entry
from enishi.kit.jsons import EACH, DamagedJsonError, beginning, starts, walk
from enishi.kit.text import squeeze
from enishi.records import Handle, Job, Name, Origin, Sighting
from enishi.sources.linkedin.people import name_of  # family first where both parts are kanji

SOURCE = "teams"
FILE = re.compile(r"messages_([0-9A-Za-z-]{8,64})\.json", re.IGNORECASE)
_USERS, _MEMBERS = "userslist.json", re.compile(r"teammembers_[0-9a-z-]{8,64}\.json")
_MOST = 50_000
# The export writes "ChatId"; what was fetched by Microsoft's own interface, "chatId" below "value".
_OPENED = {(), ("value",)}
_ITEMS = ((EACH,), ("value", EACH))


@dataclass(frozen=True)
class User:
    """One account of the organisation."""

    id: str
    name: Name
    handles: tuple[Handle, ...]
    title: str = ""

    def sighting(self, *, is_owner: bool) -> Sighting:
        """What the organisation says of this person."""
        jobs = (Job(title=self.title),) if self.title else ()
        origin = Origin(SOURCE, f"user/{self.id}")
        return Sighting(origin, name=self.name, handles=self.handles, jobs=jobs, is_owner=is_owner)


@dataclass
class Roster:
    """The users by id, how many are in each team, and whose copy it is, if it is one person's."""

    users: dict[str, User] = field(default_factory=dict)
    teams: dict[str, int] = field(default_factory=dict)
    owner: str = ""


@dataclass
class Chat:
    """Who is known to be in a chat, and which file holds how much of it."""

    members: set[str] = field(default_factory=set)
    held: dict[str, int] = field(default_factory=dict)


def said_at(value: Any, *keys: str) -> Any:
    """What stands at this path of keys, the first letter large or small; None where nothing does."""
    for key in keys:
        value = value.get(key, value.get(key[0].lower() + key[1:])) if isinstance(value, dict) else None
    return value


def word_at(value: Any, *keys: str) -> str:
    """The same, if it is a text."""
    found = said_at(value, *keys)
    return found if isinstance(found, str) else ""


def is_messages(head: bytes) -> bool:
    """Whether a file begins as a list of Teams' messages."""
    if not starts(head) or not re.search(rb'"(?:ChatId|ChannelIdentity)"', head, re.IGNORECASE):
        return False
    first = next((value for path, value in beginning(head, _OPENED) if path in _ITEMS), None)
    is_dated = bool(word_at(first, "Id") and word_at(first, "CreatedDateTime"))
    return is_dated and isinstance(said_at(first, "Body"), dict)


def messages_in(entry: Entry) -> Iterator[dict[str, Any]]:
    """The messages of a file as they come; raises where it is damaged."""
    with entry.open() as stream:
        for path, value in walk(stream, _OPENED):
            if path in _ITEMS and isinstance(value, dict):
                yield value


def roster_of(entries: list[Entry], files: list[Entry]) -> Roster:
    """Who is in the organisation, as far as the export lists them."""
    roster = Roster()
    for entry in entries:
        base = entry.base.lower()
        if base == _USERS:
            for value in _whole(entry):
                if user := _user(value):
                    roster.users[user.id] = user
        elif _MEMBERS.fullmatch(base):
            roster.teams[base.removeprefix("teammembers_").removesuffix(".json")] = sum(1 for _ in _whole(entry))
    copies = {found for entry in files if (found := _holder(entry))}
    roster.owner = copies.pop() if len(copies) == 1 else ""
    return roster


def chats_in(files: list[Entry], roster: Roster) -> dict[str, Chat]:
    """The chats by id, from a first reading of all; who writes in them without being listed joins the roster."""
    chats: dict[str, Chat] = {}
    for entry in files:
        try:
            for value in messages_in(entry):
                author = word_at(value, "From", "User", "Id")
                if author and author not in roster.users and len(roster.users) < _MOST:
                    roster.users[author] = _guest(author, word_at(value, "From", "User", "DisplayName"))
                if not (number := word_at(value, "ChatId")) or (number not in chats and len(chats) >= _MOST):
                    continue
                chat = chats.setdefault(number, Chat())
                if len(chat.members) < 1_000:
                    chat.members |= {one for one in (_holder(entry), author) if one}
                chat.held[entry.name] = chat.held.get(entry.name, 0) + 1
        except (DamagedJsonError, DamagedEntryError):
            continue  # the second reading tells
    return chats


def owner_of(entry: Entry) -> str:
    """Whose copy a file is, by its name, as Teams writes it: messages_ID.json."""
    found = FILE.fullmatch(entry.base)
    return found[1] if found else ""


def _holder(entry: Entry) -> str:
    return "" if _is_of_team(entry) else owner_of(entry)


def _is_of_team(entry: Entry) -> bool:
    """Whether a file lies in a team's own folder: teams/ID/messages_ID.json."""
    return [part.lower() for part in entry.name.split("/")[-3:-2]] == ["teams"]


def _guest(number: str, shown: str) -> User:
    """Somebody of whom only a message tells: a guest, or whoever has left."""
    handle = Handle.account(SOURCE, number)
    return User(number, Name(full=squeeze(shown)[:300]), (handle,) if handle else ())


def _user(value: dict[str, Any]) -> User | None:
    number = word_at(value, "Id")
    handle = Handle.account(SOURCE, number)
    if handle is None:
        return None
    name = name_of(word_at(value, "GivenName"), word_at(value, "Surname"))
    shown = squeeze(word_at(value, "DisplayName"))[:300]
    # Where both parts are missing the shown name is all there is; where not, it is how they call themselves.
    name = Name(full=shown or name.full, family=name.family, given=name.given)
    phones = said_at(value, "BusinessPhones")
    numbers = [word_at(value, "MobilePhone"), *(one for one in phones or () if isinstance(one, str))]
    mails = (Handle.email(word_at(value, "Mail")), _login(word_at(value, "UserPrincipalName")))
    found = dict.fromkeys([handle, *mails, *(Handle.phone(one) for one in numbers[:10])])
    return User(number, name, tuple(one for one in found if one), squeeze(word_at(value, "JobTitle"))[:300])


def _login(name: str) -> Handle | None:
    """A sign-in name is mostly an address; a guest's is one that nothing reaches."""
    return None if "#ext#" in name.lower() else Handle.email(name)


def _whole(entry: Entry) -> Iterator[dict[str, Any]]:
    try:
        for number, value in enumerate(messages_in(entry)):
            if number < _MOST:
                yield value
    except (DamagedJsonError, DamagedEntryError):
        return
