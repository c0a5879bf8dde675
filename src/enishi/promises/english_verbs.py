"""What kind of act an English verb is, with what follows it: "take care of it" serves, "take the bus" does not."""

from __future__ import annotations

from collections.abc import Sequence

from enishi.promises.english_company import NOT_WITH, YOURS, is_for_oneself
from enishi.promises.english_words import ADVERBS, HANDS_OVER, MUTUAL, NO_ACT, NOW, SELF, SERVES, STATES


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Light verbs serve only with some of the words that may follow them; the others are told by `SERVES`.
_SERVES_WITH = {
    "see": _words("to what if whether about it that how him her them"),
    "let": _words("know"),
    "meet": _words("you"),
    "bear": _words("cost costs expense expenses"),
    "sit": _words("in with"),
    "open": _words("a an the another your"),
    "look": _words("into at for up over out through after around"),
}
# What makes "we will get", "we will do" more than a plan for two.
_TALK = _words("discuss meet talk chat speak see")
_SHARED = _words("you your back it to that this them ready him her in for")
_LEFT = _words("with in on at for there outside by")
_TAKEN = _words(
    "care a an it that this these those them you him her over on up ownership responsibility charge another my"
)
_TAKEN_THINGS = _words(
    "question issue matter request proposal minutes notes lead call action blame ticket point"
    " photos pictures measurements files documents car shift"
)
_HAVE = _words(
    "it them ready done to you your sent for word look check my our"
    " round someone somebody him her drafted finished up by"
)


_ENDS = frozenset(".!?,")
# "I'm writing to ask", "I'm reaching out": said of the very message.
_MESSAGING = _words("writing reading reaching contacting emailing calling asking")
_MESSAGING_WITH = _words("to about because regarding out if")


def verb_class(rest: Sequence[str], form: str) -> str:
    """`serves`, `self`, `state`, `now`, or `other`, of the words from the verb on."""
    if not rest:
        return "other"
    verb, tail = rest[0], rest[1 : 10 if rest[0] == "have" else 6]
    if form == "let-me" and verb in NOW:
        return "now"
    if form in {"you-get", "passive", "can-take"} or (form != "let-me" and _goes_on_to_serve(rest, form)):
        return "serves"
    if form.startswith("doing") or (form in {"plan", "committed"} and verb.endswith("ing") and verb != "bring"):
        return _doing(verb, tail)
    if verb == "let" and tail[1:2] == ["have"] and tail[0] in YOURS:
        return "serves"
    if (verb == "have" and ("ready" in rest[2:12] or _is_causative(rest[1:13]))) or (
        verb == "make" and tail[:1] == ["sure"]
    ):
        return "serves"
    kind = _by_form(verb, tail, form) or _by_object(verb, tail) or _by_list(verb)
    # "I'm going to Oslo" names a place, and no list tells it from a verb.
    return "self" if kind == "other" and form.startswith("going") else kind


def _goes_on_to_serve(rest: Sequence[str], form: str) -> bool:
    """ "I'll have a nap and then send it": the second verb counts."""
    if "and" not in rest[1:12]:
        return False
    second = rest[rest.index("and") + 1 :]
    is_doing = form.startswith("doing") and bool(second) and second[0].endswith("ing")
    return verb_class(second, form if is_doing else "") == "serves"


def _by_form(verb: str, tail: Sequence[str], form: str) -> str:
    if form == "can" and verb not in HANDS_OVER:
        return "self"
    if form.endswith("-we") and verb in MUTUAL and not (YOURS if verb in _TALK else _SHARED) & set(tail):
        return "self"
    return ""


def _by_object(verb: str, tail: Sequence[str]) -> str:
    """What light verbs are by what follows them; empty for all others."""
    match verb:
        case "be":
            return _being(tail)
        case "have":
            return _having(tail)
        case "leave":
            return _leaving(tail)
    if verb in {"start", "begin"} and tail and tail[0].endswith("ing") and tail[0] not in NO_ACT:
        return _doing(tail[0], tail[1:])
    if is_for_oneself(verb, tail):
        return "self"
    if verb == "take" and tail and tail[0] not in _TAKEN and not _TAKEN_THINGS & set(tail[:4]):
        return "other"
    if verb in _SERVES_WITH:
        fallback = "state" if verb == "see" else "other"
        return "serves" if _SERVES_WITH[verb] & set(tail[:4]) else fallback
    return ""


def _having(tail: Sequence[str]) -> str:
    if tail[:1] and tail[0] in _LIVED:  # "by June I will have worked here for ten years"
        return "state"
    if tail[1:2] in (["lot"], ["few"]):  # "we'll have a lot to talk about"
        return "state"
    return "serves" if _HAVE & set(tail) and not NOT_WITH["have"] & set(tail[:3]) else "state"


def _leaving(tail: Sequence[str]) -> str:
    is_over = tail[-3:] == ["at", "the", "end"]  # "leaving the club at the end of March"
    if is_over or tail[1:3] == ["at", "that"]:
        return "self"
    return "serves" if tail[:1] and tail[0] not in {"you", "for", "at", "now"} and _LEFT & set(tail[1:]) else "self"


def _is_causative(tail: Sequence[str]) -> bool:
    """ "Have Marta bring it", "have the invoice corrected"; not "have the smoked fish"."""
    if len(tail) > 1 and tail[0] not in _DETERMINERS and tail[1] in SERVES:
        return True
    return any(
        (word in _DONE or (word.endswith("ed") and len(word) > 4)) and (after in _AFTER_DONE or not after[0].isalpha())
        for word, after in zip(tail[1:], (*tail[2:], "."), strict=False)
    )


_LIVED = _words("moved retired worked been lived told known had spent seen turned served gone left")
_DETERMINERS = _words("a an the my some no one two another that this any more it")
_DONE = _words("sent made redone written rewritten drawn cut built brought paid put taken")
_AFTER_DONE = _words(
    "early first at once again and by before to for on this next over out up tomorrow today tonight asap within at"
)


def _by_list(verb: str) -> str:
    if verb in STATES:
        return "state"
    if verb in SERVES or (verb.startswith("re") and verb[2:].lstrip("-") in SERVES):
        return "serves"
    return "self" if verb in SELF else "other"


def _being(tail: Sequence[str]) -> str:
    if not tail:
        return "state"
    if tail[0] == "back":
        return "serves" if {"you", "with", "to"} & set(tail[1:]) else "state"
    if tail[0] in {"round", "over", "along"}:
        return "serves" if "to" in tail else "other"
    if tail[0] == "there":
        return "serves" if len(tail) > 1 and tail[1] not in _ENDS else "other"
    if tail[:2] == ["at", "your"] or tail[:2] == ["in", "touch"] or tail[0] == "with":
        return "serves"
    step = 1 if tail[0] in ADVERBS and len(tail) > 1 else 0
    return _doing(tail[step], tail[step + 1 :]) if tail[step].endswith("ing") else "state"


def _doing(verb: str, tail: Sequence[str]) -> str:
    if {"now", "currently", "moment"} & set(tail):
        return "state"
    if tail[:1] == ["to"] or (verb in _MESSAGING and _MESSAGING_WITH & set(tail[:2])):
        return "state"
    kind = verb_class([base_of(verb), *tail], "")
    return "self" if kind == "other" else kind


def base_of(doing: str) -> str:
    """The base of an -ing form that some list knows: sending → send, making → make, putting → put."""
    stem = doing[:-3]
    for base in (stem + "e", stem, stem[:-1], stem[:-1] + "ie"):
        if base in SERVES or base in SELF or base in STATES:
            return base
    return stem
