"""What an English sentence shows of a request: words, pairs of words, and forms (named with `#`).

`request_weights.txt` has a number for each that counts; `bench/learn_requests.py` learns them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from enishi.promises.english_words import DUE, SERVES


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


LENGTHS = tuple(f"#len{eights}" for eights in range(6))
_DIGIT = re.compile(r"\d")
NUMBERS = dict.fromkeys("0123456789", "0")  # one number is like another
_ENDS = frozenset(',.:;!?-)"')
_LEADS = _words("and but so then or just also hey hi simply now always never")
ACTS = SERVES | _words(
    "be have let remember don't do stop use enjoy learn join visit try shop buy consider go come start drop feel "
    "offer open"
    " activate apply type choose select wake press tap enter scroll hit hurry claim discover explore note notice "
    "simply go"
    " retweet rsvp sign tell download click compare browse watch imagine think ignore allow bear excuse forgive "
    "pardon"
    " disregard treat view switch fix do get become donate vote reserve recruit register reset"
)
_CONTACT = _words("call email e-mail contact phone write reply respond fax forward send let text ring page")
_MEETING = _words(
    "meet meeting lunch dinner coffee discuss discussion talk call visit chat get-together conference drinks "
    "join invite together"
)
_PLEASE = _words("please pls plz kindly")
_BULK = _words(
    "click subscribe unsubscribe login log sign account settings profile password download app website browser "
    "newsletter"
    " customer shop sale off free order notifications emails"
)
_THIRD = _words("he she they his her their")
# Pairs of which the first and the second word come from lists: "can you", "do you", "we should".
_PAIRS = {
    **dict.fromkeys(("can", "could", "would", "will"), ("can-you", _words("you u ya y'all"))),
    **dict.fromkeys(("should", "shall", "may"), ("can-we", _words("we i"))),
    "you": ("you-must", _words("should need must may might want will can")),
    "we": ("we-must", _words("should need must could can might will")),
    "i": ("i-want", _words("need want suggest recommend think hope wonder would will expect request propose")),
    "let": ("let", _words("me us")),
}
_QUESTIONS = _words("do did are were have is does was has")
_ASKED = _words("what when where who how why which")
_TELLING = ACTS | _PLEASE | _PAIRS.keys() | _QUESTIONS | _ASKED
_PATTERNS: tuple[tuple[str, frozenset[str], re.Pattern[str]], ...] = tuple(
    (name, _words(gate), re.compile(pattern))
    for name, gate, pattern in (
        (
            "#if-you",
            "if should",
            r"\b(?:if you|should you)\b",
        ),
        (
            "#would-like",
            "would i'd we'd",
            (
                r"\b(?:would|i'd|we'd) (?:really |greatly |be |also )?(?:appreciate|grateful|love|like|glad"
                r"|obliged|helpful|great)"
            ),
        ),
        (
            "#let-know",
            "let",
            r"\blet (?:me|us) know\b",
        ),
        (
            "#get-back",
            "get give",
            r"\b(?:get back to|give) (?:me|us)\b",
        ),
        (
            "#you-to",
            "ask asking need want like could would can please",
            (
                r"\b(?:ask(?:ing)?|need|want|like) your?\b|\bif you (?:could|would|can)\b|\byou (?:could"
                r"|please)\b"
            ),
        ),
        (
            "#ask",
            "chance mind about why make sure wondering",
            (
                r"\bany chance\b|\bwould you mind\b|\b(?:how|what) about\b|\bwhy don'?t\b|\b(?:make"
                r"|be) sure\b|\bwas wondering\b"
            ),
        ),
        (
            "#mine",
            "i'll we'll will shall i'm can could",
            (
                r"\b(?:i'll|we'll|i will|we will|i shall|i can|i could|we can|i'm going to"
                r"|will) (?:\w+ )?(?:call|meet|talk|discuss|visit|contact|e-?mail|speak|see|join|come"
                r"|be there|attend|get together|give you)\b"
            ),
        ),
        (
            "#will",
            "i'll we'll will",
            r"\b(?:i'll|we'll|i will|we will)\b",
        ),
        (
            "#want-to",
            "want wanted need needed like liked love loved hope hoped have try tried plan planned needs wants",
            (
                r"\b(?:want|need|like|love|hope|have|try|plan)(?:ed|s)? to (?:\w+ )?(?:call|meet|talk|discuss"
                r"|visit|speak|see|join|get together|chat|schedule|set up)\b"
            ),
        ),
        (
            "#possible",
            "possible would useful helpful great good nice reminder",
            (
                r"\bis it possible\b|\b(?:would|it'?d|will) be (?:very |really |so )?(?:useful|helpful|great"
                r"|good|nice|better|best)\b|\breminder to\b"
            ),
        ),
        (
            "#time-good",
            "good works work best free available ok fine",
            (
                r"\b(?:good|works?|best|free|available|ok|okay|fine) (?:for|to|on|at|with) (?:me|us|you|all"
                r"|him|her)\b|\b(?:i'm|i am|are you|you) (?:free|available)\b"
            ),
        ),
        (
            "#thanking",
            "thank thanks",
            r"\bthank(?:s| you) (?:for|so)\b",
        ),
        (
            "#attached",
            "attached enclosed below",
            r"\b(?:attached|enclosed)\b|\bbelow\b",
        ),
        (
            "#negative",
            "not don't doesn't didn't can't won't never no",
            r"\b(?:not|don'?t|doesn'?t|didn'?t|can'?t|won'?t|never)\b",
        ),
    )
)
_SHOWN_BY = {
    "#due": DUE,
    "#bulk": _BULK,
    "#third": _THIRD,
    "#meet": _MEETING,
    "#link": _words("$ http www"),
    "#you": _words("you your u"),
    "#past": _words("was were did had met called discussed talked asked told sent received"),
    "#questions": _words("question questions comments problems help concerns"),
}
# Forms that stand where one of their words does, and only there.
ALWAYS_SHOWN = frozenset(_SHOWN_BY)
# By the words of which one must stand in the sentence: most patterns need not be tried.
_GATES: dict[str, set[str]] = {}
for _name, _gate, _ in _PATTERNS:
    for _word in _gate:
        _GATES.setdefault(_word, set()).add(_name)
_GATE_WORDS = frozenset(_GATES)
_SEARCH = {name: pattern.search for name, _, pattern in _PATTERNS}


def length_of(words: Sequence[str]) -> int:
    """Which of `LENGTHS` a sentence has."""
    return min(len(words) // 8, len(LENGTHS) - 1)


class Shown(NamedTuple):
    """What a sentence shows: its words and signs, those that stand side by side, and its forms."""

    words: set[str]
    pairs: set[tuple[str, str]]
    forms: set[str]

    def names(self) -> set[str]:
        """All in one, each by its name in `request_weights.txt`."""
        return self.words | self.forms | {f"{one} {other}" for one, other in self.pairs}


def shown_by(lower: str, words: Sequence[str]) -> Shown:
    """All that a sentence shows. `lower` is the sentence in lower case, `words` its words and signs."""
    plain = [NUMBERS.get(word[0], word) for word in words] if _DIGIT.search(lower) else words
    seen = set(plain)
    forms = set(_forms(plain))
    _add_contents(forms, lower, seen)
    _add_combined(forms, seen)
    forms.add(LENGTHS[length_of(plain)])
    if plain:
        forms.add("^ " + plain[0])
        if len(plain) > 1:
            forms.add(f"^ {plain[0]} {plain[1]}")
        if plain[-1] == "?":
            forms.add("?$")
    return Shown(seen, set(pairwise(plain)), forms)


def _forms(words: Sequence[str]) -> Iterator[str]:
    last = len(words) - 1
    for at, word in enumerate(words):
        if word not in _TELLING:
            continue
        after = words[at + 1] if at < last else ""
        starts = at == 0 or words[at - 1] in _ENDS or (at < 4 and words[at - 1] in _LEADS)
        if starts and word in ACTS:
            yield "#act0" if at == 0 else "#act"
            if word in _CONTACT:
                yield "#act-contact"
            if after in {"me", "us"}:
                yield "#act-me"
        elif starts and word in _QUESTIONS:
            yield "#q-you" if after in {"you", "your", "any"} else "#q-other"
        elif starts and word in _ASKED:
            yield "#wh"
        if word in _PLEASE:
            yield "#please"
            if after in ACTS:
                yield "#please-act"
            if after in _CONTACT:
                yield "#please-contact"
        elif word in _PAIRS and after in _PAIRS[word][1]:
            name = _PAIRS[word][0]
            yield f"#{name}" + (f" {after}" if name != "can-you" else "" if starts else " mid")


def _add_contents(forms: set[str], lower: str, seen: set[str]) -> None:
    forms.update(name for name, words in _SHOWN_BY.items() if not words.isdisjoint(seen))
    gates = _GATE_WORDS & seen
    if gates:
        for name in set().union(*map(_GATES.__getitem__, gates)):
            if _SEARCH[name](lower):
                forms.add(name)


_ACTING = frozenset(("#act0", "#act", "#please-act"))
_WITH_ACT = ("#link", "#meet", "#past", "#you")
_WITH_QUESTION = ("#due", "#you", "#meet")
_WITH_MEETING = ("#due", "#you", "#third", "#will")


def _add_combined(forms: set[str], seen: set[str]) -> None:
    """Forms that say more beside another."""
    if not forms.isdisjoint(_ACTING):
        forms.update([f"#act+{form}" for form in _WITH_ACT if form in forms])
        if "me" in seen or "us" in seen:
            forms.add("#act+us")
    if "?" in seen:
        forms.update([f"#?+{form}" for form in _WITH_QUESTION if form in forms])
    if "#meet" in forms:
        forms.update([f"#meet+{form}" for form in _WITH_MEETING if form in forms])
    if "#if-you" in forms:
        forms.update([f"#if-you+{form}" for form in ("#please", "#questions") if form in forms])
    if "#please" in forms and "#bulk" in forms:
        forms.add("#please+#bulk")


def words_that_show() -> dict[str, frozenset[str]]:
    """The words without one of which a sentence cannot show a form; of forms that are shown together, for one."""
    asking = frozenset(("can", "could", "would", "will"))
    by_form: dict[str, frozenset[str]] = {
        **{name: gate for name, gate, _ in _PATTERNS},
        **_SHOWN_BY,
        **dict.fromkeys(("#please", "#please-act", "#please-contact"), _PLEASE),
        **dict.fromkeys(("#can-you", "#can-you mid"), asking),
        **dict.fromkeys(("#act", "#act-contact", "#act-me"), ACTS),
        **dict.fromkeys(("#q-you", "#q-other"), _QUESTIONS),
        "#wh": _ASKED,
    }
    for first, (name, seconds) in _PAIRS.items():
        if name != "can-you":
            for second in seconds:
                form = f"#{name} {second}"
                by_form[form] = by_form.get(form, frozenset()) | {first}
    for one in _WITH_ACT:
        by_form[f"#act+{one}"] = ACTS
    by_form["#act+us"] = ACTS
    for one in _WITH_QUESTION:
        by_form[f"#?+{one}"] = frozenset("?")
    for one in _WITH_MEETING:
        by_form[f"#meet+{one}"] = _MEETING
    for one in ("#please", "#questions"):
        by_form[f"#if-you+{one}"] = by_form["#if-you"]
    by_form["#please+#bulk"] = _PLEASE
    return by_form
