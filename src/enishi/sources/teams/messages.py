"""One message of Teams as a record, and whom it was for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from enishi.kit.bodies import page_text
from enishi.kit.jsons import dicts
from enishi.kit.say import Say, say
from enishi.kit.text import squeeze
from enishi.records import Direction, Interaction, Kind, Origin, Part, Presence, Sighting, Skipped
from enishi.sources._chats import CROWD, short_name
from enishi.sources.teams.export import SOURCE, Chat, Roster, User, said_at, word_at

_YEARS = range(2016, 2200)
_EMOJI = re.compile(r"<emoji\s[^<>]{0,300}?alt=\"([^\"<>]{1,20})\"[^<>]{0,300}>")
_MENTIONED = 50  # people in one message
# What is quoted, shared or drawn in a message stands among its attachments too.
_NO_FILE = re.compile(r"messageReference|forwardedMessageReference|application/vnd\.microsoft\.card|meetingReference")


@dataclass
class Told:
    """What has been said so far: each person is described once, a chat that several copies hold is told once."""

    roster: Roster
    chats: dict[str, Chat]
    met: set[str] = field(default_factory=set)
    given: dict[str, int] = field(default_factory=dict)  # of each chat, how much the fullest file before gave
    file: str = ""

    def begin(self, file: str) -> None:
        """The messages that follow stand in that file."""
        for number, chat in self.chats.items():
            if held := chat.held.get(self.file, 0):
                self.given[number] = max(held, self.given.get(number, 0))
        self.file = file

    def is_given(self, chat: str) -> bool:
        """Whether another file has told at least as much of a chat."""
        return chat in self.chats and self.given.get(chat, 0) >= self.chats[chat].held.get(self.file, 0)

    def owner(self) -> Iterator[Sighting]:
        """Whose copy it is, if it is one person's and they are listed."""
        if user := self.roster.users.get(self.roster.owner):
            yield from self.of([user])

    def of(self, users: list[User]) -> Iterator[Sighting]:
        """Who those of them are that have not been met yet."""
        for user in users:
            if user.id not in self.met and user.handles:
                self.met.add(user.id)
                yield user.sighting(is_owner=user.id == self.roster.owner)

    def named(self, ids: list[str]) -> list[User]:
        """Those of whom a name is known; a bare number makes nobody known."""
        found = (self.roster.users.get(one) for one in ids)
        return [user for user in found if user and user.name]


def message(value: dict[str, Any], told: Told, place: Say) -> Iterator[Sighting | Interaction | Skipped]:
    """A message that a person wrote, after who they are; nothing for what programs and Teams itself say."""
    author, chat = word_at(value, "From", "User", "Id"), word_at(value, "ChatId")
    if word_at(value, "MessageType") != "message" or not author or word_at(value, "DeletedDateTime"):
        return
    if chat and told.is_given(chat):
        return
    at = _moment(word_at(value, "CreatedDateTime"))
    if at is None:
        yield Skipped(place, say("The date cannot be read."))
        return
    team = word_at(value, "ChannelIdentity", "TeamId")
    others = _others(value, author, told.chats.get(chat) if chat else None)
    is_bulk = _is_nobodys(author, others, team if not chat else "", told) or len(others) > CROWD
    people = told.named([author, *others[: CROWD + 1]])
    if not is_bulk:
        yield from told.of(people)
    yield _record(value, chat or _channel(value), at, people, others, told, place, is_bulk=is_bulk)


def _record(
    value: dict[str, Any],
    talk: str,
    at: datetime,
    people: list[User],
    others: list[str],
    told: Told,
    place: Say,
    *,
    is_bulk: bool,
) -> Interaction:
    author, above = word_at(value, "From", "User", "Id"), word_at(value, "ReplyToId")
    names = (squeeze(word_at(file, "Name"))[:200] for file in _files(value))
    return Interaction(
        origin=Origin(SOURCE, f"{short_name(talk)}/{word_at(value, 'Id')}", place),
        at=at,
        kind=Kind.MESSAGE,
        people=tuple(_present(author, people)),
        direction=_direction(author, others, told.roster.owner),
        thread=f"{SOURCE}:{short_name(talk)}" + (f"/{above}" if above else ""),
        subject=squeeze(word_at(value, "Subject"))[:300],
        text="" if is_bulk else _plain(value),
        is_bulk=is_bulk,
        files=tuple(name for name in names if name),
    )


def _others(value: dict[str, Any], author: str, chat: Chat | None) -> list[str]:
    """Whom it was for: all in a chat, whoever is named in a channel. A name may come in several pieces."""
    mentions = dicts(said_at(value, "Mentions"))[: 4 * _MENTIONED]
    named = [word_at(one, "Mentioned", "User", "Id") for one in mentions]
    found = dict.fromkeys([*sorted(chat.members if chat else ()), *named[:_MENTIONED]])
    return [one for one in found if one and one != author]


def _is_nobodys(author: str, others: list[str], team: str, told: Told) -> bool:
    """In a large channel a word that names nobody is nobody's; one that names the owner is meant for them."""
    if not team or 0 < told.roster.teams.get(team.lower(), 0) <= CROWD:
        return False
    owner = told.roster.owner
    return not others or (bool(owner) and owner not in (author, *others))


def _present(author: str, people: list[User]) -> Iterator[Presence]:
    for user in people:
        if user.handles:
            yield Presence(Part.FROM if user.id == author else Part.TO, user.handles[0], user.name.full)


def _direction(author: str, others: list[str], owner: str) -> Direction | None:
    if not owner:
        return None
    return Direction.OUT if author == owner else Direction.IN if owner in others else None


def _channel(value: dict[str, Any]) -> str:
    return word_at(value, "ChannelIdentity", "ChannelId")


def _files(value: dict[str, Any]) -> list[dict[str, Any]]:
    listed = dicts(said_at(value, "Attachments"))[:50]
    return [one for one in listed if not _NO_FILE.match(word_at(one, "ContentType"))]


def _plain(value: dict[str, Any]) -> str:
    content = word_at(value, "Body", "Content")
    if word_at(value, "Body", "ContentType") == "text":
        return content.strip()
    return page_text(_EMOJI.sub(r"\1", content))


def _moment(text: str) -> datetime | None:
    try:
        at = datetime.fromisoformat(text)
        at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return at if at.year in _YEARS else None
