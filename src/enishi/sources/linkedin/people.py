"""People as LinkedIn's tables name them, and the connections among them."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from enishi.kit.dates import PartialDate
from enishi.kit.say import Say, say
from enishi.kit.tables import Row
from enishi.kit.text import squeeze
from enishi.records import Handle, Job, Name, Origin, Sighting, Skipped
from enishi.sources.linkedin.moments import day

SOURCE = "linkedin"
_SCRIPTS = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "HALFWIDTH KATAKANA", "IDEOGRAPHIC")
_USED = frozenset({"first name", "last name", "url", "email address", "company", "position", "connected on"})


@dataclass(frozen=True)
class Known:
    """What the copy as a whole tells: whose it is, by profile address and name, and when it was made."""

    owner: Handle | None = None
    owner_name: str = ""
    said: PartialDate | None = None


def connection(row: Row, place: Say, known: Known) -> Sighting | Skipped:
    """One row of Connections.csv: a person, where they work, and since when they are connected."""
    name = name_of(row["first name"], row["last name"])
    if not name:
        return Skipped(place, say("This account was closed; LinkedIn no longer gives its name."))
    page, mail = profile(row["url"]), Handle.email(row["email address"])
    since = day(row["connected on"])
    extra = [("Connected On", str(since) if since else row["connected on"])] if row["connected on"] else []
    extra += [(column, cell) for column, cell in row.items() if cell and column not in _USED]
    # Without an address, two people of one name are told apart by the day they connected.
    key = slug(page) or (fit(mail.value) if mail else short(name.full, row["connected on"]))
    job = Job(organisation=squeeze(row["company"]), title=squeeze(row["position"]))
    return Sighting(
        origin=Origin(SOURCE, key, place),
        name=name,
        handles=tuple(handle for handle in (page, mail) if handle),
        jobs=(job,) if job != Job() else (),
        said=known.said,
        extra=tuple(extra),
    )


def name_of(given: str, family: str) -> Name:
    """A name from its two cells; written family first where both are in Chinese, Japanese or Korean letters."""
    given, family = squeeze(given), squeeze(family)
    parts = (family, given) if _is_east_asian(given) and _is_east_asian(family) else (given, family)
    return Name(full=" ".join(part for part in parts if part), family=family, given=given)


@lru_cache(maxsize=20_000)
def profile(url: str) -> Handle | None:
    """The address of someone's page."""
    return Handle.url(url)


def slug(page: Handle | None) -> str:
    """A page's address without the site's name: `in/taro-yamada`."""
    return fit(page.value.removeprefix("linkedin.com/")) if page else ""


def short(*parts: str) -> str:
    """A short fingerprint that stays the same for the same words."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:12]


def fit(text: str) -> str:
    """The text as a part of a key: itself, or its fingerprint where it is long."""
    return text if len(text) <= 120 else short(text)


def _is_east_asian(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and all(unicodedata.name(c, "").startswith(_SCRIPTS) for c in letters)
