"""Two names beside each other: how far they agree, in bits of evidence, and whether they contradict."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum
from functools import lru_cache
from math import log2

from enishi.kit.names import is_japanese, is_kana
from enishi.kit.people_names import PersonName
from enishi.kit.readings import given_share, is_heard_surname, is_latin_name, latin_share, surname_share
from enishi.kit.romaji import kana_key, romaji_key
from enishi.kit.say import Say, say
from enishi.resolve.words import Alike, alike, without_umlauts

# No half of a name is so rare that it would settle the question; a single word settles nothing at all.
_MOST = 14.3
_MOST_OF_ONE_WORD = 8.5
_A_LOGIN = 12.0
_KANA_SHARE = 5e-4
_MIDDLE = 0.5  # one of two writes a middle initial
_READING = 1.0  # several names are read alike: what agrees by ear is worth a bit less than what agrees by eye
_MISSING = {Alike.CLOSE: 3.0, Alike.SHORT: 3.0, Alike.JUMBLED: 5.0}


class Verdict(IntEnum):
    """What two names say about whether their bearers are one, the worst first."""

    DIFFERENT = 0  # both halves differ
    OTHER_GIVEN = 1  # one family, two given names: kin, or a namesake of the family
    OTHER_FAMILY = 2  # one given name, two family names: a marriage, or chance
    UNKNOWN = 3  # nothing to compare: no name, two scripts, a login
    PARTLY = 4  # one half, or an initial
    AGREES = 5


@dataclass(frozen=True)
class Compared:
    """The outcome for two names: evidence in bits (negative: against), and the sentence that says why."""

    verdict: Verdict
    bits: float
    why: Say | None = None
    is_slip: bool = False  # it agrees but for a letter, or a short form
    is_heard: bool = False  # it reads alike, and is written otherwise


NOTHING = Compared(Verdict.UNKNOWN, 0.0)


@dataclass(frozen=True)
class _Half:
    """A family or given name beside another."""

    bits: float
    agrees: bool | None  # None: one of the two is not known
    how: str = "same"


def best(one: tuple[PersonName, ...], other: tuple[PersonName, ...]) -> Compared:
    """The most favourable comparison between any two of two people's names; NOTHING when one has none.

    Where whole names can be compared, they decide: that an initial fits does not mend two given names that differ.
    """
    whole = [compare_names(a, b) for a in one if a.is_whole for b in other if b.is_whole]
    telling = [compared for compared in whole if compared.verdict is not Verdict.UNKNOWN]
    found = telling or [compare_names(a, b) for a in one for b in other]
    most = max(found, key=lambda compared: (compared.verdict, compared.bits), default=NOTHING)
    return replace(most, is_heard=True) if most.verdict is Verdict.AGREES and _only_sound_alike(one, other) else most


def _only_sound_alike(one: tuple[PersonName, ...], other: tuple[PersonName, ...]) -> bool:
    """Whether both are known in kanji, and by different ones: that their Latin letters are equal tells the less."""
    mine, theirs = _in_kanji(one), _in_kanji(other)
    return bool(mine and theirs) and all(compare_names(a, b).verdict < Verdict.AGREES for a in mine for b in theirs)


def _in_kanji(said: tuple[PersonName, ...]) -> list[PersonName]:
    return [name for name in said if name.is_japanese and name.is_whole and _has_kanji(name.given)]


@lru_cache(maxsize=100_000)
def compare_names(one: PersonName, other: PersonName) -> Compared:
    """Two names: as written, by their readings, or letter by letter; in either order where it is not certain."""
    straight = _pair(one, other, swapped=False)
    if _order_is_sure(one) and _order_is_sure(other):
        return straight
    turned = _pair(one, other, swapped=True)
    return turned if (turned.verdict, turned.bits) > (straight.verdict, straight.bits) else straight


def _order_is_sure(name: PersonName) -> bool:
    return name.is_japanese and bool(name.family and name.given)


def _pair(one: PersonName, other: PersonName, *, swapped: bool) -> Compared:
    family, given = (other.given, other.family) if swapped else (other.family, other.given)
    family_readings = other.given_readings if swapped else other.family_readings
    given_readings = other.family_readings if swapped else other.given_readings
    first = _half(one.family, one.family_readings, family, family_readings, is_family=True)
    second = _half(one.given, one.given_readings, given, given_readings, is_family=False)
    compared = _concluded(first, second, penalty=1.5 if swapped else 0.0)
    if compared.verdict is Verdict.PARTLY and not (one.family and one.given and family and given):
        # Of a single word nobody knows which half it is: the commoner reading counts.
        word = next(filter(None, (one.family, one.given)))
        most = _A_LOGIN if _is_login(word) else _MOST_OF_ONE_WORD
        return replace(compared, bits=min(compared.bits, rarity(word, True), rarity(word, False), most))
    return compared


def _is_login(word: str) -> bool:
    """Whether a single word is no name that any list has, and long enough to be somebody's choice."""
    return word.isascii() and len(word) >= 6 and not is_listed(word)


