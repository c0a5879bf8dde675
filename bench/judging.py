"""How well records were brought together: pairs joined, pairs asked about, beside who they truly are."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from math import sqrt

from enishi.kit.addresses import is_mobile
from enishi.records import Handle
from enishi.resolve import Node, Pair, Piece, Portrait, Verdict, features, find_pairs, settle

Couple = tuple[int, int]


@dataclass(frozen=True)
class Share:
    """True pairs among those found, and among all there are."""

    found: int
    right: int
    there: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.there if self.there else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __add__(self, other: Share) -> Share:
        return Share(self.found + other.found, self.right + other.right, self.there + other.there)


def likely(right: int, of: int) -> tuple[float, float]:
    """Between what the true share lies with 95 per cent (Wilson 1927)."""
    if not of:
        return 0.0, 1.0
    z, share = 1.96, right / of
    middle = share + z * z / (2 * of)
    spread = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    return (middle - spread) / (1 + z * z / of), (middle + spread) / (1 + z * z / of)


@dataclass(frozen=True)
class Judged:
    """What became of some records. Couples are of records, the smaller home first."""

    person: Mapping[int, int]  # by record: the person it was brought to
    joined: Share
    with_doubts: Share  # every couple that a doubt leads to counts as found, rightly or not
    pairs: Sequence[Pair]  # between portraits
    right_doubts: int
    doubts: int
    false_joins: frozenset[Couple]
    missed: frozenset[Couple]  # neither joined nor asked about
    asked: frozenset[Couple]  # true, and asked about

    @property
    def answered(self) -> Share:
        """As it is when the owner has answered every doubt rightly."""
        right = self.joined.right + len(self.asked)
        return Share(self.joined.found + len(self.asked), right, self.joined.there)


def judge(portraits: Sequence[Portrait], truth: Mapping[int, int]) -> Judged:
    """Bring the records together as the book does, and hold the outcome against `truth` (person by home)."""
    pieces = _pieces(portraits)
    first = settle(pieces)
    pairs = find_pairs(merged(portraits, first))
    certain = [(pair.one, pair.other) for pair in pairs if pair.verdict is Verdict.CERTAIN]
    answer = settle(pieces, alike=certain)
    person = {portrait.home: answer["sighting", portrait.home] for portrait in portraits}
    asked = {
        tuple(sorted((answer["sighting", pair.one], answer["sighting", pair.other])))
        for pair in pairs
        if pair.verdict is Verdict.DOUBTFUL
    }
    return _judged(person, truth, pairs, {(a, b) for a, b in asked if a != b})


def merged(portraits: Iterable[Portrait], answer: Mapping[Node, int]) -> list[Portrait]:
    """One portrait for all records that are one by a shared address."""
    groups: dict[int, list[Portrait]] = defaultdict(list)
    for portrait in portraits:
        groups[answer["sighting", portrait.home]].append(portrait)
    return [_one(group) for _, group in sorted(groups.items())]


def _one(group: list[Portrait]) -> Portrait:
    first = group[0]
    if len(group) == 1:
        return first
    return replace(
        first,
        names=tuple(dict.fromkeys(name for one in group for name in one.names)),
        handles=tuple(dict.fromkeys(handle for one in group for handle in one.handles)),
        organisations=tuple(dict.fromkeys(name for one in group for name in one.organisations)),
        titles=tuple(dict.fromkeys(title for one in group for title in one.titles)),
        addresses=tuple(dict.fromkeys(line for one in group for line in one.addresses)),
        birthdays=tuple(dict.fromkeys(day for one in group for day in one.birthdays)),
        is_organisation=all(one.is_organisation for one in group),
    )


def _pieces(portraits: Iterable[Portrait]) -> list[Piece]:
    """A piece for each record and for each address, as the store keeps them."""
    number: dict[Handle, int] = {}
    portraits = list(portraits)
    start = max(portrait.home for portrait in portraits) + 1
    pieces: list[Piece] = []
    for portrait in portraits:
        identifying = [handle for handle in portrait.handles if handle.identifies]
        ties: tuple[Node, ...] = tuple(
            ("handle", number.setdefault(handle, start + len(number))) for handle in identifying
        )
        pieces.append(Piece(("sighting", portrait.home), portrait.home, ties, features(portrait).names))
    return pieces + [
        Piece(("handle", home), home, is_line=handle.kind == "phone" and not is_mobile(handle.value))
        for handle, home in number.items()
    ]


def _judged(person: Mapping[int, int], truth: Mapping[int, int], pairs: Sequence[Pair], doubts: set[Couple]) -> Judged:
    by_truth: dict[int, list[int]] = defaultdict(list)
    by_person: dict[int, list[int]] = defaultdict(list)
    for home in sorted(person):
        by_truth[truth[home]].append(home)
        by_person[person[home]].append(home)
    there = {couple for group in by_truth.values() for couple in combinations(group, 2)}
    false = {(a, b) for group in by_person.values() for a, b in combinations(group, 2) if truth[a] != truth[b]}
    right = {(a, b) for a, b in there if person[a] == person[b]}
    asked = {(a, b) for a, b in there - right if _couple(person[a], person[b]) in doubts}
    sizes = {who: Counter(truth[home] for home in group) for who, group in by_person.items()}
    led_to = sum(len(by_person[a]) * len(by_person[b]) for a, b in doubts)
    found = len(right) + len(false)
    return Judged(
        person=person,
        joined=Share(found, len(right), len(there)),
        with_doubts=Share(found + led_to, len(right) + len(asked), len(there)),
        pairs=pairs,
        right_doubts=sum(bool(sizes[a].keys() & sizes[b].keys()) for a, b in doubts),
        doubts=len(doubts),
        false_joins=frozenset(false),
        missed=frozenset(there - right - asked),
        asked=frozenset(asked),
    )


def _couple(one: int, other: int) -> Couple:
    return (one, other) if one <= other else (other, one)
