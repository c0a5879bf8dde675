"""Slack: who is a person, for whom a message was, whose copy it is, and broken copies."""

import json
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.kit.say import Refused
from enishi.records import Direction, Interaction, Progress, Sighting, Skipped
from enishi.sources import Confidence
from enishi.sources.slack import SOURCE
from enishi.sources.slack.messages import plain
from enishi.sources.slack.roster import Roster, User

SAMPLE = next((Path(__file__).parent / "samples" / "slack").glob("*.zip"))


def said(path: Path) -> list[Any]:
    return [item for item in SOURCE.read(path) if not isinstance(item, Progress)]


def of(kind: type, items: list[Any]) -> list[Any]:
    return [item for item in items if isinstance(item, kind)]


def packed(folder: Path, files: dict[str, Any]) -> Path:
    with ZipFile(folder / "slack.zip", "w", ZIP_DEFLATED) as archive:
        for name, value in files.items():
            archive.writestr(name, value if isinstance(value, str) else json.dumps(value))
    return folder / "slack.zip"


def test_a_folder_says_what_its_archive_says(tmp_path: Path) -> None:
    with ZipFile(SAMPLE) as archive:
        archive.extractall(tmp_path / "copy")
    assert SOURCE.recognises(tmp_path / "copy") == Confidence.SURE
    assert said(tmp_path / "copy") == said(SAMPLE)


def test_programs_are_not_people_and_whoever_never_took_part_is_not_described() -> None:
    people = [one.name.full for one in of(Sighting, said(SAMPLE))]
    assert sorted(people) == ["Aiko Hara", "Ben Carter", "Chen Wei", "佐伯 健太"]


def test_the_owner_is_the_one_in_every_direct_message() -> None:
    owner, *others = of(Sighting, said(SAMPLE))
    assert (owner.name.full, owner.is_owner) == ("Aiko Hara", True)
    assert not any(one.is_owner for one in others)


def test_everybody_in_a_direct_message_takes_part() -> None:
    talks = {one.thread: {who.name for who in one.people} for one in of(Interaction, said(SAMPLE))}
    assert talks["slack:G01"] == {"Aiko Hara", "Ben Carter", "佐伯 健太"}
    assert talks["slack:D01"] == {"Aiko Hara", "Ben Carter"}


def test_in_a_large_channel_only_what_names_the_owner_is_contact() -> None:
    general = [one for one in of(Interaction, said(SAMPLE)) if one.subject == "#general"]
    assert [(one.text, one.is_bulk, one.direction) for one in general] == [
        ("", True, None),
        ("@aiko can you look at the plan (https://example.org/plan) & #quay?", False, Direction.IN),
        ("@ben I will do it by Friday", False, Direction.OUT),
        ("", True, None),
    ]


def test_a_bare_number_is_nobody(tmp_path: Path) -> None:
    day = [{"type": "message", "user": "U1", "text": "<@W77> <@U2> hi", "ts": "1767571260.000200"}]
    users = [{"id": "U1", "name": "ben", "profile": {}}, {"id": "U2", "name": "chen", "profile": {}}]
    items = said(packed(tmp_path, {"users.json": users, "channels.json": [], "c/2026-01-01.json": day}))
    assert [who.name for who in of(Interaction, items)[0].people] == ["ben", "chen"]


def test_a_thread_is_a_thread() -> None:
    threads = [one.thread for one in of(Interaction, said(SAMPLE)) if one.subject == "#general"]
    assert threads == ["slack:C01", *["slack:C01/1767571320.000300"] * 2, "slack:C01"]


def test_a_message_without_a_moment_is_told() -> None:
    assert [str(one.place) for one in of(Skipped, said(SAMPLE))] == ["quay/2026-01-06.json"]


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("<@U02> hi", "@ben hi"),
        ("<@U09|guest> hi", "@guest hi"),
        ("<!here> <!subteam^S1|@quay>", "@here @quay"),
        ("<mailto:a@example.org|a@example.org>", "a@example.org"),
        ("a &lt; b &amp; c", "a < b & c"),
        ("1 < 2 > 0", "1 < 2 > 0"),
    ],
)
def test_text_reads_as_it_was_read(raw: str, shown: str) -> None:
    assert plain(raw, Roster(users={"U02": User("U02", "Ben Carter", "ben")})) == shown


def test_a_broken_day_gives_what_stands_before_the_damage(tmp_path: Path) -> None:
    day = '[{"type":"message","user":"U1","text":"a","ts":"1767571260.000200"},{"type":'
    users = [{"id": "U1", "name": "ben", "profile": {}}]
    items = said(packed(tmp_path, {"users.json": users, "channels.json": [], "c/2026-01-01.json": day}))
    assert [type(item) for item in items] == [Interaction, Skipped]


def test_what_is_no_export_is_not_taken(tmp_path: Path) -> None:
    assert SOURCE.recognises(packed(tmp_path, {"users.json": [{"a": 1}], "channels.json": []})) == Confidence.NO
    assert SOURCE.recognises(packed(tmp_path, {"Connections.csv": "First Name\n"})) == Confidence.NO
    with pytest.raises(Refused):
        said(packed(tmp_path, {"a.json": []}))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from("id user text ts type members profile real_name files name thread_ts subtype".split()),
            inner,
        )
    ),
    max_leaves=12,
)


@given(st.lists(JSON, max_size=4), st.lists(JSON, max_size=4), st.lists(JSON, max_size=4))
def test_no_export_breaks_the_reader(
    tmp_path_factory: pytest.TempPathFactory, users: list[Any], talks: list[Any], day: list[Any]
) -> None:
    users = [{"id": "U1", "is_bot": False}, *users]
    files = {"users.json": users, "dms.json": talks, "channels.json": talks, "c/2026-01-01.json": day}
    path = packed(tmp_path_factory.mktemp("slack"), files)
    once = said(path)
    assert all(isinstance(item, Sighting | Interaction | Skipped) for item in once)
    assert once == said(path)
