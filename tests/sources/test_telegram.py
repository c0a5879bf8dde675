"""Telegram: who is who by number, what is nobody's tie, and broken copies."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.kit.say import Refused
from enishi.records import Direction, Interaction, Kind, Progress, Sighting, Skipped
from enishi.sources import Confidence
from enishi.sources.telegram import SOURCE

SAMPLES = Path(__file__).parent / "samples" / "telegram"


def said(path: Path) -> list[Any]:
    return [item for item in SOURCE.read(path) if not isinstance(item, Progress)]


def of(kind: type, items: list[Any]) -> list[Any]:
    return [item for item in items if isinstance(item, kind)]


def written(folder: Path, value: Any) -> Path:
    path = folder / "result.json"
    path.write_text(value if isinstance(value, str) else json.dumps(value))
    return path


def test_one_chat_says_of_its_messages_what_the_whole_says() -> None:
    whole = {one.origin.key: one for one in of(Interaction, said(SAMPLES / "result.json"))}
    assert [whole[one.origin.key] for one in said(SAMPLES / "one-chat.json")] == said(SAMPLES / "one-chat.json")


def test_talks_with_programs_and_with_oneself_are_left_out() -> None:
    assert {one.thread for one in of(Interaction, said(SAMPLES / "result.json"))} == {
        "telegram:2002",
        "telegram:3003",
        "telegram:5005",
    }


def test_a_channel_is_counted_and_nobodys_tie() -> None:
    assert [one.is_bulk for one in of(Interaction, said(SAMPLES / "result.json"))][-1]


def test_a_call_has_a_direction_and_is_no_contact_when_missed() -> None:
    calls = [one for one in of(Interaction, said(SAMPLES / "result.json")) if one.kind is Kind.CALL]
    assert [(one.direction, one.is_bulk) for one in calls] == [(Direction.IN, False), (Direction.OUT, True)]


def test_a_contact_without_name_and_number_is_told() -> None:
    contacts = [item for item in said(SAMPLES / "result.json") if isinstance(item, Sighting | Skipped)]
    assert [type(item) for item in contacts[:3]] == [Sighting, Sighting, Skipped]
    assert contacts[1].handles[0].value == "+442079460123"


def test_an_account_that_is_no_more_is_nobody(tmp_path: Path) -> None:
    one = {"id": 1, "type": "message", "date_unixtime": "1700000000", "from": None, "from_id": "user2", "text": "Hi"}
    chat = {"name": None, "type": "personal_chat", "id": 2, "messages": [one]}
    assert [(item.people, item.direction) for item in said(written(tmp_path, chat))] == [((), Direction.IN)]


def test_a_folder_of_it_is_read(tmp_path: Path) -> None:
    (tmp_path / "result.json").write_bytes((SAMPLES / "result.json").read_bytes())
    assert SOURCE.recognises(tmp_path) == Confidence.SURE
    assert said(tmp_path) == said(SAMPLES / "result.json")


def test_a_broken_copy_gives_what_stands_before_the_damage(tmp_path: Path) -> None:
    items = said(written(tmp_path, (SAMPLES / "one-chat.json").read_text()[:-20]))
    assert [type(item) for item in items] == [Interaction, Skipped]


@pytest.mark.parametrize("text", ["", "{}", '{"name": "x", "type": "module"}', '{"participants": [], "messages": []}'])
def test_what_is_no_export_is_not_taken(tmp_path: Path, text: str) -> None:
    path = written(tmp_path, text)
    assert SOURCE.recognises(path) == Confidence.NO
    with pytest.raises(Refused):
        said(path)


KEYS = "name type id messages list from from_id text date_unixtime action duration_seconds phone_number".split()
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner),
    max_leaves=15,
)


@given(JSON, st.lists(JSON, max_size=4))
def test_no_export_breaks_the_reader(
    tmp_path_factory: pytest.TempPathFactory, contacts: Any, messages: list[Any]
) -> None:
    value = {"name": "Ben", "type": "personal_chat", "id": 1, "messages": messages, "contacts": contacts}
    value |= {"chats": contacts, "personal_information": contacts}
    path = written(tmp_path_factory.mktemp("telegram"), value)
    once = said(path)
    assert all(isinstance(item, Sighting | Interaction | Skipped) for item in once)
    assert once == said(path)
