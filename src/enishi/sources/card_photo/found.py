"""What the reader of pictures found: cards with their lines, or the reason why there are none."""

from __future__ import annotations

from dataclasses import dataclass

from enishi.kit.card_lines import CardLine


@dataclass(frozen=True)
class ReadCard:
    """A card's lines. `outline`: its corners, in shares of the picture's sides; none if it fills the picture."""

    number: int
    lines: tuple[CardLine, ...]
    outline: tuple[float, ...] = ()
    turns: int = 0  # quarters against the clock that bring it upright
    of: int = 1  # cards in the picture


@dataclass(frozen=True)
class Unread:
    """A card that could not be read: nothing is written on it, or far more than on a card."""

    number: int
    is_page: bool
    of: int = 1
