"""The words to begin with after a silence: courteous, in the tie's language, and nothing in them made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from enishi.advice.draft import Facts, bare, draft

MAKOTO = Facts(
    name="髙橋 誠",
    family="髙橋",
    given="誠",
    owner_name="原 愛子",
    silent_days=850,
    subject="Re: 移行の件",
    spoken="移行の件 承知しました。",
    spoken_on=date(2024, 7, 20),
)
BEN = Facts(
    name="Ben Carter",
    family="Carter",
    given="Ben",
    owner_name="Aiko Hara",
    silent_days=400,
    subject="Re: Slides",
    spoken="Slides Thank you.",
    spoken_on=date(2025, 9, 29),
)


def test_a_japanese_letter_owns_the_silence_and_ends_with_a_wish_for_health() -> None:
    letter = draft(MAKOTO)
    assert letter.language == "ja"
    assert letter.text.startswith("髙橋様\n\nご無沙汰しております。原 愛子です。")
    assert "2024年7月に「移行の件」の件" not in letter.text
    assert "2024年7月に「移行」の件で" in letter.text
    assert "2年4か月ほど" in letter.text
    assert letter.text.endswith("ご自愛のほどお祈り申し上げます。\n\n原 愛子")


def test_friends_are_written_to_as_friends() -> None:
    letter = draft(replace(MAKOTO, relation="friend"))
    assert letter.text.startswith("髙橋さん\n\nご無沙汰しています。")
    assert "お元気ですか。" in letter.text


def test_the_language_is_that_of_what_was_last_said() -> None:
    assert draft(replace(MAKOTO, spoken="Hello Makoto")).language == "en"
    assert draft(replace(BEN, spoken="資料の件、ありがとうございました。")).text.startswith("Ben Carter様")


def test_an_english_letter_names_the_last_subject_and_its_month() -> None:
    text = draft(BEN).text
    assert text.startswith("Dear Ben,\n\nIt has been a while: we last wrote about “Slides” in September 2025.")
    assert text.endswith("Best wishes,\nAiko Hara")


@pytest.mark.parametrize("facts", [MAKOTO, BEN])
def test_new_work_is_named_and_nobody_is_congratulated(facts: Facts) -> None:
    text = draft(replace(facts, new_work="Blue Boats")).text
    assert "Blue Boats" in text
    assert "おめでとう" not in text
    assert "ongratulat" not in text


@pytest.mark.parametrize("subject", ["訃報のお知らせ", "Re: 喪中のご挨拶", "退職のご挨拶", "Fwd: Funeral"])
def test_no_letter_begins_with_a_grave_subject(subject: str) -> None:
    assert bare(subject) == ""
    assert "「" not in draft(replace(MAKOTO, subject=subject)).text


@pytest.mark.parametrize("subject", ["Re: RE: 見積", "[list-1] Fwd: 見積", "転送：見積"])
def test_what_programs_put_before_a_subject_is_left_out(subject: str) -> None:
    assert bare(subject) == "見積"


def test_what_is_not_known_is_not_said() -> None:
    assert draft(Facts(name="森")).text.startswith("森様\n\nご無沙汰しております。\n\nその後、お変わりなく")
    assert draft(Facts(name="Ann")).text.endswith("Best wishes")
