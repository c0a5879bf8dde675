"""GitHub's users, as its interface for programs tells of them: followers, those followed, whole profiles."""

from __future__ import annotations

import re
from typing import Any

from enishi.kit.say import Say, say
from enishi.kit.text import squeeze
from enishi.records import Bond, Handle, Job, Link, Name, Origin, Sighting, Skipped

SOURCE = "github"
_LOGIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_-]{0,99})(?:\[bot\])?")
# Only whoever asks about themselves is told these.
_OWN = ("two_factor_authentication", "private_gists", "total_private_repos")
_LONGEST_PAGE = 400
_NO_COMPANY = ("", "-", "none", "n/a")


def login_of(user: Any) -> str:
    """A user's login; empty when there is none."""
    login = user.get("login") if isinstance(user, dict) else None
    return login if isinstance(login, str) and _LOGIN.fullmatch(login) else ""


def handles(login: str) -> tuple[Handle, ...]:
    """The account, and its page, which cards may know it by."""
    mine, page = Handle.account(SOURCE, login), Handle.url(f"github.com/{login}")
    return tuple(handle for handle in (mine, page) if handle)


def follow(user: dict[str, Any], place: Say, *, by_owner: bool) -> Link | Skipped:
    """One user that the owner follows, or that follows the owner."""
    login = login_of(user)
    if not login:
        return Skipped(place, say("It names no account."))
    if user.get("type") == "Bot":
        return Skipped(place, say("This is a program’s account, not a person’s."))
    one, other = ((), handles(login)) if by_owner else (handles(login), ())
    way = "following" if by_owner else "follower"
    name = squeeze(text_of(user.get("name")))
    return Link(Origin(SOURCE, f"{way}/{login.lower()}", place), Bond.FOLLOW, SOURCE, one, other, name)


def profile(user: dict[str, Any], place: Say) -> Sighting | Skipped:
    """A whole profile: somebody whom the owner looked up, or the owner."""
    login = login_of(user)
    if not login:
        return Skipped(place, say("It names no account."))
    mail, page = Handle.email(text_of(user.get("email"))), text_of(user.get("blog"))
    blog = Handle.url(page) if len(page) <= _LONGEST_PAGE else None
    twitter = text_of(user.get("twitter_username")).strip().lower()[:50]
    bird = Handle.url(f"twitter.com/{twitter}") if twitter else None
    company = squeeze(text_of(user.get("company"))).lstrip("@")
    where = squeeze(text_of(user.get("location")))
    return Sighting(
        origin=Origin(SOURCE, f"user/{login.lower()}", place),
        name=Name(full=squeeze(text_of(user.get("name"))), nickname=login),
        handles=(*handles(login), *(handle for handle in (mail, blog, bird) if handle)),
        jobs=(Job(organisation=company),) if company.lower() not in _NO_COMPANY else (),
        note=text_of(user.get("bio")).strip(),
        is_owner=any(key in user for key in _OWN),
        is_organisation=user.get("type") == "Organization",
        extra=(("Location", where),) if where else (),
    )


def text_of(value: Any) -> str:
    """The value, if it is a text."""
    return value if isinstance(value, str) else ""
