"""What binds the writer of a Japanese sentence, and what does not."""

from __future__ import annotations

import pytest

from enishi.promises import japanese
from enishi.promises.candidate import Kind


def sure(sentence: str, kind: Kind = Kind.PROMISE) -> float:
    return max((found.confidence for found in japanese.read(sentence) if found.kind is kind), default=0.0)


@pytest.mark.parametrize(
    "sentence",
    [
        "金曜までにお送りします。",
        "追ってご連絡いたします。",
        "確認しておきます",
        "明日の午前中にお届けします",
        "わかり次第お知らせいたします。",
        "担当者より折り返しご連絡差し上げます。",
        "こちらで手配いたします。",
        "社内で検討いたします。",
        "今週中に修正させていただきます。",
        "来週お渡しする予定です。",
        "あとで送るよ",
        "すぐ確認するね",
        "それ、やっとく!",
        "夜に見ときます",
        "私から先方に電話します。",
        "月末までに提出したいと思います。",
        "今夜中に送ろうと思っています。",
        "お任せください。",
        "資料は明日には送れると思います。",
        "二度と遅れないようにいたします。",
        "サンプルは本日発送の予定でございます。",
        "納品は来週水曜の見込みです。",
        "お見積もりを差し上げたく、週明けまでお待ちください。",
        "その荷物、取りに行くよ",
        "明日にはお出しできるかと存じます。",
        "図面は木曜に送付予定です。",
        "請求書は月末に発送予定となっております。",
        "水曜までなら直せると思います。",
        "明日までにお手元へ届くようにします。",
        "明日お送りしますので、ご査収ください。",
        "決まり次第お知らせいたします。",
        "資料は山下に代わって私がまとめます。",
        "弟が帰ったら、すぐお送りします。",
        "話が進めばご連絡します。",
        "会議が終わってすぐお送りします。",
        "私と佐藤が明日お伺いします。",
        "荷物が届いたことを先方にお伝えします。",
        "会場で使えるかは、明日ご返答いたします。",
    ],
)
def test_a_promise_is_found(sentence: str) -> None:
    assert sure(sentence) >= 0.5


@pytest.mark.parametrize(
    "sentence",
    [
        "よろしくお願いいたします。",
        "お先に失礼します。",
        "お待ちしております。",
        "それでは資料の説明をいたします。",
        "お送りしましょうか。",
        "明日までにお送りしますか?",
        "昨日お送りしました。",
        "田中さんが送ります。",
        "サイトは広報が更新します。",
        "支払いは別の口座から会計士が行います。",
        "駅前の店が弁当を届けます。",
        "総務は来週、備品を配ります。",
        "金曜は休業となりますのでお知らせいたします。",
        "本社を移転した旨、ご連絡いたします。",
        "契約書をお送りいたしますので、ご査収ください。",
        "先日お約束した写真をお送りします。",
        "お待たせいたしました、見積書をお送りします。",
        "見積書が整いましたので、お送りいたします。",
        "見積書をお送りしますので、ご覧ください。",
        "先週お送りする予定でした。",
        "新製品は来月発売予定です。",
        "部長は明日お送りすると言っていました。",
        "「すぐ送ります」と言われました。",
        "会議は三時に終わります。",
        "値段は上がると思います。",
        "よろしければお送りします。",
        "時間があれば手伝います。",
        "毎朝メールを確認します。",
        "今回はお断りします。",
        "添付にてお送りいたします。",
        "心よりお詫び申し上げます。",
        "そこまではできません。",
        "このメールは自動で送信されます。",
        "山本が後ほどお電話いたします。",
        "弟が免許を取るつもりです。",
        "抽選で百名様にプレゼントします。",
        "一月一日より料金を変更いたします。",
        "引き続き頑張ります。",
        "犬の散歩に行ってくる",
        "今なら送料無料でお届けします！",
    ],
)
def test_what_binds_nobody_is_left(sentence: str) -> None:
    assert sure(sentence) < 0.5


@pytest.mark.parametrize(
    "sentence",
    [
        "金曜までに送ってください。",
        "資料をご確認いただけますでしょうか。",
        "お手数ですが、ご返信をお願いいたします。",
        "明日、時間ある?",
        "帰ったら電話して",
        "見積もりをいただきたく存じます。",
    ],
)
def test_a_request_is_found(sentence: str) -> None:
    assert sure(sentence, Kind.REQUEST) >= 0.5


@pytest.mark.parametrize(
    "sentence",
    [
        "今後ともよろしくお願いいたします。",
        "どうぞご自愛ください。",
        "ありがとうございました。",
        "お気軽にお越しください。",
        "追ってご連絡を差し上げます。",
        "お迎えに上がりますので、ロビーでお待ちください。",
        "説明に伺わせていただきたく存じます。",
        "彼が全部払うんだって",
    ],
)
def test_courtesy_is_no_request(sentence: str) -> None:
    assert sure(sentence, Kind.REQUEST) < 0.5


def test_one_sentence_may_promise_and_ask() -> None:
    both = "予約はこちらで取りますので、人数を教えてください。"
    assert sure(both) >= 0.5
    assert sure(both, Kind.REQUEST) >= 0.5


def test_what_is_sent_with_the_letter_is_told_by_the_next_sentence() -> None:
    (alone,) = japanese.read("図面をお送りいたします。")
    (here,) = japanese.read("図面をお送りいたします。", following="ご査収ください。")
    (later,) = japanese.read("明日、図面をお送りいたします。", following="ご査収ください。")
    assert alone.confidence > 0.5
    assert here.confidence < 0.5
    assert later.confidence > 0.5
