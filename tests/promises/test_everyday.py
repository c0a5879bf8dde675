"""What letters say every day and promises nothing, each beside what is like it and promises."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from bench.promise_bank import HALVES, bank, everyday

from enishi.promises import Kind, find_candidates
from enishi.promises.asking import asking_sentence
from enishi.promises.lines import unbroken

SAID = datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo("Asia/Tokyo"))


def promises(text: str) -> bool:
    return any(one.kind is Kind.PROMISE for one in find_candidates(text, SAID))


@pytest.mark.parametrize(
    ("none", "one"),
    [
        ("管理組合は来月、名簿を送ります。", "当組合から来月、名簿を送ります。"),
        ("秘書の方が金曜までに電話するようです。", "金曜までに電話するようにします。"),
        ("出かけるときは必ず鍵を確認します。", "お伺いするときは必ずご連絡します。"),
        ("最後は「明日ご連絡します」でした。", "「春号」は明日お送りします。"),
        ("番号を知っていれば電話するんですけどね。", "番号が分かれば電話します。"),
        ("切符は改札で渡します。", "切符は私が改札で渡します。"),
        ("今回の入札は見送ります。", "今回の写真は明日送ります。"),
        ("ご不明な点がございましたら、すぐに対応いたします。", "ご不明な点につきましては、明日ご回答いたします。"),
        ("自分で調べますので、もう結構です。", "こちらで調べますので、もう少々お待ちください。"),
        ("質の向上に努めてまいります。", "金曜までに出せるように頑張ります。"),
        ("念のため書いておきます。", "念のため先方に言っておきます。"),
        ("お電話でお話ししたとおりに進めさせていただきます。", "お話を進め、明日ご連絡いたします。"),
        ("近況をお知らせいたします。", "結果は明日お知らせいたします。"),
        ("心より御礼申し上げます。", "明日、契約書をご送付申し上げます。"),
    ],
)
def test_what_is_only_like_a_promise_in_japanese(none: str, one: str) -> None:
    assert (promises(none), promises(one)) == (False, True)


@pytest.mark.parametrize(
    ("none", "one"),
    [
        ("Sending it by post takes three days.", "Sending it by post tonight."),
        ("I cannot say when we will ship.", "When it is packed we will ship it to you."),
        ("I'm sending my kids to camp in July.", "I'm sending you the plan in July."),
        ("I'll be checking out of the hotel on Thursday.", "I'll check the hotel on Thursday."),
        ("You'll hear the bell at noon.", "You'll hear from me at noon."),
        ("I'll keep that in mind.", "I'll keep you posted."),
        ("Never mind, I'll ask somebody else, thanks.", "I'll ask somebody else by Friday and tell you."),
        ("If anything is missing, tell us and we will put it right.", "If it breaks again we will put it right."),
        ("Our rates will go up, we are raising our prices in May.", "We will send you our price list on Friday."),
        ("We'll do our best.", "We'll do our best to send it by Friday."),
        ("Leave early to be on time.", "Leave the hotel for the visit to me."),
    ],
)
def test_what_is_only_like_a_promise_in_english(none: str, one: str) -> None:
    assert (promises(none), promises(one)) == (False, True)


@pytest.mark.parametrize(
    "text",
    [
        "I really appreciated your call on Sunday.",
        "Sorry that I missed your call on Friday.",
        "We meet for coffee on Wednesdays at ten.",
        "Your colleague kindly offered to show us around.",
        "Your reminder about the deadline saved us.",
        "For urgent matters call my mobile.",
        "お知らせいただき助かりました。",
        "早く終わってほしいです。",
        "教えていただいた店に行ってきました。",
        "直接ご説明できてよかったです。",
    ],
)
def test_thanks_regrets_and_habits_wait_for_no_answer(text: str) -> None:
    assert asking_sentence(text, SAID) == ""


def test_a_line_that_ends_in_a_link_or_before_a_large_first_word_is_whole() -> None:
    for text in (
        "I put the plan on the drive for all of you: https://files.example.com/s/plan.pdf\nregards",
        "was stuck on hold with the bank for some fifty minutes\nIf anything is missing, tell us",
    ):
        assert unbroken(text) == text


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_everyday_sentences_are_many_and_hard_and_each_in_one_half(language: str) -> None:
    dev, held = ([line for lines in everyday(language, half).values() for line in lines] for half in HALVES)
    assert len(dev + held) == len({*dev, *held}) >= 440
    assert min(len(dev), len(held)) >= 200
    assert all(bank(language, half, ("later",)).count("promise.") >= 30 for half in HALVES)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_of_the_half_that_rules_were_written_beside_hardly_any_is_taken_for_a_promise(language: str) -> None:
    """Which says nothing of others."""
    lines = [line for some in everyday(language, "dev").values() for line in some]
    assert sum(promises(line) for line in lines) <= 2
