"""The names that logins spell."""

from __future__ import annotations

import pytest
from tests.resolve.test_compare import somebody

from enishi.kit.people_names import parse_name
from enishi.resolve import Verdict, find_pairs
from enishi.resolve.logins import names_spelled
from enishi.resolve.spelled import spelled_by


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


@pytest.mark.parametrize(
    "word",
    [
        "aquillfeather",
        "quillfeathera",
        "aurelioquillfeather",
        "quillfeatheraurelio",
        "aurelioq",
        "qaurelio",
        "aurelioq7",
    ],
)
def test_a_word_is_a_name_run_together_also_where_no_list_has_the_name(word: str) -> None:
    name = parse_name("Aurelio Quillfeather")
    assert name is not None
    assert spelled_by(word, name).bits > 0


@pytest.mark.parametrize(
    ("word", "full"), [("samir", "Amir Sandoval"), ("aq", "Aurelio Quill"), ("aurelio", "Aurelio Q")]
)
def test_a_name_by_itself_or_two_letters_spell_nobody_elses(word: str, full: str) -> None:
    name = parse_name(full)
    assert name is not None
    assert spelled_by(word, name).bits == 0


@pytest.mark.parametrize(
    ("word", "full"),
    [
        ("aquillfeather", "Aurelio Quillfeather"),
        ("takuyat", "高梨 拓也"),
        ("aurelioquillfeather", "Aurelio Quillfeather"),
    ],
)
def test_whoever_is_called_by_a_login_that_spells_a_name_is_asked_about(word: str, full: str) -> None:
    (pair,) = find_pairs([somebody(1, full, "moon@example.org"), somebody(2, word, "rabbit@example.net")])
    assert pair.verdict is Verdict.DOUBTFUL


def test_an_address_in_the_place_of_a_name_is_its_login() -> None:
    machine = somebody(2, "moonrabbit@example.org", "moon@rabbit.localdomain")
    (pair,) = find_pairs([somebody(1, "Aurelio Quillfeather", "moonrabbit@example.org"), machine])
    assert pair.verdict is Verdict.DOUBTFUL


def test_a_login_that_says_the_name_finds_whoever_is_known_by_it_alone() -> None:
    one, other = somebody(1, "Aurelio Quill", "aquill@example.org"), somebody(2, "aquill", "aquill@den.localdomain")
    assert find_pairs([one, other]) != []
    assert find_pairs([one], beside=[other]) == find_pairs([other], beside=[one]) != []


def test_a_word_that_no_name_has_in_two_logins_joins_people_of_one_rare_name() -> None:
    one, other = "moonrabbit.aq@example.org", "moonrabbit@example.net"
    (pair,) = find_pairs([somebody(1, "Aurelio Quillfeather", one), somebody(2, "Aurelio Quillfeather", other)])
    assert pair.verdict is Verdict.CERTAIN


@pytest.mark.parametrize(("name", "verdict"), [("Aurelio Dewhurst", Verdict.CERTAIN), ("John Smith", Verdict.DOUBTFUL)])
def test_a_login_that_only_says_the_name_joins_people_of_a_rare_name(name: str, verdict: Verdict) -> None:
    login = f"{name[0]}{name.split()[1]}".lower()
    (pair,) = find_pairs([somebody(1, name, f"{login}@alpha.example"), somebody(2, name, f"{login}@beta.example")])
    assert pair.verdict is verdict


def test_a_login_tells_the_family_of_whoever_is_called_by_the_given_name() -> None:
    one, other = somebody(1, "Christopher Burns", "cburns@alpha.example"), somebody(2, "Chris", "cburns@beta.example")
    (pair,) = find_pairs([one, other])
    assert pair.verdict is Verdict.DOUBTFUL


def test_a_given_name_as_a_login_tells_no_more_than_the_name() -> None:
    one, other = somebody(1, "Daniel Quill", "daniel@alpha.example"), somebody(2, "Daniel", "moon@beta.example")
    assert find_pairs([one, other]) == []
