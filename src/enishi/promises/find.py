"""From a text to the promises and requests in it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import datetime
from hashlib import blake2s
from itertools import zip_longest

from enishi.kit.due_dates import Due, due_date
from enishi.kit.quotes import own_words
from enishi.promises import english, japanese
from enishi.promises.candidate import Agent, Candidate, Found, Kind
from enishi.promises.handed import is_handed_over
from enishi.promises.lines import unbroken
from enishi.promises.sentences import Sentence, sentences

# From this confidence on, a candidate is taken for true. A promise that nobody gave costs more than a request.
SURE = {Kind.PROMISE: 0.58, Kind.REQUEST: 0.5}
# What stands in so many letters, word for word and without a day, is a formula: the owner is asked whether it binds.
OFTEN = 8
_LONGEST = 20_000  # characters of own words that are read, as in `kit.quotes`
_JAPANESE = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff]")
# A machine's own words bind nobody.
_AUTOMATIC = re.compile(
    r"自動(?:応答|返信|送信|配信)|送信専用"
    r"|\bout[ -]of[ -](?:the[ -])?office\b|\bauto(?:matic|mated)?[- ]?(?:reply|response"
    r"|message)\b"
    r"|\bmailbox is not monitored\b|\bdo not (?:reply|respond) to this (?:e-?mail|message)\b"
    r"|\bthank you for (?:your (?:e-?mail|message)|contacting)\b.{0,80}\b(?:away|on (?:leave|holiday|vacation)"
    r"|unavailable)\b"
)
# One of these stands in each: most letters need not be searched.
_AUTOMATIC_WORDS = (
    *("自動", "送信専用", "out of", "out-of", "auto", "mailbox is", "do not re"),
    *("thank you for your e", "thank you for your m", "thank you for contacting"),
)
_QUOTING = re.compile(r"[\n>＞|]")


def find_candidates(
    text: str, said: datetime, *, least: float | None = None, files: Collection[str] = ()
) -> list[Candidate]:
    """The promises and requests of a text's writer, in order: those that are sure, or as sure as `least`.

    Quoted mails, signature and legal notices are left out first, and lines that a mail program broke are joined; places
    are counted in what remains. `said` is the moment it was written, with its zone (ValueError without); due dates are
    told by it. `files` are the names of those that came with the text: what is sent with it is no promise any more.
    """
    if said.tzinfo is None:
        raise ValueError("the moment something was said needs a time zone")
    own = unbroken(own_words(text)) if _QUOTING.search(text) else text[:_LONGEST]
    if _is_automatic(own):
        return []
    seen: dict[tuple[Kind, str], int] = {}
    return list(_candidates(own, said, least, seen, files))


def _is_automatic(text: str) -> bool:
    lower = text.lower()
    return any(word in lower for word in _AUTOMATIC_WORDS) and _AUTOMATIC.search(lower) is not None


def _candidates(
    text: str,
    said: datetime,
    least: float | None,
    seen: dict[tuple[Kind, str], int],
    files: Collection[str],
) -> Iterator[Candidate]:
    wanted = dict.fromkeys(Kind, least) if least is not None else SURE
    enough = min(wanted.values())
    every = list(sentences(text))
    for sentence, following in zip_longest(every, every[1:]):
        if not sentence.words.isascii() and _JAPANESE.search(sentence.words):
            read = japanese.read(sentence.words, enough, following=following.words if following else "")
        else:
            read = english.read(sentence.words, enough)
        found = [one for one in read if one.confidence >= wanted[one.kind]]
        due = due_date(sentence.words, said) if found else None
        for one in found:
            if one.kind is Kind.PROMISE and is_handed_over(sentence.words, one, files, has_day=due is not None):
                continue
            times = seen[one.kind, sentence.words] = seen.get((one.kind, sentence.words), -1) + 1
            yield _candidate(sentence, one, due, times)


def _candidate(sentence: Sentence, found: Found, due: Due | None, times: int) -> Candidate:
    key = f"{found.kind}\0{times}\0{sentence.words}"
    return Candidate(
        id=blake2s(key.encode("utf-8", "replace"), digest_size=6).hexdigest(),
        start=sentence.start,
        end=sentence.end,
        words=sentence.words,
        agent=Agent.ME if found.kind is Kind.PROMISE else Agent.THEM,
        kind=found.kind,
        due=due,
        confidence=round(found.confidence, 2),
        reason=found.reason,
    )
