"""The collected mails of other projects: each is read or told why not, and what the index says of it is found."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import getaddresses, parsedate_to_datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from enishi.records import Interaction, Part, Progress, Skipped
from enishi.sources import all_sources, recognise
from enishi.sources.maildir import SOURCE as MAILDIR

ROOT = Path(__file__).parents[3] / "shared" / "samples"
CORPUS = ROOT / "mail-eml"
pytestmark = pytest.mark.skipif(not (CORPUS / "INDEX.md").exists(), reason="The collected samples are not here.")

_ROW = re.compile(r"From “(.*?)”; To “(.*?)”; Subject “(.*?)”; Date “(.*?)”; \S+; charset")
_NO_FIELDS = {  # parts of mails, or text: no field on top tells who, whom or when
    "mikel-mail/rfc2822/example13.eml",
    *(
        f"james-mime4j/{name}.msg"
        for name in (
            "bad-newlines-multiple-parts",
            "ending-boundaries",
            "intermediate-boundaries",
            "malformedHeader-nocrlfcrlf",
            "malformedHeader-noheader",
            "malformedHeaderStartsBody-nocrlfcrlf",
            "malformedHeaderStartsBody-noheader",
            "misplaced-boundary",
            "missing-boundary",
            "missing-inner-boundary",
            "missing-inner-start-boundary",
        )
    ),
}
# Fields in which we differ from Python's own reading, which the index shows, and why ours is meant.
_UNTOLD = "the index shows bytes of no known encoding; we read what they mean"
_RECEIVED = "the date is none, so the day it was received counts"
_CLOSED = "Python's parser ends the header at a broken line"
OURS = {
    ("mikel-mail/error_emails/bad_date_header.eml", "date"): _RECEIVED,
    ("mikel-mail/error_emails/bad_date_header2.eml", "date"): _RECEIVED,
    ("mikel-mail/error_emails/content_transfer_encoding_empty.eml", "date"): _RECEIVED,
    ("mikel-mail/error_emails/content_transfer_encoding_empty.eml", "subject"): _UNTOLD,
    ("mikel-mail/error_emails/missing_body.eml", "to"): "an undisclosed recipient is nobody",
    ("mikel-mail/error_emails/must_supply_encoding.eml", "from"): "the index cut the line",
    ("mikel-mail/error_emails/must_supply_encoding.eml", "subject"): _UNTOLD,
    ("mikel-mail/error_emails/new_line_in_to_header.eml", "to"): "the index cut the line",
    ("mikel-mail/error_emails/trademark_character_in_subject.eml", "subject"): _UNTOLD,
    ("mikel-mail/plain_emails/mix_caps_content_type.eml", "from"): "Big Bug bb@bug.com is bb@bug.com",
    ("mikel-mail/plain_emails/raw_email_bad_time.eml", "date"): _RECEIVED,
    ("mikel-mail/plain_emails/raw_email_incorrect_header.eml", "from"): _CLOSED,
    ("mikel-mail/plain_emails/raw_email_incorrect_header.eml", "to"): _CLOSED,
    ("mikel-mail/plain_emails/raw_email_incorrect_header.eml", "date"): _CLOSED,
    ("mikel-mail/plain_emails/raw_email_multiple_from.eml", "from"): "two addresses with a space between are two",
    ("mikel-mail/plain_emails/raw_email_multiple_from.eml", "to"): "two addresses with a space between are two",
    ("mikel-mail/plain_emails/raw_email_with_at_display_name.eml", "to"): "Mikel@Lindsaar is a name",
    ("mikel-mail/plain_emails/raw_email_with_bad_date.eml", "date"): _RECEIVED,
    ("sisimai/lhost-kddi-01.eml", "subject"): _UNTOLD,
    ("nextcloud-mail/phishing-mail-headers.no-date.txt", "date"): _RECEIVED,
    **{
        (f"nextcloud-mail/phishing-mail-headers{name}.txt", field): why
        for name in ("", ".no-from", ".no-reply-to")
        for field, why in (("date", _RECEIVED), ("subject", _UNTOLD))
    },
    ("nextcloud-mail/phishing-mail-headers.malformed-date.txt", "subject"): _UNTOLD,
    ("nextcloud-mail/phishing-mail-headers.no-date.txt", "subject"): _UNTOLD,
}
_SHOWN = 69  # characters of a field that the index shows


@dataclass(frozen=True)
class Row:
    """What the index says of a mail; empty where the mail lacks it."""

    file: str
    sender: str
    to: str
    subject: str
    date: str


def rows() -> list[Row]:
    found = []
    for line in (CORPUS / "INDEX.md").read_text("utf-8").splitlines():
        if line.startswith("| `") and (said := _ROW.search(line)):
            values = [value.replace("\\|", "|") if value != "—" else "" for value in said.groups()]
            found.append(Row(line.split("`")[1], *values))
    return found


@cache
def read(file: str) -> tuple[Any, ...]:
    known = recognise(CORPUS / file)
    if not known:
        return ()
    (source,) = known
    return tuple(item for item in all_sources()[source].read(CORPUS / file) if not isinstance(item, Progress))


def mail_of(file: str) -> Interaction | None:
    return next((item for item in read(file) if isinstance(item, Interaction)), None)


def test_every_mail_is_read_or_told_why_not() -> None:
    assert {row.file for row in rows() if not read(row.file)} == _NO_FIELDS


def test_only_a_mail_without_a_date_is_left_out() -> None:
    for row in rows():
        for item in read(row.file):
            if isinstance(item, Skipped):
                assert (row.file, _moment(row.date)) == (row.file, None)
                assert str(item.reason) == "It does not say when it was written."


def test_from_to_subject_and_date_are_what_the_index_says() -> None:
    found = {(row.file, field): is_so for row in rows() for field, is_so in _fields(row)}
    wrong = {where for where, is_so in found.items() if not is_so}
    print(f"{len(found)} fields, {len(wrong)} read otherwise than Python reads them")
    assert wrong == set(OURS)


def _fields(row: Row) -> Iterator[tuple[str, bool]]:
    mail = mail_of(row.file)
    if mail is None:
        return
    by_part = {part: {one.handle.value for one in mail.people if one.part is part} for part in Part}
    yield "from", by_part[Part.FROM] == _addresses(row.sender)
    yield "to", by_part[Part.TO] == _addresses(row.to)
    yield "subject", mail.subject.startswith(" ".join(row.subject.split())[:_SHOWN])
    at = _moment(row.date)
    yield "date", at is not None and abs((mail.at - at).total_seconds()) <= 60


def _addresses(line: str) -> set[str]:
    return {address.lower() for _, address in getaddresses([line]) if address}


def test_no_bounce_makes_anybody_known() -> None:
    bounces = [row.file for row in rows() if row.file.startswith("sisimai/")]
    assert len(bounces) == 20
    assert [file for file in bounces if not (mail := mail_of(file)) or not mail.is_bulk] == []


def test_a_calendars_invitation_makes_nobody_known() -> None:
    for file in ("request_google.txt", "request_outlook_com.txt"):
        assert (mail := mail_of(f"nextcloud-mail/{file}"))
        assert (mail.is_bulk, mail.text) == (True, "")


@pytest.mark.parametrize(
    ("folder", "mails", "senders", "first", "last"),
    [
        ("notmuch-default", 53, 16, "2009-11-17", "2010-12-29"),
        ("notmuch-threading", 12, 5, "2016-06-17", "2016-06-26"),  # by UTC; the index has the sender's own day
    ],
)
def test_every_mail_of_a_maildir_is_found(folder: str, mails: int, senders: int, first: str, last: str) -> None:
    path = ROOT / "mail-maildir" / folder
    assert recognise(path) == ["maildir"]
    items = [item for item in MAILDIR.read(path) if not isinstance(item, Progress)]
    found = [item for item in items if isinstance(item, Interaction)]
    assert [item for item in items if isinstance(item, Skipped)] == []
    assert len(found) == mails
    assert len({one.handle.value for mail in found for one in mail.people if one.part is Part.FROM}) == senders
    days = sorted(f"{mail.at:%Y-%m-%d}" for mail in found)
    assert (days[0], days[-1]) == (first, last)


def _moment(text: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(text)
    except (ValueError, TypeError):
        return None
    found = found if found.tzinfo else found.replace(tzinfo=UTC)
    return found if found.year > 1970 else None


def test_the_totals() -> None:
    kinds = Counter(type(item).__name__ for row in rows() for item in read(row.file))
    bulk = sum(item.is_bulk for row in rows() for item in read(row.file) if isinstance(item, Interaction))
    print(f"{len(rows())} files: {dict(kinds)}, of the mails {bulk} of lists and machines; {len(_NO_FIELDS)} unknown")
    assert len(rows()) == kinds["Interaction"] + kinds["Skipped"] + len(_NO_FIELDS)
