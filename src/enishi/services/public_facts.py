"""Links and posts become rows as every fact does: once, with whoever said it again noted. They make nobody a person."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db.models import Q

from enishi.records import Link as SaidLink
from enishi.records import Post as SaidPost
from enishi.services.keeping import Keeper
from enishi.store.bulk import insert
from enishi.store.models import Link, LinkHandle, Owner, Post, PostHandle


class Links(Keeper):
    """Stores who knows whom."""

    model = Link

    def row(self, record: SaidLink, said: dict[str, Any]) -> Link:
        return Link(
            bond=record.bond,
            service=record.service[:40],
            name=record.name[:300],
            since=str(record.since or ""),
        )

    def after(self, new: list[tuple[SaidLink, Link]]) -> None:
        insert(
            [
                LinkHandle(owner=self.owner, link=row, handle=handle, is_other=is_other)
                for record, row in new
                for is_other, side in ((False, record.one), (True, record.other))
                for handle in dict.fromkeys(self.handles[said] for said in side)
            ]
        )


class Posts(Keeper):
    """Stores what was said in public."""

    model = Post

    def row(self, record: SaidPost, said: dict[str, Any]) -> Post:
        return Post(
            by_owner=record.by_owner,
            name=record.name[:300],
            at=record.at,
            title=record.title,
            text=record.text,
            url=record.url,
            reply_to=record.reply_to,
            is_repost=record.is_repost,
        )

    def after(self, new: list[tuple[SaidPost, Post]]) -> None:
        insert(
            [
                PostHandle(owner=self.owner, post=row, handle=handle, is_author=is_author)
                for record, row in new
                for is_author, part in ((True, record.author), (False, record.mentions))
                for handle in dict.fromkeys(self.handles[said] for said in part)
            ]
        )


def erase_public(owner: Owner, handles: Collection[int]) -> None:
    """Erase the links of these addresses and what they posted; others' posts stay, without naming them."""
    Link.objects.filter(owner=owner, handle_links__handle__in=handles).delete()
    Post.objects.filter(Q(handle_links__handle__in=handles, handle_links__is_author=True), owner=owner).delete()
