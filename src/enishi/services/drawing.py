"""A person's derived fields, drawn from everything that is said of them now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from enishi.kit.dates import PartialDate
from enishi.kit.names import hiragana, is_japanese, order_key
from enishi.kit.people_names import parse_name
from enishi.kit.places import place_of
from enishi.kit.text import fold
from enishi.store.models import Handle, Person, Sighting

# Which source's word counts for a name, when several speak: the owner's own first, then cards and address books, in
# which somebody wrote it down with care, then profiles; what was read from a picture or seen in passing comes last.
_BOOKS = "vcard jcard xcard jscontact windows_people google_contacts outlook_contacts eight sansan monica".split()
_TRUST = {"owner": 0, **dict.fromkeys(_BOOKS, 1), "linkedin": 2}
_LEAST = 3


DERIVED = (
    "merged_into",
    "is_owner",
    "is_organisation",
    "is_nobody",
    "name",
    "family",
    "given",
    "reading",
    "sort_key",
    "find_key",
    "organisation",
    "department",
    "title",
    "birthday",
    "place",
)


def draw(row: Person, sightings: Iterable[Sighting], handles: list[Handle]) -> None:
    """Bring a person's fields in line with the sightings and addresses that are theirs, without saving."""
    current = sorted(
        (s for s in sightings if s.current),
        key=lambda s: (_trust(s), -_seen(s), -len(s.data), s.digest),
    )
    row.is_owner = any(s.is_owner for s in current)
    row.is_organisation = bool(current) and all(s.data.get("is_organisation") for s in current)
    named = _name_of(current, handles)
    row.family, row.given = named.get("family", "")[:200], named.get("given", "")[:200]
    row.name = (
        named.get("full")
        or _joined(row.family, row.given)
        or named.get("nickname")
        or shown_name(handles)
        or _address(handles)
    )[:300]
    row.reading = next((reading for s in current if (reading := _reading(s.data.get("name", {})))), "")[:300]
    row.sort_key = order_key(_sorting_name(row), row.reading or _likely_reading(row))[:300]
    job = _newest_job(current)
    row.organisation = job.get("organisation", "")[:300]
    row.department, row.title = job.get("department", "")[:300], job.get("title", "")[:300]
    birthdays = (s.data["birthday"] for s in current if s.data.get("birthday"))
    row.birthday = next((partial(birthday) for birthday in birthdays), "")
    places = (place for s in current for line in s.data.get("addresses", []) if (place := place_of(line)))
    row.place = next(places, "")[:100]
    row.find_key = _find_key(row, current, handles)


def _trust(sighting: Sighting) -> int:
    return _TRUST.get(sighting.source, _LEAST)


def _seen(sighting: Sighting) -> float:
    return sighting.seen_at.timestamp() if sighting.seen_at else 0


def _name_of(current: list[Sighting], handles: list[Handle]) -> dict[str, str]:
    """The most trusted source's name; of two cards, the one that writes it (髙, not 高) as they themselves do."""
    own_hand = {name for handle in handles for name in handle.names}
    own_hand.update(s.data["name"].get("full", "") for s in current if s.source == "mbox" and s.data.get("name"))
    named = [s for s in current if s.data.get("name")]
    best = min(named, key=lambda s: (_trust(s), s.data["name"].get("full", "") not in own_hand), default=None)
    return dict(best.data["name"]) if best else {}


def shown_name(handles: Iterable[Handle]) -> str:
    """For somebody known by their mails alone: the name shown beside their addresses, whichever was shown first.

    The one that looks whole, is shown with most of them, and is the plainest: "Ben Carter", not "Carter, Ben" or "Ben
    Carter (Harbour Works)". Then the longest.
    """
    shown = Counter(name for handle in handles for name in handle.names if "@" not in name)
    return max(shown, key=lambda name: (_is_whole(name), shown[name], -_signs(name), len(name), name), default="")


def _is_whole(name: str) -> bool:
    return " " in name or is_japanese(name)


def _signs(name: str) -> int:
    """How much in a name is neither a letter nor a space between two."""
    return sum(not (char.isalpha() or char == " ") for char in name)


def partial(parts: dict[str, int]) -> str:
    """A partial date kept as JSON, in ISO form."""
    return str(PartialDate(parts.get("year"), parts.get("month"), parts.get("day"))) if parts else ""


def _joined(family: str, given: str) -> str:
    return " ".join(filter(None, (family, given) if is_japanese(family + given) else (given, family)))


def _address(handles: list[Handle]) -> str:
    return min((handle.value for handle in handles), default="", key=lambda value: ("@" not in value, value))


def _reading(name: dict[str, str]) -> str:
    return " ".join(filter(None, (name.get("family_reading", ""), name.get("given_reading", "")))).strip()


def _likely_reading(row: Person) -> str:
    """The best guess at how a name in kanji is read: it sorts the person, and is shown nowhere."""
    found = parse_name(full=row.name, family=row.family, given=row.given) if is_japanese(row.name) else None
    if found is None or not found.family_readings:
        return ""
    return f"{found.family_readings[0]} {next(iter(found.given_readings), '')}".strip()


def _sorting_name(row: Person) -> str:
    return f"{row.family} {row.given}".strip() or row.name


def _newest_job(current: list[Sighting]) -> dict[str, str]:
    """The owner's own word, else the work that the newest word states."""
    by_age = sorted(
        (s for s in current if s.data.get("jobs")),
        key=lambda s: (
            s.source == "owner",
            partial(s.data.get("said") or {}),
            s.source == "linkedin",
            _seen(s),
            len(s.data),
            s.digest,
        ),
    )
    return dict(by_age[-1].data["jobs"][0]) if by_age else {}


def _find_key(row: Person, current: list[Sighting], handles: list[Handle]) -> str:
    words = [row.name, row.family + row.given, row.reading, hiragana(row.reading).replace(" ", "")]
    for sighting in current:
        name = sighting.data.get("name", {})
        words += [name.get("full", ""), name.get("nickname", ""), _reading(name), *sighting.data.get("tags", [])]
        words += [part for job in sighting.data.get("jobs", []) for part in job.values()]
        words += sighting.data.get("addresses", [])
    words += [handle.value for handle in handles]
    return "\n".join(dict.fromkeys(fold(word) for word in words if word))[:4000]
