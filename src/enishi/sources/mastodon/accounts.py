"""Accounts on Mastodon: `user@server`, as its lists write them, and the addresses by which its archive names them."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from enishi.records import Handle

SOURCE = "mastodon"
_LONGEST = 300
_ADDRESS = re.compile(r"@?(?P<user>[\w.-]{1,100})(?:@(?P<server>[\w-]{1,63}(?:\.[\w-]{1,63}){1,10}))?")
_PATH = re.compile(r"/(?:users/|@)(?P<user>[\w.-]{1,100})/?")


def account(text: str, server: str = "") -> str:
    """`user@server` as it stands for one account everywhere; empty when the text is no address.

    An account of the owner's own server may be written without it.
    """
    found = _ADDRESS.fullmatch(text.strip())
    if not found or len(text) > _LONGEST:
        return ""
    where = found["server"] or server
    return f"{found['user']}@{where}".lower() if where else found["user"].lower()


def account_at(url: str) -> str:
    """The account at an address such as `https://example.com/users/mina` or `https://example.com/@mina`."""
    try:
        parts = urlsplit(url[:500])
        host = parts.hostname or ""
    except ValueError:
        return ""
    found = _PATH.fullmatch(unquote(parts.path))
    return account(found["user"], host) if found else ""


def handles(address: str) -> tuple[Handle, ...]:
    """The account, and its page, which cards may know it by; nothing when there is no account."""
    mine = Handle.account(SOURCE, address)
    user, _, server = address.partition("@")
    page = Handle.url(f"{server}/@{user}") if server else None
    return tuple(handle for handle in (mine, page) if handle)
