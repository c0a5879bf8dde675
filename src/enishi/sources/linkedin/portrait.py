"""What the copy says about its owner: profile, addresses and skills as one record, positions as roles."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from enishi.kit.dates import PartialDate
from enishi.kit.say import Say, say
from enishi.kit.tables import Row
from enishi.kit.text import squeeze
from enishi.records import Handle, Job, Name, Origin, Role, Sighting, Skipped
from enishi.sources.linkedin.messages import plain
from enishi.sources.linkedin.moments import day
from enishi.sources.linkedin.people import SOURCE, Known, name_of, short
from enishi.sources.linkedin.sheets import Sheet, Topic

_ROWS = 2_000  # of one table on one person
_LINK = re.compile(r"(?:(?P<label>[A-Z_ ]{1,30}):)?(?P<url>(?:https?://)?[^\s,\[\]]+)")
_MORE = ("Headline", "Industry", "Geo Location", "Maiden Name", "Instant Messengers")


@dataclass
class Portrait:
    """What has been said about the owner so far."""

    name: Name
    handles: list[Handle] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    birthday: PartialDate | None = None
    note: str = ""
    skills: list[str] = field(default_factory=list)
    extra: list[tuple[str, str]] = field(default_factory=list)


def portrait(sheets: list[Sheet], known: Known, key: str) -> Iterator[Sighting | Skipped]:
    """One record on the owner from all tables that tell of them, or none."""
    so_far = Portrait(Name(full=known.owner_name), [known.owner] if known.owner else [])
    for sheet in sheets:
        take = _TAKE.get(sheet.topic)
        for row in islice(sheet.rows(), _ROWS) if take else ():
            if isinstance(row, Skipped):
                yield row
            elif take and isinstance(row, Row) and (reason := take(so_far, row)):
                yield Skipped(sheet.place(row.number), reason)
    if so_far != Portrait(Name()):
        yield Sighting(
            origin=Origin(SOURCE, key, say("{file}", file=sheets[0].name)),
            name=so_far.name,
            handles=tuple(dict.fromkeys(so_far.handles)),
            addresses=tuple(so_far.addresses),
            birthday=so_far.birthday,
            note=so_far.note,
            tags=tuple(dict.fromkeys(so_far.skills)),
            said=known.said,
            is_owner=True,
            extra=tuple(so_far.extra),
        )


def position(row: Row, place: Say, _: Known) -> Role | Skipped:
    """One row of Positions.csv: a place the owner held, and since when until when."""
    job = Job(organisation=squeeze(row["company name"]), title=squeeze(row["title"]))
    if job == Job():
        return Skipped(place, say("Neither a company nor a position stands here."))
    return Role(
        origin=Origin(SOURCE, f"position/{short(job.organisation, job.title, row['started on'])}", place),
        job=job,
        since=day(row["started on"]),
        until=day(row["finished on"]),
        place=squeeze(row["location"]),
        text=plain(row["description"]),
    )


def _profile(so_far: Portrait, row: Row) -> None:
    so_far.name = name_of(row["first name"], row["last name"]) or so_far.name
    so_far.birthday = day(row["birth date"])
    so_far.note = plain(row["summary"])
    so_far.addresses += [one_line] if (one_line := squeeze(f"{row['zip code']} {row['address']}")) else []
    so_far.handles += _links(row["websites"])
    so_far.handles += _links(re.sub(r"@?([\w.-]+)", r"https://twitter.com/\1", row["twitter handles"].lower()))
    so_far.extra += [(title, squeeze(row[title.lower()])) for title in _MORE if row[title.lower()].strip()]


def _email(so_far: Portrait, row: Row) -> Say | None:
    address = row["email address"]
    if _is_no(row["confirmed"]):  # anyone may have typed it
        so_far.extra.append(("Unconfirmed e-mail", squeeze(address)))
        return None
    found = Handle.email(address, "" if _is_no(row["primary"]) else "primary")
    if found is None:
        return say("No e-mail address stands here.")
    so_far.handles.append(found)
    return None


def _phone(so_far: Portrait, row: Row) -> Say | None:
    country = row["extension"].strip()
    number = f"{country} {row['number']}" if country.startswith("+") else row["number"]
    found = Handle.phone(number, squeeze(row["type"]))
    if found is None:
        return say("No phone number stands here.")
    so_far.handles.append(found)
    return None


def _skill(so_far: Portrait, row: Row) -> None:
    so_far.skills.append(squeeze(row["name"]))


def _links(text: str) -> list[Handle]:
    found = (Handle.url(link["url"], (link["label"] or "").lower()) for link in _LINK.finditer(text[:10_000]))
    return [handle for handle in found if handle]


def _is_no(cell: str) -> bool:
    return cell.strip().lower() in ("no", "false")


_TAKE: dict[Topic, Callable[[Portrait, Row], Say | None]] = {
    Topic.PROFILE: _profile,
    Topic.EMAILS: _email,
    Topic.PHONES: _phone,
    Topic.SKILLS: _skill,
}
