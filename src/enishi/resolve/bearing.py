"""What an address says of a name: how a side before the @ is built of it, and a domain that spells it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import product

from enishi.kit.people_names import PersonName
from enishi.kit.romaji import romaji_key
from enishi.resolve.boxes import Mailbox
from enishi.resolve.names import sounds
from enishi.resolve.words import without_umlauts

_FIGURES = "0123456789"
# A login of so many letters, with the initials at its ends and figures behind, as universities give them: abc12.
_INITIALS, _NUMBERED_INITIALS = 3, 4


def is_spelled(box: Mailbox, spelled: frozenset[str]) -> bool:
    """Whether an address says no more than the name does: m.takahashi, makototakahashi, takahashi."""
    written = "".join(box.words)
    if _is_made_of(written, spelled):
        return True
    heard = "".join(map(romaji_key, box.words))
    return heard != written and bool(heard) and _is_made_of(heard, spelled)


def _is_made_of(local: str, spelled: frozenset[str]) -> bool:
    rest, left = local, set(spelled)
    if any(word in local for word in spelled):
        for word in sorted([word for word in spelled if len(word) > 1], key=lambda word: (-len(word), word)):
            if word in rest:
                rest = rest.replace(word, "", 1)
                left.discard(word)
    rest = rest.strip(_FIGURES)
    return len(rest) <= 1 or (len(rest) <= len(left) and set(rest) <= {word[0] for word in left if word})


def is_clipped(root: str, spelled: frozenset[str]) -> bool:
    """Whether a login is the beginnings of a name's words, or an initial and one of them, perhaps without its vowels:
    makotaka, mtaka, mtkhs."""
    starts = {word[:length] for word in spelled for length in (2, 3, 4)}
    if any(root[:at] in starts and root[at:] in starts for at in (2, 3, 4)):
        return True
    if len(root) < 4 or not any(word.startswith(root[0]) for word in spelled):
        return False
    return any(word[:1] == root[1] and _runs_through(root[1:], word) for word in spelled)


def _runs_through(letters: str, word: str) -> bool:
    """Whether letters stand in a word in this order."""
    rest = iter(word)
    return all(letter in rest for letter in letters)


def bears(box: Mailbox, spelled: frozenset[str]) -> bool:
    """Whether an address holds a word of the name, is clipped from it or its initials; or lies in a domain of it."""
    words = [word.replace("-", "") for word in spelled if len(word) > 2]
    if is_housed(box, words):
        return True
    letters = "".join([c for c in box.local if c.isalpha()])
    ways = {letters, romaji_key(letters), without_umlauts(letters)}
    if any(_holds(way, word) for word in words for way in ways):
        return True
    if len(letters) > 2 and any(word in letters for word in spelled if len(word) > 1) and is_spelled(box, spelled):
        return True
    return is_clipped(letters, spelled) or _is_initials(box.local, letters, [word for word in spelled if word])


def _holds(way: str, word: str) -> bool:
    """Whether letters hold a word, or four letters of its beginning or end."""
    return (word[:4] in way or word[-4:] in way) if len(word) > 3 else word == way


def _is_initials(local: str, letters: str, words: list[str]) -> bool:
    """The initials at both ends of a few letters; of a name of three words or more they may stand further apart."""
    initials = {word[0] for word in words}
    most = _NUMBERED_INITIALS if local[-1:].isdigit() else _INITIALS
    if len(initials) > 2 and initials <= set(letters):
        most = 2 * len(initials)
    return 2 <= len(letters) <= most and len(words) > 1 and {letters[0], letters[-1]} <= initials


def is_housed(box: Mailbox, words: Iterable[str]) -> bool:
    """Whether the domain, or the machine, is called by a word of the name."""
    return bool(box.house) and any(len(word) > 3 and word in box.house for word in words)


def names_its_owner(house: str, name: PersonName) -> bool:
    """Whether a domain is called as a whole name is, so that hardly anybody else lives there: joseph-long.com.

    A family's name alone may be the family's, or its firm's.
    """
    if not name.is_whole or not house:
        return False
    heard = product(sounds(name.family, name.family_readings), sounds(name.given, name.given_readings))
    return any(romaji_key(house) in _whole(last, first) for last, first in heard)


@lru_cache(maxsize=100_000)
def _whole(family: str, given: str) -> frozenset[str]:
    """The ways to write a name as one word: both halves, or a long given name with the family's initial."""
    last, first = family.replace(" ", ""), given.partition(" ")[0]
    ways = {first + last, last + first, given.replace(" ", "") + last}
    if len(first) > 4 and last:
        ways |= {first + last[0], last[0] + first}
    return frozenset(map(romaji_key, ways))


def middle_of(login: str, given: str, family: str) -> str:
    """What a login has between the given name and the family name: j.b.foster, jbfoster, jonathan.bruce.foster.

    After an initial only one letter more is a middle name for sure: jo.foster is Jonathan's name cut short.
    """
    bare = login.rstrip(_FIGURES)
    if len(given) < 2 or len(family) < 3 or not bare.endswith(family) or bare[0] != given[0]:
        return ""
    head = bare.removesuffix(family)
    is_whole = head.startswith(given)
    between = head[len(given) if is_whole else 1 :].strip("._-")
    if not between.isalpha():
        return ""
    return between if is_whole or (len(between) == 1 and between != given[1]) else ""
