"""How a name may be typed by somebody who looks for it: without its space, as it may be read, in romaji."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import islice, product

from enishi.kit.names import hiragana, is_japanese, is_kana
from enishi.kit.people_names import parse_name
from enishi.kit.romaji import kana_key, romaji_key

_FEW = 12  # readings of a half that are worth trying
_PAIRS = 24


@lru_cache(maxsize=20_000)
def typed_ways(name: str, *, family: str = "", given: str = "", reading: str = "") -> tuple[str, ...]:
    """What finds this name beside the name itself; `reading` is as a source gives it, kana or romaji."""
    found = parse_name(full=name, family=family, given=given)
    if found is None:
        return ()
    families, givens = list(found.family_readings[:_FEW]), list(found.given_readings[:_FEW])
    if reading.strip():
        first, *rest = reading.split()
        families, givens = [first, *families], ["".join(rest), *givens]
    ways = [found.family + found.given, found.given + found.family]
    ways += _said(families, givens)
    ways += _said([found.family], [found.given]) if not is_japanese(name) else []
    return tuple(dict.fromkeys(way for way in ways if way))


@lru_cache(maxsize=20_000)
def also_typed(text: str) -> tuple[str, ...]:
    """What else may be meant by a typed word: Ohno and oono are ono, やまだ may be Yamada."""
    key = kana_key(text) if is_kana(text) and len(text) > 1 else "" if is_japanese(text) else romaji_key(text)
    return (key,) if key and key != text else ()


def _said(families: Iterable[str], givens: Iterable[str]) -> Iterable[str]:
    """Each reading by itself and the whole name in one word, in kana and in Latin letters, in either order."""
    families, givens = list(filter(None, families)), list(filter(None, givens))
    for half in (*families, *givens):
        yield from (hiragana(half) if is_kana(half) else "", _key(half))
    for family, given in islice(product(families, givens), _PAIRS):
        yield hiragana(family + given) if is_kana(family + given) else ""
        yield from (_key(family) + _key(given), _key(given) + _key(family))


def _key(half: str) -> str:
    return kana_key(half) if is_kana(half) else romaji_key(half).replace(" ", "")
