"""How Japanese promises: お送りいたします, 確認しておきます, 送るよ, やっとく, 次第ご連絡します, お渡しする予定です."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from itertools import islice
from math import exp, inf, log

from enishi.promises import japanese_requests
from enishi.promises.candidate import Found, Kind
from enishi.promises.japanese_forms import forms
from enishi.promises.japanese_polite import Form
from enishi.promises.japanese_words import (
    ACCEPTED,
    BY_THEMSELVES,
    FIRST,
    HABIT,
    HANDED_HERE,
    HEARSAY,
    IN_GENERAL,
    LATER,
    NOW,
    OFFER,
    OTHER_OFFICE,
    PRIVATE,
    QUOTED,
    SOMEBODY,
    SURELY_LATER,
    THEIR_STAFF,
    THIRD,
    TOLD_HERE,
    TOLD_TO_ALL,
    WHENEVER,
)

_MOST_FORMS = 12  # a sentence has no more verbs; a heap of words may
_LEAST = 0.2  # what is less likely is not worth telling
_MOST_OF_IDLE = 0.5  # no act for another is ever as likely, whatever stands around it

# What speaks for a promise and what against, in logits; set by hand on sentences that people labelled.
WEIGHTS = {
    "bias": -1.8,
    "humble": 2.0,
    "polite": 0.9,
    "plain": 0.3,
    "ておく": 2.4,
    "てみる": 1.5,
    "てくる": 0.9,
    "causative": 1.2,
    "plan": 1.2,
    "want": 0.6,
    "can": -0.05,
    "able": 0.6,
    "shall": -0.5,
    "trust-me": 2.5,
    "effort": 1.2,
    "effort-for": 1.5,
    "serves": 1.3,
    "other": -0.1,
    "idle": -4.0,
    "now-noun": -0.4,
    "first": 1.0,
    "later": 0.9,
    "softened": 0.55,
    "accepted": 0.4,
    "third": -3.0,
    "offer": -3.0,
    "hearsay": -3.0,
    "now": -2.6,
    "private": -3.0,
    "habit": -2.0,
    "by-themselves": -3.0,
    "told-to-all": -3.0,
}
# Forms in which what one does whenever something happens is no promise.
_BINDING = frozenset({"first", "later", "accepted"})
_ONES_OWN = frozenset({"polite", "plain", "causative"})
_FOR = {"first": FIRST, "accepted": ACCEPTED, "later": LATER}
# Each with the characters of which one must stand in the sentence: most patterns need not be tried.
_AGAINST = (
    (
        "told-to-all",
        frozenset(
            "順抽今れ先キ会来登購応買ポ刊評限料価運営定利押クタ入映テドア試夢花式選表イ投式会祭展籤試彰挙訓棚研面朝授公発雨笑真心荒悪承"
        ),
        TOLD_TO_ALL,
    ),
    (
        "private",
        frozenset("用休給暇退院昼ラ寝や髪歯飲旅異転赴免資鏡ガ薬記賀ニ庭テ買子実墓康美床妻夫売源ビそ世期煙英税費決"),
        PRIVATE,
    ),
    ("habit", frozenset("自毎つ普通常び基一度回"), HABIT),
    ("by-themselves", frozenset("自ほ他別質"), BY_THEMSELVES),
)
_HANDED_SIGNS = frozenset("査納覧送付届渡共提答")
_TELL_SIGNS = frozenset("知連報案通伝")
# Beside a promise this asks for nothing: 確認しますので、少々お待ちください.
_PATIENCE = re.compile(
    r"(?:少々|しばらく|今しばらく|まで)?お待ち(?:ください|下さい)(?:ませ)?|待って(?:て|い?て)?(?=[ね。!！]|$)"
    r"|(?:少々|今?しばらく|もう少し|少し)お時間を?(?:いただ|頂|くだ|下さ|ちょうだい)[^。]*"
)
# After what is sent with the letter itself.
_HERE = re.compile(r"(?:どうぞ|何卒)?ご(?:査収|確認の?(?:ほど|程|うえ|上))")
_SENDS = re.compile(r"(?:お?送り|送付|お届け|お渡し|提出|共有)(?:いた|致|し|させ)")
_NO_DATE = re.compile(r"引き続き|今後|これから")
_SOFT = re.compile(r"(?:ので|から|んで|ね|よ|けど|が|し|わ)")


def read(sentence: str, least: float = _LEAST, *, following: str = "") -> Iterator[Found]:
    """What a sentence promises and what it asks for as surely as `least`.

    `following` is the next sentence, which may tell that the thing is already here: お送りします。ご査収ください。
    """
    text = QUOTED.sub("＊", sentence) if "「" in sentence or "『" in sentence or '"' in sentence else sentence
    if found := _promise(text, least, is_here=_HERE.match(following) is not None):
        yield found
        if found.confidence >= 0.5:
            text = _PATIENCE.sub("", text)
    asked = japanese_requests.confidence(text)
    if asked >= _LEAST:
        yield Found(Kind.REQUEST, asked, "asks")


def _promise(text: str, least: float, *, is_here: bool) -> Found | None:
    best: Found | None = None
    wanted = log(least / (1 - least)) if least > 0 else -inf
    speaks_for: set[str] | None = None
    against: set[str] | None = None
    for form in islice(forms(text), _MOST_FORMS):
        if form.act == "idle" and least >= _MOST_OF_IDLE:
            continue
        if speaks_for is None:
            signs = set(text)
            speaks_for = {name for name, pattern in _FOR.items() if pattern.search(text)}
        features = _features_for(form, text, speaks_for)
        # What comes next can only take away.
        if _said(features) < wanted:
            continue
        if against is None:
            against = _against(text, signs, speaks_for, is_here=is_here)
        said = _said(features | against | _against_form(form, text, signs, speaks_for))
        sure = 1 / (1 + exp(-said))
        if best is None or sure > best.confidence:
            best = Found(Kind.PROMISE, sure, form.name)
    return best


def _said(features: set[str]) -> float:
    # To the ninth place, so that the order in which a set is summed does not tell.
    return round(sum(map(WEIGHTS.__getitem__, features), WEIGHTS["bias"]), 9)


def _features_for(form: Form, text: str, speaks_for: set[str]) -> set[str]:
    found = speaks_for | {form.name}
    if form.act:
        # What is said now, unless a later time is named: ご説明します, and 後ほどご説明します.
        found.add("serves" if form.act == "now-noun" and "later" in speaks_for else form.act)
    if form.name.startswith("effort") and _NO_DATE.search(text):
        found.discard("later")
    if _SOFT.match(text, form.end):
        found.add("softened")
    return found


def _against(text: str, signs: Set[str], speaks_for: set[str], *, is_here: bool) -> set[str]:
    """What the whole sentence says against a promise."""
    found = {
        name for name, needed, pattern in _AGAINST if not needed.isdisjoint(signs) and pattern.search(text) is not None
    }
    is_said_now = NOW.search(text) is not None and not SURELY_LATER.search(text)
    if is_said_now or ("later" not in speaks_for and _is_handed_over(text, signs, is_here=is_here)):
        found.add("now")
    if "first" not in speaks_for and THIRD.search(text):
        found.add("third")
    return found


def _is_handed_over(text: str, signs: Set[str], *, is_here: bool) -> bool:
    """Whether what is sent comes with these very words."""
    if is_here and _SENDS.search(text):
        return True
    return not _HANDED_SIGNS.isdisjoint(signs) and HANDED_HERE.search(text) is not None


def _against_form(form: Form, text: str, signs: Set[str], speaks_for: set[str]) -> set[str]:
    """What is said against it up to a form, and behind."""
    found = set()
    if form.name in _ONES_OWN and (
        WHENEVER.search(text, 0, form.end) or (speaks_for.isdisjoint(_BINDING) and IN_GENERAL.match(text))
    ):
        found.add("habit")
    if OFFER.search(text, 0, form.end):
        found.add("offer")
    if HEARSAY.search(text, form.end, form.end + 14):
        found.add("hearsay")
    if "first" not in speaks_for and _is_by_others(form, text):
        found.add("third")
    if not _TELL_SIGNS.isdisjoint(signs) and any(
        told.start() < form.end <= told.end() for told in TOLD_HERE.finditer(text)
    ):
        found.add("now")
    return found


def _is_by_others(form: Form, text: str) -> bool:
    """Whether the verb of a form is what somebody else does."""
    if "の" in text and THEIR_STAFF.search(text, 0, form.end):
        return True
    if "が" in text and SOMEBODY.search(text[: form.end]):
        return True
    return form.name != "humble" and OTHER_OFFICE.search(text, 0, form.end) is not None
