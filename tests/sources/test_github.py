"""What GitHub's answers say."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.sources.reading import read, recognise

from enishi.kit.say import Refused
from enishi.records import Link, Post, Sighting, Skipped
from enishi.sources import Confidence


def user(login: str, **more: Any) -> dict[str, Any]:
    return {"login": login, "id": 1, "html_url": f"https://github.com/{login}", "type": "User", **more}


def test_an_answer_is_known_by_what_stands_first() -> None:
    assert recognise("github", json.dumps([user("ben")])) is Confidence.SURE
    assert recognise("github", json.dumps(user("ben"))) is Confidence.SURE
    assert recognise("github", '[{"login": "ben", "html_url": "https://example.org"}]') is Confidence.NO
    assert recognise("github", "[]") is Confidence.NO


@pytest.mark.parametrize(("name", "by_owner"), [("followers.json", False), ("github_following (1).json", True)])
def test_who_follows_is_told_by_the_files_name(name: str, by_owner: bool) -> None:
    (link,) = read("github", name, json.dumps([user("Ben")]))
    assert isinstance(link, Link)
    assert (link.one == ()) is by_owner


@pytest.mark.parametrize("name", ["users.json", "followers-and-following.json"])
def test_a_name_that_tells_nothing_is_asked_about(name: str) -> None:
    with pytest.raises(Refused, match=r"followers\.json or following\.json"):
        read("github", name, json.dumps([user("Ben")]))


def test_pages_one_behind_the_other_and_pages_in_a_list_are_the_same() -> None:
    one, two = [user("a")], [user("b")]
    behind = read("github", "followers.json", json.dumps(one) + json.dumps(two))
    within = read("github", "followers.json", json.dumps([one, two]))
    assert behind == within
    assert len(behind) == 2


def test_programs_are_no_people() -> None:
    (item,) = read("github", "followers.json", json.dumps([user("quay[bot]", type="Bot")]))
    assert isinstance(item, Skipped)


def test_only_ones_own_profile_tells_private_things() -> None:
    (theirs,) = read("github", "u.json", json.dumps(user("ben", name="Ben", company="-", email=None)))
    (mine,) = read("github", "u.json", json.dumps(user("aiko", name="Aiko", private_gists=2)))
    assert isinstance(theirs, Sighting)
    assert isinstance(mine, Sighting)
    assert (theirs.is_owner, theirs.jobs, mine.is_owner) == (False, (), True)


def test_a_company_is_an_organisation() -> None:
    (item,) = read("github", "u.json", json.dumps(user("quays", type="Organization", name="Quays")))
    assert isinstance(item, Sighting)
    assert item.is_organisation


def test_a_star_names_whose_work_it_was() -> None:
    star = {"full_name": "Ben/quays", "stargazers_count": 1, "description": None}
    (post,) = read("github", "starred.json", json.dumps([star]))
    assert isinstance(post, Post)
    assert (post.by_owner, post.is_repost, post.at, post.url) == (True, True, None, "https://github.com/Ben/quays")
    assert post.mentions[0].value == "github:ben"
