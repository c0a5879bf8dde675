"""What an English sentence shows of a request: words, pairs of words, and forms (named with `#`).

`request_weights.txt` has a number for each that counts; `bench/learn_requests.py` learns them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from enishi.promises.english_words import DUE, SERVES


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ENDS = frozenset(',.:;!?-)"')
_LEADS = _words("and but so then or just also hey hi simply now always never")
_ACTS = SERVES | _words(
    "be have let remember don't do stop use enjoy learn join visit try shop buy consider go come start drop feel offer open"
    " activate apply type choose select wake press tap enter scroll hit hurry claim discover explore note notice simply go"
    " retweet rsvp sign tell download click compare browse watch imagine think ignore allow bear excuse forgive pardon"
    " disregard treat view switch fix do get become donate vote reserve recruit register reset"
)
_CONTACT = _words("call email e-mail contact phone write reply respond fax forward send let text ring page")
_MEETING = _words(
    "meet meeting lunch dinner coffee discuss discussion talk call visit chat get-together conference drinks join invite together"
)
_PLEASE = _words("please pls plz kindly")
_BULK = _words(
    "click subscribe unsubscribe login log sign account settings profile password download app website browser newsletter"
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
_TELLING = _ACTS | _PLEASE | _PAIRS.keys() | _QUESTIONS | _ASKED
_PATTERNS: tuple[tuple[str, frozenset[str], re.Pattern[str]], ...] = tuple(
    (name, _words(gate), re.compile(pattern))
    for name, gate, pattern in (
        ("#if-you", "if should", r"\b(?:if you|should you)\b"),
        ("#free-to", "hesitate hestitate free", r"hesi?tate|hestitate|feel free|free to"),
        ("#would-like", "would i'd we'd", r"\b(?:would|i'd|we'd) (?:really |greatly |be |also )?(?:appreciate|grateful|love|like|glad|obliged|helpful|great)"),
        ("#let-know", "let", r"\blet (?:me|us) know\b"),
        ("#get-back", "get give", r"\b(?:get back to|give) (?:me|us)\b"),
        ("#you-to", "you your", r"\b(?:ask(?:ing)?|need|want|like) your?\b|\bif you (?:could|would|can)\b|\byou (?:could|please)\b"),
        ("#ask", "chance mind about why make sure wondering", r"\bany chance\b|\bwould you mind\b|\b(?:how|what) about\b|\bwhy don'?t\b|\b(?:make|be) sure\b|\bwas wondering\b"),
        ("#mine", "i'll we'll will shall i'm can could", r"\b(?:i'll|we'll|i will|we will|i shall|i can|i could|we can|i'm going to|will) (?:\w+ )?(?:call|meet|talk|discuss|visit|contact|e-?mail|speak|see|join|come|be there|attend|get together|give you)\b"),
        ("#will", "i'll we'll will", r"\b(?:i'll|we'll|i will|we will)\b"),
        ("#want-to", "to", r"\b(?:want|need|like|love|hope|have|try|plan)(?:ed|s)? to (?:\w+ )?(?:call|meet|talk|discuss|visit|speak|see|join|get together|chat|schedule|set up)\b"),
        ("#schedule", "set schedule scheduled arrange available free work works", r"\b(?:set up|scheduled?|arrange|available|free|works? for)\b"),
        ("#invite", "invite invited invitation join welcome", r"\binvite|\bjoin\b|\bwelcome\b"),
        ("#check-out", "check take have learn find", r"\bcheck (?:out|with|on|it)|\btake a (?:look|moment|minute)|\bhave a look|\blearn more|\bfind out"),
        ("#possible", "possible would useful helpful great good nice reminder", r"\bis it possible\b|\b(?:would|it'?d|will) be (?:very |really |so )?(?:useful|helpful|great|good|nice|better|best)\b|\breminder to\b"),
        ("#interested", "interested interest", r"\b(?:are|if) you(?:'re| are)? (?:still )?interested|\binterest(?:ed)? in\b"),
        ("#time-good", "good works work best free available ok fine", r"\b(?:good|works?|best|free|available|ok|okay|fine) (?:for|to|on|at|with) (?:me|us|you|all|him|her)\b|\b(?:i'm|i am|are you|you) (?:free|available)\b"),
        ("#want-ask", "want wanna", r"^(?:do you |you )?wan(?:t to|na)\b|[,-] wan(?:t to|na)\b|\bi(?:'d| would| just)? (?:also )?(?:like|want|need|wanted) (?:you )?to (?:know|get|have|ask|see|hear|invite|request|make sure|find out|schedule)\b"),
        ("#you-can", "you", r"^(?:\w+,? )?(?:now |so )?you can\b|\byou can (?:also|always|just|easily|simply|find|use|get|call|contact|reach|email)\b"),
        ("#asked", "asked told said", r"\b(?:asked|told|said|invited|wanted) (?:me|us|him|her|them|that|he|she|to)\b"),
        ("#thanking", "thank thanks", r"\bthank(?:s| you) (?:for|so)\b"),
        ("#attached", "attached enclosed below", r"\b(?:attached|enclosed)\b|\bbelow\b"),
        ("#negative", "not don't doesn't didn't can't won't never no", r"\b(?:not|don'?t|doesn'?t|didn'?t|can'?t|won'?t|never)\b"),
        ("#forward", "forward", r"look(?:ing)? forward"),
    )
)  # fmt: skip
# By the words of which one must stand in the sentence: most patterns need not be tried.
_GATES: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
for _name, _gate, _pattern in _PATTERNS:
    for _word in _gate:
        _GATES.setdefault(_word, []).append((_name, _pattern))


def features(lower: str, words: Sequence[str]) -> set[str]:
    """All that a sentence shows. `lower` is the sentence in lower case, `words` its words and signs."""
    plain = ["0" if word[0].isdigit() else word for word in words]
    shown = set(plain)
    shown.update(f"{one} {other}" for one, other in zip(plain, plain[1:], strict=False))
    if plain:
        shown.add("^ " + plain[0])
        if len(plain) > 1:
            shown.add(f"^ {plain[0]} {plain[1]}")
        if plain[-1] == "?":
            shown.add("?$")
    shown.update(_forms(plain))
    forms = set(_about(lower, set(plain)))
    shown.update(forms)
    shown.update(_together(shown, set(plain)))
    shown.add(f"#len{min(len(plain) // 8, 5)}")
    return shown


def _forms(words: Sequence[str]) -> Iterator[str]:
    last = len(words) - 1
    for at, word in enumerate(words):
        if word not in _TELLING:
            continue
        after = words[at + 1] if at < last else ""
        starts = at == 0 or words[at - 1] in _ENDS or (at < 4 and words[at - 1] in _LEADS)
        if starts and word in _ACTS:
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
            if after in _ACTS:
                yield "#please-act"
            if after in _CONTACT:
                yield "#please-contact"
        elif word in _PAIRS and after in _PAIRS[word][1]:
            name = _PAIRS[word][0]
            yield f"#{name}" + (f" {after}" if name != "can-you" else "" if starts else " mid")


def _about(lower: str, shown: set[str]) -> Iterator[str]:
    if shown & DUE:
        yield "#due"
    if shown & _BULK:
        yield "#bulk"
    if shown & _THIRD:
        yield "#third"
    if shown & _MEETING:
        yield "#meet"
    if "$" in shown or "http" in shown or "www" in shown:
        yield "#link"
    if shown & {"you", "your", "u"}:
        yield "#you"
    if shown & {
        "was",
        "were",
        "did",
        "had",
        "met",
        "called",
        "discussed",
        "talked",
        "asked",
        "told",
        "sent",
        "received",
    }:
        yield "#past"
    if shown & {"question", "questions", "comments", "problems", "help", "concerns"}:
        yield "#questions"
    gates = shown & _GATES.keys()
    for name, pattern in {form for gate in gates for form in _GATES[gate]}:
        if pattern.search(lower):
            yield name


_WITH_ACT = ("#due", "#link", "#bulk", "#meet", "#past", "#you")
_WITH_QUESTION = ("#due", "#you", "#third", "#meet", "#bulk", "#link", "#past")
_WITH_MEETING = ("#due", "#you", "#past", "#third", "#will", "#would-like", "#want-to")


def _together(forms: set[str], shown: set[str]) -> Iterator[str]:
    """Forms that say more beside another."""
    if not forms.isdisjoint(("#act0", "#act", "#please-act")):
        yield from (f"#act+{form}" for form in _WITH_ACT if form in forms)
        if shown & {"me", "us"}:
            yield "#act+us"
    if "?" in shown:
        yield from (f"#?+{form}" for form in _WITH_QUESTION if form in forms)
        if shown & {"i", "we", "me", "us"}:
            yield "#?+us"
    if "#meet" in forms:
        yield from (f"#meet+{form}" for form in _WITH_MEETING if form in forms)
    if "#if-you" in forms:
        yield from (f"#if-you+{form}" for form in ("#please", "#questions", "#bulk") if form in forms)
    if "#please" in forms and "#bulk" in forms:
        yield "#please+#bulk"
