"""Who is one: pieces that share an address, what was decided, and certain likeness, under the oldest id."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field

from enishi.kit.people_names import PersonName
from enishi.resolve import names
from enishi.resolve.names import Verdict

Node = tuple[str, int]  # ("sighting", 7) or ("handle", 12)


@dataclass(frozen=True)
class Piece:
    """One fact about somebody: its node, the person row made for it at first, and what it holds on to.

    `ties` are the nodes and groups that are the same person as this one, unless the names that hold on to one of
    them contradict each other: then it is shared, like a desk's mailbox, and joins only those of one name.
    """

    node: Node
    home: int
    ties: tuple[Hashable, ...] = ()
    names: tuple[PersonName, ...] = ()
    is_line: bool = False  # a telephone line that a whole office may answer
    is_owner: bool = False  # it speaks of whose book this is


@dataclass
class _Sets:
    """Union-find that keeps apart what was decided to be different."""

    apart: dict[int, set[int]]
    parent: dict[Hashable, Hashable] = field(default_factory=dict)
    homes: dict[Hashable, set[int]] = field(default_factory=lambda: defaultdict(set))

    def find(self, item: Hashable) -> Hashable:
        self.parent.setdefault(item, item)
        while self.parent[item] != item:
            self.parent[item] = self.parent[self.parent[item]]
            item = self.parent[item]
        return item

    def join(self, one: Hashable, other: Hashable) -> None:
        a, b = self.find(one), self.find(other)
        if a == b or any(self.apart[home] & self.homes[b] for home in self.homes[a] if home in self.apart):
            return
        self.parent[b] = a
        self.homes[a] |= self.homes.pop(b, set())


def settle(
    pieces: Iterable[Piece],
    *,
    same: Iterable[tuple[int, int]] = (),
    different: Iterable[tuple[int, int]] = (),
    alike: Iterable[tuple[int, int]] = (),
) -> dict[Node, int]:
    """The person each piece belongs to: the oldest home among the pieces that are one.

    `same` and `different` are the owner's decisions, as pairs of homes; a decision outranks any evidence. `alike`
    are pairs that were weighed and found certain. The answer does not depend on the order of the pieces.
    """
    pieces = sorted(pieces, key=lambda piece: (piece.home, piece.node))
    apart: dict[int, set[int]] = defaultdict(set)
    for one, other in different:
        apart[one].add(other)
        apart[other].add(one)
    sets = _Sets(apart)
    at_home: dict[int, list[Node]] = defaultdict(list)
    for piece in pieces:
        at_home[piece.home].append(piece.node)
        sets.homes[sets.find(piece.node)].add(piece.home)
    for pair in sorted(same):
        for node in (node for home in pair for node in at_home[home]):
            sets.join(("decided", *pair), node)
    for first, second in _held_together(pieces):
        sets.join(first, second)
    for pair in sorted(alike):
        for node in (node for home in pair for node in at_home[home][:1]):
            sets.join(("alike", *pair), node)
    return {piece.node: min(sets.homes[sets.find(piece.node)]) for piece in pieces}


def _held_together(pieces: list[Piece]) -> Iterable[tuple[Hashable, Hashable]]:
    """Which pieces each tie joins: all that hold on to it, or those of one name where the names contradict."""
    holders: dict[Hashable, list[Piece]] = defaultdict(list)
    for piece in pieces:
        for tie in piece.ties:
            holders[tie].append(piece)
    own: dict[Hashable, Piece] = {piece.node: piece for piece in pieces}
    for tie, held in holders.items():
        groups = _of_one_name(sorted(held, key=_written), strictly=own[tie].is_line) if tie in own else [held]
        # The owner's address is theirs, whoever signs there. Any other goes to whoever bears the name shown with it,
        # else to the one whom most name with it, and then by the letters: whoever came first would depend on which
        # file was given first.
        for number, group in enumerate(sorted(groups, key=lambda group: _distance(own.get(tie), group))):
            anchor: Hashable = tie if number == 0 else group[0].node
            yield from ((anchor, piece.node) for piece in group)


def _of_one_name(held: list[Piece], *, strictly: bool) -> list[list[Piece]]:
    """The pieces in groups that do not contradict each other; usually one."""
    groups: list[list[Piece]] = []
    for piece in held:
        fitting = (group for group in groups if all(_fit(piece, other, strictly=strictly) for other in group))
        if group := next(fitting, None):
            group.append(piece)
        else:
            groups.append([piece])
    return groups


def _fit(one: Piece, other: Piece, *, strictly: bool) -> bool:
    """Whether two that name one address may be one: no name, another script, a married name do not speak against it.

    `strictly`: where many may share it, two names have to agree.
    """
    if strictly and one.names and other.names:
        return names.best(one.names, other.names).verdict >= Verdict.PARTLY
    return names.best(one.names, other.names).verdict >= Verdict.OTHER_FAMILY


def _distance(address: Piece | None, group: list[Piece]) -> tuple[bool, int, int, list[str]]:
    verdict = max((names.best(address.names, piece.names).verdict for piece in group), default=0) if address else 0
    return (not any(piece.is_owner for piece in group), -int(verdict), -len(group), _written(group[0]))


def _written(piece: Piece) -> list[str]:
    """The names of a piece in letters, to have an order that does not depend on which came first."""
    return sorted(f"{name.family} {name.given} {' '.join(name.tokens)}" for name in piece.names)
