"""How English promises: "I'll send it", "will do", "let me check", "you'll have it by Friday", "sending it tonight"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from itertools import islice
from math import exp
from typing import NamedTuple

from enishi.promises.candidate import Found, Kind
from enishi.promises import english_requests
from enishi.promises.english_verbs import verb_class
from enishi.promises.request_features import features
from enishi.promises.english_words import (NO_ACT,
    ADVERBS, ASSURES, DELIVERED, DUE, NOW, OPENERS, OURS, READERS, REPORTS, SERVES, SOON, STATES,
)  # fmt: skip

_TOKEN = re.compile(r"[a-z]+(?:['-][a-z]+)*|\d+(?:[:.]\d+)?(?:am|pm|st|nd|rd|th)?|[^\sa-z\d]")
_QUOTED = re.compile(r"\"[^\"]{1,300}\"|“[^”]{1,300}”")
_ENDS = frozenset(',.;:!?()-–—"/…')
_OPENS = frozenset(
    "and but so or then ok okay k yes yeah yep sure thanks thx sorry fine noted gotcha right sweet np".split()
)
_WILLING = frozenset("plan intend mean promise undertake pledge vow swear commit aim guarantee expect planning".split())
_GLAD = frozenset("happy glad delighted pleased willing".split())

_MOST_CUES = 12  # a sentence has no more; a heap of words may
_LEAST = 0.2  # what is less likely is not worth telling
# Forms of which one must stand beside a promise for its sentence to ask for something too. "I'll call you tomorrow"
# proposes a call, and people who label requests take it for one; its reason tells it from what is asked outright.
_ASKS = frozenset("? #please #act0 #act #get-back #you-to #if-you #ask #let-know #can-you".split()) | {
    "#let me",
    "#can-you mid",
}
_PROPOSES = frozenset(("#meet", "#mine"))

WEIGHTS = {
    "bias": -1.6,
    **{"will-i": 0.9, "will-we": 0.5, "will-ours": 0.3, "will": 0.8, "going-i": 0.5, "going-we": 0.3, "going": 0.3},
    **{"let-me": 0.6, "plan": 0.2, "can": -0.9, "doing-i": -0.3, "doing-we": -0.5, "doing": -0.4, "glad": 0.1},
    **{"would-glad": -1.2, "you-get": -0.3, "passive": -0.7, "fixed": 3.0, "from-me": 0.9},
    **{"serves": 1.6, "other": -0.2, "self": -2.5, "state": -4.0, "now": -3.5},
    **{"reader": 0.95, "due": 0.9, "soon": 0.5, "offer": -2.5, "reported": -3.0, "asked": -3.5, "not": -4.0},
    **{"habit": -3.0, "have-to": -1.0},
}

_AFTER_ILL = SERVES | ADVERBS | {"have", "be", "let", "see", "look", "keep"}
_FIXED = re.compile(
    r"(?:^|[,.!;:–—-] ?|\b(?:ok|okay|yes|sure|hi|boss) )(?:(?:i'?m |i am |we'?re |already )?on it\b(?! (?:was|is|for))|(?:i |we )?will do\b(?=[\s]*(?:[,.!;:]|$|thanks|thx|asap|boss))"
    r"|consider it done|leave (?:it|this|that) (?:with|to) (?:me|us)|i'?ve got (?:this|it) covered|got you covered"
    r"|(?:you can )?(?:count|rely) on (?:me|us)\b|will make it happen)"
    r"|\byou (?:can|may) (?:count|rely) on (?:me|us)\b|\byou have (?:my|our) (?:word|assurance|undertaking|promise|commitment|guarantee)\b"
    r"|\b(?:i|we) (?:promise|swear|guarantee|give you my word)\b(?! (?:you )?(?:nothing|not|that|i'm not|it's not))"
    r"|\b(?:i|we)(?:'ll)? owe you (?:an? |the |some |my )(?!apolog|favou?r|big|one\b|thank)"
    r"|^(?:you can |please |so )?expect (?:my|our|it|them|the|this|these|an?|[a-z]+ [a-z]+s?) (?!.*\bfrom (?!me\b|us\b)).*\b(?:by|on|before|tonight|today|tomorrow|mon|tues|wednes|thurs|fri|satur|sun)"
    r"|\b(?:coming|goes? out|go|sent) (?:to you )?from (?:me|us)\b|\bfrom me (?:on|by|tonight|today|tomorrow|this|next)\b"
    r"|, promise\b|\bi'?ll be in touch\b"
)
# One of these stands in every fixed form: most sentences need not be searched.
_FIXED_WORDS = frozenset(
    "consider covered count rely happen swear guarantee owe word expect promise touch assurance undertaking commitment leave".split()
)
# "Next I'll report on sales": what a speaker does at once.
_TURNS = frozenset("next now first firstly today here".split())
_TALKS = frozenset("report present talk speak discuss cover show review look walk go".split())
_HABIT_WORDS = frozenset("every always usually normally typically generally".split())
_HABIT = re.compile(r"\b(?:every (?:morning|day|week|month|year|time)|always|usually|normally|typically|generally)\b")
_OFFER = re.compile(
    r"\bif(?<!see if)(?<!check if)(?<!know if)(?<!ask if)(?<!out if) (?:you|u)(?:'d| would| want| wish| like| need| prefer| have any|'re interested| are interested| ever| could use| ask)"
    r"|\bif(?<!see if)(?<!check if)(?<!know if)(?<!ask if)(?<!out if) (?:i|we) (?:can|could|had|have (?:the )?time|get (?:a chance|time)|were|was)\b|\bif (?:needed|necessary|required|that's of|that helps|so desired|desired|possible)"
    r"|\bshould you (?:wish|need|want|like|have|require)|\bwhen (?:you|u) (?:want|need)|\bany time\b|\bwould\b.{0,20}\bif\b"
)


class Cue(NamedTuple):
    """A form that may promise, and where its verb stands among the words."""

    form: str
    verb: int
    at: int


def read(sentence: str) -> Iterator[Found]:
    """What a sentence promises and what it asks for, the surer first."""
    lower, words = _read(sentence)
    promise = _promise(lower, words)
    shown = _shown(lower, words, promise)
    asked, reason = english_requests.confidence(shown), "asks"
    if promise is not None:
        yield promise
        if promise.confidence >= 0.5 and not shown & _ASKS:
            asked, reason = min(asked, promise.confidence - 0.01) if shown & _PROPOSES else 0.0, "proposes"
    if asked >= _LEAST:
        yield Found(Kind.REQUEST, asked, reason)


def shown_of(sentence: str) -> set[str]:
    """What a sentence shows of a request, as `read` weighs it; for learning the weights."""
    lower, words = _read(sentence)
    return _shown(lower, words, _promise(lower, words))


def _read(sentence: str) -> tuple[str, list[str]]:
    lower = sentence.lower().replace("’", "'").replace("‘", "'")
    if '"' in lower or "“" in lower:
        lower = _QUOTED.sub(' " ', lower)
    return lower, _TOKEN.findall(lower)


def _shown(lower: str, words: Sequence[str], promise: Found | None) -> set[str]:
    shown = features(lower, words)
    if promise is not None and promise.confidence >= 0.5:
        shown.add("#promise")
    return shown


def _promise(lower: str, words: Sequence[str]) -> Found | None:
    about: set[str] | None = None
    best: Found | None = None
    shown = set(words)
    fixed = _FIXED.search(lower) if _may_be_fixed(shown) else None
    if fixed is not None:
        fits = {"fixed"} | _asked(words, len(_TOKEN.findall(lower, 0, fixed.start())))
        best = Found(Kind.PROMISE, _sure(fits), "fixed")
    for cue in islice(_cues(words, shown), _MOST_CUES):
        if about is None:
            about = _about(lower, shown)
        features = _features(cue, words) | about
        if best is None or _sure(features) > best.confidence:
            best = Found(Kind.PROMISE, _sure(features), cue.form)
    return best


def _may_be_fixed(shown: set[str]) -> bool:
    return (
        not _FIXED_WORDS.isdisjoint(shown)
        or ("it" in shown and "on" in shown)
        or ("do" in shown and "will" in shown)
        or ("from" in shown and ("me" in shown or "us" in shown))
    )


def _sure(features: set[str]) -> float:
    return 1 / (1 + exp(-sum(map(WEIGHTS.__getitem__, features), WEIGHTS["bias"])))


def _about(lower: str, all_words: Set[str]) -> set[str]:
    """What the whole sentence says for or against."""
    found = set()
    if all_words & DUE or any(word[0].isdigit() and word[-1] in "mhd" for word in all_words):
        found.add("due")
    if all_words & SOON:
        found.add("soon")
    if ("if" in all_words or "should" in all_words or "any" in all_words or "when" in all_words) and _OFFER.search(
        lower
    ):
        found.add("offer")
    if not _HABIT_WORDS.isdisjoint(all_words) and _HABIT.search(lower):
        found.add("habit")
    return found


def _cues(words: Sequence[str], shown: Set[str]) -> Iterator[Cue]:
    for word in _CUE_WORDS & shown:
        for at in _places(words, word):
            if cue := _STARTS[word](words, at):
                yield cue
    if len(words) < _SHORT:
        for at, word in enumerate(words[:7]):
            if word.endswith("ing") and word not in NO_ACT and _opens_clause(words, at) and _is_bare(words, at):
                yield Cue("doing", at, at)


def _places(words: Sequence[str], word: str) -> Iterator[int]:
    at = -1
    for _ in range(words.count(word)):
        at = words.index(word, at + 1)
        yield at


def _opens_clause(words: Sequence[str], at: int) -> bool:
    return at == 0 or words[at - 1] in _ENDS or (words[at - 1] in _OPENS and (at < 2 or words[at - 2] in _ENDS))


def _is_bare(words: Sequence[str], at: int) -> bool:
    """Whether the -ing form can be all there is: "sending it tonight", not a clause at the end of a sentence."""
    return not any(word in {"i", "i'm", "we", "he", "she", "they"} for word in words[:at])


def _word(words: Sequence[str], at: int) -> str:
    return words[at] if 0 <= at < len(words) else ""


def _contracted(words: Sequence[str], at: int) -> Cue | None:
    who = "we" if words[at].startswith("we") else "i"
    if words[at] == "ill" and (_word(words, at + 1) not in _AFTER_ILL or not _opens_clause(words, at)):
        return None
    return Cue(f"will-{who}", at + 1, at)


def _will(words: Sequence[str], at: int) -> Cue | None:
    before, after = _word(words, at - 1), _word(words, at + 1)
    if before in {"i", "we"} or (before in ADVERBS and _word(words, at - 2) in {"i", "we"}):
        return Cue(f"will-{before if before in {'i', 'we'} else _word(words, at - 2)}", at + 1, at - 1)
    if _is_ours(words, at):
        return Cue("will-ours", at + 1, at - 2)
    if before == "you" and after in {"have", "get", "receive", "hear"}:
        return Cue("you-get", at + 1, at - 1)
    if after == "be" and before not in {"he", "she", "they", "you", "who", "there"}:
        return Cue("passive", at + 2, at) if _is_delivered(words, at + 2) else None
    if after in {"you", "i", "he", "she", "they", "it", "we", "the", "this", "that", "there", "your", "our", "my"}:
        return None
    opens = (_opens_clause(words, at) and before != ")") or before in {"and", "but", "&"}
    if opens and (after in SERVES or after in ADVERBS or after == "be") and not _is_third(words, at):
        return Cue("will", at + 1, at)
    return None


def _is_third(words: Sequence[str], at: int) -> bool:
    """Whether "and will" goes on about somebody else: only a sentence of the writer's goes on without a subject."""
    if at == 0 or words[at - 1] not in {"and", "but", "&"}:
        return False
    head = words[:at]
    return not any(word in {"i", "i'm", "i'll", "we", "we'll", "we're", "i've", "let", "i'd", "am"} for word in head)


