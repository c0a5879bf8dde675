"""Which one of several a sentence speaks of: the second instalment, the March invoice, 3月分, 第2章."""

from __future__ import annotations

import re
from functools import lru_cache

_ORDINALS = dict(
    zip(
        "first second third fourth fifth sixth seventh eighth ninth tenth 1st 2nd 3rd 4th 5th 6th 7th 8th 9th".split(),
        "1 2 3 4 5 6 7 8 9 10 1 2 3 4 5 6 7 8 9".split(),
        strict=True,
    )
)
_MONTHS = "january|february|march|april|june|july|august|september|october|november|december"
# Before a noun it is a name of the thing, not a day: "the second instalment", "the March invoice".
_ORDINAL = re.compile(
    rf"\b(?:the|your|our|my|a) ({'|'.join(_ORDINALS)}) (?=[a-z])(?!(?:of|to|in|on|at|and|or|time|thing|day|half)\b)"
)
_MONTH = re.compile(rf"\b(?:the|your|our|my|'s|for) ({_MONTHS})(?:'s)? (?=[a-z])(?!and\b|or\b|to\b|until\b|by\b)")
_COUNTED = re.compile(r"\b(chapter|part|phase|clause|batch|lot|section|floor|volume|issue|unit) (\d{1,4})\b")
_JAPANESE = re.compile(
    r"第?([0-9０-９]{1,4}|[一二三四五六七八九十]{1,2})(月分|月度|月号|章|条|回目|回|期|号機|号|次|稿|階|便)"
)
_KANJI = str.maketrans("一二三四五六七八九０１２３４５６７８９", "1234567890123456789")


@lru_cache(maxsize=4096)
def numbering(text: str) -> frozenset[tuple[str, str]]:
    """The counted things that a sentence names, each as what counts it and its number."""
    if not text.isascii():
        found = {(unit, number.translate(_KANJI)) for number, unit in _JAPANESE.findall(text)}
        if found:
            return frozenset(found)
    lower = text.lower()
    return frozenset(
        {("", _ORDINALS[word]) for word in _ORDINAL.findall(lower)}
        | {("month", word) for word in _MONTH.findall(lower)}
        | set(_COUNTED.findall(lower))
    )


def is_another(one: str, other: str) -> bool:
    """Whether two sentences name different ones of what is counted alike: the first and the second instalment."""
    mine, theirs = numbering(one), numbering(other)
    if not mine or not theirs:
        return False
    alike = {unit for unit, _ in mine} & {unit for unit, _ in theirs}
    return bool(alike) and not {pair for pair in mine & theirs if pair[0] in alike}
