"""YouTube's table of the channels that the owner follows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from enishi.kit.say import Refused, say
from enishi.kit.tables import HEAD, Layout, Row, find_table, read_rows
from enishi.kit.text import squeeze
from enishi.records import Bond, Handle, Link, Origin, Progress, Skipped

SOURCE = "takeout"
_BETWEEN_PROGRESS = 500
# The titles are in the language of whoever asked for the copy.
_TITLES = (
    ("channel id", "channel url", "channel title"),
    ("チャンネル id", "チャンネルの url", "チャンネルのタイトル"),
)


def table_in(head: bytes) -> Layout | None:
    """How the table that begins so is written; None when it is another."""
    return find_table(head[:HEAD], lambda names: names[:3] in _TITLES)


def read_table(path: Path) -> Iterator[Link | Skipped | Progress]:
    """The channels as accounts that the owner follows, by the names they have."""
    with path.open("rb") as stream:
        layout = table_in(stream.read(HEAD))
    if layout is None:
        raise Refused(say("{file} is not YouTube’s table of subscriptions.", file=path.name))
    total = path.stat().st_size
    number, address, title = layout.names[:3]
    with path.open("rb") as stream:
        for count, row in enumerate(read_rows(stream, layout), 1):
            place = say("row {row}", row=row.number)
            if isinstance(row, Row):
                account, page = Handle.account("youtube", row[number][:100]), Handle.url(row[address][:400])
                handles = tuple(handle for handle in (account, page) if handle)
                origin = Origin(SOURCE, f"youtube/{row[number].strip()[:100]}", place)
                link = Link(origin, Bond.FOLLOW, "youtube", (), handles, squeeze(row[title]))
                yield link if account else Skipped(place, say("It names no channel."))
            else:
                yield Skipped(place, row.reason)
            if count % _BETWEEN_PROGRESS == 0:
                yield Progress(min(stream.tell(), total), total)
    yield Progress(total, total)
