"""One message of a Slack workspace as a record, and whom it was for."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from enishi.kit.jsons import dicts, text_at
from enishi.kit.say import Say, say
from enishi.kit.text import squeeze
from enishi.records import Direction, Interaction, Kind, Origin, Part, Presence, Sighting, Skipped
from enishi.sources._chats import CROWD
from enishi.sources.slack.roster import SOURCE, Roster, Talk, User

# Everything else under a subtype is said by the program: somebody joined, a topic was set, a message was deleted.
_WRITTEN = ("", "thread_broadcast", "reply_broadcast", "file_share", "me_message")
_TS = re.compile(r"(\d{9,11})(?:\.(\d{1,6}))?")
_MENTION = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^<>]{0,200})?>")
_MARKED = re.compile(r"<([@#!]?)([^<>|\s][^<>|]{0,2000})(?:\|([^<>]{0,2000}))?>")
_MENTIONED = 50  # people in one message
_GUESTS = 10_000  # of other workspaces that are remembered


@dataclass
class Told:
    """What has been said of whom so far, so that each person is described once, before they first take part."""

    roster: Roster
    met: set[str] = field(default_factory=set)
    guests: dict[str, User] = field(default_factory=dict)

    def of(self, users: list[User]) -> Iterator[Sighting]:
        """Who those of them are that have not been met yet."""
        for user in users:
            if user.id not in self.met:
                self.met.add(user.id)
                yield user.sighting(is_owner=user.id == self.roster.owner)

    def named(self, ids: list[str]) -> list[User]:
        """Those of whom a name is known; a bare number makes nobody known."""
        found = (self.roster.users.get(one) or self.guests.get(one) for one in ids)
        return [user for user in found if user and user.name]


def message(value: dict[str, Any], talk: Talk, told: Told, place: Say) -> Iterator[Sighting | Interaction | Skipped]:
    """A message that a person wrote, after who they are; nothing for what programs say."""
    roster, author = told.roster, text_at(value, "user")
    if text_at(value, "subtype") not in _WRITTEN or text_at(value, "type") not in ("message", ""):
        return
    if value.get("bot_id") or not roster.is_person(author):
        return
    ts = text_at(value, "ts")
    at = moment(ts)
    if at is None:
        yield Skipped(place, say("The date cannot be read."))
        return
    raw = text_at(value, "text")
    if author not in roster.users and author not in told.guests and len(told.guests) < _GUESTS:
        told.guests[author] = _guest(author, value)
    others = _others(raw, author, talk, roster)
    # In a large channel a word that names nobody is nobody's; one that names the owner is meant for them.
    is_crowd = not talk.is_direct and not 0 < len(talk.members) <= CROWD
    is_bulk = is_crowd and (not others or (bool(roster.owner) and roster.owner not in (author, *others)))
    people = told.named([author, *others])
    if not is_bulk:
        yield from told.of(people)
    thread = text_at(value, "thread_ts")
    yield Interaction(
        origin=Origin(SOURCE, f"{talk.id}/{ts}", place),
        at=at,
        kind=Kind.MESSAGE,
        people=tuple(_present(author, people)),
        direction=_direction(author, others, roster.owner),
        thread=f"{SOURCE}:{talk.id}/{thread}" if thread else f"{SOURCE}:{talk.id}",
        subject="" if talk.is_direct or not talk.name else f"#{squeeze(talk.name)}",
        text="" if is_bulk else plain(raw, roster),
        is_bulk=is_bulk,
        files=tuple(name[:200] for file in dicts(value.get("files")) if (name := squeeze(text_at(file, "name")))),
    )


def moment(ts: str) -> datetime | None:
    """The point in time that a `ts` states: seconds, and after the dot what makes it one of its kind."""
    found = _TS.fullmatch(ts)
    if found is None:
        return None
    return datetime.fromtimestamp(int(found[1]), UTC) + timedelta(microseconds=int((found[2] or "0").ljust(6, "0")))


def plain(text: str, roster: Roster) -> str:
    """The text as it was read: people and channels by name, links by their words and address."""

    def shown(found: re.Match[str]) -> str:
        sign, what, label = found.groups()
        if sign == "@":
            user = roster.users.get(what)
            return f"@{label or (user.nickname or user.name if user else what)}"
        if sign == "#":
            return f"#{label or what}"
        if sign == "!":
            return label or f"@{what.partition('^')[0]}"
        what = what.removeprefix("mailto:")
        return f"{label} ({what})" if label and label != what else what

    return html.unescape(_MARKED.sub(shown, text)).replace("\xa0", " ").strip()


def _others(raw: str, author: str, talk: Talk, roster: Roster) -> list[str]:
    """Whom it was for: all in a direct message, whoever is named in a channel."""
    named = talk.members if talk.is_direct else [found[1] for found in _MENTION.finditer(raw)][:_MENTIONED]
    return [one for one in dict.fromkeys(named) if one != author and roster.is_person(one)]


def _present(author: str, people: list[User]) -> Iterator[Presence]:
    for user in people:
        if user.handle:
            yield Presence(Part.FROM if user.id == author else Part.TO, user.handle, user.name)


def _direction(author: str, others: list[str], owner: str) -> Direction | None:
    if not owner:
        return None
    return Direction.OUT if author == owner else Direction.IN if owner in others else None


def _guest(one: str, value: dict[str, Any]) -> User:
    """Somebody of another workspace, of whom only the message itself tells."""
    profile = value.get("user_profile")
    name = text_at(profile, "real_name") or text_at(profile, "display_name")
    return User(one, squeeze(name)[:300])
