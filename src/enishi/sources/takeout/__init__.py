"""Of Google's copy of one's data: the pages of Google Voice, and the channels you follow on YouTube.

From a page of texts enishi takes who wrote what and when; from one of the answering machine, what was said to it, as
Google wrote it down. A channel that you follow is kept as such and makes nobody a person in your book. Mail, contacts
and calendars of the same copy are files of their own kinds and are given as they are; documents and pictures are not
read. Reading the same files again changes nothing.
"""

from __future__ import annotations

from pathlib import Path

from enishi.kit.say import say
from enishi.kit.tables import HEAD
from enishi.sources import Confidence, Reading, Source
from enishi.sources.takeout.channels import read_table, table_in
from enishi.sources.takeout.voice import is_page, read_page


def recognises(path: Path) -> Confidence:
    """Sure of a page of Voice's, and of a table with the titles of YouTube's."""
    if not path.is_file():
        return Confidence.NO
    head = _head(path)
    return Confidence.SURE if is_page(head) or table_in(head) else Confidence.NO


def read(path: Path) -> Reading:
    """The messages or channels in the order of the file."""
    yield from read_page(path) if is_page(_head(path)) else read_table(path)


def _head(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(HEAD)


SOURCE = Source(
    title=say("Google Takeout: Voice and YouTube"),
    how_to_get=say(
        "At takeout.google.com, choose Voice and YouTube (only its subscriptions). Unpack the ZIP and give the pages "
        "in Voice/Calls and the file subscriptions.csv."
    ),
    recognises=recognises,
    read=read,
)