def _is_ours(words: Sequence[str], at: int) -> bool:
    return _word(words, at - 1) in OURS and any(word in {"my", "our"} for word in words[max(0, at - 4) : at - 1])


def _is_delivered(words: Sequence[str], at: int) -> bool:
    if _word(words, at) in ADVERBS:
        at += 1
    tail = words[at : at + 12]
    head = words[max(0, at - 8) : at]
    theirs = "your" in head or "you" in tail or "your" in tail or "us" in tail or "me" in tail
    return _word(words, at) in DELIVERED and theirs and "if" not in words


def _am(words: Sequence[str], at: int) -> Cue | None:
    word = words[at]
    if word == "am" and _word(words, at - 1) != "i":
        return None
    if word == "are" and _word(words, at - 1) != "we":
        return _going_ours(words, at)
    if word == "is":
        return _going_ours(words, at)
    who = "we" if word in {"we're", "are"} else "i"
    first = at - 1 if word in {"am", "are"} else at
    to = at + 1
    while _word(words, to) in ADVERBS:
        to += 1
    after = _word(words, to)
    if after == "going" and _word(words, to + 1) == "to":
        return Cue(f"going-{who}", to + 2, first)
    if after == "gonna":
        return Cue(f"going-{who}", to + 1, first)
    if after in _WILLING and _word(words, to + 1) == "to":
        return Cue("plan", to + 2, at)
    if after in _GLAD and _word(words, to + 1) == "to":
        return Cue("glad", to + 2, at)
    if after.endswith("ing"):
        return Cue(f"doing-{who}", to, first) if "just" not in words[at:to] else None
    return None


