"""From one card to one sighting: what its properties say about a person."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha1
from itertools import zip_longest

from enishi.kit.contentlines import LONGEST_HEAVY, ContentLine
from enishi.kit.dates import PartialDate
from enishi.kit.say import say
from enishi.kit.text import squeeze
from enishi.records import Job, Name, Origin, Sighting, Skipped
from enishi.sources.vcard.cards import HEAVY, Card
from enishi.sources.vcard.handles import HANDLES, handles
from enishi.sources.vcard.names import is_reading, read_name

_READ = HANDLES | {
    *("VERSION", "PRODID", "REV", "UID", "X-ABUID", "X-ABLABEL", "AGENT"),
    *("FN", "N", "NICKNAME", "X-PHONETIC-LAST-NAME", "X-PHONETIC-FIRST-NAME", "SORT-STRING"),
    *("ORG", "TITLE", "ADR", "BDAY", "NOTE", "CATEGORIES", "X-GN", "KIND", "X-ABSHOWAS"),
}
_ONLY_FIRST = ("FN", "N")
_UNKEYED = HEAVY | {"PRODID", "REV", "VERSION"}  # these change while the card does not
_LONGEST_UID = 255
# A UID that no other program will give again. "357" is one in each address book: there the name must agree too.
_WORLDWIDE = re.compile(r"@|[0-9a-f]{8}-[0-9a-f]{4}-|^[\w-]{20,}$", re.IGNORECASE)
_GOOGLE_EVERYONE = "mycontacts"  # Google's name for "in the address book", no tag anyone chose
_KANJI = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})(?!\d)")
_ENCODING = re.compile(r";(?:CHARSET=[^;]*|(?:ENCODING=)?QUOTED-PRINTABLE)", re.IGNORECASE)


def sighting(card: Card, *, source: str = "vcard") -> Sighting | Skipped:
    """What a card says about its person or organisation, or why it is none."""
    kinds = {text.lower() for name in ("KIND", "X-ADDRESSBOOKSERVER-KIND") for text in card.texts(name)}
    if "group" in kinds:
        return Skipped(card.place, say("This card is a group, not a person."))
    if kinds & {"location", "device", "application", "thing"}:
        return Skipped(card.place, say("This card is a place or a thing, not a person."))
    found = list(handles(card))
    reached = tuple(dict.fromkeys(handle for _, handle in found if handle))
    jobs = _jobs(card)
    organisation = next((job.organisation for job in jobs if job.organisation), "")
    name = read_name(card, organisation=organisation, address=reached[0].value if reached else "")
    if not name:
        return Skipped(card.place, say("This card has no name, address or number."))
    birthdays = [(line, _birthday(line)) for line in card.by_name.get("BDAY", ())]
    unread = [line for line, value in [*found, *birthdays] if value is None]
    labelled = {line.head.group for line, handle in found if handle}
    return Sighting(
        origin=Origin(source, _key(card, name), card.place),
        name=name,
        handles=reached,
        jobs=jobs,
        addresses=tuple(filter(None, (_postal(card, line) for line in card.by_name.get("ADR", ())))),
        birthday=next((day for _, day in birthdays if day), None),
        note="\n".join(card.texts("NOTE")),
        tags=_tags(card),
        said=next((PartialDate.parse(text) for text in card.texts("REV")), None),
        is_organisation="org" in kinds or "COMPANY" in {text.upper() for text in card.texts("X-ABSHOWAS")},
        extra=_extra(card, unread, labelled),
    )


def person_of(lines: Iterable[ContentLine], number: int, *, source: str) -> Sighting | Skipped:
    """The same of a card that another form of vCard holds, by what its lines would be."""
    card = Card(number, 0)
    for line in lines:
        is_picture = line.name in HEAVY and len(line.value) > LONGEST_HEAVY
        card.add(line._replace(value="", cut=True) if is_picture else line)
    closed = card.closed()
    return sighting(closed, source=source) if isinstance(closed, Card) else closed


def _key(card: Card, name: Name) -> str:
    for uid in [*card.texts("UID"), *card.texts("X-ABUID")]:
        bare = uid[9:].strip() if uid[:9].lower() == "urn:uuid:" else uid
        if bare and len(bare) <= _LONGEST_UID:
            return bare if _WORLDWIDE.search(bare) else f"{bare}|{_digest(squeeze(name.full))[:12]}"
    lines = sorted(_normalised(line) for line in card.lines if line.name not in _UNKEYED)
    return _digest("\n".join(lines))


def _digest(text: str) -> str:
    return sha1(text.encode("utf-8", "replace"), usedforsecurity=False).hexdigest()


def _normalised(line: ContentLine) -> str:
    return f"{line.name}{_sorted_params(line.head.text)}:{line.value.strip()}"


@lru_cache(maxsize=1024)
def _sorted_params(head: str) -> str:
    """`;PREF;TYPE=WORK`: without the group's running number and what only says how the bytes were written."""
    return ";".join(sorted(_ENCODING.sub("", head).upper().split(";")[1:]))


def _jobs(card: Card) -> tuple[Job, ...]:
    """ORG and TITLE belong together in the order in which they stand, whichever comes first."""
    jobs = []
    organisations = [card.parts(line.value) for line in card.by_name.get("ORG", ())]
    for organisation, title in zip_longest(organisations, card.texts("TITLE")):
        name, *departments = organisation or [""]
        job = Job(squeeze(name), squeeze(" ".join(departments)), squeeze(title or ""))
        if job != Job() and job not in jobs:
            jobs.append(job)
    return tuple(jobs)


def _postal(card: Card, line: ContentLine) -> str:
    parts = [squeeze(part) for part in card.parts(line.value)]
    box, extended, street, city, region, code, country, *_ = [*parts, *[""] * 7]
    if _KANJI.search("".join(parts)):
        return " ".join(filter(None, (code, region + city + street, extended, box, country)))
    return ", ".join(filter(None, (box, extended, street, city, f"{region} {code}".strip(), country)))


def _birthday(line: ContentLine) -> PartialDate | None:
    found = _DAY.match(line.value.strip())
    day = PartialDate.checked(*map(int, found.groups())) if found else PartialDate.parse(line.value)
    omitted = "".join(filter(str.isdigit, "".join(line.head.params.get("X-APPLE-OMIT-YEAR", ()))))
    if day and day.year is not None and str(day.year) in ("1604", omitted):  # Apple's year for "no year"
        return PartialDate.checked(None, day.month, day.day)
    return day


def _tags(card: Card) -> tuple[str, ...]:
    tags = [tag for line in card.by_name.get("CATEGORIES", ()) for tag in card.parts(line.value, ",")]
    tags = [squeeze(tag) for tag in [*tags, *card.texts("X-GN")]]
    return tuple(dict.fromkeys(tag for tag in tags if tag and tag.lower() != _GOOGLE_EVERYONE))


def _extra(card: Card, unread: list[ContentLine], labelled: set[str]) -> tuple[tuple[str, str], ...]:
    """What is not used: unknown properties, second names, values that could not be understood."""
    kept = [line for line in card.lines if line.name not in _READ and not is_reading(line)]
    kept += [line for name in _ONLY_FIRST for line in card.by_name.get(name, ())[1:]]
    kept += [*card.other_forms, *unread]
    kept += [line for line in card.by_name.get("X-ABLABEL", ()) if line.head.group not in labelled]
    return tuple(dict.fromkeys(map(_as_written, kept)))


def _as_written(line: ContentLine) -> tuple[str, str]:
    if line.cut:
        return line.name, ""
    return _ENCODING.sub("", line.head.text), line.value.replace("\n", "\\n")
