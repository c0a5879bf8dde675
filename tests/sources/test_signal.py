"""Signal: who is who by account, what is nobody's tie, chats as signal-export wrote them, and broken exports."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sources.reading import read, recognise

from enishi.kit.say import Refused
from enishi.records import Direction, Interaction, Kind, Sighting, Skipped
from enishi.sources import Confidence, all_sources

SAMPLES = Path(__file__).parent / "samples" / "signal"
ANNA = {"id": "2", "contact": {"e164": "81355500123", "systemGivenName": "Anna"}}
HEAD: list[Any] = [{"version": "1", "backupTimeMs": "1"}, {"recipient": {"id": "1", "self": {}}}, {"recipient": ANNA}]


def lines(*frames: Any, whose: str = "2") -> str:
    return "".join(json.dumps(frame) + "\n" for frame in [*HEAD, {"chat": {"id": "1", "recipientId": whose}}, *frames])


def item(author: str = "2", sent: str = "1700000000000", **more: Any) -> dict[str, Any]:
    return {"chatItem": {"chatId": "1", "authorId": author, "dateSent": sent, **more}}


def happened(text: str) -> list[Interaction]:
    return [one for one in read("signal", "main.jsonl", text) if isinstance(one, Interaction)]


@pytest.mark.parametrize("more", [{"remoteDeletedMessage": {}}, {"updateMessage": {"simpleUpdate": {}}}, {}])
def test_what_signal_says_itself_and_what_was_taken_back_is_nothing(more: dict[str, Any]) -> None:
    assert happened(lines(item(**more))) == []


@pytest.mark.parametrize(
    ("call", "answered"),
    [({}, True), ({"state": "ACCEPTED"}, True), ({"state": "MISSED"}, False), ({"state": "2"}, False)],
)
def test_a_call_that_nobody_answered_is_no_contact(call: dict[str, Any], answered: bool) -> None:
    [one] = happened(lines(item(updateMessage={"individualCall": call})))
    assert (one.kind, one.is_bulk, one.direction) == (Kind.CALL, not answered, Direction.IN)


def test_a_note_to_oneself_is_nobodys() -> None:
    assert happened(lines(item("1", standardMessage={"text": {"body": "milk"}}), whose="1")) == []


def test_a_stranger_in_a_group_is_described_when_they_speak_and_not_before() -> None:
    stranger = {"recipient": {"id": "3", "contact": {"e164": "442079460123", "profileGivenName": "Bo"}}}
    quiet = read("signal", "main.jsonl", lines(stranger))
    assert [one.name.full for one in quiet if isinstance(one, Sighting)] == ["Anna"]
    chat = {"chat": {"id": "1", "recipientId": "3"}}
    spoke = read("signal", "main.jsonl", lines(stranger, chat, item("3", standardMessage={"text": {"body": "Hi"}})))
    assert [one.name.full for one in spoke if isinstance(one, Sighting)] == ["Anna", "Bo"]


def test_a_group_of_a_crowd_is_nobodys_tie() -> None:
    group = {"masterKey": "a2V5", "snapshot": {"members": [{} for _ in range(21)]}}
    frames = [{"recipient": {"id": "9", "group": group}}, {"chat": {"id": "1", "recipientId": "9"}}]
    [one] = happened(lines(*frames, item(standardMessage={"text": {"body": "Hi"}})))
    assert (one.is_bulk, one.text) == (True, "")


def test_the_key_that_opens_a_group_is_kept_nowhere() -> None:
    assert "c2VjcmV0" not in repr(read("signal", "main.jsonl", (SAMPLES / "main.jsonl").read_bytes()))


def test_nobody_is_called_me() -> None:
    line = json.dumps({"date": "2024-05-01T09:00:00", "sender": "Me", "body": "Hi"})
    [one] = read("signal", "data.json", line)
    assert isinstance(one, Interaction)
    assert (one.people, one.direction) == ((), Direction.OUT)


def test_a_part_of_an_export_says_what_the_whole_says() -> None:
    whole = (SAMPLES / "main.jsonl").read_text()
    keys = {one.origin.key for one in happened(whole)}
    for size in range(100, len(whole), 300):
        items = read("signal", "main.jsonl", whole[:size])
        assert {one.origin.key for one in items if isinstance(one, Interaction)} <= keys


@pytest.mark.parametrize("text", ["", "{}", '{"version": 1}', '{"date": "2024-01-01", "sender": "x"}', '{"date": 1}'])
def test_what_is_no_export_is_not_taken(text: str) -> None:
    assert recognise("signal", text) == Confidence.NO
    with pytest.raises(Refused):
        read("signal", "main.jsonl", text)


KEYS = "id contact group snapshot members chatId authorId dateSent updateMessage individualCall text body".split()
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.sampled_from(["1", "2", "1700000000000"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner),
    max_leaves=15,
)
FRAMES = st.dictionaries(st.sampled_from("account recipient chat chatItem".split()), JSON, max_size=2)


@given(st.lists(FRAMES, max_size=6))
def test_no_export_breaks_the_reader(frames: list[Any]) -> None:
    once = read("signal", "main.jsonl", lines(*frames))
    assert all(isinstance(one, Sighting | Interaction | Skipped) for one in once)
    assert once == read("signal", "main.jsonl", lines(*frames))


@given(st.lists(st.dictionaries(st.sampled_from(["date", "sender", "body", "attachments", "call"]), JSON), max_size=5))
def test_no_chat_of_signal_export_breaks_the_reader(rows: list[Any]) -> None:
    first = {"date": "2024-05-01T09:00:00", "sender": "Anna", "body": "Hi"}
    text = "".join(json.dumps(row) + "\n" for row in [first, *(first | row for row in rows)])
    assert read("signal", "data.json", text) == read("signal", "data.json", text)


def test_the_folder_of_a_chat_tells_its_name(tmp_path: Path) -> None:
    (tmp_path / "Harbour").mkdir()
    line = json.dumps({"date": "2024-05-01T09:00:00", "sender": "Anna", "body": "Hi"})
    (tmp_path / "Harbour" / "data.json").write_text(line)
    items = all_sources()["signal"].read(tmp_path / "Harbour")
    assert [item.thread for item in items if isinstance(item, Interaction)] == ["signal:Harbour"]
