"""Under which keys somebody is looked for: two who may be one share at least one of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from enishi.kit.names import is_japanese
from enishi.kit.romaji import kana_key, romaji_key
from enishi.resolve.bearing import is_spelled
from enishi.resolve.boxes import Mailbox
from enishi.resolve.portrait import Features

LONGEST = 120
_ASKING = "?"
_SHORTEST, _LONGEST_WORD = 5, 40  # letters of two names that are run together


@dataclass(frozen=True)
class Keys:
    """What somebody is found by: keys that must be equal, those that only a whole name has, those that seek these."""

    equal: frozenset[str]
    whole: frozenset[str]
    asking: frozenset[str]

    @property
    def stands(self) -> frozenset[str]:
        """The keys under which somebody stands, as they are kept."""
        return self.equal.union(self.whole, map(_asked, self.asking))

    @property
    def seeks(self) -> frozenset[str]:
        """The keys under which others are looked for among those who stand."""
        return self.equal.union(self.asking, map(_asked, self.asking), map(_asked, self.whole))


def keys_of(person: Features) -> Keys:
    """The keys of a portrait: its name by sight and by ear, its logins, its addresses nearly written.

    A name that is incomplete ("M. Takahashi", "Takahashi") seeks whole names, and whole names seek the incomplete;
    two whole names are not compared for having an initial in common. So blocks stay small.
    """
    equal: set[str] = set()
    whole: set[str] = set()
    asking: set[str] = set()
    for name in (*person.names, *person.guesses) if person.guesses else person.names:
        families, givens = _sounds(name.family, name.family_readings), _sounds(name.given, name.given_readings)
        if name.is_japanese and _has_kanji(name.family + name.given):
            whole.update(_of_sound(families, givens))  # two names in kanji that only sound alike are two names
        else:
            sounds = _of_sound(families, givens)
            equal.update(sounds, _of_ends(families, givens))
            asking.update(sounds)
        if name.is_japanese and name.family and name.given:
            equal.add(f"n:{name.family}:{name.given}")
        (whole if name.is_whole else asking).update(_of_parts(families, givens))
        for place in person.places:
            equal.add(f"p:{place[:20]}:{(name.given or name.family)[:3]}")
        for day in person.birthdays:
            equal.update([f"b:{day}:{half[:1]}" for half in (name.family, name.given) if half])
    has_name = any(name.is_whole for name in person.names)
    for box in person.mailboxes:
        says_name = has_name and is_spelled(box, person.spelled)
        equal.update(_of_mailbox(box, says_name=says_name))
        if says_name:  # found by whoever is known by this login alone
            whole.add(f"l:{box.local}")
    for word in person.nicknames:
        equal.update((f"l:{word}", f"r:{word}"))
        asking.add(f"l:{word}")
        if not has_name:
            asking.update(_of_run_together(word))
    for kind, value in person.accounts:
        if kind != "email":
            equal.add(f"a:{kind}:{value}")
    return Keys(_short(equal), _short(whole), _short(asking))


def _asked(key: str) -> str:
    return (_ASKING + key)[:LONGEST]


def _short(keys: set[str]) -> frozenset[str]:
    if max(map(len, keys), default=0) <= LONGEST:
        return frozenset(keys)
    return frozenset(key[:LONGEST] for key in keys)


def _of_ends(families: frozenset[str], givens: frozenset[str]) -> list[str]:
    """What two writings of a name in kana or Latin letters share: one half, and how the other begins."""
    pairs = ((families, givens), (givens, families))
    return [f"h:{word}:{rest[:2]}" for one, other in pairs for word in one for rest in other]


def _of_sound(families: frozenset[str], givens: frozenset[str]) -> list[str]:
    """Both halves as they are read, in whichever order."""
    return [
        f"s:{family}:{given}" if family < given else f"s:{given}:{family}" for family in families for given in givens
    ]


def _of_run_together(word: str) -> list[str]:
    """What a name written as one word asks for: a half and the other's beginning, wherever the word may part."""
    letters = word.strip("0123456789._-")
    if not letters.isascii() or not _SHORTEST <= len(letters) <= _LONGEST_WORD:
        return []
    parts = [(letters[1:], letters[0]), (letters[:-1], letters[-1])]
    parts += [(letters[:at], letters[at]) for at in range(2, len(letters) - 1)]
    return [f"i:{sound}:{initial}" for half, initial in parts if (sound := romaji_key(half))]


def _of_parts(families: frozenset[str], givens: frozenset[str]) -> list[str]:
    """What a name shares with an incomplete one: a half with the other's initial, and a half alone."""
    pairs = [(family, given) for family in families for given in givens]
    pairs += [(family, given.partition(" ")[0]) for family, given in pairs if " " in given]
    return [
        *(f"i:{family}:{given[0]}" for family, given in pairs),
        *(f"i:{given}:{family[0]}" for family, given in pairs),
        *(f"w:{word}" for word in families | givens if len(word) > 1),
    ]


@lru_cache(maxsize=100_000)
def _sounds(half: str, readings: tuple[str, ...]) -> frozenset[str]:
    if readings:
        words = {kana_key(reading) if is_japanese(reading) else romaji_key(reading) for reading in readings}
    elif half and not _has_kanji(half):
        words = {kana_key(half) if is_japanese(half) else romaji_key(half)}
    else:
        words = set()
    return frozenset(words - {""})


def _has_kanji(text: str) -> bool:
    return not text.isascii() and any(ord(character) >= 0x3400 for character in text)


def _of_mailbox(box: Mailbox, *, says_name: bool) -> Iterator[str]:
    """A login, with and without its figures, but for one that only says the name again; and a slip's whole end."""
    root = box.local.strip("0123456789._-")
    if len(box.local) >= 4 and not (says_name and root == box.local):
        yield f"l:{box.local}"
    if len(root) >= 5 and not says_name:
        yield f"r:{root}"
    if not box.is_public:  # a slip leaves one end of an address whole
        yield f"d:{box.domain}:{box.local[:6]}"
        yield f"d:{box.domain}:{box.local[-6:]}"
