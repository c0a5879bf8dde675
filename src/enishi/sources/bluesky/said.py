"""What Bluesky's records say: profiles, follows and posts, each with the address at which it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from enishi.kit.dates import PartialDate
from enishi.kit.mail_dates import moment
from enishi.kit.say import Say, say
from enishi.kit.text import squeeze
from enishi.records import Bond, Handle, Link, Name, Origin, Post, Sighting, Skipped

SOURCE = "bluesky"
POST, REPOST = "app.bsky.feed.post", "app.bsky.feed.repost"
FOLLOW, PROFILE = "app.bsky.graph.follow", "app.bsky.actor.profile"
_MENTIONS = 100
_DID = re.compile(r"did:[a-z]{1,20}:[\w.:%-]{1,200}")
_URI = re.compile(r"at://(did:[a-z]{1,20}:[\w.:%-]{1,200})/([\w.]{1,200})/([\w.:~-]{1,512})")


class At(NamedTuple):
    """Where a record stands: whose it is, what kind, and its own key."""

    did: str
    collection: str
    key: str


def at_uri(text: Any) -> At | None:
    """The parts of `at://did:plc:…/app.bsky.feed.post/3k2y…`."""
    found = _URI.fullmatch(text) if isinstance(text, str) else None
    return At(*found.groups()) if found else None


def did_of(value: Any) -> str:
    """An account's DID; empty when it is none."""
    return value if isinstance(value, str) and _DID.fullmatch(value) else ""


def handles(did: str, handle: Any = "") -> tuple[Handle, ...]:
    """An account by its DID, which stays, and by the handle it goes by, where that is told."""
    by_name = text_of(handle)[:253] if text_of(handle) != "handle.invalid" else ""
    return tuple(found for name in (did, by_name) if (found := Handle.account(SOURCE, name)))


def post(said: dict[str, Any], at: At, place: Say, *, author: tuple[Handle, ...] = (), name: str = "") -> Post:
    """A post; without an author it is the owner's, and kept apart from the same one shown to somebody else."""
    answered = said.get("reply")
    parent = answered.get("parent") if isinstance(answered, dict) else None
    return Post(
        origin=Origin(SOURCE, f"{'shown' if author else 'post'}/{at.did}/{at.key}"[:400], place),
        by_owner=not author,
        author=author,
        name=name,
        at=moment(text_of(said.get("createdAt"))),
        text=text_of(said.get("text")).strip(),
        url=_page(at),
        reply_to=_address_of(parent),
        mentions=tuple(handle for did in dict.fromkeys(_mentioned(said)) for handle in handles(did)),
    )


def repost(said: dict[str, Any], at: At, place: Say) -> Post:
    """A post of another's that the owner passed on."""
    return Post(
        origin=Origin(SOURCE, f"repost/{at.did}/{at.key}"[:400], place),
        by_owner=True,
        at=moment(text_of(said.get("createdAt"))),
        url=_address_of(said.get("subject")),
        is_repost=True,
    )


def follow(said: dict[str, Any], place: Say) -> Link | Skipped:
    """An account that the owner follows, by its DID, and since when."""
    did = did_of(said.get("subject"))
    if not did:
        return Skipped(place, say("It names no account."))
    since = moment(text_of(said.get("createdAt")))
    return Link(
        origin=Origin(SOURCE, f"following/{did}", place),
        bond=Bond.FOLLOW,
        service=SOURCE,
        other=handles(did),
        since=PartialDate.of(since.date()) if since else None,
    )


def owner(did: str, said: dict[str, Any], place: Say, *, handle: Any = "") -> Sighting:
    """The owner, by their own profile."""
    return Sighting(
        origin=Origin(SOURCE, f"owner/{did}", place),
        name=Name(full=squeeze(text_of(said.get("displayName")))),
        handles=handles(did, handle),
        note=text_of(said.get("description")).strip(),
        is_owner=True,
    )


def text_of(value: Any) -> str:
    """The value, if it is a text."""
    return value if isinstance(value, str) else ""


def _mentioned(said: dict[str, Any]) -> Iterator[str]:
    facets = said.get("facets")
    for facet in facets[:_MENTIONS] if isinstance(facets, list) else ():
        features = facet.get("features") if isinstance(facet, dict) else None
        for feature in features[:_MENTIONS] if isinstance(features, list) else ():
            if isinstance(feature, dict) and feature.get("$type") == "app.bsky.richtext.facet#mention":
                yield from filter(None, [did_of(feature.get("did"))])


def _address_of(reference: Any) -> str:
    at = at_uri(reference.get("uri")) if isinstance(reference, dict) else None
    return _page(at) if at else ""


def _page(at: At) -> str:
    return f"https://bsky.app/profile/{at.did}/post/{at.key}" if at.collection == POST else ""
