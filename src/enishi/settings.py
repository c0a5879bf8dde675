"""Django's settings, and the few things the environment may say; a wrong value stops the start."""

from __future__ import annotations

import contextlib
import os
import secrets
import zoneinfo
from pathlib import Path
from typing import Any

import dj_database_url
import platformdirs
import tzlocal
from django.core.exceptions import ImproperlyConfigured

from enishi.kit.sqlite import use_safe_sqlite

use_safe_sqlite()

HERE = Path(__file__).resolve().parent


def _home() -> Path:
    """The book's folder: ENISHI_HOME, else the platform's data folder."""
    named = os.environ.get("ENISHI_HOME")
    home = Path(named).expanduser() if named else Path(platformdirs.user_data_dir("enishi"))
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    return home.resolve()


def _port() -> int:
    """ENISHI_PORT: the port of the web page on this machine."""
    named = os.environ.get("ENISHI_PORT", "8421")
    if not named.isdecimal() or not 1 <= int(named) <= 65535:
        raise ImproperlyConfigured(f"ENISHI_PORT is {named!r}; allowed are the numbers 1 to 65535.")
    return int(named)


def _secret(path: Path) -> str:
    """The key that signs cookies: made once, whole or not at all, readable by this user only."""
    if not path.exists():
        draft = path.with_name(f"secret.{os.getpid()}")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(48))
        with contextlib.suppress(FileExistsError):  # another process was first: its key counts
            os.link(draft, path)
        draft.unlink()
    return path.read_text()


def _database() -> dict[str, Any]:
    """SQLite in the book's folder, or what DATABASE_URL names (postgres://user@host/name)."""
    if url := os.environ.get("DATABASE_URL"):
        found: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=600))
        if not found["ENGINE"].endswith(("postgresql", "sqlite3")):
            raise ImproperlyConfigured("DATABASE_URL names an unknown database; allowed are postgres:// and sqlite://.")
        if found["ENGINE"].endswith("postgresql"):
            return found
        return {**SQLITE, "NAME": found["NAME"]}
    return {**SQLITE, "NAME": HOME / "enishi.sqlite3"}


# "Saved means saved": FULL waits for the disk; IMMEDIATE never meets a lock halfway through a transaction.
SQLITE: dict[str, Any] = {
    "ENGINE": "django.db.backends.sqlite3",
    "CONN_MAX_AGE": 600,
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
        " PRAGMA secure_delete=ON; PRAGMA cache_size=-20000; PRAGMA mmap_size=134217728;",
    },
}


def _smtp() -> str:
    """ENISHI_SMTP: the owner's own mail server, for the digest; empty means that nothing is ever sent."""
    named = os.environ.get("ENISHI_SMTP", "")
    if named and not named.startswith(("smtp://", "smtps://")):
        raise ImproperlyConfigured("ENISHI_SMTP names no mail server; write smtps://user:password@host:465.")
    return named


def _zone_of_this_machine() -> str:
    """In which a new book begins. Asked here, as Django sets the process's own zone to UTC right after."""
    try:
        name = tzlocal.get_localzone_name()
    except zoneinfo.ZoneInfoNotFoundError:  # a machine whose settings name no zone there is
        return "UTC"
    return name if name in zoneinfo.available_timezones() else "UTC"


HOME = _home()
ZONE_OF_THIS_MACHINE = _zone_of_this_machine()
PORT = _port()
SMTP = _smtp()
DIGEST_TO = os.environ.get("ENISHI_DIGEST_TO", "")
SECRET_KEY = _secret(HOME / "secret")
DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", "testserver"]
ROOT_URLCONF = "enishi.urls"
WSGI_APPLICATION = "enishi.wsgi.application"
INSTALLED_APPS = ["django.contrib.staticfiles", "enishi.store", "enishi.faces.web"]
MIDDLEWARE = [
    "django.middleware.gzip.GZipMiddleware",
    "enishi.faces.web.middleware.safety",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "enishi.faces.web.middleware.door",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["django.templatetags.i18n", "enishi.faces.web.templatetags.enishi"],
            "context_processors": ["enishi.faces.web.context.shell"],
        },
    }
]
STATIC_URL = "/static/"

LANGUAGE_CODE = "en"
LANGUAGES = [("ja", "日本語"), ("en", "English")]
LOCALE_PATHS = [HERE / "locale"]
USE_TZ = True
TIME_ZONE = "UTC"

# A drop of a whole folder is one form; each file is streamed to disk.
DATA_UPLOAD_MAX_NUMBER_FILES = 20_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
FILE_UPLOAD_HANDLERS = ["enishi.faces.web.uploads.FolderHandler"]

CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_NAME = "enishi_csrf"
CSRF_FAILURE_VIEW = "enishi.faces.web.views.door.forged"
SILENCED_SYSTEM_CHECKS = [
    "security.W004",
    "security.W008",
    "security.W012",
    "security.W016",
]  # one machine, no TLS

# No names, addresses or texts in logs: only what happened, where.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"django.request": {"level": "ERROR"}},  # a closed door is no news
}
