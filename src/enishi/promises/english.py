"""How English promises: "I'll send it", "will do", "let me check", "you'll have it by Friday", "sending it "
"tonight"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from itertools import islice, pairwise
from math import exp

from enishi.promises.candidate import Found, Kind
from enishi.promises.english_clauses import around, asked
from enishi.promises.english_cues import cues
from enishi.promises.english_general import against, is_lure
from enishi.promises.english_outright import asks_outright, asks_patience, is_for_whoever, is_formula
from enishi.promises.english_requests import confidence, may_reach
from enishi.promises.english_words import DUE, SOON
from enishi.promises.request_features import Shown, shown_by

_TOKEN = re.compile(r"[a-z]+(?:['-][a-z]+)*|\d+(?:[:.]\d+)?(?:am|pm|st|nd|rd|th)?|[^\sa-z\d]")
_QUOTED = re.compile(r"\"[^\"]{1,300}\"|“[^”]{1,300}”")

_MOST_CUES = 12  # a sentence has no more; a heap of words may
_LEAST = 0.2  # what is less likely is not worth telling
# Forms of which one must stand beside a promise for its sentence to ask for something too. "I'll call you tomorrow"
# proposes a call, and people who label requests take it for one; its reason tells it from what is asked outright.
_ASKS = frozenset("#please #act0 #act #get-back #you-to #if-you #ask #let-know #can-you".split()) | {
    "#let me",
    "#can-you mid",
}
_OUTRIGHT = 0.7  # at least, of what asks by its very form
_FORMULA = 0.3
_PROPOSES = frozenset(("#meet", "#mine"))

# What speaks for a promise and what against, in logits; set by hand on sentences that people labelled.
WEIGHTS = {
    "bias": -1.6,
    "will-i": 0.9,
    "will-we": 0.5,
    "will-ours": 0.35,
    "will": 0.8,
    "going-i": 0.5,
    "going-we": 0.3,
    "going": 0.3,
    "going-ours": -0.6,
    "let-me": 0.6,
    "plan": 0.2,
    "can": -1.4,
    "can-take": 0.2,
    "committed": -0.5,
    "will-someone": -0.5,
    "doing-i": -0.3,
    "doing-we": -0.5,
    "doing": -0.4,
    "glad": 0.1,
    "would-glad": -1.2,
    "you-get": -0.3,
    "from-others": -2.0,
    "passive": -0.6,
    "fixed": 3.0,
    "serves": 1.6,
    "other": 0.1,
    "self": -2.5,
    "state": -4.0,
    "now": -3.5,
    "reader": 0.95,
    "due": 0.9,
    "soon": 0.5,
    "offer": -2.5,
    "reported": -3.0,
    "asked": -3.5,
    "not": -4.0,
    "habit": -3.0,
    "have-to": -1.0,
    "maybe": -2.5,
    "lure": -4.0,
}

_FIXED = re.compile(
    r"(?:^|[,.!;:–—-] ?|\b(?:ok|okay|k|yes|yep|yeah|cool|great|right|np|sure|hi|boss) )(?:(?:i'?m |i am |we'?re "
    r"|already )?on (?:it|the case)\b"
    r"(?! (?:was|is|for))|(?:i |we )?will do\b(?=[\s]*(?:[,.!;:]|$|thanks|thx|asap|boss))"
    r"|consider it done|leave (?:it|this|that|them|all that|the [a-z]+(?: [a-z]+)?|[a-z]+) (?:with|to) (?:me|us)\b"
    r"|leave (?:[a-z\d'-]+ ){1,9}to (?:me|us)\b"
    r"|i'?ve got (?:this|it) covered|got you covered"
    r"|(?:you can )?(?:count|rely) on (?:me|us)\b|will make it happen)"
    r"|\byou (?:can|may) (?:count|rely) on (?:me|us)\b|\byou have (?:my|our) (?:word|assurance|undertaking|promise"
    r"|commitment|guarantee)\b"
    r"|\b(?:i|we) (?:promise|swear|guarantee|give you my word)\b(?! (?:you )?(?:nothing|not|that|i'm not|it's not))"
    r"|\b(?:i|we)(?:'ll)? owe you (?:an? |the |some |my )(?!apolog|favou?r|big|one\b|thank)"
    r"|^(?:you can |please |so )?expect (?:[a-z']+ ){1,6}from (?:me|us|our)\b|^(?:you can |please "
    r"|so )?expect (?:my|our|it|them|the|this|these|an?|[a-z]+ [a-z]+s?) (?!.*\bfrom (?!me\b"
    r"|us\b)).*\b(?:by|on|before|tonight|today|tomorrow|mon|tues|wednes|thurs|fri|satur|sun)"
    r"|\b(?:coming|goes? out|go|sent) (?:to you )?from (?:me|us)\b|\bfrom me (?:on|by|tonight|today|tomorrow|this"
    r"|next)\b"
    r"|\bi'?ve got (?:this|it|that|the|your) (?:one|minutes|notes|bill|tab|shift)\b(?! (?:from|here|in))|, promise\b"
    r"|\bi'?ll be in touch\b|\bwill reach you\b|^action (?:on|for) (?:me|us)\b"
)
# One of these stands in every fixed form: most sentences need not be searched.
_FIXED_WORDS = frozenset(
    "reach consider covered count rely happen swear guarantee owe word expect promise touch assurance undertaking "
    "commitment leave got action".split()
)
_DUE = DUE - {"am"}  # "I am" is no hour
_LEADS = frozenset("by at in before around until".split())
_SHORT_WHILES = frozenset("minute jiffy mo bit".split())
_HOURS = frozenset("one two three four five six seven eight nine ten eleven twelve noon".split())
_HOUR_WORDS = _HOURS | _SHORT_WHILES | {"business"}
# What is handed over with these very words: "I'm sending you the estimate herewith".
_HERE = re.compile(
    r"\b(?:here(?:with|by)|attach(?:ed|ing)|enclosed|below|(?:with|to|in|by) this (?:e-?mail|mail|message|note|letter)"
    r"|you two here|as promised|sorry for the (?:wait|delay))\b|^(?:here|finally)\b"
)


def read(sentence: str, least: float = _LEAST) -> Iterator[Found]:
    """What a sentence promises and what it asks for as surely as `least`, the surer first."""
    lower, words = _read(sentence)
    seen = set(words)
    promise = _promise(lower, words, seen)
    is_outright = asks_outright(lower, seen)
    is_promised = promise is not None and promise.confidence >= 0.5
    if not (is_outright or may_reach(max(least, _LEAST), words, seen, promised=is_promised)):
        if promise is not None:
            yield promise
        return
    shown = _shown(lower, words, promise)
    asked, reason = confidence(shown), "asks"
    is_outright = is_outright and "#bulk" not in shown.forms
    is_outright = is_outright and not is_for_whoever(lower, shown.words)
    if is_outright:
        asked = max(asked, _OUTRIGHT)
    elif asked >= 0.5 and (is_formula(lower, shown.words) or is_lure(lower, shown.words)):
        asked = _FORMULA
    if promise is not None:
        yield promise
        is_asked = is_outright or "?" in shown.words or not _ASKS.isdisjoint(shown.forms)
        if not is_outright and (promise.reason == "let-me" or asks_patience(lower, shown.words)):
            is_asked = "?" in shown.words or "#please" in shown.forms
        if promise.confidence >= 0.5 and not is_asked:
            is_proposal = not _PROPOSES.isdisjoint(shown.forms)
            asked, reason = min(asked, promise.confidence - 0.01) if is_proposal else 0.0, "proposes"
    if asked >= _LEAST:
        yield Found(Kind.REQUEST, asked, reason)


def shown_of(sentence: str) -> Shown:
    """What a sentence shows of a request, as `read` weighs it; for learning the weights."""
    lower, words = _read(sentence)
    return _shown(lower, words, _promise(lower, words, set(words)))


def _read(sentence: str) -> tuple[str, list[str]]:
    lower = sentence.lower()
    if not lower.isascii():
        lower = lower.replace("’", "'").replace("‘", "'")
    if '"' in lower or "“" in lower:
        lower = _QUOTED.sub(' " ', lower)
    return lower, _TOKEN.findall(lower)


def _shown(lower: str, words: Sequence[str], promise: Found | None) -> Shown:
    shown = shown_by(lower, words)
    if promise is not None and promise.confidence >= 0.5:
        shown.forms.add("#promise")
    return shown


def _promise(lower: str, words: Sequence[str], shown: Set[str]) -> Found | None:
    about: set[str] | None = None
    best: Found | None = None
    fixed = _FIXED.search(lower) if _may_be_fixed(shown) else None
    if fixed is not None:
        about = _about(lower, words, shown)
        fits = {"fixed"} | asked(words, len(_TOKEN.findall(lower, 0, fixed.start()))) | (about & {"lure", "maybe"})
        best = Found(Kind.PROMISE, _sure(fits), "fixed")
    for cue in islice(cues(words, shown), _MOST_CUES):
        if about is None:
            about = _about(lower, words, shown)
        features = around(cue, words) | about
        if cue.form.startswith("doing") and "due" not in about and _HERE.search(lower):
            features.add("now")
        sure = _sure(features)
        if best is None or sure > best.confidence:
            best = Found(Kind.PROMISE, sure, cue.form)
    return best


def _may_be_fixed(shown: Set[str]) -> bool:
    return (
        not _FIXED_WORDS.isdisjoint(shown)
        or ("on" in shown and ("it" in shown or "case" in shown))
        or ("do" in shown and "will" in shown)
        or ("from" in shown and ("me" in shown or "us" in shown))
    )


def _sure(features: set[str]) -> float:
    # To the ninth place, so that the order in which a set is summed does not tell.
    return 1 / (1 + exp(-round(sum(map(WEIGHTS.__getitem__, features), WEIGHTS["bias"]), 9)))


def _about(lower: str, words: Sequence[str], all_words: Set[str]) -> set[str]:
    """What the whole sentence says for or against a promise."""
    found = set()
    if not all_words.isdisjoint(_DUE) or _names_hour(words, all_words):
        found.add("due")
    if all_words & SOON:
        found.add("soon")
    return found | against(lower, all_words)


def _names_hour(words: Sequence[str], shown: Set[str]) -> bool:
    """ "By six", "in 20", "at 5:30", "3pm"."""
    numbers = [word for word in shown if word[0].isdigit()]
    if not numbers and _HOUR_WORDS.isdisjoint(shown):
        return False
    if any(word[-1] in "mhd" for word in numbers):
        return True
    return any(
        (word in _SHORT_WHILES and lead == "a")
        or (word == "business" and lead == "of")
        or (word == "am" and lead[0].isdigit())
        or (lead in _LEADS and (word[0].isdigit() or word in _HOURS))
        for lead, word in pairwise(words)
    )
