"""What an archive of Mastodon's holds: who the owner is, what they posted, and what they wrote to few."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from enishi.kit.bodies import page_text
from enishi.kit.jsons import dicts
from enishi.kit.mail_dates import moment
from enishi.kit.say import Say, say
from enishi.kit.text import squeeze
from enishi.records import Direction, Handle, Interaction, Kind, Name, Origin, Part, Post, Presence, Sighting, Skipped
from enishi.sources.mastodon.accounts import SOURCE, account, account_at, handles

_MENTIONS = 100
_FIELDS = 20
_LINK = re.compile(r'href="([^"<>\s]{1,400})"')
_LONGEST_KEY = 300


def owner(said: dict[str, Any], place: Say) -> Sighting | Skipped:
    """The owner, as actor.json tells."""
    address = account_at(_text(said.get("id"))) or account_at(_text(said.get("url")))
    if not address:
        return Skipped(place, say("It does not tell whose account this is."))
    values = [_text(field.get("value")) for field in dicts(said.get("attachment"))[:_FIELDS]]
    pages = [page for value in values for url in _LINK.findall(value[:2000]) if (page := Handle.url(url))]
    return Sighting(
        origin=Origin(SOURCE, f"owner/{address}", place),
        name=Name(full=squeeze(_text(said.get("name"))), nickname=squeeze(_text(said.get("preferredUsername")))),
        handles=tuple(dict.fromkeys([*handles(address), *pages])),
        note=page_text(_text(said.get("summary"))),
        is_owner=True,
    )


def activity(said: Any, place: Say) -> Post | Interaction | Skipped | None:
    """One thing the owner did: a post, one passed on, or a message to few; None for what is neither."""
    kind = said.get("type") if isinstance(said, dict) else None
    if kind not in ("Create", "Announce"):
        return None
    key, at = _text(said.get("id"))[:_LONGEST_KEY], moment(_text(said.get("published")))
    if not key or at is None:
        return Skipped(place, say("It lacks its address or its time."))
    origin = Origin(SOURCE, key, place)
    note = said.get("object")
    if kind == "Announce":
        original = _text(note) or (_text(note.get("id")) if isinstance(note, dict) else "")
        whose = account_at(original.partition("/statuses/")[0])
        return Post(origin, by_owner=True, at=at, url=original, is_repost=True, mentions=handles(whose))
    if not isinstance(note, dict):
        return Skipped(place, say("It lacks what was written."))
    named = [address for tag in _mentions(note) if (address := _mentioned(tag))]
    if named and _is_private(note):
        return _message(origin, said, note, named)
    return Post(
        origin=origin,
        by_owner=True,
        at=at,
        title=squeeze(_text(note.get("summary"))),
        text=page_text(_text(note.get("content"))),
        url=_text(note.get("url")) or _text(note.get("id")),
        reply_to=_text(note.get("inReplyTo")),
        mentions=tuple(handle for address in dict.fromkeys(named) for handle in handles(address)),
    )


def _message(origin: Origin, said: dict[str, Any], note: dict[str, Any], named: list[str]) -> Interaction:
    at = moment(_text(said.get("published")))
    assert at is not None  # it was looked at
    sender = account_at(_text(said.get("actor")))
    people = [
        Presence(part, found)
        for part, address in [(Part.FROM, sender), *((Part.TO, one) for one in dict.fromkeys(named) if one != sender)]
        if (found := Handle.account(SOURCE, address))
    ]
    return Interaction(
        origin=origin,
        at=at,
        kind=Kind.MESSAGE,
        people=tuple(people),
        direction=Direction.OUT,
        thread=_text(note.get("conversation")) or _text(note.get("context")),
        text=page_text(_text(note.get("content"))),
    )


def _is_private(note: dict[str, Any]) -> bool:
    """Whether it went to those it names alone: neither to everybody nor to followers."""
    to = [
        _text(one) for part in (note.get("to"), note.get("cc")) for one in (part if isinstance(part, list) else [part])
    ]
    return not any(one.endswith(("#Public", "as:Public", "/followers")) or one == "Public" for one in to)


def _mentions(note: dict[str, Any]) -> Iterator[dict[str, Any]]:
    tags = note.get("tag")
    for tag in tags[:_MENTIONS] if isinstance(tags, list) else ():
        if isinstance(tag, dict) and tag.get("type") == "Mention":
            yield tag


def _mentioned(tag: dict[str, Any]) -> str:
    """`@mina@example.com` tells all; `@mina` is on the server of her address."""
    at, name = account_at(_text(tag.get("href"))), account(_text(tag.get("name")))
    return name if "@" in name else at


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
