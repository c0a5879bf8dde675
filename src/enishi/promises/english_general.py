"""What a whole English sentence may say against a promise: an offer, a habit, an advertisement, a light word."""

from __future__ import annotations

import re
from collections.abc import Set

_HABIT_WORDS = frozenset("every always usually normally typically generally".split())
_HABIT = re.compile(r"\b(?:every (?:morning|day|week|month|year|time)|always|usually|normally|typically|generally)\b")
_OFFER = re.compile(
    r"\bif(?<!see if)(?<!check if)(?<!know if)(?<!ask if)(?<!out if) (?:you|u)(?:'d| would| want| wish| like| need"
    r"| prefer| have any|'re interested| are interested| ever| could use| ask)"
    r"|\bif(?<!see if)(?<!check if)(?<!know if)(?<!ask if)(?<!out if) (?:i|we) (?:can|could|had|have (?:the )?time"
    r"|get (?:a chance|time)|need|were|was)\b"
    r"|\bif any(?:thing|body|one)?\b.{0,40}(?<!'ll )(?<!will )(?<!to )"
    r"\b(?:tell|let|call|write|contact|ask|mail|ring)\b"
    r"|\bshould any|^any (?:questions|problems|doubts)\b|^(?:for|in) (?:urgent|an emergency|emergenc|case of|cases of)"
    r"|\bif (?:needed|necessary|required|that's of|that helps|so desired|desired"
    r"|possible)"
    r"|\bshould you (?:wish|need|want|like|have|require)|\bwhen (?:you|u) (?:want|need)|\bany time\b"
    r"|\bwould\b.{0,20}\bif\b|\bif (?:i|we) (?:ever|win|won|become|get rich|live)\b"
)
# What an advertisement or a notice gives to all who read it.
_LURE = re.compile(
    r"^(?:subscribe|sign up|join|register|buy|order|shop|refer|download|spend|enter|donate|join|book now)\b.{0,60}"
    r"\b(?:and|&) (?:we|you)(?:'ll| will)|\b(?:our (?:prices|rates|fees|opening hours)|call in sick|next life)\b"
    r"|^your (?:order|booking|reservation|tickets?|subscription)(?: [a-z\d#-]+){0,2} (?:will|is|are|ships?)\b"
    r"|\b(?:promise|guarantee) (?:you )?(?:an? )?(?:wonderful|great|fresh|unforgettable|lovely|best|finest|perfect)\b"
    r"|\bprivacy (?:policy|notice)|\bpersonal data\b|\bterms and conditions\b"
    r"|\bthis is an automat|\b(?:free gift|free tote|your first order|% off)\b"
)
_LURE_WORDS = frozenset(
    "subscribe sign join register buy order shop refer download spend enter donate book privacy personal terms gift "
    "tote off automated prices rates fees opening reservation booking ticket tickets "
    "subscription sick life promise guarantee".split()
)


# What takes the weight off at once.
_LOOSE = re.compile(
    r"\bwith (?:any |a bit of |a little )?luck\b"
    r"|\b(?:no promises|don't (?:count on|hold me to) (?:it|that))\b"
    # Who asked needs it no more, and helps themselves.
    r"|\bthanks? for the (?:tip|advice|hint|suggestion|recommendation)\b"
    r"|\bnever ?mind\b|\bforget (?:it|what i|my question)\b"
    r"|\b(?:myself|on (?:my|our) own|somebody else|someone else|elsewhere)\b.{0,24}\b(?:thank|sorry to have)"
)
_LOOSE_WORDS = frozenset(
    "tip advice hint suggestion recommendation luck promises count hold never nevermind "
    "forget myself own else elsewhere".split()
)
_OFFER_WORDS = frozenset("if should any when urgent case cases emergency".split())


def against(lower: str, words: Set[str]) -> set[str]:
    """The names of what a sentence in lower case, of these words, says against it, as `english.WEIGHTS` has it."""
    found = set()
    if not _OFFER_WORDS.isdisjoint(words) and _OFFER.search(lower):
        found.add("offer")
    if is_lure(lower, words):
        found.add("lure")
    if not _LOOSE_WORDS.isdisjoint(words) and _LOOSE.search(lower):
        found.add("maybe")
    if not _HABIT_WORDS.isdisjoint(words) and _HABIT.search(lower):
        found.add("habit")
    return found


def is_lure(lower: str, words: Set[str]) -> bool:
    """Whether an advertisement or a notice gives it to all who read it."""
    return not _LURE_WORDS.isdisjoint(words) and _LURE.search(lower) is not None
