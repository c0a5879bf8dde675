"""What asks outright in English, by grammar alone: "you'll need to sign", "don't forget the keys", "any news?"."""

from __future__ import annotations

import re
from collections.abc import Set

_TO_ME = r"(?:ping|drop|give|send|tell|show|text|call|email|remind|forward|ring|hand|pass|bring|get|lend|shoot|keep)"
_WHILE = r"(?! (?:an? |[a-z]+ |\d+ )?(?:minutes?|mins?|secs?|seconds?|moments?|bit|hours?|until|till|time)\b)"
_OPENING = r"(?:^|[.,;:–—-] ?)(?:(?:please|pls|hey|hi|ok|and|so|but|just|kindly|wait|now) )*"
_DUE = r"(?:by|before|asap|today|tomorrow|now|tonight)"

_STATED = re.compile(
    r"\b(?:i|we)(?:'ll|'d| will| would| still| just| also| really| urgently| do)* need (?:you\b|your\b"
    r"|.{1,50}\bfrom you\b"
    rf"|(?:the|an?|those|these|it|that|this|them|all) .{{0,40}}\b{_DUE}\b)"
    r"|\b(?:gonna|going to) need (?:you|your|the|those|that|these|a)\b"
    r"|\byou(?:'ll| will) (?:need|have) to\b"
    r"|\b(?:i|we)(?:'d| would)? (?:like|want|prefer|need) (?:for )?(?:you|everyone|everybody|all of you|each of you)"
    r"(?: guys| all)? to\b"
    r"|\bto ask you (?:to|for)\b|\b(?:i|we) (?:must |have to )?(?:insist on|ask you to)\b"
    r"|\b(?:would|'d) (?:help|be (?:great|helpful|good|grateful|nice|wonderful|useful|appreciated|glad))\b.{0,30}"
    r"\b(?:if you|to know)\b|\bit would help\b"
    r"|\b(?:would|i'd|we'd) (?:really |greatly |much |very much |also )?appreciate (?:it|your|an?|any|the)\b"
    r"|\bgrateful (?:if|for (?:a|an|any) )"
    r"|\b(?:hoping|hoped|wondering|wondered) (?:if |whether |that )?(?:you|we|i) (?:could|might|can|would|may)\b"
    r"|\b(?:i'm|i am|we're|we are|still) (?:waiting for|awaiting) your\b"
    r"|\b(?:is|are) to be (?:handed|returned|sent|submitted|signed|completed|brought|paid|filled)\b"
    r"|\beach of you (?:is|should|must|has)\b|\beveryone (?:should|must|needs to|has to|is to|please)\b"
)
_TOLD = re.compile(
    rf"{_OPENING}{_TO_ME} (?:me|us)\b{_WHILE}"
    rf"|{_OPENING}(?:give|send|forward|route|pass|hand|mail|email|bring) (?:[a-z]+ ){{1,6}}(?:back |over )?to (?:me"
    rf"|us)\b"
    rf"|{_OPENING}(?:don't forget|remember to|make sure|be sure to|tell (?!you|him |her |them |every)[a-z]+)\b"
    r"|^(?:and |but |so )?kindly [a-z]+\b|(?:[.,;:–—-] ?|\bplease )kindly [a-z]+\b"
    r"|^(?:[a-z]+, )?(?:fill in|sign|return|reply|respond|confirm|complete|be here|be there|have a look|take a look"
    r"|see below and)\b"
)
_QUESTION = re.compile(
    r"(?:^|[.,;:!–—-] ?)(?:(?:and|so|but|hi|hey|ok|or|wait|hello) )*"
    r"(?:(?:any (?:news|updates?|chance|word|idea|ideas|luck|progress|objections?|comments?|thoughts|questions)\b"
    r"|(?:where|when|who|how|what|which) (?:is|are|was|do|did|does|will|should|would|can|time|much|many|shall|if)\b"
    r"|by when\b|(?:shall|should|may|might|could|can) (?:i|we)\b|(?:do|did|have|are|will|would|can|could|were) (?:you"
    r"|u)\b"
    r"|(?:does|has|is|can|could|will|would) (?:any|some)(?:one|body)\b"
    r"|(?:will|would|does) .{1,30} (?:work|suit|be ok|be okay|fit)\b|just (?:checking|wondering)\b"
    r"|(?:looking for|anyone|anybody)\b).*\?"
    r"|(?:thoughts|ideas|comments|objections|suggestions|news|updates?|feedback)\s*\?)"
)
# A question as it is typed, without its mark.
_UNMARKED = re.compile(
    r"^(?:(?:so|and|wait|hey) )*(?:(?:when|where) (?:will|is|are)|(?:will|can|could|do|did) (?:i|we|you|u)"
    r"|any chance|any news|any update)\b(?!.*[.,!?])"
)
_FORMULA = re.compile(
    r"\bif i were you\b|^if need be\b"
    r"|\bplease (?:find (?:attached|enclosed|below|herewith)|be assured|accept (?:my|our)|excuse|forgive|don't worry)\b"
    r"|\bplease find\b.{0,30}\b(?:attached|enclosed)\b"
    r"|\blet (?:me|us) know (?:if|should|in case) (?:you|there)(?:'s| is| are)? ?(?:still )?(?:need|have|want|require"
    r"|run into)? ?(?:any|anything|more|further|help)\b"
)
# Thanks and regrets for what was, good advice, and what happens every week.
_IDLE = re.compile(
    r"^(?:i|we) (?:really |truly |very much |so |greatly )?appreciated\b"
    r"|^(?:i'?m |we'?re )?(?:so |very )?sorry (?:that|for|about|to"
    r"|i|we)\b|\bkindly (?:[a-z]+ed|sent|gave|let|told|lent)\b"
    r"|\bon (?:mon|tues|wednes|thurs|fri|satur|sun)days\b|^(?:i|we)(?:'ll| will) be (?!in touch)[a-z]+ing\b"
)
# What is said to whoever may need it: "if anything is missing, tell us".
_TO_WHOEVER = re.compile(
    r"^(?:if|should) any(?:thing|body|one)?\b(?! of you\b)|^any (?:questions|problems|doubts),"
    r"|^(?:for|in) (?:urgent|an emergency|emergenc|case of|cases of)"
)
_WHOEVER = frozenset("any anything anybody anyone urgent emergency emergencies case cases".split())
# What asks all the same.
_STILL_ASKS = frozenset("? please pls could can would need but so unless until".split())
# Asks for nothing beside a promise: "give me ten minutes and I'll ring you".
_PATIENCE = re.compile(
    r"\b(?:give|allow) (?:me|us) (?:(?:an? |[a-z]+ |\d+ ){0,2}(?:minutes?|mins?|secs?|seconds?|moments?|bit|hours?)"
    r"|until|till)\b|\b(?:bear with (?:me|us)|hold on|hang on|don't worry|one moment)\b"
)

