"""What a Japanese verb before ます may bind its writer to: お送りし, 確認しておき, 送らせていただき."""

from __future__ import annotations

import re
from typing import NamedTuple

from enishi.promises.japanese_verbs import CANS, NOUNS, STEMS, TES, ends_in
from enishi.promises.japanese_words import IDLE, IDLE_NOUNS, NOW_NOUNS

GONE_FOR = re.compile(r"(?:迎え|取り|届け|手伝い|謝り|様子を?見|買い|渡し|返し|見せ|聞き|確認し?|説明し?|交渉し?)に")
_OWN_HABITS = (
    "つける",
    "付ける",
    "がける",
    "掛ける",
    "寝る",
    "起きる",
    "休む",
    "帰る",
    "控える",
    "食べる",
    "歩く",
    "飲む",
    "やめる",
)
_STRIVES = (
    "努めてまいり",
    "努めて参り",
    "努めていき",
    "励んでまいり",
    "取り組んでまいり",
    "よう努め",
    "ように努め",
    "よう励み",
)
_ERRAND = re.compile(
    r"(?:すぐ|今から|そちら|御社|貴社|お宅|玄関|受付|[0-9０-９一二三四五六七八九十]時).{0,6}(?:行き|向かい|戻り)$"
    r"|(?:迎え|取り|届け|説明し?|手伝い|謝り|詫び|様子を見|確認し?|助け|買い|渡し|会い|見せ|引き取り|直し)に行き$"
)
_HUMBLE_NOUN = re.compile(r"[おご御][^おご、。をにがは]{1,6}し$")
HUMBLE_CAN = re.compile(r"[おご][^おご、。をにがは]{1,6}でき$")
_KATAKANA = re.compile(r"[ァ-ヶー]{3}$")
_LET = re.compile(r"[さわかたらまがば]せ$")
LETTING = ("させていただき", "させて頂き", "させてもらい", "せていただき", "せて頂き", "せてもらい")
_HUMBLE = ("いたし", "致し", "差し上げ", "さしあげ", "申し上げ")
_NEVER = (
    *("ており", "でおり", "てい", "でい", "ござい", "てあり", "られ", "なさい", "くださいま", "ください", "くれ"),
    *("願いし", "失礼し", "待ちし", "おかけし", "お掛けし"),
)
_MINDS = re.compile(
    r"ないで(?:お|置)き$|参考までに.*て(?:お|置)き$|(?:覚え|心に[留と]め|肝に銘じ|頭に入れ|胸に刻ん|楽しみにし|期待し)[てで](?:お|置)き$"
)
_OWN_WISHES = ("休ま", "帰ら", "上がら", "使わ", "楽しま", "選ば", "学ば", "断ら", "言わ", "思わ", "甘え", "控え")
_TELLS = frozenset("報告 回答 連絡 案内 通知 返事 お知らせ 返答 申し伝え".split())


class Form(NamedTuple):
    """A form's name, the class of its act (`serves`, `other`, `idle`, `now-noun`; "" of none), and where it ends."""

    name: str
    act: str
    end: int = 0


def polite(head: str) -> Form | None:
    """The form of a verb before ます; None where it asks, reports or serves nobody by its very form."""
    letting = next((tail for tail in LETTING if head.endswith(tail)), "")
    if letting:
        return Form("humble", _let(head.removesuffix(letting), causative=letting[0] == "せ"))
    if head.endswith((*_NEVER, "いただき", "頂き")):
        return None
    aspect = _aspect(head)
    if aspect is not None:
        return aspect if aspect.name else None
    return _humble(head) or _going(head) or _listed(head)


def _let(head: str, *, causative: bool) -> str:
    """The class of what somebody lets the reader let them do: 送らせていただき, 確認させていただき."""
    if causative:
        return "idle" if head.endswith(_OWN_WISHES) else "serves"
    return "idle" if ends_in(head, IDLE, 6) else _noun_act(head)


