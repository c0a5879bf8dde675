"""What addresses say of a name: domains that are called by it, middle names, words that both hold."""

from __future__ import annotations

import pytest
from tests.resolve.test_compare import between, somebody

from enishi.kit.people_names import parse_name
from enishi.resolve import Verdict
from enishi.resolve.bearing import middle_of, names_its_owner

RARE, COMMON = "Aurelio Quillfeather", "John Smith"


def verdict(name: str, one: str, other: str, also: str = "") -> Verdict:
    pair = between(somebody(1, name, one), somebody(2, also or name, other))
    return pair.verdict if pair else Verdict.APART


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hello@quillfeather.example", "aq77@example.net"),  # the family's domain, and a desk in it
        ("hello@aurelioquillfeather.example", "moonrabbit@example.net"),
        ("root@aurelios-laptop.local", "aurelio@example.net"),
        ("mail@aurelioq.example", "git@aurelioq.example"),
        ("aquill@example.org", "moonrabbit@example.net"),
        ("quillfeather@example.org", "aurelio.q@example.net"),
        ("aqui7@example.org", "moonrabbit@example.net"),
    ],
)
def test_a_rare_name_that_an_address_spells_is_one_person(one: str, other: str) -> None:
    assert verdict(RARE, one, other) is Verdict.CERTAIN


@pytest.mark.parametrize(("name", "expected"), [("Robert Chandler", Verdict.CERTAIN), ("Emi Ogura", Verdict.DOUBTFUL)])
def test_of_two_names_that_are_as_rare_the_one_from_abroad_joins_by_addresses_that_spell_it(
    name: str, expected: Verdict
) -> None:
    first, last = name.lower().split()
    assert verdict(name, f"{first}.{last}@example.org", f"{first[0]}{last}@example.net") is expected


@pytest.mark.parametrize(("one", "other"), [("moonrabbit", "sunhare"), ("robert", "robert77")])
def test_a_name_from_abroad_of_which_no_address_spells_the_family_name_is_asked_about(one: str, other: str) -> None:
    assert verdict("Robert Chandler", f"{one}@example.org", f"{other}@example.net") is Verdict.DOUBTFUL


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("moonrabbit@example.org", "sunhare@example.net"),  # nothing says the name
        ("moonrabbit@example.org", "hello@alpha.example"),  # a shared mailbox joins nobody
        ("hello@alpha.example", "hello@beta.example"),
        ("notifications@quillfeather.example", "moonrabbit@example.net"),  # a machine's
    ],
)
def test_a_rare_name_alone_is_asked_about(one: str, other: str) -> None:
    assert verdict(RARE, one, other) is Verdict.DOUBTFUL


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("john.smith@alpha.example", "johnsmith@beta.example"),
        ("hello@john-smith.example", "jsmith@example.net"),
        ("john@smith.example", "jr@smith.example"),  # father and son
        ("john@smith.example", "hello@smith.example"),
        ("john.smith@gmail.com", "john.smith@smith.example"),
        ("root@johns-laptop.local", "john@smith.example"),
        ("john.a.smith@alpha.example", "john.b.smith@beta.example"),
    ],
)
def test_namesakes_of_a_common_name_are_never_joined_for_what_their_addresses_spell(one: str, other: str) -> None:
    assert verdict(COMMON, one, other) is not Verdict.CERTAIN


@pytest.mark.parametrize(
    ("one", "other"), [("sato@alpha.co.jp", "sato@beta.co.jp"), ("info@sato.co.jp", "ken@sato.co.jp")]
)
def test_two_of_a_common_japanese_name_are_asked_about(one: str, other: str) -> None:
    assert verdict("佐藤 健", one, other) is Verdict.DOUBTFUL


@pytest.mark.parametrize("domain", ["quillfeather.example", "suzuki.co.jp"])
def test_a_family_or_a_firm_at_one_domain_are_several_people(domain: str) -> None:
    one, other = f"aurelio@{domain}", f"mary@{domain}"
    assert verdict("Aurelio Quillfeather", one, other, also="Mary Quillfeather") is Verdict.APART
    assert verdict("鈴木 一郎", f"ichiro@{domain}", f"i.suzuki@{domain}") is not Verdict.CERTAIN


@pytest.mark.parametrize("domain", ["fastmail.com", "gmail.com"])
def test_a_house_of_free_mail_is_nobodys_own(domain: str) -> None:
    name = "Fast Mail" if domain.startswith("fast") else "G Mail"
    assert verdict(name, f"moonrabbit@{domain}", f"sunhare@{domain}") is not Verdict.CERTAIN


def test_one_name_twice_in_a_domain_that_is_called_so_is_one_person() -> None:
    assert verdict("Joseph Long", "mail@joseph-long.example", "git@joseph-long.example") is Verdict.CERTAIN
    assert verdict("佐藤 健", "mail@satoken.example", "git@satoken.example") is Verdict.CERTAIN


def test_a_middle_name_in_both_addresses_speaks_for_one_person_and_two_middle_names_against() -> None:
    name = "Jonathan Foster"
    assert verdict(name, "jonathan.bruce.foster@example.org", "jbfoster@beta.example") is Verdict.CERTAIN
    assert verdict(name, "jonathan.b.foster@alpha.example", "jonathan.k.foster@beta.example") is Verdict.DOUBTFUL
    assert (
        verdict(RARE, "aurelio.b.quillfeather@alpha.example", "aurelio.k.quillfeather@beta.example") is Verdict.DOUBTFUL
    )