def _going_ours(words: Sequence[str], at: int) -> Cue | None:
    if _is_ours(words, at) and _word(words, at + 1) == "going" and _word(words, at + 2) == "to":
        return Cue("will-ours", at + 3, at - 2)
    return None


def _gonna(words: Sequence[str], at: int) -> Cue | None:
    return Cue("going", at + 1, at) if _opens_clause(words, at) and _word(words, at + 1) != "be" else None


def _let(words: Sequence[str], at: int) -> Cue | None:
    if _word(words, at + 1) != "me" or _word(words, at - 1) in {"to", "not", "you", "don't", "please", "will", "would"}:
        return None
    return Cue("let-me", at + 2, at)


def _lemme(words: Sequence[str], at: int) -> Cue | None:
    return Cue("let-me", at + 1, at)


def _first(words: Sequence[str], at: int) -> Cue | None:
    to = at + 1
    while _word(words, to) in ADVERBS:
        to += 1
    after = _word(words, to)
    if after in _WILLING and (_word(words, to + 1) == "to" or words[to : to + 2] == ["plan", "on"]):
        return Cue("plan", to + 2, at)
    if after == "can":
        return Cue("can", to + 1, at) if _word(words, at - 1) not in _LOOSE else None
    if after == "should" and words[to + 1 : to + 4] == ["be", "able", "to"]:
        return Cue("plan", to + 4, at)
    if after == "should" and _word(words, to + 1) == "have":
        return Cue("can", to + 1, at)
    if after == "would" and _word(words, to + 1) == "be" and _word(words, to + 2) in _GLAD:
        return Cue("would-glad", to + 4, at)
    return None


