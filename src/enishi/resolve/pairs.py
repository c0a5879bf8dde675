"""Which of many may be one: everybody who shares a key is compared once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from enishi.kit.say import Say
from enishi.resolve.compare import Verdict, compare
from enishi.resolve.keys import keys_of
from enishi.resolve.portrait import Features, Portrait, features

# A key that so many share says nothing any more; whoever are one share a rarer key besides.
CROWDED = 60


@dataclass(frozen=True)
class Pair:
    """Two portraits, by their homes (the smaller first), that may be one person."""

    one: int
    other: int
    weight: float
    verdict: Verdict
    parts: tuple[tuple[Say, float], ...]


def find_pairs(
    portraits: Iterable[Portrait], *, beside: Iterable[Portrait] = (), least: float | None = None
) -> list[Pair]:
    """Every pair among `portraits`, and of one with somebody `beside` them, that is certain or doubtful.

    In the order of homes; with `least`, every pair of that weight or more. Near-linear: people are compared only
    under the keys that they share.
    """
    people = {portrait.home: features(portrait) for portrait in portraits}
    others = {portrait.home: features(portrait) for portrait in beside}
    everybody = people | others
    found = _candidates(everybody, set(others))
    return [pair for one, other in found if (pair := _weigh(everybody[one], everybody[other], least))]


def _candidates(people: dict[int, Features], known: set[int]) -> list[tuple[int, int]]:
    """Who share a key, but for two who are both `known`."""
    keys = {home: keys_of(person) for home, person in people.items()}
    standing: dict[str, list[int]] = defaultdict(list)
    for home, found in keys.items():
        for key in found.stands:
            standing[key].append(home)
    pairs: set[tuple[int, int]] = set()
    for home, found in keys.items():
        for key in found.seeks:
            block = standing.get(key)
            if block and len(block) <= CROWDED and (len(block) > 1 or block[0] != home):
                pairs.update((min(home, other), max(home, other)) for other in block if other != home)
    return sorted(pair for pair in pairs if not known.issuperset(pair)) if known else sorted(pairs)


def _weigh(one: Features, other: Features, least: float | None) -> Pair | None:
    weighed = compare(one, other)
    wanted = weighed.verdict is not Verdict.APART if least is None else weighed.weight >= least
    return Pair(one.home, other.home, weighed.weight, weighed.verdict, weighed.parts) if wanted else None
