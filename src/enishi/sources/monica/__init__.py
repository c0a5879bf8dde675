"""The export of Monica 4 (`.json`), a personal CRM.

Of each contact the name, e-mail addresses, telephone numbers, accounts, work, postal addresses, the birthday, notes
and tags are taken; activities, telephone calls and conversations become exchanges with those who took part.
Relationships, gifts, debts, pets, tasks and life events are kept beside the person. Whom Monica keeps only as
somebody's relative is shown as skipped. A birthday reckoned from an age is none. The vCard export of Monica 4 and 5 is
read too; the SQL one is not.
"""

from __future__ import annotations

import re
from pathlib import Path

from enishi.kit.jsons import starts
from enishi.kit.say import Refused, say
from enishi.records import Progress, Skipped
from enishi.sources import Confidence, Reading, Source
from enishi.sources.monica.account import items, learn
from enishi.sources.monica.moments import activity, moments
from enishi.sources.monica.person import owner, person, place_of

_HEAD = 1 << 13
_MARKS = tuple(re.compile(rf'"{key}"\s*:') for key in ("version", "app_version", "exported_by", "account"))


def recognises(path: Path) -> Confidence:
    """Sure by what stands at the beginning: its version, who exported it, and the account."""
    if not path.is_file():
        return Confidence.NO
    with path.open("rb") as file:
        head = starts(file.read(_HEAD))
    return Confidence.SURE if all(mark.search(head) for mark in _MARKS) else Confidence.NO


def read(path: Path) -> Reading:
    """The owner, then every contact with what happened with them, then the activities."""
    known = learn(path)
    number = 0
    if (own := owner(known)) is not None:
        yield own
    for kind, item in items(path):
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


SOURCE = Source(
    title=say("Monica 4 (JSON)"),
    how_to_get=say("In Monica 4: Settings, Export data, Export to Json; when it is ready, download the file."),
    recognises=recognises,
    read=read,
)
