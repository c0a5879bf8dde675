"""What is public about a person: who follows whom, who else is linked with them, and what they posted last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F

from enishi.store.models import LinkHandle, Owner, Post

_LINKS = 2_000
_SHOWN = 5
_POSTS = 3
_SNIPPET = 200
_TITLES = {"github": "GitHub", "youtube": "YouTube", "linkedin": "LinkedIn"}


@dataclass(frozen=True)
class Followed:
    """How the owner and a person are linked on one service."""

    service: str
    by_owner: bool
    by_them: bool
    since: str  # when the owner's began, where it is told


@dataclass(frozen=True)
class Acquainted:
    """Somebody else in the book who is linked with the person."""

    id: int
    name: str


@dataclass(frozen=True)
class PostLine:
    """Something that the person said in public."""

    text: str
    url: str
    at: datetime | None


@dataclass(frozen=True)
class Public:
    """All of it, as much as a page has room for."""

    follows: tuple[Followed, ...] = ()
    acquainted: tuple[Acquainted, ...] = ()
    posts: tuple[PostLine, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.follows or self.acquainted or self.posts)


def public_of(owner: Owner, handles: Collection[int]) -> Public:
    """What is public about whoever has these addresses."""
    follows, acquainted = _links(owner, handles)
    return Public(follows, acquainted, _posts(owner, handles))


def _links(owner: Owner, handles: Collection[int]) -> tuple[tuple[Followed, ...], tuple[Acquainted, ...]]:
    rows = LinkHandle.objects.filter(owner=owner, handle__in=handles, link__current=True).order_by("link")
    said = rows.values_list("link", "is_other", "link__service", "link__bond", "link__since")[:_LINKS]
    mine = {link: (is_other, service, bond, since) for link, is_other, service, bond, since in said}
    facing, others = _facing(owner, {link: is_other for link, (is_other, *_) in mine.items()}, handles)
    ways: dict[str, set[str]] = defaultdict(set)
    began: dict[str, str] = {}
    for link, (is_other, service, bond, since) in mine.items():
        if link in facing:
            ways[service] |= {"them", "owner"} if bond != "follow" else {"owner" if is_other else "them"}
            if is_other and since:
                began[service] = min(since, began.get(service, since))
    follows = [
        Followed(_TITLES.get(service, service.title()), "owner" in who, "them" in who, began.get(service, ""))
        for service, who in sorted(ways.items())
    ]
    return tuple(follows), others


def _facing(owner: Owner, sides: dict[int, bool], handles: Collection[int]) -> tuple[set[int], tuple[Acquainted, ...]]:
    """Which of these links have the owner on the other side, and who of the book is there otherwise."""
    facing = set(sides)
    others: dict[int, Acquainted] = {}
    rows = LinkHandle.objects.filter(owner=owner, link__in=sides).exclude(handle__in=handles).order_by("pk")
    for link, is_other, person, name, is_owner in rows.values_list(
        "link", "is_other", "handle__person", "handle__person__name", "handle__person__is_owner"
    ):
        if is_other == sides[link]:
            continue
        if not is_owner:
            facing.discard(link)
        if person and name and not is_owner:
            others.setdefault(person, Acquainted(person, name))
    return facing, tuple(others.values())[:_SHOWN]


def _posts(owner: Owner, handles: Collection[int]) -> tuple[PostLine, ...]:
    rows = Post.objects.filter(
        owner=owner, current=True, handle_links__handle__in=handles, handle_links__is_author=True
    )
    newest = rows.distinct().order_by(F("at").desc(nulls_last=True), "-pk")[:_POSTS]
    return tuple(
        PostLine(
            (row.title or row.text)[:_SNIPPET], row.url if row.url.startswith(("http://", "https://")) else "", row.at
        )
        for row in newest
        if row.title or row.text
    )
