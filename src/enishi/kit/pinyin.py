"""Chinese names in Latin letters: which words are two syllables of Pinyin, as most given names are."""

from __future__ import annotations

import re

_STARTS_AND_ENDS = {
    "[bpmf]": "iao ian ing ie in ang eng ai ei ao ou an en a o i u",
    "[dtnl]": "iang iao ian ing ong uan iu ia ie ang eng uo ui un ue ai ei ao ou an en a e i u v",
    "[gkh]": "uang uai uan ong ang eng ua uo ui un ai ei ao ou an en a e u",
    "[jqx]": "iong iang iao ian ing uan iu ia ie in un ue i u",
    "(?:[zcs]h?|r)": "uang uai uan ong ang eng ua uo ui un ai ei ao ou an en a e i u",
    "y": "uan ang ing ong ao ou an in un ue a e i u",
    "w": "ang eng ai ei an en a o u",
}
_FULL = "|".join(f"{start}(?:{ends.replace(' ', '|')})" for start, ends in _STARTS_AND_ENDS.items())
_TWO = re.compile(f"(?:{_FULL})(?:{_FULL}|ang|ai|ao|an|en|er|ou|e)")


def is_two_syllables(word: str) -> bool:
    """Whether a word in small letters can be two Chinese syllables: xiaoming, jian'guo without its apostrophe."""
    return _TWO.fullmatch(word) is not None
