"""Addresses in one written form, and those that name nobody."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.kit.addresses import clean_mail, clean_phone, clean_url, names_nobody, reaches_one, show_phone


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Taro Yamada <Taro.Yamada@Example.JP>", "taro.yamada@example.jp"),
        ("ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐ", "taro@example.jp"),
        ("mailto:ben@example.org", "ben@example.org"),
        ("no address here", None),
        ("/o=ExchangeLabs/cn=Recipients", None),
    ],
)
def test_a_mail_address_has_one_form(text: str, expected: str | None) -> None:
    assert clean_mail(text) == expected


@pytest.mark.parametrize(
    "address",
    """noreply@example.com info@example.jp devnull@localhost owner-list@example.org no-reply-2@example.com
    mailer-daemon@example.net support+case7@example.com someone@lists.example.org soumu@example.co.jp
    list-request@example.org team@googlegroups.com""".split(),
)
def test_a_desk_a_list_and_a_machine_are_nobody(address: str) -> None:
    assert names_nobody(address)


@pytest.mark.parametrize("address", ["taro@example.jp", "info.tanaka@example.jp", "m.support@example.org", "a@b.co"])
def test_a_person_with_a_deskish_name_is_somebody(address: str) -> None:
    assert not names_nobody(address)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("０９０ー１２３４ー５６７８", "+819012345678"),
        ("03-3210-0001", "+81332100001"),
        ("+1 650 253 0000", "+16502530000"),
        ("110", "110"),
        ("Mr Smith", None),
    ],
)
def test_a_phone_number_has_one_form(text: str, expected: str | None) -> None:
    assert clean_phone(text) == expected


def test_a_phone_number_is_shown_as_people_write_it() -> None:
    assert show_phone("+819012345678") == "090-1234-5678"
    assert show_phone("+442079460123") == "+44 20 7946 0123"
    assert show_phone("110") == "110"


def test_emergency_and_free_numbers_reach_no_one_person() -> None:
    assert not reaches_one("110")
    assert not reaches_one("+81120444444")
    assert reaches_one("+819012345678")


@pytest.mark.parametrize(
    "text",
    [
        "https://www.linkedin.com/in/Taro-Y/",
        "linkedin.com/in/taro-y",
        "http://jp.linkedin.com/in/taro-y?trk=x",
    ],
)
def test_a_linkedin_profile_is_its_slug(text: str) -> None:
    assert clean_url(text) == "linkedin.com/in/taro-y"


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    for clean in (clean_mail, clean_phone, clean_url):
        once = clean(text)
        assert once is None or clean(once) == once
