"""The collected mailboxes of other projects: every mail is found, with its people, its date and what it is."""

from __future__ import annotations

import json
import re
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from enishi.kit.bulk import gmail_labels, why_bulk
from enishi.kit.mail import read_header
from enishi.records import Interaction, Part, Progress, Sighting, Skipped
from enishi.sources import Confidence
from enishi.sources.mbox import SOURCE
from enishi.sources.mbox.separators import separators

CORPUS = Path(__file__).parents[3] / "shared" / "samples" / "mail-mbox"
pytestmark = pytest.mark.skipif(not (CORPUS / "INDEX.md").exists(), reason="The collected samples are not here.")

_ROW = re.compile(r"\| `([^`]+)` .*?(\d+) messages by Python mailbox\.mbox; (\d+) distinct From addresses")


def index() -> list[tuple[str, int, int]]:
    """The index's rows: file, messages, senders."""
    if not (CORPUS / "INDEX.md").exists():
        return []
    lines = (CORPUS / "INDEX.md").read_text(encoding="utf-8").split("\n")
    return [(row[1], int(row[2]), int(row[3])) for line in lines if (row := _ROW.match(line))]


@cache
def read(name: str) -> list[Any]:
    return [item for item in SOURCE.read(CORPUS / name) if not isinstance(item, Progress)]


def mails(name: str) -> list[Interaction]:
    """The mails in the order of the file."""
    return [item for item in reversed(read(name)) if isinstance(item, Interaction)]


def golden(name: str) -> list[dict[str, Any]]:
    path = CORPUS / "personal-history-db" / f"{name}.expected.json"
    return json.loads(path.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def in_golden_order(name: str) -> list[tuple[Interaction, dict[str, Any]]]:
    return list(zip(mails(f"personal-history-db/{name}.mbox"), golden(name), strict=True))


@pytest.mark.parametrize(("name", "messages", "senders"), index(), ids=lambda value: str(value))
def test_every_message_and_sender_of_the_index_is_found(name: str, messages: int, senders: int) -> None:
    items = read(name)
    assert SOURCE.recognises(CORPUS / name) is Confidence.SURE
    assert sum(isinstance(item, Interaction | Skipped) for item in items) == messages
    found = {person.handle.value for mail in mails(name) for person in mail.people if person.part is Part.FROM}
    assert len(found) == senders


def test_none_of_them_is_skipped() -> None:
    assert [item for name, _, _ in index() for item in read(name) if isinstance(item, Skipped)] == []


def test_the_twin_with_other_line_ends_says_the_same() -> None:
    assert read("perl5-mail-box/mbox.src") == read("perl5-mail-box/mbox.win")


def test_the_owner_of_the_old_mailbox_is_known() -> None:
    owners = [item for item in read("perl5-mail-box/mbox.src") if isinstance(item, Sighting)]
    assert [(owner.handles[0].value, owner.name.full) for owner in owners] == [
        ("markov@atcomputing.nl", "Mark Overmeer")
    ]


def test_mails_of_people_say_what_was_expected() -> None:
    for mail, expected in in_golden_order("basic"):
        sender, *recipients = mail.people
        assert mail.origin.key == expected["rfc822_message_id"]
        assert mail.subject == expected["subject"]
        assert (sender.handle.value, sender.name or None) == (expected["sender_address"], expected["sender_name"])
        assert mail.at == datetime.fromisoformat(expected["date_sent"])
        assert mail.is_bulk == bool(expected["is_bulk"])
        assert [found.handle.value for found in recipients] == [to["address"] for to in expected["recipients"]]


def test_bulk_is_told_by_the_sign_that_was_expected() -> None:
    path = CORPUS / "personal-history-db" / "bulk.mbox"
    with path.open("rb") as file:
        starts = sorted(found.body for found in separators(file, path.stat().st_size))
    signs = [why_bulk(read_header(path.read_bytes()[start:])[0]) for start in starts]
    assert signs == [expected["bulk_signal"] for expected in golden("bulk")]
    assert all(mail.is_bulk and not mail.text for mail, _ in in_golden_order("bulk"))


def test_odd_mails_say_what_was_expected() -> None:
    pairs = in_golden_order("edge_cases")
    for mail, expected in pairs:
        assert mail.origin.key.partition("#")[0] == (expected["rfc822_message_id"] or mail.origin.key)
        assert mail.subject == expected.get("subject", mail.subject)
        assert mail.is_bulk == bool(expected.get("is_bulk", 0))
    texts = [len(mail.text) for mail, _ in pairs]
    assert texts[3] == 0
    assert 19_900 < texts[4] <= 20_000
    # The golden drops the second of two different mails with one Message-ID; we keep both, apart.
    assert len({mail.origin.key for mail, _ in pairs}) == 7


def test_gmails_thread_is_the_thread() -> None:
    for mail, expected in in_golden_order("gmail"):
        assert mail.thread == (expected["gmail_thread_id"] or mail.origin.key)
    raw = (CORPUS / "personal-history-db" / "gmail.mbox").read_bytes().partition(b"\n")[2]
    labels = [label.lower() for label in json.loads(golden("gmail")[0]["gmail_labels"])]
    assert gmail_labels(read_header(raw)[0]) == labels


def test_who_wrote_to_whom_is_what_direction_needs() -> None:
    owner = "test@example.com"
    for mail, expected in in_golden_order("direction"):
        sent = any(found.handle.value == owner for found in mail.people if found.part is Part.FROM)
        got = any(found.handle.value == owner for found in mail.people if found.part is not Part.FROM)
        said = {(True, True): "self", (True, False): "outbound", (False, True): "inbound"}.get((sent, got), "unknown")
        assert said == expected["direction_with_identity"]
        assert mail.direction is None
