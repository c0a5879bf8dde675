"""A sender's own words are told from what they quote, sign and append."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.growth import grows_in_step

from enishi.kit.quotes import own_words, parted

ATTRIBUTIONS = [
    "On Mon, Jan 15, 2024 at 10:00 AM Bo <bo@example.org> wrote:",
    "On Mon, Jan 15, 2024 at 10:00 AM A Person With A Long Name\n<bo@example.org> wrote:",
    "Bo wrote:",
    "* Bo (bo@example.org) [240115 10:00]:",
    "Am 15.01.2024 um 10:00 schrieb Bo <bo@example.org>:",
    "Le 15 janv. 2024 à 10:00, Bo <bo@example.org> a écrit :",
    "2024年1月15日(月) 10:00 山田 太郎 <taro@example.jp>:",
    "2024年1月15日(月) 10:00 山田 太郎\n<taro@example.jp>:",
    "2024/01/15 10:00、山田 太郎 <taro@example.jp>のメール：",
    "山田 太郎 さんは書きました:",
]


@pytest.mark.parametrize("said", ATTRIBUTIONS)
def test_a_quoted_mail_is_left_out(said: str) -> None:
    assert own_words(f"はい。\n\n{said}\n\n> 古い言葉\n> more of it\n") == "はい。"


@pytest.mark.parametrize("said", [said for said in ATTRIBUTIONS if "2024" in said and "AM" in said])
def test_a_quoted_mail_without_marks_is_left_out(said: str) -> None:
    assert own_words(f"Yes.\n\n{said}\n\nold words\n") == "Yes."


def test_answers_between_quotes_are_kept() -> None:
    assert own_words("> 一つ目\nはい\n＞二つ目\nいいえ\nTY> old style\n") == "はい\nいいえ"


@pytest.mark.parametrize(
    "block",
    [
        "差出人: 山田 <taro@example.jp>\n送信日時: 2024年1月15日 10:00\n宛先: 田中\n件名: 明日",
        "From: Bo <bo@example.org>\nSent: Monday\nTo: Ada\nSubject: x",
        "________________________________\n*From:* Bo\n*Sent:* Monday\n*To:* Ada\n*Subject:* x",
        "-----Original Message-----\nFrom: Bo",
        "---------- Forwarded message ---------\nFrom: Bo",
        "Begin forwarded message:\n\nFrom: Bo",
        "-------- 転送メッセージ --------\n件名: x",
    ],
)
def test_an_earlier_mail_below_is_left_out(block: str) -> None:
    assert own_words(f"了解です。\n\n{block}\n\n古い言葉\n") == "了解です。"


def test_a_mail_that_only_passes_on_another_has_no_own_words() -> None:
    assert own_words("-------- Forwarded Message --------\nSubject: x\n\nwords") == ""


@pytest.mark.parametrize(
    "signature",
    [
        "-- \nBo",
        "--\nBo\nExample Ltd",
        "━━━━━━━━━━\n株式会社例\n山田 太郎\nTEL 03-0000-0000\n━━━━━━━━━━",
        "◆◇━━━━━━━◇◆\n例示工業株式会社 営業部\n山田 太郎\n───────\n〒100-0000\nE-mail: taro@example.jp\n◆◇━━━━━━━◇◆",
        "********************\n山田太郎 taro@example.jp\n********************",
        "---- 山田 太郎 ----\ntaro@example.jp\nTEL 03-0000-0000",
        "Bo Builder\nExample Inc.\nTel +81 3-0000-0000\nbo@example.org",
        "iPhoneから送信",
        "Sent from my iPad",
    ],
)
def test_a_signature_is_left_out(signature: str) -> None:
    assert own_words(f"金曜までに送ります。\n\n{signature}\n") == "金曜までに送ります。"


def test_what_is_left_out_as_a_signature_can_be_had() -> None:
    quoted = "On Mon, Jan 15, 2024 at 10:00 AM Bo <bo@example.org> wrote:\n> Hello\n> --\n> Bo"
    assert parted(f"Yes.\n\n-- \nAda\nExample Ltd\n\n{quoted}\n") == ("Yes.", "--\nAda\nExample Ltd")
    assert parted("はい。\n\n━━━━━━━\n株式会社例\nTEL 03-0000-0000\n━━━━━━━\n").signature.startswith(
        "━━━━━━━\n株式会社例"
    )
    assert parted("Only words.").signature == ""


@pytest.mark.parametrize(
    "notice",
    [
        "This e-mail and any attachments are confidential and intended solely\nfor the addressee.",
        "CONFIDENTIALITY NOTICE: the contents\nof this mail are private.",
        "※本メールには機密情報が含まれている場合があります。\n誤って受信された場合は削除してください。",
    ],
)
def test_a_notice_is_left_out(notice: str) -> None:
    assert own_words(f"See you.\n\n{notice}\n") == "See you."


@pytest.mark.parametrize(
    "text",
    [
        "As my mother wrote:\nnever give up.",
        "Please call me at 03-0000-0000 or write to bo@example.org.",
        "下記です。\n\n──────────\n日時：1/20 15:00\n場所：https://example.com/room\n──────────\nよろしくお願いします。",
        "To do:\n- a\n- b\n---\nthen c",
        "From: is the word I meant.",
        "A > B, and 3 < 4.",
        "Hello.\n\n*** Please answer by Friday ***",
    ],
)
def test_own_words_are_kept(text: str) -> None:
    assert own_words(text) == text


def test_no_more_is_kept_than_anybody_reads() -> None:
    assert len(own_words("words " * 30_000)) <= 20_000


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "On ",
        " ",
        ">",
        "From: a\n",
        "On 1 wrote:\n",
        "-----\n",
        "━━━━━\nTEL a@b\n",
        "\n",
        "--\n",
        "wrote:\n",
        "@",
        "_",
    ],
)
def test_a_hostile_text_is_read_quickly(piece: str) -> None:
    assert grows_in_step(lambda length: own_words(piece * (length // len(piece))), 100_000)


@given(st.text(st.sampled_from("ab >-:@\n1年━＞。差出人FromOnwrote"), max_size=200))
def test_own_words_are_lines_of_the_mail(text: str) -> None:
    lines = {line.strip() for line in text.split("\n")}
    assert {line.strip() for line in own_words(text).split("\n")} - {""} <= lines