_STATING = frozenset(
    "need ask you'll handed returned sent submitted signed completed brought paid filled appreciate grateful hoping "
    "hoped wondering wondered waiting awaiting insist each everyone".split()
)
# Words that state a request only beside one of the next line, or with "I" or "we" and "to".
_WISHING = frozenset("like want prefer have help great helpful good nice wonderful useful appreciated glad".split())
_WOULD = frozenset("would will i'd we'd it'd that'd this'd".split())
_TELLING = frozenset(
    "me us forget remember make sure tell kindly below fill sign return reply respond confirm complete".split()
)
_STARTS = ("be ", "have ", "take ")
_ASKING = frozenset("when where will can could do did any".split())
_FORMAL = frozenset("please know were need".split())
_IDLE_WORDS = frozenset(
    "appreciated sorry kindly were be mondays tuesdays wednesdays thursdays fridays saturdays sundays".split()
)
_PATIENT = frozenset("give allow bear hold hang worry moment".split())


def asks_outright(lower: str, words: Set[str]) -> bool:
    """Whether a sentence in lower case, of these words and signs, asks its reader by its very form."""
    return (
        (_may_state(words) and _STATED.search(lower) is not None)
        or (
            (lower.startswith(_STARTS) or not _TELLING.isdisjoint(words))
            and "if you have" not in lower
            and _TOLD.search(lower) is not None
        )
        or ("?" in words and _QUESTION.search(lower) is not None)
        or ("?" not in words and not _ASKING.isdisjoint(words) and _UNMARKED.search(lower) is not None)
    )


def _may_state(words: Set[str]) -> bool:
    if not _STATING.isdisjoint(words):
        return True
    return not _WISHING.isdisjoint(words) and (
        not _WOULD.isdisjoint(words) or ("to" in words and ("i" in words or "we" in words))
    )


def is_formula(lower: str, words: Set[str]) -> bool:
    """Whether what looks like a request is courtesy: "please find attached"."""
    if not _FORMAL.isdisjoint(words) and _FORMULA.search(lower) is not None:
        return True
    if is_for_whoever(lower, words):
        return True
    may_be_idle = not _IDLE_WORDS.isdisjoint(words) and _STILL_ASKS.isdisjoint(words)
    return may_be_idle and _IDLE.search(lower) is not None


def is_for_whoever(lower: str, words: Set[str]) -> bool:
    """Whether it is said to whoever may need it some day, so that nothing is asked now."""
    return "?" not in words and not _WHOEVER.isdisjoint(words) and _TO_WHOEVER.search(lower) is not None


def asks_patience(lower: str, words: Set[str]) -> bool:
    """Whether a sentence asks to wait, which beside a promise is no request."""
    return not _PATIENT.isdisjoint(words) and _PATIENCE.search(lower) is not None