def _aspect(head: str) -> Form | None:
    """ておき, てみ, てき; a form without a name where it looks like one and is none."""
    if head.endswith(("ておき", "でおき", "とき", "どき", "て置き")):
        if head.endswith(("ひととき", "のとき", "るとき")):
            return None
        return Form("ておく", "idle" if _MINDS.search(head) else "serves")
    if head.endswith(("てみ", "でみ")):
        return Form("てみる", "serves")
    if head.endswith(
        ("行ってき", "いってき", "行ってまいり")
    ):  # 行ってきます says goodbye; 説明に行ってきます does not
        return Form("てくる", "serves" if GONE_FOR.search(head) else "idle")
    if head.endswith(_STRIVES):
        return Form("effort", "")
    if head.endswith("でき") and not head.endswith(("んでき", "いでき")):
        return Form("can", "serves") if ends_in(head, CANS) or HUMBLE_CAN.search(head) else Form("", "")
    if head.endswith(("てまいり", "て参り", "ていき", "てき", "でき", "てさしあげ", "てあげ", "て差し上げ", "てやり")):
        return Form("てくる", "serves" if te_serves(head) else "other")
    return None


def te_serves(head: str) -> bool:
    """Whether the verb in its て-form, somewhere near the end, serves another."""
    return any(ends_in(head[:to], TES) for to in range(len(head) - 1, max(0, len(head) - 6), -1))


def _humble(head: str) -> Form | None:
    tail = next((tail for tail in _HUMBLE if head.endswith(tail)), "")
    if tail:
        rest = head.removesuffix(tail)
        is_thanks = tail == "申し上げ" and not ends_in(rest, _TELLS) and _noun_act(rest) != "serves"
        return Form("humble", "idle" if is_thanks else _noun_act(rest))
    if head.endswith("し") and (noun := _HUMBLE_NOUN.search(head)):
        return Form("humble", _noun_act(noun[0][:-1]))
    if head.endswith(("伺い", "うかがい", "参り", "まいり", "お持ちし", "持参し", "承り")):
        return Form("humble", "serves")
    if (
        head.endswith("に上がり")
        and not head.endswith("お先に上がり")
        and re.search(r"[おご][^おご]{1,4}に上がり$", head)
    ):
        return Form("humble", "serves")
    return None


def _going(head: str) -> Form | None:
    if head.endswith(("行き", "向かい", "戻り")):
        return Form("polite", "serves" if _ERRAND.search(head) else "idle")
    if (head.endswith("せ") and _LET.search(head) and not ends_in(head, IDLE, 6)) or head.endswith(
        ("てもらい", "でもらい")
    ):
        return Form("causative", "serves")
    return None


def _listed(head: str) -> Form:
    """What the lists of verbs say; the longer word tells: 締め切り is not 切り."""
    serves, idle = ends_in(head, STEMS), ends_in(head, IDLE, 6)
    if idle and len(idle) >= len(serves):
        return Form("polite", "idle")
    if head.endswith("し") and (not serves or serves[:-1] in NOUNS):
        return Form("polite", _noun_act(head[:-1]))
    if serves:
        return Form("polite", "serves")
    if head[-1:] in set("えけげせてねべめれ") and ends_in(head, CANS):
        return Form("can", "serves")
    return Form("polite", "other")


def _noun_act(head: str) -> str:
    """Of what stands before します: お送り, ご連絡を, 対応."""
    if head.endswith("ように"):
        return _so_that(head.removesuffix("ように"))
    if head.endswith(("と", "に", "おかけ", "お掛け")):
        return "idle"
    rest = head if head.endswith("こと") else head.rstrip("をはもにとの").lower()
    serves = max((ends_in(rest, NOUNS, 6), ends_in(rest, STEMS, 6)), key=len)
    now, idle = ends_in(rest, NOW_NOUNS, 4), ends_in(rest, IDLE_NOUNS, 6)
    if idle and len(idle) >= max(len(now), len(serves)):
        return "idle"
    if now and len(now) >= len(serves):
        return "now-noun"
    return "serves" if serves or ends_in(rest + "し", STEMS) or _KATAKANA.search(rest) else "other"


def _so_that(verb: str) -> str:
    """What one will see to: お手元へ届くように, 二度としないように; not what one does for oneself."""
    if verb.endswith(_OWN_HABITS):
        return "idle"
    return "serves" if verb.endswith(("ない", *"うくぐすつぬぶむる")) else "other"
