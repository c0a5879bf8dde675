"""Skype and Teams for home: who is who by account, what is nobody's tie, and broken copies."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sources.reading import read, recognise

from enishi.kit.say import Refused
from enishi.records import Interaction, Kind, Sighting, Skipped
from enishi.sources import Confidence, all_sources

SAMPLES = Path(__file__).parent / "samples" / "skype"
ANNA = "8:live:anna"


def one(content: str = "Hi", *, kind: str = "RichText", sender: str = ANNA, **more: Any) -> dict[str, Any]:
    at = "2024-01-02T03:04:05Z"
    return {"id": "1", "originalarrivaltime": at, "messagetype": kind, "content": content, "from": sender, **more}


def copy(*messages: Any, chat: str = ANNA, owner: str = "8:live:me", **more: Any) -> str:
    chats = [{"id": chat, "displayName": "Anna", **more, "MessageList": list(messages)}]
    return json.dumps({"userId": owner, "exportDate": "2024-02-01T00:00", "conversations": chats})


def happened(text: str) -> list[Interaction]:
    return [item for item in read("skype", "messages.json", text) if isinstance(item, Interaction)]


def test_a_reply_holds_none_of_the_words_that_it_answers() -> None:
    [said] = happened(copy(one('<quote author="me"><legacyquote>x</legacyquote>When?</quote>At three.')))
    assert said.text == "At three."


def test_a_message_that_was_taken_back_and_a_call_that_only_began_are_nothing() -> None:
    began = '<partlist type="started"></partlist>'
    assert happened(copy(one(""), one(began, kind="Event/Call"), one("x", kind="ThreadActivity/AddMember"))) == []


@pytest.mark.parametrize(
    ("state", "seconds", "is_bulk"), [("ended", 9, False), ("missed", 9, True), ("ended", 0, True)]
)
def test_a_call_that_nobody_answered_is_no_contact(state: str, seconds: int, is_bulk: bool) -> None:
    content = f'<partlist type="{state}"><part identity="x"><duration>{seconds}</duration></part></partlist>'
    [call] = happened(copy(one(content, kind="Event/Call")))
    assert (call.kind, call.is_bulk) == (Kind.CALL, is_bulk)


def test_a_crowd_is_counted_and_nobodys_tie() -> None:
    members = json.dumps([f"8:live:p{number}" for number in range(21)])
    properties = {"topic": "All of us", "members": members}
    [said] = happened(copy(one(), chat="19:abc@thread.skype", threadProperties=properties))
    assert (said.is_bulk, said.text, said.subject) == (True, "", "All of us")


@pytest.mark.parametrize("sender", ["28:concierge", "48:calllogs", "19:abc@thread.skype", ""])
def test_a_program_is_nobody(sender: str) -> None:
    assert happened(copy(one(sender=sender), chat="19:abc@thread.skype")) == []


@pytest.mark.parametrize(
    ("account", "handle"),
    [
        ("8:live:anna", ("account", "skype:live:anna")),
        ("4:+81355500123", ("phone", "+81355500123")),
        ("2:anna@example.com", ("email", "anna@example.com")),
    ],
)
def test_an_account_is_an_account_a_number_or_an_address(account: str, handle: tuple[str, str]) -> None:
    [said] = happened(copy(one(sender=account), chat=account))
    assert (said.people[0].handle.kind, said.people[0].handle.value) == handle


def test_a_folder_of_it_is_read(tmp_path: Path) -> None:
    (tmp_path / "messages.json").write_bytes((SAMPLES / "messages.json").read_bytes())
    source = all_sources()["skype"]
    assert source.recognises(tmp_path) == Confidence.SURE
    assert list(source.read(tmp_path)) == list(source.read(SAMPLES / "messages.json"))


def test_a_part_of_a_copy_says_what_the_whole_says_and_where_it_broke() -> None:
    whole = (SAMPLES / "messages.json").read_text()
    keys = {item.origin.key for item in happened(whole)}
    for size in range(700, len(whole), 700):
        items = read("skype", "messages.json", whole[:size])
        assert {item.origin.key for item in items if isinstance(item, Interaction)} <= keys
        assert isinstance(items[-1], Skipped)


@pytest.mark.parametrize("text", ["", "{}", '{"conversations": [], "userId": "8:x"}', '{"chats": {"list": []}}'])
def test_what_is_no_copy_is_not_taken(text: str) -> None:
    assert recognise("skype", text) == Confidence.NO
    with pytest.raises(Refused):
        read("skype", "messages.json", text)


KEYS = "id displayName MessageList threadProperties members from content messagetype originalarrivaltime".split()
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=5)
    | st.sampled_from(["8:a", "RichText", "Event/Call"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner),
    max_leaves=15,
)


@given(JSON, st.lists(JSON, max_size=4))
def test_no_copy_breaks_the_reader(chats: Any, messages: list[Any]) -> None:
    chat = {"id": ANNA, "MessageList": messages}
    text = json.dumps({"userId": "8:me", "exportDate": "", "conversations": [chat, chats]})
    once = read("skype", "messages.json", text)
    assert all(isinstance(item, Sighting | Interaction | Skipped) for item in once)
    assert once == read("skype", "messages.json", text)
