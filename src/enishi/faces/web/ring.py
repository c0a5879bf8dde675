"""The ring, laid out: circles of closeness around the owner, sectors of where each is known from, nobody over another.

Every sector is as wide as its fullest circle needs. Where all together need more than there is, the last of the
fullest circle stands in the list only. The same people always stand at the same places.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, pi, sin
from unicodedata import east_asian_width

MIDDLE = (380.0, 376.0)
CIRCLES = (108, 182, 246, 294)  # where closeness ends, from the inside
OUTSIDE = 346  # on this line stand those with whom there was no contact yet
_NARROWEST = 0.42  # of a sector, in radians: room for its name
_TURN = 2 * pi
_DOWN = pi / 2
_WIDE, _NARROW = 1.0, 0.56  # of a character, in its own height
_SIZES = (13.0, 11.0, 9.0)
_SECTOR, _SECTOR_SMALL = 13.5 * 1.08, 20 * 1.04  # a sector's name with its spacing; on a small screen, for the eye


@dataclass(frozen=True)
class Seat:
    """Where a circle's people sit: how far out, how large, and how much room each wants along the circle."""

    out: float
    radius: float
    room: float


SEATS = {1: Seat(80, 24, 58), 2: Seat(146, 23, 58), 3: Seat(214, 19, 58), 4: Seat(270, 5, 26), 5: Seat(346, 20, 58)}
REVIVAL = Seat(270, 19, 58)


@dataclass(frozen=True)
class Guest:
    """Somebody who wants a place: in which circle and sector, and how they are called."""

    key: int
    circle: int
    sector: int
    name: str
    is_revival: bool = False

    @property
    def seat(self) -> Seat:
        return REVIVAL if self.circle == 4 and self.is_revival else SEATS[self.circle]

    @property
    def is_dot(self) -> bool:
        return self.circle == 4 and not self.is_revival


@dataclass(frozen=True)
class Node:
    """Somebody's place. `size` is the step of the type: 0 as usual, 1 and 2 smaller."""

    guest: Guest
    x: float
    y: float
    text: str
    size: int


@dataclass(frozen=True)
class Arc:
    """A sector's name, on the path along which it is written."""

    path: str
    text: str
    short: str  # the same where the type is larger, on a small screen
    number: int


@dataclass(frozen=True)
class Spoke:
    """A line between two sectors."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True)
class Layout:
    nodes: tuple[Node, ...]
    arcs: tuple[Arc, ...]
    spokes: tuple[Spoke, ...]
    left_out: int


def lay_out(guests: Sequence[Guest], names: Sequence[str]) -> Layout:
    """Give everybody a place, those who come first in each circle before the others; `names` are the sectors'."""
    cells: dict[int, dict[int, list[Guest]]] = {number: defaultdict(list) for number in range(len(names))}
    for guest in guests:
        cells[guest.sector][guest.circle].append(guest)
    _make_room(cells)
    spans = _spans(cells)
    nodes, arcs, spokes, at = [], [], [], _DOWN
    for number, name in enumerate(names):
        span, here = spans[number], [guest for some in cells[number].values() for guest in some]
        nodes += [node for circle in sorted(cells[number]) for node in _seated(cells[number][circle], at, span)]
        arcs.append(_arc(at, span, name, len(here)))
        spokes += [_spoke(at)] if len(names) > 1 else []
        at += span
    return Layout(tuple(nodes), tuple(arcs), tuple(spokes), len(guests) - len(nodes))


def width(text: str) -> float:
    """How wide a text is, in its own height."""
    return sum(_WIDE if east_asian_width(character) in "WFA" else _NARROW for character in text)


def _need(guests: Iterable[Guest]) -> float:
    """The angle that these want on their circle."""
    return sum(guest.seat.room / guest.seat.out for guest in guests)


def _span(cell: dict[int, list[Guest]]) -> float:
    return max((_need(some) for some in cell.values()), default=0.0)


def _make_room(cells: dict[int, dict[int, list[Guest]]]) -> None:
    """Leave out whoever there is no room for: the last of the fullest circle, the closest late, until all fit."""
    needs = {number: {circle: _need(some) for circle, some in cell.items()} for number, cell in cells.items()}
    while sum(max(_NARROWEST, max(need.values(), default=0.0)) for need in needs.values()) > _TURN:
        fullest = [(number, max(need, key=need.__getitem__)) for number, need in needs.items() if need]
        wide = [(number, circle) for number, circle in fullest if needs[number][circle] > _NARROWEST]
        number, circle = max(wide, key=lambda found: needs[found[0]][found[1]] * found[1])
        cells[number][circle].pop()
        needs[number][circle] = _need(cells[number][circle])


def _spans(cells: dict[int, dict[int, list[Guest]]]) -> dict[int, float]:
    """How wide each sector is; what is left over is shared out by width."""
    least = {number: max(_NARROWEST, _span(cell)) for number, cell in cells.items()}
    stretch = _TURN / sum(least.values()) if least else 1
    return {number: span * stretch for number, span in least.items()}


def _seated(guests: Sequence[Guest], begins: float, span: float) -> list[Node]:
    stretch = span / _need(guests) if guests else 1.0
    nodes, at = [], begins
    for guest in guests:
        half = guest.seat.room / guest.seat.out * stretch / 2
        x, y = _at(guest.seat.out, at + half)
        text, size = ("", 0) if guest.is_dot else _fitted(guest.name, 2 * guest.seat.radius - 4)
        nodes.append(Node(guest, x, y, text, size))
        at += 2 * half
    return nodes


def _fitted(name: str, room: float) -> tuple[str, int]:
    """The name in the largest type that fits; cut where none does."""
    for step, size in enumerate(_SIZES):
        if width(name) * size <= room:
            return name, step
    while width(name + "…") * _SIZES[-1] > room:
        name = name[:-1]
    return name + "…", len(_SIZES) - 1


def _arc(begins: float, span: float, name: str, number: int) -> Arc:
    """The name along the outer edge, upright at the top and at the bottom, cut to the sector's width."""
    middle, half = begins + span / 2, min(span, pi) / 2
    is_low = sin(middle) > 0.05
    radius = CIRCLES[-1] + (24 if is_low else 13)
    ends = (middle + half, middle - half) if is_low else (middle - half, middle + half)
    (x1, y1), (x2, y2) = (_at(radius, angle) for angle in ends)
    long, short = (_cut(name, 2 * half * radius / size - width(f" {number}") - 1) for size in (_SECTOR, _SECTOR_SMALL))
    path = f"M{x1} {y1}A{radius} {radius} 0 0 {0 if is_low else 1} {x2} {y2}"
    return Arc(path, long, short, number)


def _cut(name: str, room: float) -> str:
    cut = name
    while cut and width(cut) > room:
        cut = cut[:-1]
    return name if cut == name else f"{cut[:-1]}…"


def _spoke(angle: float) -> Spoke:
    return Spoke(*_at(CIRCLES[0], angle), *_at(CIRCLES[-1], angle))


def _at(radius: float, angle: float) -> tuple[float, float]:
    return round(MIDDLE[0] + radius * cos(angle), 1), round(MIDDLE[1] + radius * sin(angle), 1)