_LOOSE = frozenset("so that which when if where what time ways way maybe how and then as until".split())


def _would(words: Sequence[str], at: int) -> Cue | None:
    if _word(words, at + 1) == "be" and _word(words, at + 2) in _GLAD and _word(words, at + 3) == "to":
        return Cue("would-glad", at + 4, at)
    return None


def _glad(words: Sequence[str], at: int) -> Cue | None:
    if _opens_clause(words, at) and _word(words, at + 1) == "to":
        return Cue("glad", at + 2, at)
    return None


def _you(words: Sequence[str], at: int) -> Cue | None:
    return Cue("you-get", at + 1, at) if _word(words, at + 1) in {"have", "get", "receive", "hear"} else None


_STARTS = {
    **dict.fromkeys(("i'll", "we'll", "ill", "i'l", "i'ill"), _contracted),
    **dict.fromkeys(("will", "shall", "wil"), _will),
    **dict.fromkeys(("i'm", "we're", "im", "am", "are", "is"), _am),
    "gonna": _gonna, "let": _let, "lemme": _lemme, "i": _first, "we": _first,
    **dict.fromkeys(("i'd", "we'd"), _would),
    **dict.fromkeys(tuple(_GLAD), _glad),
    "you'll": _you,
}  # fmt: skip
_CUE_WORDS = frozenset(_STARTS)
_SHORT = 24  # words