@pytest.mark.parametrize(
    ("login", "middle"),
    [
        ("jonathan.b.foster", "b"),
        ("jbfoster", "b"),
        ("jonathanbrucefoster7", "bruce"),
        ("jfoster", ""),
        ("jo.foster", ""),
    ],
)
def test_what_stands_between_given_name_and_family_name_is_a_middle_name(login: str, middle: str) -> None:
    assert middle_of(login, "jonathan", "foster") == middle


@pytest.mark.parametrize(
    ("house", "is_so"),
    [("josephlong", True), ("longjoseph", True), ("josephl", True), ("long", False), ("joseph", False)],
)
def test_a_domain_is_somebodys_own_when_it_is_called_by_the_whole_name(house: str, is_so: bool) -> None:
    name = parse_name("Joseph Long")
    assert name is not None
    assert names_its_owner(house, name) is is_so


def test_a_login_that_is_the_others_domain_joins_people_of_one_name() -> None:
    assert verdict("David Grant", "moonrabbit@example.org", "hello@moonrabbit.example") is Verdict.CERTAIN
    assert verdict("David Grant", "davidgrant@example.org", "hello@davidgrant.example") is Verdict.DOUBTFUL


def test_a_short_whim_in_two_logins_counts_a_little() -> None:
    assert verdict(RARE, "mxqv808@alpha.example", "mxqv@gmail.com") is Verdict.CERTAIN
    assert verdict(COMMON, "mxqv808@alpha.example", "mxqv@gmail.com") is Verdict.DOUBTFUL


def test_a_whole_name_written_as_one_word_is_that_name() -> None:
    spelled = "aurelioquillfeather"
    assert verdict(RARE, "aurelio.quill@example.org", "moon@example.net", also=spelled) is Verdict.CERTAIN
    assert verdict(RARE, "moon@example.org", "hare@example.net", also=spelled) is Verdict.DOUBTFUL
    assert verdict(COMMON, "john.smith@example.org", "moon@example.net", also="johnsmith") is not Verdict.CERTAIN


def test_a_login_as_name_that_both_addresses_hold_is_one_person() -> None:
    assert verdict("34j", "34j.github@alpha.example", "34j@beta.example") is Verdict.CERTAIN
    assert verdict("john", "john.github@alpha.example", "john@beta.example") is not Verdict.CERTAIN


def test_a_slip_in_the_house_of_one_login_is_a_slip() -> None:
    assert verdict(RARE, "moonrabbit590@gmail.com", "moonrabbit590@gmail.con", also="Moony") is Verdict.CERTAIN
    assert verdict(RARE, "moonrabbit590@gmail.com", "moonrabbit590@ymail.com", also="Moony") is not Verdict.CERTAIN


def test_names_in_kanji_that_differ_are_not_joined_for_their_letters() -> None:
    one, other = (
        somebody(1, "高山 彩潔子", "sakiko.takayama@alpha.example"),
        somebody(2, "高山 早杏子", "takayama@beta.example"),
    )
    pair = between(one, other)
    assert pair is None or pair.verdict is not Verdict.CERTAIN


def test_an_address_at_a_machine_of_the_firm_is_no_second_address_there() -> None:
    assert verdict("Jonathan Foster", "jfoster@box7.alpha.example", "jonathan.foster@alpha.example") is Verdict.CERTAIN
    assert verdict("Jonathan Foster", "jfoster2@alpha.example", "jonathan.foster@alpha.example") is Verdict.DOUBTFUL


@pytest.mark.parametrize(
    "login", ["aqlfthr", "aquil", "aureliquil", "aurelioq", "quillfeather", "fquill", "a.quillfeather"]
)
def test_an_address_bears_a_name_in_full_in_beginnings_or_without_its_vowels(login: str) -> None:
    assert verdict(RARE, f"{login}@example.org", "moonrabbit@example.net") is Verdict.CERTAIN


@pytest.mark.parametrize("login", ["moonrabbit", "xqlfthr", "m.rabbit"])
def test_other_letters_bear_no_name(login: str) -> None:
    assert verdict(RARE, f"{login}@alpha.example", "sunhare@beta.example") is Verdict.DOUBTFUL


def test_one_login_at_two_machines_of_a_domain_is_one_person() -> None:
    assert verdict("Jouk", "joukq@moon.alpha.example", "joukq@sun.alpha.example") is Verdict.CERTAIN
    assert verdict("Brian", "brian@moon.alpha.example", "brian@sun.alpha.example") is not Verdict.CERTAIN


def test_a_middle_initial_is_no_slip_and_two_different_ones_are_two_people() -> None:
    one, other = "a.quill@example.org", "aurelio@example.net"
    assert verdict(RARE, one, other, also="Aurelio W. Quillfeather") is Verdict.CERTAIN
    assert verdict("Aurelio B. Quillfeather", one, other, also="Aurelio W. Quillfeather") is not Verdict.CERTAIN


def test_a_given_name_that_no_list_has_is_no_login() -> None:
    assert (
        verdict("Aurelinde Quill", "aurelinde23@example.org", "aurelinde512@example.net", also="aurelinde")
        is not Verdict.CERTAIN
    )


@pytest.mark.parametrize(("one", "other"), [("moonrabbit", "xmoonrabbit"), ("moonrabbit.x", "moonrabble7")])
def test_letters_that_two_logins_share_and_no_name_has_join_people_of_one_rare_name(one: str, other: str) -> None:
    assert verdict(RARE, f"{one}@alpha.example", f"{other}@beta.example") is Verdict.CERTAIN
    assert verdict(COMMON, f"{one}@alpha.example", f"{other}@beta.example") is Verdict.DOUBTFUL


def test_a_short_name_as_a_domain_spells_it_too() -> None:
    assert verdict("Jezz Ng", "me@jezzng.example", "moonrabbit@example.net") is Verdict.CERTAIN
