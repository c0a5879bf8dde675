"""How Japanese promises: お送りいたします, 確認しておきます, 送るよ, やっとく, 次第ご連絡します, お渡しする予定です."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from math import exp

from enishi.promises import japanese_requests
from enishi.promises.candidate import Found, Kind
from enishi.promises.japanese_verbs import CANS, NOUNS, PLAINS, STEMS, TES, WILLS, ends_in
from enishi.promises.japanese_words import (
    FIRST, HABIT, HEARSAY, IDLE, IDLE_NOUNS, LATER, NOW, NOW_NOUNS, OFFER, PRIVATE, QUOTED, THIRD,
)  # fmt: skip

_MOST_FORMS = 12  # a sentence has no more verbs; a heap of words may

WEIGHTS = {
    "bias": -1.8,
    **{
        "humble": 2.0,
        "polite": 0.9,
        "ておく": 2.4,
        "てみる": 1.5,
        "てくる": 0.9,
        "plain": 0.3,
        "plan": 1.2,
        "want": 0.6,
    },
    **{"can": -0.3, "trust-me": 2.5, "causative": 1.2, "effort": 1.2},
    **{"serves": 1.3, "other": -0.1, "idle": -4.0, "now-noun": -0.4},
    **{"first": 1.0, "later": 0.9, "softened": 0.5},
    **{"third": -3.0, "offer": -3.0, "hearsay": -3.0, "now": -2.6, "private": -3.0, "habit": -2.0},
}
_MASU = re.compile(r"ま(?:す|ーす|っす)(?![かとま](?!ら)|よう|れ|っけ|って|る|[?？]|[一-龠](?<!笑))")
_PLAIN = re.compile(
    r"(?:[るくすうつぶむぐ](?=[よねわ。!！、～〜ーw💪🙌]|から|けど|し[、。 ]|んで|ので|な[あ。]|ぞ|ぜ|[\s]|$|つもり|予定|所存|見込|考え|と思|よ[うに])"
    r")"
)
_PLAN = re.compile(
    r"(予定|つもり|所存|見込み?|考え)(?:で(?:す|おり|ござい|ある)|だ|な(?:の|ん)で|。|、|$)|よう(?:に)?(?:頑張|します|いたします|努め|進め|する)"
)
_WANT = re.compile(
    r"たい(?:と(?:思|存じ|考え)|んです|です$)|(?:[おこごそとのぼもろよ]うと(?:思(?:って(?!た|い?まし|いた)|い(?!切|出))|考えて)|(?:る|ます)(?:はずです|と思(?:い|う)))"
)
_TRUST = re.compile(
    r"(?:お任せ|任せて|まかせて|おまかせ)(?:ください|下さい|[!！。]|$)|お約束(?:し|いたし|致し)ます|宿題とさせ"
)
_EFFORT = re.compile(r"(?:頑張|がんば)(?:る|り(?:ま|た)|って)|努力(?:し|いたし)ます|全力を尽くし")
_SOFT = re.compile(r"(?:ので|から|んで|ね|よ|けど|が|し|わ)")
_ERRAND = re.compile(
    r"(?:迎え|取り|届け|説明し?|手伝い|謝り|詫び|様子を見|確認し?|助け|買い|渡し|会い|見せ|引き取り|直し)に行き$"
)
_LET = re.compile(r"(?:さ|わ|か|た|ら|ま|が|ば)せ(?:て(?:いただき|頂き|もらい))?$")


def read(sentence: str) -> Iterator[Found]:
    """What a sentence promises and what it asks for."""
    text = QUOTED.sub("＊", sentence) if "「" in sentence or "『" in sentence or '"' in sentence else sentence
    if found := _promise(text):
        yield found
    asked = japanese_requests.confidence(text)
    if asked >= 0.2:
        yield Found(Kind.REQUEST, asked, "asks")


def _promise(text: str) -> Found | None:
    best: Found | None = None
    about: set[str] | None = None
    for form, features, end in islice(_forms(text), _MOST_FORMS):
        if about is None:
            about = _about(text)
        said = features | about | _around(text, end)
        if "now-noun" in said and "later" in said:
            said = said - {"now-noun"} | {"serves"}
        sure = _sure(said)
        if best is None or sure > best.confidence:
            best = Found(Kind.PROMISE, sure, form)
    return best


def _sure(features: set[str]) -> float:
    return 1 / (1 + exp(-sum(map(WEIGHTS.__getitem__, features), WEIGHTS["bias"])))


def _about(text: str) -> set[str]:
    """What the whole sentence says for or against."""
    patterns = {"first": FIRST, "later": LATER, "private": PRIVATE, "habit": HABIT, "now": NOW}
    found = {name for name, pattern in patterns.items() if pattern.search(text)}
    if "first" not in found and THIRD.search(text):
        found.add("third")
    return found


def _around(text: str, end: int) -> set[str]:
    found = set()
    tail = text[end : end + 8]
    if OFFER.search(text, 0, end):
        found.add("offer")
    if _SOFT.match(tail):
        found.add("softened")
    if HEARSAY.match(tail) or HEARSAY.search(text[end : end + 14]):
        found.add("hearsay")
    return found


def _forms(text: str) -> Iterator[tuple[str, set[str], int]]:
    for match in _MASU.finditer(text) if "ま" in text else ():
        if features := _polite(text[max(0, match.start() - 16) : match.start()]):
            yield features[0], set(features), match.end()
    for match in _PLAIN.finditer(text):
        end = match.start() + 1
        if features := _plain(text[max(0, end - 12) : end], text[end : end + 4]):
            yield features[0], set(features), end
    if "思" in text or "たい" in text or "考え" in text:
        for match in _WANT.finditer(text):
            if features := _wanted(text[max(0, match.start() - 10) : match.end()]):
                yield features[0], set(features), match.end()
    if "頑張" in text or "がんば" in text or "力" in text:
        for match in _EFFORT.finditer(text):
            yield "effort", {"effort"}, match.end()
    if "任せ" in text or "まかせ" in text or "約束" in text or "宿題" in text:
        for match in _TRUST.finditer(text):
            yield "trust-me", {"trust-me"}, match.end()


def _polite(head: str) -> tuple[str, ...]:
    """The form and class of a verb before ます."""
    if head.endswith(
        (
            "ており",
            "でおり",
            "てい",
            "でい",
            "ございまし",
            "ござい",
            "てあり",
            "られ",
            "なさい",
            "くださいま",
            "ください",
            "くれ",
            "ません",
        )
    ):
        return ()
    for tail in ("させていただき", "させて頂き", "させてもらい", "せていただき", "せて頂き", "せてもらい"):
        if head.endswith(tail):
            return "humble", _allowed(head[: -len(tail)], causative=tail[0] == "せ")
    if head.endswith(("いただき", "頂き", "おかけし", "お掛けし")):
        return ()
    if head.endswith(("ておき", "でおき", "とき", "どき", "て置き")) and not head.endswith(
        ("ひととき", "のとき", "るとき")
    ):
        return "ておく", "serves"
    if head.endswith(("てみ", "でみ")):
        return "てみる", "serves"
    if head.endswith(("てまいり", "て参り", "ていき", "てき", "でき", "てさしあげ", "てあげ", "て差し上げ", "てやり")):
        if head.endswith(("でき",)) and not head.endswith(("んでき", "いでき")):
            return ("can", "serves") if ends_in(head, CANS) or head.endswith(("おでき", "ご")) else ()
        return "てくる", "serves" if _te_serves(head) else "other"
    for tail in ("いたし", "致し", "差し上げ", "さしあげ", "申し上げ"):
        if head.endswith(tail):
            rest = head[: -len(tail)]
            if tail == "申し上げ" and ends_in(rest, _TELLS) == "":
                return ()
            return "humble", _noun_class(rest)
    if head.endswith(("願いし", "失礼し", "待ちし")):
        return ()
    if head.endswith("し") and (humble := re.search(r"[おご御][^おご、。をにがは]{1,6}し$", head)):
        return "humble", _noun_class(humble[0][:-1])
    if head.endswith(("伺い", "うかがい", "参り", "まいり", "お持ちし", "持参し", "承り")):
        return "humble", "serves"
    if head.endswith("に上がり") and re.search(r"[おご][^おご]{1,4}に上がり$", head):
        return "humble", "serves"
    if head.endswith(("行き", "向かい", "戻り")):
        return "polite", "serves" if _ERRAND.search(head) else "idle"
    if head.endswith("せ") and _LET.search(head):
        return "causative", "serves"
    if ends_in(head, STEMS):
        return ("polite", "serves") if not _noun_end(head) else ("polite", _noun_class(head[:-1]))
    if head.endswith("られ") or ends_in(head, IDLE, 6):
        return "polite", "idle"
    if head.endswith("し"):
        return "polite", _noun_class(head[:-1])
    if head[-1:] and head[-1] in "えけげせてねべめれ" and ends_in(head, CANS):
        return "can", "serves"
    return "polite", "other"


def _allowed(head: str, *, causative: bool) -> str:
    """The class of what somebody lets the reader let them do: 送らせていただき, 確認させていただき."""
    if causative:
        return "idle" if head.endswith(_OWN_WISHES) else "serves"
    return "idle" if ends_in(head, IDLE, 6) else _noun_class(head)


_OWN_WISHES = ("休ま", "帰ら", "使わ", "楽しま", "選ば", "学ば", "断ら", "言わ", "思わ", "甘え", "控え")
_TELLS = frozenset("報告 回答 連絡 案内 通知 返事 お知らせ 返答 申し伝え".split())


def _noun_end(head: str) -> bool:
    return head.endswith("し")


def _noun_class(head: str) -> str:
    """Of what stands before します: お送り, ご連絡を, 対応."""
    rest = head.rstrip("をはもにとの").lower() if head[-2:] not in {"こと"} else head
    if head.endswith(("と", "おかけ", "お掛け")):
        return "idle"
    serves = max((ends_in(rest, NOUNS, 6), ends_in(rest, STEMS, 6)), key=len)
    now, idle = ends_in(rest, NOW_NOUNS, 4), ends_in(rest, IDLE_NOUNS, 6)
    if idle and len(idle) >= max(len(now), len(serves)):
        return "idle"
    if now and len(now) >= len(serves):
        return "now-noun"
    return "serves" if serves or ends_in(rest + "し", STEMS) else "other"


def _te_serves(head: str) -> bool:
    return any(ends_in(head[:to], TES) for to in range(len(head) - 1, max(0, len(head) - 6), -1))


def _plain(head: str, tail: str) -> tuple[str, ...]:
    """The form and class of a plain verb at the end of `head`; none where a plain verb would be a mere statement."""
    is_plan = tail.startswith(("つもり", "予定", "所存", "見込", "考え"))
    if (
        head.endswith(("ておく", "でおく", "とく", "どく"))
        and len(head) > 2
        and not head.endswith(("とくとく", "ほどく"))
    ):
        return "ておく", "serves"
    if head.endswith(("てみる", "でみる")):
        return "てみる", "serves"
    if head.endswith(("てあげる", "といてあげる", "たげる")):
        return "てみる", "serves"
    if head.endswith(("てくる", "でくる", "てく", "でく", "ていく")) and _te_serves(head):
        return "てくる", "serves"
    if head.endswith(("てくれる", "てる", "いる", "ある", "なる", "られる")):
        return ()
    found = ends_in(head, PLAINS, 8)
    if is_plan:
        if (
            found
            or ends_in(head[:-1], CANS)
            or re.search(r"[おご][^おご、。]{1,5}(?:する|いたす|致す)$|させていただく$|差し上げる$", head)
        ):
            return "plan", "serves"
        return ()
    if re.search(r"[おご][^おご、。をにがは]{1,5}(?:する|いたす)$", head):
        return "polite", "serves"
    if found or re.search(r"[A-Za-z]する$", head):
        return "plain", "serves"
    return ()


def _wanted(words: str) -> tuple[str, ...]:
    """し + たいと思います, 送ろうと思っています."""
    if "たい" in words:
        head = words[: words.rindex("たい")]
        if head.endswith(("いただき", "頂き", "もらい")) and not head.endswith(
            ("させていただき", "させて頂き", "させてもらい")
        ):
            return ()
        found = _polite(head)
        return ("want", found[1]) if len(found) > 1 and (found[1] != "other" or found[0] == "humble") else ()
    head = words[: words.rindex("はず" if "はず" in words else "と")]
    if head.endswith(("る", "ます")):
        head = head[:-1] if head.endswith("る") else head[:-2]
        return ("can", "serves") if ends_in(head, CANS) and head[-1] != "し" else ()
    return ("want", "serves") if ends_in(head, WILLS) else ()
