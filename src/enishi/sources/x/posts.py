"""Posts on X, the owner's own and those that a program fetched."""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import Any, NamedTuple

from enishi.kit.mail_dates import moment
from enishi.kit.say import Say, say
from enishi.kit.text import squeeze
from enishi.records import Handle, Origin, Post, Skipped
from enishi.sources.x.parts import SOURCE
from enishi.sources.x.people import account, number_of, pages

_MENTIONS = 100
_NO_POST = say("It has no number, so that it would be another one at the next reading.")


class Mention(NamedTuple):
    """An account that a post names: by number, shown name, and the name of its page."""

    number: str
    name: str
    page: str


def post(said: dict[str, Any], place: Say) -> Post | Skipped:
    """One post. Without an author of its own, as in an archive, it is the owner's."""
    number = number_of(said.get("id_str") or said.get("id"))
    if not number:
        return Skipped(place, _NO_POST)
    text = said.get("full_text") or said.get("text")
    text = html.unescape(text).strip() if isinstance(text, str) else ""
    author = said.get("user")
    author = author if isinstance(author, dict) else {}
    return Post(
        origin=Origin(SOURCE, f"post/{number}", place),
        by_owner=not author,
        author=_handles(number_of(author.get("id_str")), _text(author.get("screen_name"))),
        name=squeeze(_text(author.get("name"))),
        at=moment(_text(said.get("created_at"))),
        text=text,
        url=_address(number),
        reply_to=_address(number_of(said.get("in_reply_to_status_id_str"))),
        is_repost=text.startswith("RT @") or isinstance(said.get("retweeted_status"), dict),
        mentions=tuple(dict.fromkeys(handle for one in mentions(said) for handle in _handles(one.number, one.page))),
    )


def mentions(said: dict[str, Any]) -> Iterator[Mention]:
    """The accounts that a post names, with what it tells of them."""
    within = said.get("entities")
    listed = within.get("user_mentions") if isinstance(within, dict) else None
    for one in listed[:_MENTIONS] if isinstance(listed, list) else ():
        if isinstance(one, dict):
            page = _text(one.get("screen_name"))
            yield Mention(number_of(one.get("id_str") or one.get("id")), _text(one.get("name")), page)


def _handles(number: str, page: str) -> tuple[Handle, ...]:
    mine = account(number)
    return (*((mine,) if mine else ()), *pages(page))


def _address(number: str) -> str:
    return f"https://x.com/i/web/status/{number}" if number else ""


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