@lru_cache(maxsize=100_000)
def is_from_abroad(name: PersonName) -> bool:
    """Whether a name is hardly one from Japan: in Latin letters, and neither half is read like a surname there."""
    return not name.is_japanese and not is_heard_surname(name.family) and not is_heard_surname(name.given)


def is_listed(word: str) -> bool:
    """Whether any list of names has a word in Latin letters."""
    return is_latin_name(word, "family") or is_latin_name(word, "given")


def _concluded(family: _Half, given: _Half, *, penalty: float) -> Compared:
    bits = family.bits + given.bits - penalty
    match family.agrees, given.agrees:
        case True, True:
            initial = "initial" in (family.how, given.how)
            is_slip = "slip" in (family.how, given.how)
            is_heard = "reading" in (family.how, given.how)
            verdict = Verdict.PARTLY if initial else Verdict.AGREES
            return Compared(verdict, bits, _why(family, given), is_slip, is_heard)
        case True, None:
            return Compared(Verdict.PARTLY, bits, say("the same family name"))
        case None, True:
            return Compared(Verdict.PARTLY, bits, say("the same given name"))
        case True, False:
            return Compared(Verdict.OTHER_GIVEN, min(bits, -4.0), say("the given names differ"))
        case False, True:
            return Compared(Verdict.OTHER_FAMILY, bits, say("the family names differ"))
        case False, False:
            return Compared(Verdict.DIFFERENT, min(bits, -8.0), say("the names differ"))
        case _:  # one word beside a whole name may be a login or a pet name: it says nothing against
            return NOTHING


def _why(family: _Half, given: _Half) -> Say:
    ways = {family.how, given.how}
    if "initial" in ways:
        return say("the same family name and initial")
    if "slip" in ways:
        return say("the names differ by a letter or a short form")
    if "reading" in ways:
        return say("the names read alike")
    return say("the same name")


def _half(
    one: str, one_readings: tuple[str, ...], other: str, other_readings: tuple[str, ...], *, is_family: bool
) -> _Half:
    if not one or not other:
        return _Half(0.0, None)
    if one == other and len(one) == 1 and one.isascii():
        return _Half(3.0, agrees=True, how="initial")
    if one == other:
        return _Half(_of_equal(one, is_family), agrees=True)
    kanji = is_japanese(one), is_japanese(other)
    if any(kanji):
        return _by_ear(one, one_readings, other, other_readings, both=all(kanji), is_family=is_family)
    return _by_letters(one, other, is_family=is_family)


def _of_equal(half: str, is_family: bool) -> float:
    """What it tells that both halves are written so; of several initials (J. P.), each counts as one."""
    words = half.split() if half.isascii() else [half]
    only_initials = len(words) > 1 and max(map(len, words)) == 1
    return 3.0 * len(words) if only_initials else rarity(half, is_family)


