"""What Mastodon's files say, and what they must not be mistaken for."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.sources.reading import read, recognise

from enishi.kit.say import Refused
from enishi.records import Interaction, Link, Post, Sighting, Skipped
from enishi.sources import Confidence
from enishi.sources.mastodon.accounts import account, account_at

ME = "https://example.jp/users/aiko"
PUBLIC = "https://www.w3.org/ns/activitystreams#Public"


def outbox(*items: Any) -> str:
    head = {"@context": ["https://www.w3.org/ns/activitystreams"], "id": "outbox.json", "type": "OrderedCollection"}
    return json.dumps({**head, "orderedItems": items})


def note(to: list[str], *mentions: str, **more: Any) -> dict[str, Any]:
    tags = [{"type": "Mention", "href": f"https://example.org/users/{name}", "name": f"@{name}"} for name in mentions]
    said = {"id": f"{ME}/1", "to": to, "tag": tags, "content": "<p>hello<br>there</p>", **more}
    return {
        "id": f"{ME}/1/activity",
        "type": "Create",
        "actor": ME,
        "published": "2026-01-01T00:00:00Z",
        "object": said,
    }


def one(*items: Any) -> Any:
    (found,) = read("mastodon", "outbox.json", outbox(*items))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ben@Example.org", "ben@example.org"),
        ("@nare@թութ.հայ", "nare@թութ.հայ"),
        ("bob", "bob"),
        ("Ben Carter", ""),
        ("a@b", ""),
        ("<ben@example.org>", ""),
    ],
)
def test_an_account_is_written_in_one_way(text: str, expected: str) -> None:
    assert account(text) == expected


def test_an_account_is_known_by_both_its_addresses() -> None:
    assert account_at("https://example.org/@Ben") == account_at("https://example.org/users/ben") == "ben@example.org"
    assert account_at("https://example.org/about") == account_at("https://[") == ""


def test_a_post_to_everybody_is_a_post_and_one_to_few_a_message() -> None:
    assert isinstance(one(note([PUBLIC], "ben")), Post)
    assert isinstance(one(note([f"{ME}/followers"], "ben")), Post)
    assert isinstance(one(note([PUBLIC])), Post)
    message = one(note(["https://example.org/users/ben"], "ben"))
    assert isinstance(message, Interaction)
    assert [each.handle.value for each in message.people] == ["mastodon:aiko@example.jp", "mastodon:ben@example.org"]


def test_a_post_is_told_as_it_is_seen() -> None:
    assert one(note([PUBLIC], summary="weather")).text == "hello\nthere"
    assert one(note([PUBLIC], summary="weather")).title == "weather"


def test_what_the_owner_passed_on_names_whose_it_was() -> None:
    shared = {"id": f"{ME}/2", "type": "Announce", "published": "2026-01-01T00:00:00Z"}
    post = one({**shared, "object": "https://example.org/users/ben/statuses/8"})
    assert (post.is_repost, post.text, post.mentions[0].value) == (True, "", "mastodon:ben@example.org")


def test_what_is_neither_is_passed_over_and_what_is_broken_is_told() -> None:
    assert read("mastodon", "outbox.json", outbox({"type": "Like"})) == []
    assert isinstance(one({"type": "Create", "id": "x"}), Skipped)


def test_lists_of_addresses_may_be_anybodys_and_are_known_by_their_names_only() -> None:
    assert recognise("mastodon", "Work,ben@example.org\n", "lists.csv") is Confidence.SURE
    assert recognise("mastodon", "Work,ben@example.org\n", "people.csv") is Confidence.NO
    assert recognise("mastodon", "name,email\nBen,ben@example.org\n", "lists.csv") is Confidence.NO
    assert recognise("mastodon", "ben@example.org\n", "list.txt") is Confidence.NO
    assert recognise("mastodon", "@ben@example.org\n", "list.txt") is Confidence.SURE


def test_who_follows_is_told_by_the_name_of_a_bare_list() -> None:
    (theirs,) = read("mastodon", "followers.txt", "@ben@example.org\n")
    (mine,) = read("mastodon", "accounts.txt", "@ben@example.org\n")
    assert isinstance(theirs, Link)
    assert isinstance(mine, Link)
    assert (theirs.other, mine.one) == ((), ())


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("muted_accounts.csv", "Account address,Hide notifications\nben@example.org,true\n"),
        ("blocked_accounts.csv", "ben@example.org\n"),
    ],
)
def test_whom_the_owner_avoids_is_no_tie(name: str, text: str) -> None:
    with pytest.raises(Refused, match="mute or block"):
        read("mastodon", name, text)


def test_another_persons_actor_is_not_the_owner() -> None:
    said = {"@context": "https://www.w3.org/ns/activitystreams", "type": "Person", "id": ME, "outbox": f"{ME}/outbox"}
    assert recognise("mastodon", json.dumps(said)) is Confidence.NO
    (owner,) = read("mastodon", "actor.json", json.dumps({**said, "outbox": "outbox.json"}))
    assert isinstance(owner, Sighting)
    assert owner.is_owner
