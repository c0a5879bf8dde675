"""Who is who: which sightings and handles are one person, and under which id.

First cut: the same identifying e-mail, phone or profile is the same person; everything else stays apart
unless the owner says otherwise. A name alone never joins anybody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field

Node = tuple[str, int]  # ("sighting", 7) or ("handle", 12)


@dataclass(frozen=True)
class Piece:
    """One fact about somebody: its node, the person row made for it at first, and what it holds on to.

    `ties` are the nodes and groups that are the same person as this one beyond doubt.
    """

    node: Node
    home: int
    ties: tuple[Hashable, ...] = ()


@dataclass
class _Sets:
    """Union-find that keeps apart what was decided to be different."""

    parent: dict[Hashable, Hashable] = field(default_factory=dict)
    homes: dict[Hashable, set[int]] = field(default_factory=lambda: defaultdict(set))

    def find(self, item: Hashable) -> Hashable:
        self.parent.setdefault(item, item)
        while self.parent[item] != item:
            self.parent[item] = self.parent[self.parent[item]]
            item = self.parent[item]
        return item

    def join(self, one: Hashable, other: Hashable, apart: dict[int, set[int]]) -> None:
        a, b = self.find(one), self.find(other)
        if a == b or any(apart[home] & self.homes[b] for home in self.homes[a] if home in apart):
            return
        self.parent[b] = a
        self.homes[a] |= self.homes.pop(b, set())


def settle(
    pieces: Iterable[Piece],
    *,
    same: Iterable[tuple[int, int]] = (),
    different: Iterable[tuple[int, int]] = (),
) -> dict[Node, int]:
    """The person each piece belongs to: the oldest home among the pieces that are one.

    `same` and `different` are the owner's decisions, as pairs of homes; a decision outranks any evidence.
    The answer does not depend on the order of the pieces.
    """
    pieces = sorted(pieces, key=lambda piece: (piece.home, piece.node))
    apart: dict[int, set[int]] = defaultdict(set)
    for one, other in different:
        apart[one].add(other)
        apart[other].add(one)
    at_home: dict[int, list[Node]] = defaultdict(list)
    sets = _Sets()
    for piece in pieces:
        at_home[piece.home].append(piece.node)
        sets.homes[sets.find(piece.node)].add(piece.home)
    for pair in sorted(same):
        for node in (node for home in pair for node in at_home[home]):
            sets.join(("decided", *pair), node, apart)
    for piece in pieces:
        for tie in piece.ties:
            sets.join(piece.node, tie, apart)
    return {piece.node: min(sets.homes[sets.find(piece.node)]) for piece in pieces}
