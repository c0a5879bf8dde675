"""How a later letter is read for what keeps a promise: its sentences and clauses, and what each of them does."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from enishi.promises.given import Later
from enishi.promises.keeping_signs import OPEN, UNANSWERED
from enishi.promises.sentences import sentences, unwrapped

_MOST_SENTENCES = 60
# What is still to come, and where an English clause ends.
TO_CALL = re.compile(r"電話|折り返|コール|call|ring|phone", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:(?:i|we|it|you|he|she|they)(?:'ll| will)|will|(?:is|are|am) going to|shall|to follow|(?:is|are) coming)"
    r"(?: (?:be|have))?\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"\s[-–—]\s|[,;:]\s|\s(?:and|but|so)\s(?=(?:i|we|it|they|he|she|the)\b)", re.IGNORECASE)
# Whom one will ask is not what one will ask about, and word passed on to a third has no answer.
ASKED = re.compile(
    r"\b(?:asked|ask|with|from|by|to|at) (?:(?:my|our|the|your|his|her) )?\w+"
    r"|[^、。はをが]{1,8}に(?:は)?(?:(?:メール|電話|書面)で)?(?=確認|聞|訊|相談|問い|当た|打診)",
    re.IGNORECASE,
)
TELLS_OTHERS = re.compile(r"\b(?:tell|remind|inform) (?!you\b)|(?:に|へ)[^、。]{0,8}伝え", re.IGNORECASE)
# Who has only asked knows nothing yet, unless the sentence goes on with what they heard.
ONLY_ASKED = re.compile(
    r"^(?:i|we)(?:'ve| have)?(?: just| already| now| also)? (?:asked|e-?mailed|messaged|written|wrote|contacted|texted"
    r"|left)\b(?!.*(?:[:;]|\b(?:says?|said|told|confirm\w*|answer\w*|replied|yes|no|fine|ok|okay)\b))"
    r"|^(?!.*(?:ところ|とのこと|そうです|回答|でした)).*(?:問い?合わせ|打診(?:いた)?し|尋ね|相談(?:いた)?し)"
    r"(?:まし|て(?:い|おり))",
    re.IGNORECASE,
)


def clauses_over(words: str) -> list[str]:
    """The clauses of an English sentence that speak of nothing still to come: "I rang him, he will be there at nine".

    None where something is denied or waited for.
    """
    if not words.isascii() or OPEN.found(_AHEAD.sub(" ", words)):
        return []
    return [clause for clause in _CLAUSE.split(words) if not _AHEAD.search(clause)]


def tells(words: str) -> bool:
    """Whether a sentence states something, and is not of a search that goes on."""
    return not UNANSWERED.found(words) and not asks(words)


def asks(words: str) -> bool:
    return words.rstrip("。").endswith(("?", "？", "か"))


def names_an_attachment(words: str) -> bool:
    lower = words.lower()
    return any(sign in lower for sign in ("attach", "enclos", "below", "添付", "同封"))


def lines_of(one: Later) -> tuple[str, ...]:
    return _cut(one.text)


@lru_cache(maxsize=1024)
def _cut(text: str) -> tuple[str, ...]:
    """The first sentences of a letter; the same letter is held against every promise before it."""
    return tuple(sentence.words for sentence in islice(sentences(unwrapped(text)), _MOST_SENTENCES))
