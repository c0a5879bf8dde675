"""The export of Monica 4 (`.json` or `.sql`), a personal CRM.

Of each contact the name, e-mail addresses, telephone numbers, accounts, work, postal addresses, the birthday, notes
and tags are taken; activities, telephone calls and conversations become exchanges with those who took part.
Relationships, gifts, debts, pets, tasks and life events are kept beside the person. Whom Monica keeps only as
somebody's relative is shown as skipped. A birthday reckoned from an age is none. Of JSON and SQL give one, as only the
JSON tells activities apart in every export; in SQL gifts, debts, pets, tasks and life events are left out. The vCard
export of Monica 4 and 5 is read too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from enishi.kit.jsons import starts
from enishi.kit.say import Refused, say
from enishi.records import Progress, Skipped
from enishi.sources import Confidence, Reading, Source
from enishi.sources.monica.account import Values, items, learn
from enishi.sources.monica.moments import activity, moments
from enishi.sources.monica.person import owner, person, place_of
from enishi.sources.monica.sql import Dump, activities_of, begins_dump, contacts_of, known_of, load

_HEAD = 1 << 13
_MARKS = tuple(re.compile(rf'"{key}"\s*:') for key in ("version", "app_version", "exported_by", "account"))


def recognises(path: Path) -> Confidence:
    """Sure by what stands at the beginning: the version, who exported it, the account; or the words above the SQL."""
    if not path.is_file():
        return Confidence.NO
    with path.open("rb") as file:
        raw = file.read(_HEAD)
    head = starts(raw)
    return Confidence.SURE if all(mark.search(head) for mark in _MARKS) or begins_dump(raw) else Confidence.NO


def read(path: Path) -> Reading:
    """The owner, then every contact with what happened with them, then the activities."""
    with path.open("rb") as file:
        is_dump = begins_dump(file.read(_HEAD))
    dump = load(path) if is_dump else None
    known = learn(path) if dump is None else known_of(dump)
    number = 0
    if (own := owner(known)) is not None:
        yield own
    for kind, item in items(path) if dump is None else _listed(dump):
        if isinstance(item, str):
            if kind == "broken":
                yield Skipped(
                    place_of(number + 1), say("The file is broken from here on; the rest of it was left out.")
                )
        elif kind == "contact":
            number += 1
            yield person(item, number, known)
            yield from moments(item, number, known)
            if number % 200 == 0:
                yield Progress(number, len(known.names))
        elif kind == "activity" and (met := activity(item, known)) is not None:
            yield met
    if not number:
        raise Refused(say("{file} holds no contact of Monica's.", file=path.name))


def _listed(dump: Dump) -> Iterator[tuple[str, Values | str]]:
    for contact in contacts_of(dump):
        yield "contact", contact
    for each in activities_of(dump):
        yield "activity", each
    if dump.is_broken:
        yield "broken", ""


SOURCE = Source(
    title=say("Monica 4 (JSON, SQL)"),
    how_to_get=say(
        "In Monica 4: Settings, Export data, Export to Json; when it is ready, download the file. Where there is no "
        "Export to Json yet, Export to SQL will do."
    ),
    recognises=recognises,
    read=read,
)
