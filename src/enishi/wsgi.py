"""The web application as a server runs it: the pages, and the static files beside them."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application
from whitenoise import WhiteNoise

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "enishi.settings")

_A_YEAR = 365 * 24 * 3600


def _for_ever(path: str, url: str) -> bool:
    """Pages name static files with a fingerprint of their content, so what was fetched never changes."""
    return True


def _plain_kinds(headers: object, path: str, url: str) -> None:
    headers["X-Content-Type-Options"] = "nosniff"  # type: ignore[index]


pages = get_wsgi_application()

from enishi.faces.web.templatetags.enishi import STATIC  # noqa: E402 - only once Django is set up

application = WhiteNoise(
    pages,
    root=str(STATIC),
    prefix="static/",
    max_age=_A_YEAR,
    immutable_file_test=_for_ever,
    add_headers_function=_plain_kinds,
    allow_all_origins=False,
)
