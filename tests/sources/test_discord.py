"""Discord: only direct messages are ties, people are known by number, and broken packages."""

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
from enishi.sources.discord import SOURCE

SAMPLE = Path(__file__).parent / "samples" / "discord" / "package.zip"


def said(path: Path) -> list[Any]:
    return [item for item in SOURCE.read(path) if not isinstance(item, Progress)]


def of(kind: type, items: list[Any]) -> list[Any]:
    return [item for item in items if isinstance(item, kind)]


def packed(folder: Path, files: dict[str, Any]) -> Path:
    with ZipFile(folder / "package.zip", "w", ZIP_DEFLATED) as archive:
        for name, value in files.items():
            archive.writestr(name, value if isinstance(value, str) else json.dumps(value))
    return folder / "package.zip"


def test_what_was_written_in_servers_is_left_out() -> None:
    found = of(Interaction, said(SAMPLE))
    assert {one.thread for one in found} == {"discord:900000000000000009", "discord:900000000000000010"}
    assert {one.direction for one in found} == {Direction.OUT}


def test_a_bare_number_is_nobody() -> None:
    found = of(Interaction, said(SAMPLE))
    assert {who.name for one in found for who in one.people[1:]} == {"Ben Carter"}


def test_friends_are_people_and_blocked_ones_are_not() -> None:
    assert [one.name.full for one in of(Sighting, said(SAMPLE))] == ["原 愛子", "Ben Carter"]


def test_a_folder_says_what_its_archive_says(tmp_path: Path) -> None:
    with ZipFile(SAMPLE) as archive:
        archive.extractall(tmp_path / "package")
    assert SOURCE.recognises(tmp_path / "package") == Confidence.SURE
    assert said(tmp_path / "package") == said(SAMPLE)


def test_a_message_without_a_moment_is_told() -> None:
    assert ["date" in str(one.reason) for one in of(Skipped, said(SAMPLE))] == [True]


def test_what_is_no_package_is_not_taken(tmp_path: Path) -> None:
    path = packed(tmp_path, {"Messages/c1/messages.json": []})
    assert SOURCE.recognises(path) == Confidence.NO
    with pytest.raises(Refused):
        said(path)


KEYS = "id type recipients ID Timestamp Contents Attachments relationships user username global_name email".split()
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner),
    max_leaves=12,
)


@given(JSON, JSON, JSON, st.text(max_size=60))
def test_no_package_breaks_the_reader(
    tmp_path_factory: pytest.TempPathFactory, user: Any, index: Any, messages: Any, table: str
) -> None:
    channel = {"id": "900000000000000009", "type": 1, "recipients": ["200000000000000002"]}
    files = {
        "account/user.json": user,
        "messages/index.json": index,
        "messages/c900000000000000009/channel.json": channel,
        "messages/c900000000000000009/messages.json": messages,
        "messages/c900000000000000010/channel.json": user,
        "messages/c900000000000000010/messages.csv": f"ID,Timestamp,Contents,Attachments\n{table}",
    }
    path = packed(tmp_path_factory.mktemp("discord"), files)
    once = said(path)
    assert all(isinstance(item, Sighting | Interaction | Skipped) for item in once)
    assert once == said(path)