def _features(cue: Cue, words: Sequence[str]) -> set[str]:
    end = _clause_end(words, cue.verb)
    found = {cue.form}
    at, extra = _to_verb(words, cue.verb)
    found |= extra
    rest = words[at:end]
    verb = verb_class(rest, cue.form)
    if verb == "serves" and words[0] in _TURNS and rest[0] in _TALKS and cue.form.startswith(("will", "going")):
        verb = "now"
    found.add(verb)
    if any(word in READERS for word in words[at + 1 : end]):
        found.add("reader")
    if cue.form == "you-get" and not ({"from"} & set(rest) and {"me", "us"} & set(rest)):
        found.discard("reader")
    if _is_reported(words, cue.at):
        found.add("reported")
    found |= _asked(words, cue.at)
    return found


def _clause_end(words: Sequence[str], at: int) -> int:
    return next((to for to in range(at, len(words)) if words[to] in {".", "!", "?", ";"}), len(words))


def _to_verb(words: Sequence[str], at: int) -> tuple[int, set[str]]:
    """Past what stands before the verb: adverbs, "be sure to", "try to", "have to"."""
    found: set[str] = set()
    for _ in range(6):
        word, after = _word(words, at), _word(words, at + 1)
        if word in {"not", "never", "hardly", "no"}:
            found.add("not")
            at += 1
        elif word in ADVERBS:
            at += 1
        elif word in {
            "try",
            "endeavour",
            "endeavor",
            "attempt",
            "help",
            "aim",
            "arrange",
            "come",
            "go",
            "continue",
        } and after in {"to", "and"}:
            at += 2
        elif word == "have" and after == "to":
            found.add("have-to")
            at += 2
        elif (
            word == "be"
            and (after in {"sure", "certain", "able"} or after in _GLAD)
            and _word(words, at + 2) in {"to", "and"}
        ):
            found |= {"have-to"} if after in _GLAD else set()
            at += 3
        elif word == "make" and after == "sure" and _word(words, at + 2) == "to":
            at += 3
        elif word == "go" and after == "ahead" and _word(words, at + 2) == "and":
            at += 3
        else:
            break
    return at, found


def _is_reported(words: Sequence[str], at: int) -> bool:
    """Whether the words are somebody's, or what is asked, doubted or supposed: "he said I'll", "what I'll do"."""
    start = at
    while start > 0 and words[start - 1] not in _ENDS and at - start < 6:
        start -= 1
    head = words[start:at]
    if not head:
        return False
    if head[-1] == "that":
        return not set(head) & ASSURES
    if "think" in head and {"don't", "not", "didn't", "do", "you"} & set(head):
        return True
    return any(word in REPORTS for word in head[-3:] if word not in {"that", "say"} or word == head[-1]) and not set(
        head
    ) & {"assured"}


def _asked(words: Sequence[str], at: int) -> set[str]:
    """A question about what the cue says; "I'll do it, can you help?" asks for something else."""
    if "?" not in words:
        return set()
    mark = words.index("?")
    if at > mark or ("." in words[at:mark] and at < mark):
        return set()
    start = max((to + 1 for to in range(at) if words[to] in _ENDS), default=0)
    if _word(words, start) in OPENERS and not (words[start] == "will" and start == at):
        return {"asked"}
    later = [to for to in range(at, mark) if words[to] in _ENDS or words[to] in {"but", "so", "and"}]
    return set() if any(_word(words, to + 1) in OPENERS for to in later) else {"asked"}
