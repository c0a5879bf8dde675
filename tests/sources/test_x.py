"""What X's archive says, and what it must not make of it."""

from __future__ import annotations

import io
import json
import time
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from tests.sources.reading import read, recognise

from enishi.kit.say import Refused
from enishi.records import Interaction, Post, Sighting, Skipped
from enishi.sources import Confidence, all_sources


def part(name: str, value: Any) -> str:
    return f"window.YTD.{name}.part0 = {json.dumps(value)}"


def archive(**parts: Any) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, value in parts.items():
            zipped.writestr(f"data/{name}.js", part(name, value))
    return data.getvalue()


def tweet(number: int, *mentions: tuple[str, str], **more: Any) -> dict[str, Any]:
    named = [{"id_str": id_, "name": name, "screen_name": name.lower()} for id_, name in mentions]
    return {"tweet": {"id_str": str(number), "full_text": "text", "entities": {"user_mentions": named}, **more}}


def talk(between: str, *senders: str) -> dict[str, Any]:
    said = [
        {
            "messageCreate": {
                "id": f"{between[0]}{n}",
                "senderId": sender,
                "createdAt": "2026-01-01T00:00:00Z",
                "text": "t",
            }
        }
        for n, sender in enumerate(senders)
    ]
    return {"dmConversation": {"conversationId": between, "messages": said}}


def names(items: list[Any]) -> list[str]:
    return [item.name.full for item in items if isinstance(item, Sighting) and not item.is_owner]


ME = [{"account": {"accountId": "1", "username": "aiko", "accountDisplayName": "Aiko"}}]


def test_a_part_is_known_by_its_assignment_and_not_by_its_name() -> None:
    assert recognise("x", part("follower", [])) is Confidence.SURE
    assert recognise("x", "window.YTD = 1", "follower.js") is Confidence.NO
    assert recognise("x", '[{"id_str": "1"}]') is Confidence.NO


def test_a_name_is_told_only_of_whom_the_owner_follows_and_is_followed_by() -> None:
    told = archive(
        account=ME,
        following=[{"following": {"accountId": "2"}}, {"following": {"accountId": "3"}}],
        follower=[{"follower": {"accountId": "2"}}, {"follower": {"accountId": "4"}}],
        tweets=[tweet(1, ("3", "Brand"), ("4", "Fan")), tweet(2, ("2", "Ben")), tweet(3, ("2", "Ben again"))],
    )
    assert names(read("x", "x.zip", told)) == ["Ben"]


def test_a_talk_names_whom_the_owner_wrote_to() -> None:
    told = archive(
        account=ME,
        tweets=[tweet(1, ("2", "Ben"), ("3", "Spam"))],
        direct_messages=[talk("1-2", "1", "2"), talk("3-1", "3")],
    )
    assert names(read("x", "x.zip", told)) == ["Ben"]


def test_strangers_to_whom_the_owner_never_wrote_are_nobodys_tie() -> None:
    items = read("x", "x.zip", archive(account=ME, direct_messages=[talk("1-2", "1", "2"), talk("3-1", "3")]))
    assert [(item.is_bulk, bool(item.text)) for item in items if isinstance(item, Interaction)] == [
        *((False, True), (False, True)),
        (True, False),
    ]


def test_without_the_account_the_owner_is_whoever_is_in_every_talk() -> None:
    items = read("x", "dm.js", part("direct_messages", [talk("1-2", "1"), talk("3-1", "3")]))
    assert [item.direction for item in items if isinstance(item, Interaction)] == ["out", "in"]


def test_one_talk_alone_leaves_open_whose_it_is() -> None:
    (item,) = read("x", "dm.js", part("direct_messages", [talk("1-2", "1")]))
    assert isinstance(item, Interaction)
    assert (item.direction, item.is_bulk) == (None, False)


@pytest.mark.parametrize("bad", ["-1", None, "12x", "٣", 1.5, True, "9" * 40])
def test_what_is_no_number_is_no_account(bad: Any) -> None:
    (item,) = read("x", "follower.js", part("follower", [{"follower": {"accountId": bad}}]))
    assert isinstance(item, Skipped)


def test_text_is_shown_as_it_was_written() -> None:
    (item,) = read("x", "t.js", part("tweet", [tweet(1, full_text="a &lt;b&gt; &amp;amp;")]))
    assert isinstance(item, Post)
    assert item.text == "a <b> &amp;"


def test_posts_of_2019_without_their_wrapping_are_read() -> None:
    (item,) = read("x", "t.js", part("tweet", [tweet(1)["tweet"]]))
    assert isinstance(item, Post)
    assert item.by_owner


def test_a_part_of_no_people_is_refused_with_its_name() -> None:
    with pytest.raises(Refused, match=r"ip\.js"):
        read("x", "ip.js", part("ip_audit", [{}]))


def test_an_archive_that_lies_about_its_size_leaves_nothing_behind() -> None:
    data = archive(account=ME, follower=[{"follower": {"accountId": str(n)}} for n in range(2_000)])
    size = len(part("follower", [{"follower": {"accountId": str(n)}} for n in range(2_000)]))
    lying = data.replace(size.to_bytes(4, "little"), (size // 2).to_bytes(4, "little"))
    said: list[Any] = []
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x.zip"
        path.write_bytes(lying)
        with pytest.raises(Refused, match="larger than it claims"):
            said.extend(all_sources()["x"].read(path))
    assert lying != data
    assert said == []


def test_a_crowd_that_talks_is_read_in_time() -> None:
    crowd = [
        {"messageCreate": {"id": str(n), "senderId": str(n), "recipientId": str(n + 10**6), "createdAt": "2026-01-01"}}
        for n in range(1, 5_000)
    ]
    began = time.process_time()
    items = read("x", "dm.js", part("direct_messages", [{"dmConversation": {"messages": crowd}}]))
    assert len(items) == 4_999
    assert time.process_time() - began < 5


def test_an_archive_of_many_posts_is_read_in_time() -> None:
    many = [tweet(n, ("2", "Ben")) for n in range(1, 20_000)]
    told = archive(account=ME, following=[{"following": {"accountId": "9"}}], tweets=many)
    began = time.process_time()
    assert sum(isinstance(item, Post) for item in read("x", "x.zip", told)) == 19_999
    assert time.process_time() - began < 10
