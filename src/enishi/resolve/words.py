"""How alike two written words are: letter for letter, a slip of the finger, a short form, an initial."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache

from rapidfuzz.distance import OSA, JaroWinkler

from enishi.kit.romaji import is_romaji


class Alike(IntEnum):
    """Steps of likeness between two words, the least first."""

    DIFFERENT = 0
    INITIAL = 1  # "M." and "Makoto"
    JUMBLED = 2  # most of the letters, in disorder
    SHORT = 3  # "Rob" and "Robert"
    CLOSE = 4  # a letter or two
    SAME = 5


_UMLAUT = re.compile(r"([aou])e(?=[^aeiouy])(?!l$)")
_SHORTEST_UMLAUT = 5

# Short forms that do not begin the long one. Both ways, and several long ones for a short one.
_SHORT_FORMS = """
bob:robert bobby:robert bill:william billy:william will:william dick:richard rick:richard rich:richard jim:james
jimmy:james jack:john johnny:john jon:john jonathan:john jon:jonathan ted:edward ed:edward eddie:edward ned:edward
tony:anthony liz:elizabeth beth:elizabeth betty:elizabeth lizzie:elizabeth eliza:elizabeth peggy:margaret
maggie:margaret meg:margaret kate:katherine kate:catherine katie:katherine kathy:katherine cathy:catherine
chuck:charles charlie:charles hank:henry harry:henry larry:lawrence mike:michael mick:michael misha:mikhail
sasha:alexander alex:alexander sandy:alexander andy:andrew drew:andrew dan:daniel danny:daniel dave:david
steve:stephen steve:steven greg:gregory jeff:jeffrey geoff:geoffrey ken:kenneth matt:matthew nick:nicholas
pat:patricia patty:patricia sue:susan susie:susan terry:terence tom:thomas tommy:thomas tim:timothy vicky:victoria
sam:samuel sam:samantha ben:benjamin joe:joseph joey:joseph josh:joshua kim:kimberly kristy:kristina
chris:christopher chris:christian tina:christina jen:jennifer jenny:jennifer jess:jessica becky:rebecca debbie:deborah
ron:ronald don:donald doug:douglas fred:frederick gabe:gabriel gerry:gerald jerry:gerald leo:leonard lou:louis
max:maximilian nate:nathaniel nate:nathan ray:raymond rob:robert ron:ronald russ:russell stan:stanley theo:theodore
toby:tobias val:valerie vince:vincent walt:walter wes:wesley zach:zachary pepe:jose paco:francisco hans:johannes
""".split()
_LONG: dict[str, set[str]] = {}
for _pair in _SHORT_FORMS:
    _short, _, _long = _pair.partition(":")
    _LONG.setdefault(_short, set()).add(_long)


@lru_cache(maxsize=200_000)
def alike(one: str, other: str) -> Alike:
    """How alike two folded words of a name are."""
    if one == other:
        return Alike.SAME
    short, long = sorted((one, other), key=lambda word: (len(word), word))
    if len(short) == 1:
        return Alike.INITIAL if long.startswith(short) else Alike.DIFFERENT
    if _is_slip(short, long):
        return Alike.CLOSE
    if long in _LONG.get(short, ()) or (len(short) >= 3 and long.startswith(short)):
        return Alike.SHORT
    return Alike.JUMBLED if _is_jumbled(short, long) else Alike.DIFFERENT


@lru_cache(maxsize=200_000)
def without_umlauts(word: str) -> str:
    """A word in which ae, oe and ue stand as umlauts do that have lost their dots: mueller as muller.

    Maeda and Ueda have none, nor have Joe, Xue and Michael.
    """
    return word if len(word) < _SHORTEST_UMLAUT or is_romaji(word) else _UMLAUT.sub(r"\1", word)


def _is_slip(short: str, long: str) -> bool:
    """One letter in four or more, two in seven or more; four letters are two too few to be sure of."""
    allowed = 0 if len(long) < 5 else 1 if len(long) < 8 else 2
    if len(long) - len(short) > allowed or allowed == 0:
        return False
    return OSA.distance(short, long, score_cutoff=allowed) <= allowed


def _is_jumbled(short: str, long: str) -> bool:
    if len(short) < 4 or len(long) - len(short) > 2:
        return False
    if JaroWinkler.similarity(short, long) >= 0.86:
        return True
    rest = list(long)
    for letter in short:
        if letter in rest:
            rest.remove(letter)
    return len(rest) + len(short) - (len(long) - len(rest)) <= 1 + (len(long) - len(short))


@lru_cache(maxsize=200_000)
def alike_mailboxes(one: str, other: str) -> Alike:
    """How alike two whole addresses or their sides before the @ are, as a hand may have copied them."""
    if one == other:
        return Alike.SAME
    if min(len(one), len(other)) < 6:
        return Alike.DIFFERENT
    distance = OSA.distance(one, other, score_cutoff=3)
    if distance <= (1 if max(len(one), len(other)) < 10 else 2):
        return Alike.CLOSE
    return Alike.JUMBLED if JaroWinkler.similarity(one, other) >= 0.93 else Alike.DIFFERENT
