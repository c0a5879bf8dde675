"""Under which keys somebody is looked for: two who may be one share at least one of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from enishi.kit.names import is_japanese
from enishi.kit.people_names import PersonName
from enishi.kit.romaji import kana_key, romaji_key
from enishi.resolve.mailboxes import is_spelled
from enishi.resolve.portrait import Features, Mailbox

LONGEST = 120
_ASKING = "?"


@dataclass(frozen=True)
class Keys:
    """The keys under which somebody stands, and those under which others are looked for."""

    stands: frozenset[str]
    seeks: frozenset[str]


def keys_of(person: Features) -> Keys:
    """The keys of a portrait: its name by sight and by ear, its logins, its addresses nearly written.

    A name that is incomplete ("M. Takahashi", "Takahashi") seeks whole names, and whole names seek the incomplete;
    two whole names are not compared for having an initial in common. So blocks stay small.
    """
    equal: set[str] = set()
    whole: set[str] = set()
    asking: set[str] = set()
    for name in (*person.names, *person.guesses):
        equal.update(_of_name(name))
        sounds = set(_of_sound(name))
        if _has_kanji(name.family + name.given):
            whole.update(sounds)  # two names in kanji that only sound alike are two names
        else:
            equal.update(sounds)
            asking.update(sounds)
        part = set(_of_parts(name))
        (whole if name.is_whole else asking).update(part)
        for place in person.places:
            equal.add(f"p:{place[:20]}:{(name.given or name.family)[:3]}")
        equal.update(f"b:{day}:{half[:1]}" for day in person.birthdays for half in (name.family, name.given) if half)
    has_name = any(name.is_whole for name in person.names)
    for box in person.mailboxes:
        equal.update(_of_mailbox(box, says_name=has_name and is_spelled(box, person.spelled)))
    equal.update(f"l:{word}" for word in person.nicknames)
    equal.update(f"a:{kind}:{value}" for kind, value in person.accounts if kind != "email")
    asked = {_ASKING + key for key in asking}
    return Keys(
        stands=_short(equal | whole | asked),
        seeks=_short(equal | asking | asked | {_ASKING + key for key in whole}),
    )


def _short(keys: set[str]) -> frozenset[str]:
    return frozenset(key if len(key) <= LONGEST else key[:LONGEST] for key in keys)


def _of_name(name: PersonName) -> Iterator[str]:
    """What two writings of one whole name share: the kanji; or for kana and Latin letters, most of them."""
    families, givens = _sounds(name.family, name.family_readings), _sounds(name.given, name.given_readings)
    if name.is_japanese and name.family and name.given:
        yield f"n:{name.family}:{name.given}"
    if not _has_kanji(name.family + name.given):
        for one, other in ((families, givens), (givens, families)):
            yield from (f"h:{word}:{rest[:2]}" for word in one for rest in other)


def _of_sound(name: PersonName) -> Iterator[str]:
    """Both halves as they are read, in whichever order."""
    families, givens = _sounds(name.family, name.family_readings), _sounds(name.given, name.given_readings)
    for family in families:
        yield from ("s:" + ":".join(sorted((family, given))) for given in givens)


def _of_parts(name: PersonName) -> Iterator[str]:
    """What a name shares with an incomplete one: a half with the other's initial, and a half alone."""
    families, givens = _sounds(name.family, name.family_readings), _sounds(name.given, name.given_readings)
    for family in families:
        for given in givens:
            yield f"i:{family}:{given[0]}"
            yield f"i:{given}:{family[0]}"
    yield from (f"w:{word}" for word in families | givens if len(word) > 1)


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
