"""LinkedIn's copy of one's data: the ZIP as it comes, a folder of its tables, or one of them alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from enishi.kit.archives import is_zip, read_through
from enishi.kit.dates import PartialDate
from enishi.kit.say import Refused, Say, say
from enishi.kit.tables import Row
from enishi.records import Direction, Progress, Record, Skipped
from enishi.sources import Confidence, Reading, Source
from enishi.sources.linkedin.messages import invitation, message
from enishi.sources.linkedin.owner import owner_of
from enishi.sources.linkedin.people import Known, connection
from enishi.sources.linkedin.portrait import portrait, position
from enishi.sources.linkedin.praise import endorsement, recommendation
from enishi.sources.linkedin.sheets import OUR_NAMES, Sheet, Topic, sheets_in

_DATED = re.compile(r"LinkedInDataExport_(\d{1,2})-(\d{1,2})-(\d{4})")
_ONLY_BY_NAME = (Topic.SKILLS, Topic.PHONES)  # their columns are anybody's
_LOOKED_AT = 1 << 20  # bytes of a broken archive

_ONE: dict[Topic, Callable[[Row, Say, Known], Record | Skipped]] = {
    Topic.CONNECTIONS: connection,
    Topic.MESSAGES: message,
    Topic.INVITATIONS: invitation,
    Topic.RECOMMENDATIONS_RECEIVED: partial(recommendation, Direction.IN),
    Topic.RECOMMENDATIONS_GIVEN: partial(recommendation, Direction.OUT),
    Topic.ENDORSEMENTS_RECEIVED: partial(endorsement, Direction.IN),
    Topic.ENDORSEMENTS_GIVEN: partial(endorsement, Direction.OUT),
    Topic.POSITIONS: position,
}


def recognises(path: Path) -> Confidence:
    """Sure if a table inside has the columns of one of LinkedIn's that we read."""
    try:
        with sheets_in(path) as found:
            topics = [sheet.topic for sheet in found if isinstance(sheet, Sheet)]
            is_hurt = len(topics) < len(found)
    except Refused:
        return Confidence.PERHAPS if _names_our_tables(path) else Confidence.NO
    if any(topic not in _ONLY_BY_NAME for topic in topics):
        return Confidence.SURE
    return Confidence.PERHAPS if topics or is_hurt else Confidence.NO


def read(path: Path) -> Reading:
    """The owner first, then connections, messages, invitations, words and positions."""
    with sheets_in(path) as found:
        sheets = [item for item in found if isinstance(item, Sheet)]
        if not found:
            raise Refused(say("{file} holds none of the tables that LinkedIn writes.", file=path.name))
        for sheet in sheets:
            read_through(sheet.open)
        yield from (item for item in found if isinstance(item, Skipped))
        owner, owner_name = owner_of(sheets)
        known = Known(owner, owner_name, _made_on(path))
        yield from portrait(sheets, known, _owner_key(path, sheets))
        total, done = sum(sheet.size for sheet in sheets), 0
        for sheet in sheets:
            for item in _records(sheet, known):
                yield Progress(done + item.done, total) if isinstance(item, Progress) else item
            done += sheet.size


def _owner_key(path: Path, sheets: list[Sheet]) -> str:
    is_whole = path.is_dir() or is_zip(path)
    # One table's word on the owner must not replace the whole copy's.
    return "owner" if is_whole or not sheets else f"owner:{sheets[0].topic.name.lower()}"


def _records(sheet: Sheet, known: Known) -> Reading:
    if sheet.topic is Topic.RECOMMENDATIONS:
        yield Skipped(
            say("{file}", file=sheet.name),
            say("Only the file's own name tells whether these words were received or given. Please restore it."),
        )
    one = _ONE.get(sheet.topic)
    if one is None:
        yield Progress(sheet.size, sheet.size)
        return
    for row in sheet.rows():
        yield one(row, sheet.place(row.number), known) if isinstance(row, Row) else row


def _made_on(path: Path) -> PartialDate | None:
    found = _DATED.search(path.name)
    return PartialDate.checked(int(found[3]), int(found[1]), int(found[2])) if found else None


def _names_our_tables(path: Path) -> bool:
    with path.open("rb") as file:
        start = file.read(_LOOKED_AT)
        file.seek(max(0, path.stat().st_size - _LOOKED_AT))
        return bool(OUR_NAMES.search(start) or OUR_NAMES.search(file.read(_LOOKED_AT)))


SOURCE = Source(
    title=say("LinkedIn archive"),
    how_to_get=say(
        "On LinkedIn, open Settings & Privacy, then Data privacy, then Get a copy of your data. Ask for the larger "
        "archive, or at least for connections, messages, invitations, recommendations and profile. LinkedIn sends a "
        "link by e-mail, for some parts within minutes, for all within a day. Give the ZIP here as it is."
    ),
    recognises=recognises,
    read=read,
)
