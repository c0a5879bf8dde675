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


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
