"""Teams at work: who took part in a chat, what is nobody's tie, whose copy it is, and broken exports."""

import json
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sources.reading import read, recognise

from enishi.kit.say import Refused
from enishi.records import Direction, Interaction, Progress, Sighting, Skipped
from enishi.sources import Confidence, all_sources

SAMPLES = Path(__file__).parent / "samples" / "teams"
ME, ANNA, BO = "me-00000001", "anna-0000001", "bo-000000001"


def one(number: int = 1, *, author: str = ANNA, chat: str | None = "19:a", **more: Any) -> dict[str, Any]:
    sender = {"User": {"Id": author, "DisplayName": author.partition("-")[0].title()}}
    at = f"2025-01-02T03:04:{number % 60:02}+00:00"
    body = {"ContentType": "html", "Content": "<p>Hi</p>"}
    said = {"Id": str(number), "CreatedDateTime": at, "From": sender, "Body": body}
    return said | {"MessageType": "message", "ChatId": chat, **more}


def export(folder: Path, copies: dict[str, list[Any]]) -> list[Any]:
    for owner, messages in copies.items():
        (folder / "users" / owner).mkdir(parents=True, exist_ok=True)
        (folder / "users" / owner / f"messages_{owner}.json").write_text(json.dumps(messages))
    return [item for item in all_sources()["teams"].read(folder) if not isinstance(item, Progress)]


def of(kind: type, items: list[Any]) -> list[Any]:
    return [item for item in items if isinstance(item, kind)]


def test_whoever_wrote_in_a_chat_and_whoever_has_it_took_part(tmp_path: Path) -> None:
    said = of(Interaction, export(tmp_path, {ME: [one(1), one(2, author=BO)]}))
    assert [presence.name for presence in said[0].people] == ["Anna", "Bo"]
    assert [message.direction for message in said] == [Direction.IN, Direction.IN]


def test_a_chat_that_two_copies_hold_is_told_once(tmp_path: Path) -> None:
    items = export(tmp_path, {ANNA: [one(1), one(2)], BO: [one(1), one(2), one(3)]})
    assert len({item.origin.key for item in of(Interaction, items)}) == 3
    assert len(of(Interaction, export(tmp_path, {BO: [one(1)]}))) == 2


def test_an_export_of_several_people_is_nobodys_copy(tmp_path: Path) -> None:
    items = export(tmp_path, {ANNA: [one(1)], BO: [one(1)]})
    assert not any(item.is_owner for item in of(Sighting, items))
    assert [item.direction for item in of(Interaction, items)] == [None]


def test_what_was_taken_back_and_what_programs_say_is_nothing(tmp_path: Path) -> None:
    bot = {"Application": {"Id": "x", "DisplayName": "Bot"}, "User": None}
    assert export(tmp_path, {ME: [one(1, DeletedDateTime="2025-01-02T03:05:00+00:00"), one(2, From=bot)]}) == []
    assert export(tmp_path, {ME: [one(1, MessageType="systemEventMessage"), one(2, From=None)]}) == []


@pytest.mark.parametrize("members", [3, 25])
def test_in_a_large_team_a_word_that_names_nobody_is_nobodys(tmp_path: Path, members: int) -> None:
    team = tmp_path / "teams" / "harbour-1"
    team.mkdir(parents=True)
    (team / "teamMembers_harbour-1.json").write_text(json.dumps([{"UserId": str(n)} for n in range(members)]))
    channel = {"TeamId": "harbour-1", "ChannelId": "19:general"}
    (team / "messages_harbour-1.json").write_text(json.dumps([one(chat=None, ChannelIdentity=channel)]))
    [said] = of(Interaction, export(tmp_path, {}))
    assert said.is_bulk is (members > 20)


def test_a_guests_sign_in_name_is_no_address() -> None:
    with ZipFile(SAMPLES / "TeamsDataExport.zip") as archive:
        assert b"#EXT#" in archive.read("TeamsDataExport/users/usersList.json")
    items = list(all_sources()["teams"].read(SAMPLES / "TeamsDataExport.zip"))
    assert [handle.value for item in of(Sighting, items) for handle in item.handles if handle.kind == "email"] == [
        "aiko@example.jp",
        "ben@example.com",
    ]


def test_a_part_of_a_file_says_of_its_messages_what_the_whole_says() -> None:
    text = json.dumps([one(number) for number in range(1, 6)])
    whole = {item.origin.key for item in of(Interaction, read("teams", "x.json", text))}
    for size in range(250, len(text), 120):
        items = read("teams", "x.json", text[:size])
        assert {item.origin.key for item in of(Interaction, items)} < whole | {""}
        assert len(of(Skipped, items)) == 1


@pytest.mark.parametrize("text", ["", "[]", '{"value": []}', '[{"Id": "1", "CreatedDateTime": "x", "ChatId": "y"}]'])
def test_what_is_no_export_is_not_taken(text: str) -> None:
    assert recognise("teams", text) == Confidence.NO
    with pytest.raises(Refused):
        read("teams", "messages_x.json", text)


KEYS = "Id ChatId From User DisplayName Body Content CreatedDateTime Mentions Mentioned Attachments Name".split()
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.sampled_from(["message", "<p><at>x"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner),
    max_leaves=15,
)


@given(st.lists(JSON | st.dictionaries(st.sampled_from(KEYS), JSON).map(lambda more: one() | more), max_size=4))
def test_no_export_breaks_the_reader(messages: list[Any]) -> None:
    text = json.dumps([one(), *messages])
    once = read("teams", "messages_aaaaaaaa.json", text)
    assert all(isinstance(item, Sighting | Interaction | Skipped) for item in once)
    assert once == read("teams", "messages_aaaaaaaa.json", text)
