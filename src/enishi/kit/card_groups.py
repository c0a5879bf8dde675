"""The lines of several cards that no edge tells apart, as white cards on a scanner's white lid."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from statistics import median

from enishi.kit.card_lines import CardLine

_LEAST_LINES = 3
_LEAST_GAP = 1.5  # of a line's height

Edges = Callable[[CardLine], tuple[float, float]]


def cards_apart(lines: Sequence[CardLine]) -> list[list[CardLine]]:
    """The lines of each card: cut along a gap that leaves an e-mail address and some lines on either side."""
    if sum("@" in line.text for line in lines) < 2:
        return [list(lines)]
    least = _LEAST_GAP * median(line.size for line in lines)
    cuts: list[tuple[float, list[CardLine], list[CardLine]]] = []
    for edges in (_from_above, _from_the_left):
        ordered = sorted(lines, key=edges)
        reach = 0.0
        for at, line in enumerate(ordered):
            start, end = edges(line)
            if at and start - reach > least and _is_card(ordered[:at]) and _is_card(ordered[at:]):
                cuts.append((start - reach, ordered[:at], ordered[at:]))
            reach = max(reach, end)
    if not cuts:
        return [list(lines)]
    _, first, second = max(cuts, key=lambda cut: cut[0])
    return [*cards_apart(first), *cards_apart(second)]


def _is_card(lines: Sequence[CardLine]) -> bool:
    return len(lines) >= _LEAST_LINES and any("@" in line.text for line in lines)


def _from_above(line: CardLine) -> tuple[float, float]:
    return line.top, line.bottom


def _from_the_left(line: CardLine) -> tuple[float, float]:
    return line.left, line.right
