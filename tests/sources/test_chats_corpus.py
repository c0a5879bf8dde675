"""Real chat and call files yield what their index says; skipped where the corpus is absent."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from enishi.kit.say import Refused
from enishi.records import Interaction, Progress, Skipped
from enishi.sources import all_sources, recognise

CORPUS = Path(__file__).parents[3] / "shared" / "samples"
pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real files is not here")


def read(path: Path, source: str) -> list[Any]:
    assert recognise(path) == [source]
    return [item for item in all_sources()[source].read(path) if not isinstance(item, Progress)]


def messages(items: list[Any]) -> list[Interaction]:
    return [item for item in items if isinstance(item, Interaction)]


@pytest.mark.parametrize(
    ("file", "number"),
    # The last has 20 lines, of which the first two are the program's.
    [("lorem-merge-part1.txt", 300), ("lorem-merge-part2.txt", 300), ("lorem.txt", 500), ("pokemon.txt", 18)],
)
def test_every_message_of_a_chat_is_read(file: str, number: int) -> None:
    found = messages(read(CORPUS / "whatsapp" / "whatstk" / file, "whatsapp"))
    assert len({one.origin.key for one in found}) == number


def test_every_way_of_writing_a_line_is_read_but_one_that_no_phone_has(tmp_path: Path) -> None:
    table = CORPUS / "whatsapp" / "whatstk" / "header_format_support.json"
    if not table.exists():
        pytest.skip("the table of layouts is not here")
    parts = {
        "%y": "2019",
        "%m": "12",
        "%d": "30",
        "%H": "20",
        "%I": "08",
        "%M": "49",
        "%S": "05",
        "%p": "PM",
        "%name": "Ben",
    }
    got = {True: 0, False: 0}
    for row in json.loads(table.read_text()):
        line = row["format"]
        for sign, text in sorted(parts.items(), key=lambda pair: -len(pair[0])):
            line = line.replace(sign, text)
        path = tmp_path / "chat.txt"
        path.write_text(f"{line} Hi\n")
        try:
            (one,) = messages(read(path, "whatsapp"))
        except Refused:
            got[False] += 1
            assert "%y-%d" in row["format"].replace("/", "-").replace(".", "-")
            continue
        got[True] += 1
        assert (f"{one.at:%Y-%m-%d %H:%M}", one.people[0].name, one.text) == ("2019-12-30 20:49", "Ben", "Hi")
    assert got == {True: 72, False: 24}


def test_every_call_is_read_and_those_answered_are_contact() -> None:
    calls = messages(read(CORPUS / "android-sms-calls" / "personal-history-db" / "calls.xml", "sms"))
    # In, out, missed, voicemail, rejected, refused.
    assert [(one.direction, one.is_bulk) for one in calls] == [
        ("in", False),
        ("out", False),
        ("in", True),
        ("in", False),
        ("in", True),
        ("in", True),
    ]


def test_every_sms_and_mms_is_read() -> None:
    found = messages(read(CORPUS / "android-sms-calls" / "personal-history-db" / "sms_backup.xml", "sms"))
    assert [one.text for one in found[-3:]] == ["Group message test", "", "MMS text content here"]
    assert [len(one.people) for one in found] == [1, 1, 1, 2, 1, 1]
    assert found[-1].files == ("photo.jpg",)


@pytest.mark.parametrize("name", ["source_export.zip", "source_export_dir"])
def test_every_message_of_a_person_in_slack_is_read(name: str) -> None:
    found = read(CORPUS / "slack" / "slackdump" / name, "slack")
    # Of 16, one joined, one is a tombstone, one a program's.
    assert len({one.origin.key for one in messages(found)}) == 13
    assert len(found) - 13 == 2


@pytest.mark.parametrize(
    ("copy", "number", "skipped"),
    [
        ("corrupt", 1, 1),
        ("e2ee_simple", 5, 0),  # six, of which one was taken back
        ("html_multi_media", 3, 0),
        ("html_simple", 3, 0),
        ("html_timestamps/layout1.html", 1, 0),
        ("html_timestamps/layout2.html", 1, 0),
        ("html_timestamps/layout3.html", 1, 0),
        ("html_with_media", 1, 0),
        ("json_group", 3, 0),
        ("json_multifile", 4, 0),
        ("json_nontext", 5, 0),  # six, of which one says who left
        ("json_simple", 4, 0),
        ("json_with_media", 1, 0),
        ("json_with_media_alt", 1, 0),
        ("mixed", 2, 0),  # the same two as JSON and as HTML
    ],
)
def test_every_message_of_a_facebook_copy_is_read(copy: str, number: int, skipped: int) -> None:
    items = read(CORPUS / "facebook-instagram" / "msgvault-fbmessenger" / copy, "facebook")
    assert len({one.origin.key for one in messages(items)}) == number
    assert sum(isinstance(item, Skipped) for item in items) == skipped
    assert not any("Ã" in one.text for one in messages(items))


@pytest.mark.parametrize(
    ("file", "parts"),
    [
        ("+15551234567.html", [("out", "+15551234567"), ("in", "+15551234567")] * 2),
        ("user@example.com.html", [("in", "user@example.com"), ("out", "user@example.com")]),
        ("22345.html", [("in", "22345")]),
        (
            "+15551234567, +15559876543.html",
            [
                ("out", "+15551234567"),
                ("in", "imessage:+15551234567, +15559876543/jane doe"),
                ("in", "+15559876543"),
            ],
        ),
    ],
)
def test_every_imessage_is_read(file: str, parts: list[tuple[str, str]]) -> None:
    found = messages(read(CORPUS / "chat-other" / "personal-history-db" / "imessage" / file, "imessage"))
    assert [(one.direction, one.people[0].handle.value) for one in found] == parts
    assert [one.is_bulk for one in found] == [file == "22345.html"] * len(parts)


OLD = CORPUS / "chat-other" / "personal-history-db" / "chat_logs"


def test_every_message_of_aim_is_read_and_the_folders_tell_whose_it_is() -> None:
    found = messages(read(OLD / "AIM" / "TestUser" / "Friend1" / "2003-07-14 [Monday].htm", "aim"))
    assert [(f"{one.at:%H:%M:%S}", one.direction, one.people[0].handle.value) for one in found] == [
        ("17:03:16", "out", "aim:testuser"),
        ("17:03:45", "in", "aim:friend1"),
        ("17:04:10", "out", "aim:testuser"),
        ("17:04:30", "in", "aim:friend1"),
    ]


def test_every_message_of_msn_in_trillian_is_read() -> None:
    found = messages(read(OLD / "MSN" / "msn_chat.txt", "msn"))
    # Of 11 lines, four begin or end a conversation.
    assert [(one.direction, one.people[0].handle.value) for one in found] == [
        *(("out", "testuser@example.com"), ("in", "friend2@example.com"), ("out", "testuser@example.com")),
        *(("out", "testuser@example.com"), ("in", "friend2@example.com"), ("in", "friend2@example.com")),
        ("out", "testuser@example.com"),
    ]


def test_every_message_of_messenger_plus_is_read() -> None:
    found = messages(read(OLD / "MSN_Plus" / "msn_plus_chat.txt", "msn"))
    assert [f"{one.at:%d %H:%M}" for one in found] == [
        *("05 14:30", "05 14:30", "05 14:30", "05 14:31"),
        *("06 20:15", "06 20:15", "06 20:16", "06 20:16"),
    ]
    assert found[2].text == "Just wanted to see how you're doing after the\nmove"
    assert [one.direction for one in found[:4]] == ["in", "out", "in", "out"]
