"""The thread: a tie over the years, drawn as thickness where there was contact and as dots where it was quiet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise

Point = tuple[float, float]

_SILENT = 0.02  # what smoothing leaves of a neighbour's contact is no contact
_THINNEST = 0.9


@dataclass(frozen=True)
class Label:
    """A word under the thread."""

    x: float
    text: str
    anchor: str


@dataclass(frozen=True)
class Drawing:
    """What a template needs to draw a thread."""

    width: int
    height: int
    middle: float
    bodies: tuple[str, ...]  # filled paths: times with contact
    gaps: tuple[str, ...]  # dotted lines: quiet times
    years: tuple[Label, ...]
    now: float  # where today stands
    last: float | None = None  # where the last contact stands, when the line ends in a long quiet time
    hush: float | None = None  # the middle of that quiet time

    @property
    def above(self) -> float:
        """The foot of a word over the thickest part."""
        return round(self.middle - self.height * 0.30 - 9, 1)

    @property
    def below(self) -> float:
        """The foot of a word under the dotted line."""
        return round(self.middle + 18, 1)

    @property
    def foot(self) -> int:
        return self.height - 3


@dataclass(frozen=True)
class Sheet:
    """How large a thread is drawn."""

    width: int
    height: int
    margin: int = 8
    year_width: int = 70  # how much room a year's label wants


WIDE = Sheet(992, 104, margin=6, year_width=110)
NARROW = Sheet(516, 70, year_width=120)
CARD = Sheet(516, 62, year_width=90)
TINY = Sheet(112, 26, margin=4)


def draw(amounts: Sequence[float], *, start: date, end: date, sheet: Sheet = WIDE) -> Drawing:
    """Draw amounts per quarter, each from 0 to 1, from the quarter of `start` to that of `end`."""
    if len(amounts) < 2:
        amounts = [0.0] * (2 - len(amounts)) + list(amounts)
    last = len(amounts) - 1
    middle, half = sheet.height * 0.42, sheet.height * 0.30
    smooth = [_mean(amounts[max(0, i - 1) : i + 2]) for i in range(last + 1)]

    def x(quarter: float) -> float:
        return sheet.margin + (sheet.width - 2 * sheet.margin) * quarter / last

    bodies, gaps = [], []
    quiet_since: int | None = None
    for silent, quarters in _runs(smooth):
        first, final = quarters[0], quarters[-1]
        if silent:
            stop = x(last) - 9 if final == last else x(final + 1)
            gaps.append(f"M{x(max(0, first - 1)):.1f} {middle:.1f}H{stop:.1f}")
            quiet_since = max(0, first - 1) if final == last else None
        else:
            bodies.append(_body([(x(i), max(_THINNEST, smooth[i] * half)) for i in quarters], middle))
    long_quiet = quiet_since is not None and x(last) - x(quiet_since) > sheet.year_width
    return Drawing(
        width=sheet.width,
        height=sheet.height,
        middle=round(middle, 1),
        bodies=tuple(bodies),
        gaps=tuple(gaps),
        years=tuple(_years(start, last, x, sheet)),
        now=round(x(last), 1),
        last=round(x(quiet_since), 1) if quiet_since and long_quiet else None,
        hush=round((x(quiet_since) + x(last)) / 2, 1) if quiet_since is not None and long_quiet else None,
    )


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _runs(values: Sequence[float]) -> Iterator[tuple[bool, list[int]]]:
    for silent, quarters in groupby(range(len(values)), key=lambda i: values[i] <= _SILENT):
        yield silent, list(quarters)


def _body(points: list[tuple[float, float]], middle: float) -> str:
    """A closed shape around the middle line, as thick at each x as was talked."""
    if len(points) == 1:
        (x, thick), reach = points[0], 5.0
        points = [(x - reach, _THINNEST), (x, thick), (x + reach, _THINNEST)]
    top = [(x, middle - thick) for x, thick in points]
    bottom = [(x, middle + thick) for x, thick in reversed(points)]
    return f"M{_at(top[0])}{_curve(top)}L{_at(bottom[0])}{_curve(bottom)}Z"


def _curve(points: list[Point]) -> str:
    parts = []
    for (x, y), (next_x, next_y) in pairwise(points):
        half = (x + next_x) / 2
        parts.append(f"C{_at((half, y))} {_at((half, next_y))} {_at((next_x, next_y))}")
    return "".join(parts)


def _at(point: Point) -> str:
    return f"{point[0]:.1f} {point[1]:.1f}"


def _years(start: date, last: int, x: Callable[[float], float], sheet: Sheet) -> Iterator[Label]:
    """As many years as there is room for, the first one always, none under the word "today"."""
    span = sheet.width - 2 * sheet.margin
    step = next(n for n in (1, 2, 5, 10, 20, 50, 100) if n == 100 or span / max(last, 1) * 4 * n >= sheet.year_width)
    yield Label(round(x(0), 1), str(start.year), "start")
    ahead = 4 - (start.month - 1) // 3
    year = start.year + 1
    for quarter in range(ahead, last, 4):
        at = x(quarter)
        if (
            year % step == 0
            and at > sheet.margin + sheet.year_width * 0.7
            and at < sheet.width - sheet.year_width * 0.9
        ):
            yield Label(round(at, 1), str(year), "middle")
        year += 1
