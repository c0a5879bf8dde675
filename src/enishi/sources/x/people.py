"""Accounts on X: the owner's, those that follow and are followed, and the names that posts tell of them."""

from __future__ import annotations

from typing import Any

from enishi.kit.say import Say, say
from enishi.kit.text import squeeze
from enishi.records import Bond, Handle, Link, Name, Origin, Sighting, Skipped
from enishi.sources.x.parts import SOURCE

_NO_NUMBER = say("It names no account.")


def number_of(value: Any) -> str:
    """An account's number as a text; empty when there is none. Some mentions have -1."""
    text = str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
    return text if text.isascii() and text.isdigit() and len(text) <= 30 else ""


def account(number: str) -> Handle | None:
    """The address of an account that is known by its number."""
    return Handle.account(SOURCE, number)


def pages(name: str) -> tuple[Handle, ...]:
    """An account's page, by its name, at both addresses that X has."""
    name = name.strip().lstrip("@").lower()
    if len(name) > 50 or not name.replace("_", "").isalnum():
        return ()
    return tuple(page for site in ("x.com", "twitter.com") if (page := Handle.url(f"{site}/{name}")))


def owner(said: dict[str, Any], place: Say) -> Sighting | Skipped:
    """The owner, as account.js tells."""
    number = number_of(said.get("accountId"))
    mine = account(number)
    if mine is None:
        return Skipped(place, _NO_NUMBER)
    mail = Handle.email(_text(said, "email"))
    phone = Handle.phone(_text(said, "phoneNumber"))
    return Sighting(
        origin=Origin(SOURCE, f"owner/{number}", place),
        name=Name(full=squeeze(_text(said, "accountDisplayName"))),
        handles=(mine, *pages(_text(said, "username")), *(handle for handle in (mail, phone) if handle)),
        is_owner=True,
    )


def follow(said: dict[str, Any], place: Say, *, by_owner: bool) -> Link | Skipped:
    """One account that the owner follows, or that follows the owner. X tells neither its name nor since when."""
    number = number_of(said.get("accountId"))
    theirs = account(number)
    if theirs is None:
        return Skipped(place, _NO_NUMBER)
    one, other = ((), (theirs,)) if by_owner else ((theirs,), ())
    way = "following" if by_owner else "follower"
    return Link(Origin(SOURCE, f"{way}/{number}", place), Bond.FOLLOW, SOURCE, one, other)


def named(number: str, name: str, page: str, place: Say) -> Sighting:
    """An account whose name one of the owner's posts tells."""
    mine = account(number)
    assert mine is not None
    return Sighting(Origin(SOURCE, f"account/{number}", place), Name(full=squeeze(name)), (mine, *pages(page)))


def _text(said: dict[str, Any], key: str) -> str:
    value = said.get(key)
    return value if isinstance(value, str) else ""
