"""Facebook and Instagram: spoilt letters, whose copy it is, names that are nobody, pages, and broken copies."""

import json
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.kit.say import Refused
from enishi.records import Direction, Interaction, Kind, Progress, Sighting, Skipped
from enishi.sources import Confidence
from enishi.sources.facebook import SOURCE
from enishi.sources.facebook.words import repaired

SAMPLES = Path(__file__).parent / "samples" / "facebook"
INBOX = "your_facebook_activity/messages/inbox/"


def said(path: Path) -> list[Any]:
    return [item for item in SOURCE.read(path) if not isinstance(item, Progress)]


def of(kind: type, items: list[Any]) -> list[Any]:
    return [item for item in items if isinstance(item, kind)]


def thread(*messages: dict[str, Any], people: tuple[str, ...] = ("Ben", "Aiko"), title: str = "Ben") -> dict[str, Any]:
    texts = [{"timestamp_ms": 1600000000000 + n, "type": "Generic", **one} for n, one in enumerate(messages)]
    return {"participants": [{"name": name} for name in people], "messages": texts, "title": title}


def written(folder: Path, value: Any, name: str = "message_1.json") -> Path:
    path = folder / name
    path.write_text(value if isinstance(value, str) else json.dumps(value))
    return path


def packed(folder: Path, files: dict[str, Any]) -> Path:
    with ZipFile(folder / "facebook.zip", "w", ZIP_DEFLATED) as archive:
        for name, value in files.items():
            archive.writestr(name, value if isinstance(value, str) else json.dumps(value))
    return folder / "facebook.zip"


@pytest.mark.parametrize(
    ("spoilt", "text"),
    [
        ("cafÃ©", "café"),
        ("é\x9d\x92æ\x9c¨", "青木"),
        ("café", "café"),
        ("青木", "青木"),
        ("Ã", "Ã"),
        ("plain", "plain"),
    ],
)
def test_letters_written_byte_by_byte_are_put_together_only_where_they_are(spoilt: str, text: str) -> None:
    assert repaired(spoilt) == text


def test_the_title_of_a_thread_between_two_is_the_other(tmp_path: Path) -> None:
    owner, *messages = said(
        written(tmp_path, thread({"sender_name": "Aiko", "content": "Hi"}, {"sender_name": "Ben", "content": "Hi"}))
    )
    assert (owner.name.full, owner.is_owner, owner.handles[0].value) == ("Aiko", True, "facebook:me/aiko")
    assert [one.direction for one in messages] == [Direction.OUT, Direction.IN]


def test_one_name_in_two_threads_is_two_accounts() -> None:
    found = of(Interaction, said(SAMPLES / "facebook-aiko-2026.zip"))
    accounts = {who.handle.value for one in found for who in one.people if who.name == "青木 はな"}
    assert accounts == {"facebook:hana_1/青木 はな", "facebook:hana_2/青木 はな"}


def test_an_account_that_is_no_more_is_nobody() -> None:
    items = said(SAMPLES / "facebook-aiko-2026.zip")
    assert not any("user" in who.name.lower() for one in of(Interaction, items) for who in one.people)
    assert ["closed" in str(one.reason) for one in of(Skipped, items)] == [True]


@pytest.mark.parametrize(
    "one",
    [
        {"content": "Ben left the group.", "type": "Unsubscribe"},
        {"content": "You are now connected on Messenger"},
        {"content": "oops", "is_unsent": True},
    ],
)
def test_what_the_program_says_and_what_was_taken_back_is_no_contact(tmp_path: Path, one: dict[str, Any]) -> None:
    assert of(Interaction, said(written(tmp_path, thread({"sender_name": "Ben", **one})))) == []


@pytest.mark.parametrize("text", ["Ben sent an attachment.", "Liked a message", "Reacted ❤ to your message "])
def test_a_placeholder_is_contact_without_words(tmp_path: Path, text: str) -> None:
    found = of(Interaction, said(written(tmp_path, thread({"sender_name": "Ben", "content": text}))))
    assert [one.text for one in found] == [""]