def _by_ear(
    one: str, one_readings: tuple[str, ...], other: str, other_readings: tuple[str, ...], *, both: bool, is_family: bool
) -> _Half:
    """Kanji beside kana or Latin letters agree by one of their readings; two different kanji names differ."""
    mine, theirs = sounds(one, one_readings), sounds(other, other_readings)
    against = -4.0 if is_family else -6.0
    if not mine or not theirs:
        return _Half(0.0, None)
    common = mine & theirs
    if both and _has_kanji(one) and _has_kanji(other):
        return _Half(against if common else against - 3.0, agrees=False)
    if common:
        written = one if _has_kanji(one) else other
        return _Half(rarity(written, is_family) - _READING, agrees=True, how="reading")
    short, long = sorted((mine, theirs), key=lambda keys: min(map(len, keys)))
    if any(len(key) == 1 and any(reading.startswith(key) for reading in long) for key in short):
        return _Half(3.0, agrees=True, how="initial")
    return _Half(against, agrees=False)


def _has_kanji(text: str) -> bool:
    return any(ord(character) >= 0x3400 for character in text)


@lru_cache(maxsize=100_000)
def sounds(text: str, readings: tuple[str, ...]) -> frozenset[str]:
    """How a half of a name sounds, in every way it may."""
    if readings:
        return frozenset(kana_key(reading) if is_japanese(reading) else romaji_key(reading) for reading in readings)
    if _has_kanji(text):
        return frozenset()
    return frozenset((kana_key(text) if is_japanese(text) else romaji_key(text),))


def _by_letters(one: str, other: str, *, is_family: bool) -> _Half:
    if romaji_key(one) == romaji_key(other) or without_umlauts(one) == without_umlauts(other):
        return _Half(rarity(one, is_family), agrees=True, how="reading")
    if not is_family and (shorter := _without_middle_initial(one, other)):
        return _Half(rarity(shorter, is_family) - _MIDDLE, agrees=True)
    step = alike(one, other)
    if step is Alike.INITIAL:
        return _Half(3.0, agrees=True, how="initial")
    if step is Alike.DIFFERENT:
        return _by_words(one, other, is_family=is_family)
    common = min(rarity(one, is_family), rarity(other, is_family))
    return _Half(max(common - _MISSING[step], 1.5), agrees=True, how="slip")


def _without_middle_initial(one: str, other: str) -> str:
    """The given name that one of two writes with an initial behind it: Owen, Owen W.; empty where that is not so."""
    short, long = sorted((one, other), key=len)
    more = long.removeprefix(f"{short} ").split() if long.startswith(f"{short} ") else []
    return short if more and len(short) > 1 and max(map(len, more)) == 1 else ""


def _by_words(one: str, other: str, *, is_family: bool) -> _Half:
    """Names of several words agree when the shorter's words all stand in the longer: "De La Cruz", "Cruz"."""
    few, many = sorted((one.split(), other.split()), key=len)
    if len(many) > 1 and all(any(alike(word, long) >= Alike.SHORT for long in many) for word in few):
        return _Half(max(rarity(max(few, key=len), is_family) - 2.0, 1.5), agrees=True, how="slip")
    return _Half(-3.0 if is_family else -5.0, agrees=False)


@lru_cache(maxsize=100_000)
def rarity(half: str, is_family: bool) -> float:
    """How much it tells that two people share this half: -log2 of its share among people, at most so much."""
    if is_kana(half):  # kana stand for many names at once, also foreign ones that no list spells so
        share = max(latin_share(kana_key(half), "family" if is_family else "given"), _KANA_SHARE)
    elif is_japanese(half):
        share = surname_share(half) if is_family else given_share(half)
    else:
        share = latin_share(half, "family" if is_family else "given")
    return min(-log2(max(share, 1e-9)), _MOST)
