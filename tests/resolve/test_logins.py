"""The names that logins spell."""

from __future__ import annotations

import pytest
from tests.resolve.test_compare import somebody

from enishi.resolve import Verdict, find_pairs
from enishi.resolve.logins import names_spelled


@pytest.mark.parametrize(
    ("login", "words"),
    [
        ("m.takahashi", {"m", "takahashi"}),
        ("takahashi.makoto17_123", {"makoto", "takahashi"}),
        ("makototakahashi82", {"makoto", "takahashi"}),
        ("takahashim", {"m", "takahashi"}),
        ("ben-carter", {"ben", "carter"}),
    ],
)
def test_a_login_spells_a_name(login: str, words: set[str]) -> None:
    (name,) = names_spelled(login)
    assert {name.given, name.family} == words


@pytest.mark.parametrize("login", ["takahashi", "moonrabbit", "x1", "a.b", "john.q.public"])
def test_a_single_word_or_a_whim_spells_none(login: str) -> None:
    assert names_spelled(login) == ()


def test_whoever_is_known_by_a_login_alone_is_asked_about() -> None:
    (pair,) = find_pairs([somebody(1, "髙橋 誠"), somebody(2, "", "takahashi.makoto17@example.org")])
    assert pair.verdict is Verdict.DOUBTFUL


def test_an_address_tells_how_its_bearer_is_read() -> None:
    kyoko = somebody(1, "秋山 京子", "kyoko.akiyama@example.jp")
    assert find_pairs([kyoko, somebody(2, "Keiko Akiyama")]) == []
    assert find_pairs([kyoko, somebody(2, "Kyoko Akiyama")]) != []
