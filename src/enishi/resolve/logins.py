"""The names that logins spell: what stands before an @, or serves as a name, taken apart by the lists of names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from enishi.kit.people_names import PersonName
from enishi.kit.readings import is_latin_name, latin_share
from enishi.kit.romaji import romaji_key

_FIGURES = "0123456789"
_SHORTEST = 5


@lru_cache(maxsize=100_000)
def names_spelled(login: str) -> tuple[PersonName, ...]:
    """The name that a login seems to spell, if any: `m.takahashi`, `makototakahashi82`, `takahashim` → Takahashi, M.

    Which word is the family's stays open: comparing tries both orders.
    """
    words = [word.strip(_FIGURES) for word in re.split(r"[._-]+", login)]
    words = [word for word in words if word.isascii() and word.isalpha()]
    if len(words) == 2 and max(map(len, words)) >= 3:
        return (_name(*words),)
    if len(words) == 1 and len(words[0]) >= _SHORTEST and not _is_name(words[0]):
        return tuple(_parted(words[0]))
    return ()


def _is_name(word: str) -> bool:
    return is_latin_name(word, "family") or is_latin_name(word, "given")


def _parted(word: str) -> Iterator[PersonName]:
    """One word that is two names run together, or an initial and a family name."""
    splits = [(word[:at], word[at:]) for at in range(2, len(word) - 1)]
    whole = [
        (latin_share(given, "given") * latin_share(family, "family"), given, family)
        for head, tail in splits
        for given, family in ((head, tail), (tail, head))
        if is_latin_name(given, "given") and is_latin_name(family, "family") and max(len(given), len(family)) > 3
    ]
    if whole:
        yield _name(*max(whole)[1:])
    for initial, family in ((word[0], word[1:]), (word[-1], word[:-1])):
        if not whole and len(family) >= 4 and is_latin_name(family, "family"):
            yield _name(initial, family)


def _name(given: str, family: str) -> PersonName:
    given, family = romaji_key(given) or given, romaji_key(family) or family
    return PersonName(
        family=family, given=given, family_readings=(), given_readings=(), is_japanese=False, tokens=(given, family)
    )
