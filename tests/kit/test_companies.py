"""Organisations' names for comparing, and whose house a domain is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.kit.companies import company_key, domain_root, is_public_domain, names_company


@pytest.mark.parametrize(
    "name",
    "アルファ株式会社 ㈱ｱﾙﾌｧ (株)アルファ アルファ㍿ 株式會社アルファ アルファ（株） ア・ル・ファ株式会社".split(),
)
def test_a_japanese_legal_form_is_no_part_of_a_name(name: str) -> None:
    assert company_key(name) == "アルファ"


@pytest.mark.parametrize(
    "name",
    "Alpha Inc.|ALPHA CO., LTD.|Alpha, K.K.|K.K. Alpha|Alpha GmbH|Alpha S.A.|Alpha B.V.|Ａｌｐｈａ Pty Ltd".split("|"),
)
def test_a_latin_legal_form_is_no_part_of_a_name(name: str) -> None:
    assert company_key(name) == "alpha"


def test_a_name_that_is_nothing_but_a_form_stays() -> None:
    assert company_key("株式会社") == "株式会社"
    assert company_key("Inc.") == "inc"


def test_two_houses_stay_two() -> None:
    assert company_key("ハタ工業") != company_key("ハダ工業")
    assert company_key("東京大学") != company_key("東京工業大学")


@pytest.mark.parametrize(
    ("domain", "root"),
    [pair.split(">") for pair in
     "mail.eng.example.co.jp>example.co.jp a.example.ac.jp>example.ac.jp x.example.com.au>example.com.au "
     "mail.example.com>example.com example.org>example.org www.pref.aichi.jp>pref.aichi.jp "
     "m.city.nagoya.aichi.jp>city.nagoya.aichi.jp".split()],
)  # fmt: skip
def test_the_root_of_a_domain_is_what_was_registered(domain: str, root: str) -> None:
    assert domain_root(domain) == root


def test_a_free_mail_provider_says_nothing_about_work() -> None:
    for domain in "gmail.com yahoo.co.jp docomo.ne.jp t.vodafone.ne.jp qq.com web.de users.noreply.github.com".split():
        assert is_public_domain(domain)
    assert not is_public_domain("example.co.jp")


@pytest.mark.parametrize(
    ("domain", "name", "expected"),
    [
        ("alphasystems.example", "Alpha Systems Inc.", True),
        ("mail.arufa.co.jp", "アルファ株式会社", True),
        ("sakura.example", "さくら商事", True),
        ("beta.example", "Alpha", False),
        ("ab.example", "AB", False),
    ],
)
def test_a_domain_may_spell_a_house(domain: str, name: str, expected: bool) -> None:
    assert names_company(domain, company_key(name)) is expected


@given(st.text(max_size=40))
def test_a_key_of_a_name_is_never_empty_and_has_no_case(text: str) -> None:
    assert bool(company_key(text)) or not text.strip()
