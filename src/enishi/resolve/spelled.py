"""The names of two people, also where one is known by a login alone: what it spells, beside the other's whole name."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

from enishi.kit.people_names import PersonName
from enishi.kit.romaji import romaji_key
from enishi.kit.say import say
from enishi.resolve import names
from enishi.resolve.names import NOTHING, Compared, Verdict
from enishi.resolve.portrait import Features

_SHORTEST = 5
_INITIAL = 3.0
_LESS = 1.0  # what a login spells is worth less than what is written as a name
_FIGURES = "0123456789._-"


def compare_known_names(one: Features, other: Features) -> Compared:
    """The names; where somebody has no whole one, what their address or login spells, which is worth less."""
    named = names.best(one.names, other.names)
    if named.verdict is not Verdict.UNKNOWN and not (named.verdict is Verdict.PARTLY and _is_login(one, other)):
        return named
    found = [spelled for a, b in ((one, other), (other, one)) if a.nicknames for spelled in _run_together(a, b)]
    if one.guesses or other.guesses:
        guessed = names.best(one.guesses or one.names, other.guesses or other.names)
        found.append(replace(guessed, why=say("the address spells the name"), is_slip=True))
    spelled = max(found, key=lambda compared: (compared.verdict, compared.bits), default=NOTHING)
    if spelled.verdict < Verdict.PARTLY or (named.verdict is Verdict.PARTLY and spelled.bits - _LESS <= named.bits):
        return named
    return replace(spelled, bits=spelled.bits - _LESS)


def _is_login(one: Features, other: Features) -> bool:
    """Whether one of the two is known by a login alone, and the other by a whole name: what it spells may say more
    than that it begins like a half of the name."""
    return any(
        a.names and all(map(is_login, a.names)) and any(name.family and name.given for name in b.names)
        for a, b in ((one, other), (other, one))
    )


def is_login(name: PersonName) -> bool:
    """Whether what stands as a name is a single word that no list of names has."""
    word = name.family or name.given
    return not (name.family and name.given) and word.isascii() and not names.is_listed(word)


def _run_together(one: Features, other: Features) -> list[Compared]:
    if any(name.is_whole for name in one.names):
        return []
    return [spelled_by(word, name) for word in one.nicknames for name in other.names]


def spelled_by(word: str, name: PersonName) -> Compared:
    """A single word beside a name: whether it is both halves run together, or one with the other's initial.

    Both halves of a whole name are this name, written without a space.
    """
    letters = romaji_key(word.strip(_FIGURES))
    if len(letters) < _SHORTEST or names.is_listed(letters) or len(name.family) < _least(name) or not name.given:
        return NOTHING
    family = names.rarity(name.family, True)
    given = names.rarity(name.given, False) if name.is_whole else _INITIAL
    heard = product(names.sounds(name.family, name.family_readings), names.sounds(name.given, name.given_readings))
    bits = max((_bits(letters, last, first, family, given) for last, first in heard), default=0.0)
    if not bits:
        return NOTHING
    if name.is_whole and bits == family + given:
        return Compared(Verdict.AGREES, bits, say("the name is written as one word"))
    return Compared(Verdict.PARTLY, bits, say("the address spells the name"), is_slip=True)


def _least(name: PersonName) -> int:
    return 1 if name.is_japanese else 2


def _bits(letters: str, family: str, given: str, of_family: float, of_given: float) -> float:
    """What it tells that letters are built of this family and given name, the given's first word; 0 if they are not."""
    last, first = family.replace(" ", ""), given.partition(" ")[0]
    if not last or not first:
        return 0.0
    if letters in (romaji_key(first + last), romaji_key(last + first)):
        return of_family + of_given
    if letters in (romaji_key(first[0] + last), romaji_key(last + first[0])):
        return of_family + _INITIAL
    if len(first) > 1 and letters in (romaji_key(first + last[0]), romaji_key(last[0] + first)):
        return of_given + _INITIAL
    return 0.0
