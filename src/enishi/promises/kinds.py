"""Whether two texts share a word only as a part of two names: the floor plan and the seating plan, the delivery note
and the delivery schedule."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from enishi.promises.matter import matter

_NAME = "[\u4e00-\u9fff々\u30a1-\u30ff]{2,12}"
_OF = re.compile(rf"({_NAME})の({_NAME})")
_BETWEEN = re.compile(r"[_-]|\.\w{2,5}$|'s\b")  # in a file's name too


class _Neighbours(NamedTuple):
    """Of each word the one right before it, and the one right behind, where these name something."""

    before: dict[str, str]
    behind: dict[str, str]


def is_other_kind(one: str, other: str) -> bool:
    """Whether all that two texts have in common is half a name, and the other half differs."""
    mine, theirs = matter(one), matter(other)
    alike = mine & theirs
    if not alike:
        return False
    for here, there in zip(_neighbours(one), _neighbours(other), strict=True):
        if all(
            word in here and word in there and here[word] not in theirs and there[word] not in mine for word in alike
        ):
            return True
    return False


@lru_cache(maxsize=4096)
def _neighbours(text: str) -> _Neighbours:
    if text.isascii():
        words = _BETWEEN.sub(" ", text.lower()).split()
        # A comma or a full stop ends a name.
        pairs = [(one, other) for one, other in pairwise(words) if one.isalnum()]
    else:
        pairs = _OF.findall(text)
    found = [(next(iter(one)), next(iter(other))) for one, other in _named(pairs)]
    return _Neighbours({other: one for one, other in found}, dict(found))


def _named(pairs: list[tuple[str, str]]) -> list[tuple[frozenset[str], frozenset[str]]]:
    both = ((matter(one), matter(other)) for one, other in pairs)
    return [(one, other) for one, other in both if len(one) == len(other) == 1]
