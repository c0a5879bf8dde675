"""Which of many may be one: everybody who shares a key is compared once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from enishi.kit.collecting import uncollected
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
    with uncollected():  # nothing that is made here is garbage, and the collector takes half of the time of many people
        return _found(portraits, beside, least)


def _found(portraits: Iterable[Portrait], beside: Iterable[Portrait], least: float | None) -> list[Pair]:
    """What `find_pairs` answers; a function of its own, so that all else is gone when the collector goes on."""
    people = {portrait.home: features(portrait) for portrait in portraits}
    others = {portrait.home: features(portrait) for portrait in beside}
    everybody = people | others
    found = _candidates(everybody, set(others))
    return [pair for one, other in found if (pair := _weigh(everybody[one], everybody[other], least))]


def _candidates(people: dict[int, Features], known: set[int]) -> list[tuple[int, int]]:
    """Who share a key, but for two who are both `known`."""
    keys = {home: keys_of(person) for home, person in people.items()}
    standing, asked = _Blocks(), _Blocks()
    for home, found in keys.items():
        standing.add(home, found.equal | found.whole if found.whole else found.equal)
        asked.add(home, found.asking)
    pairs: set[tuple[int, int]] = set()
    for home, found in keys.items():
        blocks = [
            *standing.shared(found.equal),
            *standing.met(found.asking - found.equal),
            *asked.shared(found.asking),
            *asked.met(found.whole - found.asking),
        ]
        for block in blocks:
            pairs.update([(home, other) if home < other else (other, home) for other in block if other != home])
    return sorted(pair for pair in pairs if not known.issuperset(pair)) if known else sorted(pairs)


class _Blocks:
    """Who stand under each key: one alone, as under nearly all, or several."""

    def __init__(self) -> None:
        self._first: dict[str, int] = {}
        self._several: dict[str, list[int]] = {}

    def add(self, home: int, keys: Iterable[str]) -> None:
        first, several = self._first.setdefault, self._several
        for key in keys:
            if (met := first(key, home)) != home:
                if key in several:
                    several[key].append(home)
                else:
                    several[key] = [met, home]

    def shared(self, keys: Iterable[str]) -> list[list[int]]:
        """Everybody under these keys of somebody who stands there too: only where others do as well."""
        several = self._several
        return [block for key in keys if key in several and len(block := several[key]) <= CROWDED]

    def met(self, keys: Iterable[str]) -> list[Sequence[int]]:
        """Everybody under these keys, of one who need not be among them."""
        several, first = self._several, self._first
        blocks = [several.get(key) or (first[key],) for key in keys if key in first]
        return [block for block in blocks if len(block) <= CROWDED]


def _weigh(one: Features, other: Features, least: float | None) -> Pair | None:
    weighed = compare(one, other)
    wanted = weighed.verdict is not Verdict.APART if least is None else weighed.weight >= least
    return Pair(one.home, other.home, weighed.weight, weighed.verdict, weighed.parts) if wanted else None
