"""How Japanese promises: お送りいたします, 確認しておきます, 送るよ, やっとく, 次第ご連絡します, お渡しする予定です."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from math import exp

from enishi.promises import japanese_requests
from enishi.promises.candidate import Found, Kind
from enishi.promises.japanese_forms import Form, forms
from enishi.promises.japanese_words import (
    ACCEPTED,
    FIRST,
    HABIT,
    HEARSAY,
    LATER,
    NOW,
    OFFER,
    PRIVATE,
    QUOTED,
    SOMEBODY,
    SURELY_LATER,
    THIRD,
    TOLD_TO_ALL,
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
    "can": -0.3,
    "shall": -0.5,
    "trust-me": 2.5,
    "effort": 1.2,
    "serves": 1.3,
    "other": -0.1,
    "idle": -4.0,
    "now-noun": -0.4,
    "first": 1.0,
    "later": 0.9,
    "softened": 0.5,
    "accepted": 0.4,
    "third": -3.0,
    "offer": -3.0,
    "hearsay": -3.0,
    "now": -2.6,
    "private": -3.0,
    "habit": -2.0,
    "told-to-all": -3.0,
}
_ABOUT = {
    "told-to-all": TOLD_TO_ALL,
    "first": FIRST,
    "accepted": ACCEPTED,
    "later": LATER,
    "private": PRIVATE,
    "habit": HABIT,
    "now": NOW,
}
# Beside a promise this asks for nothing: 確認しますので、少々お待ちください.
_PATIENCE = re.compile(
    r"(?:少々|しばらく|今しばらく|まで)?お待ち(?:ください|下さい)(?:ませ)?|待って(?:て|い?て)?(?=[ね。!！]|$)"
)
_NO_DATE = re.compile(r"引き続き|今後|これから")
_SOFT = re.compile(r"(?:ので|から|んで|ね|よ|けど|が|し|わ)")


def read(sentence: str, least: float = _LEAST) -> Iterator[Found]:
    """What a sentence promises and what it asks for as surely as `least`."""
    text = QUOTED.sub("＊", sentence) if "「" in sentence or "『" in sentence or '"' in sentence else sentence
    if found := _promise(text, least):
        yield found
        if found.confidence >= 0.5:
            text = _PATIENCE.sub("", text)
    asked = japanese_requests.confidence(text)
    if asked >= _LEAST:
        yield Found(Kind.REQUEST, asked, "asks")


def _promise(text: str, least: float) -> Found | None:
    best: Found | None = None
    about: set[str] | None = None
    for form in islice(forms(text), _MOST_FORMS):
        if form.act == "idle" and least >= _MOST_OF_IDLE:
            continue
        if about is None:
            about = _about(text)
        sure = _sure(_features(form, text, about))
        if best is None or sure > best.confidence:
            best = Found(Kind.PROMISE, sure, form.name)
    return best


def _sure(features: set[str]) -> float:
    return 1 / (1 + exp(-sum(map(WEIGHTS.__getitem__, features), WEIGHTS["bias"])))


def _about(text: str) -> set[str]:
    """What the whole sentence says for or against."""
    found = {name for name, pattern in _ABOUT.items() if pattern.search(text)}
    if "now" in found and SURELY_LATER.search(text):
        found.discard("now")
    if "first" not in found and (THIRD.search(text) or ("が" in text and SOMEBODY.search(text))):
        found.add("third")
    return found


def _features(form: Form, text: str, about: set[str]) -> set[str]:
    found = about | {form.name}
    if form.act:
        # What is said now, unless a later time is named: ご説明します, and 後ほどご説明します.
        found.add("serves" if form.act == "now-noun" and "later" in about else form.act)
    if form.name == "effort" and _NO_DATE.search(text):
        found.discard("later")
    if OFFER.search(text, 0, form.end):
        found.add("offer")
    if _SOFT.match(text, form.end):
        found.add("softened")
    if HEARSAY.search(text, form.end, form.end + 14):
        found.add("hearsay")
    return found
