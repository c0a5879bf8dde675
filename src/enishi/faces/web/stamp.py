"""The signed cookie that keeps the door open for a fortnight."""

from __future__ import annotations

from datetime import timedelta

from django.core import signing
from django.http import HttpRequest, HttpResponse

from enishi.store.models import Owner

_NAME = "enishi"
_SALT = "enishi.door"
_LASTS = timedelta(days=14)
_FRESH = timedelta(days=1)


def owner_of(request: HttpRequest) -> Owner | None:
    """Whose book the visitor may read; None without a stamp, with an old one, or after all sessions were ended."""
    stamp = _read(request, _LASTS)
    if stamp is None:
        return None
    pk, generation = stamp
    return Owner.objects.filter(pk=pk, generation=generation).first()


def is_fresh(request: HttpRequest) -> bool:
    """Whether the stamp was given within a day, so that it need not be renewed."""
    return _read(request, _FRESH) is not None


def let_in(response: HttpResponse, owner: Owner) -> None:
    """Give the visitor a stamp for the owner's book."""
    response.set_cookie(
        _NAME,
        signing.dumps([owner.pk, owner.generation], salt=_SALT),
        max_age=_LASTS,
        httponly=True,
        samesite="Lax",
    )


def forget(response: HttpResponse) -> None:
    response.delete_cookie(_NAME, samesite="Lax")


def _read(request: HttpRequest, lasts: timedelta) -> tuple[int, int] | None:
    try:
        pk, generation = signing.loads(request.COOKIES.get(_NAME, ""), salt=_SALT, max_age=lasts)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return pk, generation
