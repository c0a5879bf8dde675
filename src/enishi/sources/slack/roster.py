"""Who is in a Slack workspace and which talks there are; whose copy it is, if its direct messages tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from enishi.kit.bundles import Entry
from enishi.kit.jsons import EACH, DamagedJsonError, text_at, walk
from enishi.kit.text import squeeze
from enishi.records import Handle, Job, Name, Origin, Sighting

SOURCE = "slack"
_MOST_USERS = 50_000
_MOST_TALKS = 50_000
_BOT = "USLACKBOT"
TALK_LISTS = ("channels.json", "groups.json", "mpims.json", "dms.json")


@dataclass(frozen=True)
class User:
    """One account of the workspace."""

    id: str
    name: str
    nickname: str = ""
    email: str = ""
    phone: str = ""
    title: str = ""
    is_bot: bool = False

    @property
    def handle(self) -> Handle | None:
        return Handle.account(SOURCE, self.id)

    def sighting(self, *, is_owner: bool) -> Sighting:
        """What the workspace says of this person."""
        handles = (self.handle, Handle.email(self.email), Handle.phone(self.phone))
        return Sighting(
            origin=Origin(SOURCE, f"user/{self.id}"),
            name=Name(full=self.name, nickname=self.nickname if self.nickname != self.name else ""),
            handles=tuple(handle for handle in handles if handle),
            jobs=(Job(title=self.title),) if self.title else (),
            is_owner=is_owner,
        )


@dataclass(frozen=True)
class Talk:
    """A channel, a group or a direct message. `members` is empty where the copy does not list them."""

    id: str
    name: str
    members: tuple[str, ...] = ()
    is_direct: bool = False


@dataclass
class Roster:
    """The users by id, the talks by the folder that holds their messages."""

    users: dict[str, User] = field(default_factory=dict)
    talks: dict[str, Talk] = field(default_factory=dict)
    owner: str = ""

    def is_person(self, user: str) -> bool:
        """Whether an id is somebody's, not a program's; one that the list does not know is of another workspace."""
        return bool(user) and user != _BOT and not (user in self.users and self.users[user].is_bot)


def roster_of(entries: list[Entry]) -> Roster:
    """Read the lists at the top of the copy; one that is broken is as good as empty from there on."""
    roster = Roster()
    for entry in entries:
        if entry.base == "users.json":
            for value in _each(entry, _MOST_USERS):
                user = _user(value)
                roster.users[user.id] = user
        elif entry.base in TALK_LISTS:
            for value in _each(entry, _MOST_TALKS):
                talk = _talk(value, entry.base)
                roster.talks[talk.name or talk.id] = talk
    roster.owner = _owner(roster)
    return roster


def _each(entry: Entry, most: int) -> Iterator[dict[str, Any]]:
    try:
        with entry.open() as stream:
            for number, (path, value) in enumerate(walk(stream, {()})):
                if path == (EACH,) and isinstance(value, dict) and number < most and text_at(value, "id"):
                    yield value
    except DamagedJsonError:
        return


def _user(value: dict[str, Any]) -> User:
    profile = value.get("profile") if isinstance(value.get("profile"), dict) else {}
    nickname = text_at(profile, "display_name") or text_at(value, "name")
    name = text_at(profile, "real_name") or text_at(value, "real_name") or nickname
    return User(
        id=text_at(value, "id"),
        name=squeeze(name)[:300],
        nickname=squeeze(nickname)[:100],
        email=text_at(profile, "email"),
        phone=text_at(profile, "phone"),
        title=squeeze(text_at(profile, "title"))[:300],
        is_bot=bool(value.get("is_bot") or value.get("is_workflow_bot")) or text_at(value, "id") == _BOT,
    )


def _talk(value: dict[str, Any], file: str) -> Talk:
    members = value.get("members")
    return Talk(
        id=text_at(value, "id"),
        name="" if file == "dms.json" else text_at(value, "name"),
        members=tuple(dict.fromkeys(str(m) for m in members[:1000])) if isinstance(members, list) else (),
        is_direct=file in ("dms.json", "mpims.json"),
    )


def _owner(roster: Roster) -> str:
    """Who is in every direct message: only one's own copy holds those, and only one person is in all."""
    pairs = [talk.members for talk in roster.talks.values() if talk.is_direct and len(talk.members) > 1]
    seen = Counter(member for members in pairs for member in members)
    best = seen.most_common(2)
    alone = len(best) == 2 and best[0][1] == len(pairs) > best[1][1]
    return best[0][0] if alone else ""
