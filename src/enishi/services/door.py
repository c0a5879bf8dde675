"""The door: a one-time link lets the owner in, without an account form."""

from __future__ import annotations

import hashlib
import secrets

from django.utils import timezone

from enishi.kit.say import Refused, say
from enishi.store.models import Key, Owner


def new_key(*, owner: Owner) -> str:
    """A token that opens the door once. Only its hash is kept."""
    token = secrets.token_urlsafe(24)
    Key.objects.create(owner=owner, digest=_digest(token))
    return token


def enter(*, token: str) -> Owner:
    """The owner whom a token lets in; Refused when it is unknown or has been used."""
    digest = _digest(token)
    if not Key.objects.filter(digest=digest, used_at=None).update(used_at=timezone.now()):
        raise Refused(say("This link has been used, or is not from here."))
    return Key.objects.select_related("owner").get(digest=digest).owner


def open_feed(*, owner: Owner) -> None:
    """Make the secret link at which calendars read the owner's promises; an older one ends."""
    owner.feed = secrets.token_urlsafe(32)
    owner.save(update_fields=["feed"])


def close_feed(*, owner: Owner) -> None:
    """End that link."""
    owner.feed = ""
    owner.save(update_fields=["feed"])


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