def test_a_call_that_was_missed_is_nobodys_tie() -> None:
    calls = [one for one in of(Interaction, said(SAMPLES / "facebook-aiko-2026.zip")) if one.kind is Kind.CALL]
    assert [one.is_bulk for one in calls] == [False, True]


def test_in_a_crowd_nobody_in_particular_is_meant(tmp_path: Path) -> None:
    people = tuple(f"Person {number}" for number in range(30))
    found = said(written(tmp_path, thread({"sender_name": "Person 1", "content": "Hi"}, people=people, title="All")))
    assert [(len(one.people), one.is_bulk, one.text) for one in of(Interaction, found)] == [(1, True, "")]


def test_a_folder_says_what_its_archive_says(tmp_path: Path) -> None:
    with ZipFile(SAMPLES / "facebook-aiko-2026.zip") as archive:
        archive.extractall(tmp_path / "copy")
    assert SOURCE.recognises(tmp_path / "copy") == Confidence.SURE
    assert said(tmp_path / "copy") == said(SAMPLES / "facebook-aiko-2026.zip")


def test_a_thread_that_is_there_twice_is_read_as_json(tmp_path: Path) -> None:
    page = (SAMPLES / "message_1.html").read_text()
    files = {f"{INBOX}ben_1/message_1.html": page, f"{INBOX}ben_1/message_1.json": thread({"sender_name": "Ben"})}
    assert len(of(Interaction, said(packed(tmp_path, files)))) == 1


def test_a_page_gives_the_sender_the_words_and_the_pictures() -> None:
    owner, *messages = said(SAMPLES / "message_1.html")
    assert owner.name.full == "Aiko Hara"
    assert [(one.direction, one.text, one.files) for one in messages] == [
        (Direction.OUT, "I will call & ask", ()),
        (Direction.IN, "", ("quay.jpg",)),
        (Direction.IN, "", ()),
    ]


def test_followers_are_read_as_they_were_written_before(tmp_path: Path) -> None:
    one = {"title": "", "string_list_data": [{"href": "", "value": "ben", "timestamp": 1600000000}]}
    path = packed(tmp_path, {"followers_and_following/followers.json": {"relationships_followers": [one]}})
    assert [item.handles[0].value for item in said(path)] == ["instagram.com/ben"]


def test_a_broken_thread_does_not_stop_the_others(tmp_path: Path) -> None:
    good = thread({"sender_name": "Ben", "content": "Hi"})
    items = said(packed(tmp_path, {f"{INBOX}a/message_1.json": "{no", f"{INBOX}b/message_1.json": good}))
    assert [type(item) for item in items] == [Sighting, Skipped, Interaction]


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", "[1]", '{"participants": 1}', "<html><body>Participants</body></html>"]
)
def test_what_is_none_of_theirs_is_not_taken(tmp_path: Path, text: str) -> None:
    path = written(tmp_path, text)
    assert SOURCE.recognises(path) == Confidence.NO
    with pytest.raises(Refused):
        said(path)


KEYS = "participants messages title name sender_name timestamp_ms content type photos uri string_list_data value"
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS.split()), inner),
    max_leaves=15,
)


@given(st.lists(JSON, max_size=4), st.lists(JSON, max_size=4), st.text(max_size=40))
def test_no_copy_breaks_the_reader(
    tmp_path_factory: pytest.TempPathFactory, people: list[Any], messages: list[Any], html: str
) -> None:
    files = {
        f"{INBOX}a/message_1.json": {"participants": people, "messages": messages},
        f"{INBOX}b/message_1.html": f"<div>Participants: A, B</div><p>{html}</p><p>Oct 19, 2019, 2:37 PM</p>",
        "connections/friends/your_friends.json": {"friends_v2": people},
        "connections/followers_and_following/following.json": {"relationships_following": messages},
    }
    path = packed(tmp_path_factory.mktemp("facebook"), files)
    once = said(path)
    assert all(isinstance(item, Sighting | Interaction | Skipped) for item in once)
    assert once == said(path)
