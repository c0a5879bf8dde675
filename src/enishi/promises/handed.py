"""Whether what a sentence says it sends comes with the very letter: "Sending you the estimate", and a file is there."""

from __future__ import annotations

import re
from collections.abc import Collection

from enishi.promises.acts import Act, acts
from enishi.promises.candidate import Found
from enishi.promises.english_words import DUE, SOON
from enishi.promises.japanese_words import LATER
from enishi.promises.matter import matter, shared

_ENOUGH = 0.5
# Names that a machine gave: they tell nothing.
_NAMELESS = re.compile(
    r"(?:scan\w*|img|dsc\w*|image|photo|doc|document|file|attachment|untitled|screenshot|スキャン|画像|無題|名称未設定)"
    r"[\W\d_]*\.\w{1,5}$",
    re.IGNORECASE,
)
_LATER_WORDS = (DUE | SOON) - {"now", "right", "straight", "directly", "today", "morning", "afternoon"}
# Forms of the present, in which one speaks of what one is doing with these words.
_PRESENT = frozenset(("doing", "doing-i", "doing-we", "humble", "polite", "plain"))


def is_handed_over(words: str, found: Found, files: Collection[str], *, has_day: bool) -> bool:
    """Whether a promise to send is kept by a file of the letter that it stands in, and so is none.

    A word for later, a day, or a file that is plainly another thing leaves it a promise; `has_day` tells of the day.
    """
    if not files or has_day or Act.SEND not in acts(words) or _is_later(words):
        return False
    mine = matter(words)
    if any(shared(mine, matter(name)) >= _ENOUGH for name in files):
        return True
    return found.reason in _PRESENT and not all(_tells_another(words, mine, name) for name in files)


def _is_later(words: str) -> bool:
    if not words.isascii():
        return LATER.search(words) is not None
    return not _LATER_WORDS.isdisjoint(words.lower().replace(".", " ").replace(",", " ").split())


def _tells_another(words: str, mine: frozenset[str], name: str) -> bool:
    """Whether a file's name speaks of something else, in the language of the sentence; many names tell nothing."""
    return not _NAMELESS.match(name) and bool(mine and matter(name)) and words.isascii() is name.isascii()
