"""What is said in public on GitHub: comments, and stars, by which one passes another's work on."""

from __future__ import annotations

from typing import Any

from enishi.kit.mail_dates import moment
from enishi.kit.say import Say, say
from enishi.records import Origin, Post, Skipped
from enishi.sources.github.people import SOURCE, handles, login_of, text_of


def star(said: dict[str, Any], place: Say) -> Post | Skipped:
    """One repository that the owner starred; when it was is told only if it was asked for."""
    repository = inner if isinstance(inner := said.get("repo"), dict) else said
    name = text_of(repository.get("full_name"))
    whose, _, what = name.partition("/")
    if not whose or not what:
        return Skipped(place, say("It names no repository."))
    return Post(
        origin=Origin(SOURCE, f"star/{name.lower()[:300]}", place),
        by_owner=True,
        at=moment(text_of(said.get("starred_at"))),
        title=name,
        text=text_of(repository.get("description")).strip(),
        url=text_of(repository.get("html_url")) or f"https://github.com/{name}",
        is_repost=True,
        mentions=handles(login) if (login := login_of({"login": whose})) else (),
    )


def comment(said: dict[str, Any], place: Say) -> Post | Skipped:
    """One comment on an issue or a change, by whoever wrote it."""
    number, login = said.get("id"), login_of(said.get("user"))
    if not isinstance(number, int) or not login:
        return Skipped(place, say("It lacks its number or its author."))
    page = text_of(said.get("html_url"))
    return Post(
        origin=Origin(SOURCE, f"comment/{number}"[:300], place),
        author=handles(login),
        name=login,
        at=moment(text_of(said.get("created_at"))),
        text=text_of(said.get("body")).replace("\r\n", "\n").strip(),
        url=page,
        reply_to=page.partition("#")[0],
    )
