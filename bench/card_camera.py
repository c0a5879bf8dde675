"""Photographs drawn cards as a telephone would: turned, seen at a slant, in a shadow, with noise, on a table."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

Pixels = NDArray[np.uint8]
_TABLES = ((96, 74, 52), (60, 62, 68), (140, 120, 96), (44, 70, 62), (120, 122, 126))


@dataclass(frozen=True)
class Shot:
    """How a picture is taken: by how many degrees the card is turned, and whether the light is bad."""

    turned: float
    slant: float
    shadow: float
    noise: float


def a_shot(chance: random.Random, *, quarter: bool) -> Shot:
    """Turned by up to eight degrees; with `quarter`, by one to three quarters more."""
    quarters = 90 * chance.randint(1, 3) if quarter else 0
    return Shot(
        quarters + chance.uniform(-8, 8), chance.uniform(0, 0.05), chance.uniform(0, 0.45), chance.uniform(2, 9)
    )


def photograph(cards: Sequence[Image.Image], shots: Sequence[Shot], chance: random.Random) -> Image.Image:
    """Cards on one table, side by side in rows of two."""
    across = 1 if len(cards) == 1 else 2
    rows = math.ceil(len(cards) / across)
    cell = 1400
    table = _table(cell * across, cell * rows if len(cards) > 1 else 1100, chance)
    for n, (card, shot) in enumerate(zip(cards, shots, strict=True)):
        is_upright = (card.height > card.width) != (round(shot.turned / 90) % 2 == 1)
        if len(cards) == 1 and is_upright:
            table = _table(1100, 1400, chance)
        high = table.shape[0] if len(cards) == 1 else cell
        wide = table.shape[1] if len(cards) == 1 else cell
        centre = ((n % across + 0.5) * wide, (n // across + 0.5) * high)
        table = _laid(table, np.asarray(card), shot, centre, chance)
    return Image.fromarray(_taken(table, shots, chance))


def _table(wide: int, high: int, chance: random.Random) -> Pixels:
    colour = np.array(chance.choice(_TABLES), dtype=np.float32)
    grain = np.random.default_rng(chance.randrange(1 << 30)).normal(0, 9, (high, 1, 1)).astype(np.float32)
    fine = np.random.default_rng(chance.randrange(1 << 30)).normal(0, 5, (high, wide, 1)).astype(np.float32)
    return _pixels(colour[None, None, :] + cv2.GaussianBlur(grain, (1, 5), 0).reshape(high, 1, 1) + fine)


def _laid(table: Pixels, card: Pixels, shot: Shot, centre: tuple[float, float], chance: random.Random) -> Pixels:
    high, wide = card.shape[:2]
    angle = math.radians(shot.turned)
    corners = np.array([[-wide, -high], [wide, -high], [wide, high], [-wide, high]], dtype=np.float32) / 2
    corners *= 1 + np.array([[chance.uniform(-shot.slant, shot.slant)] for _ in corners], dtype=np.float32)
    turn = np.array([[math.cos(angle), math.sin(angle)], [-math.sin(angle), math.cos(angle)]], dtype=np.float32)
    there = (corners @ turn + np.array(centre, dtype=np.float32)).astype(np.float32)
    here = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], dtype=np.float32)
    warp = cv2.getPerspectiveTransform(here, there)
    size = (table.shape[1], table.shape[0])
    laid = cv2.warpPerspective(card, warp, size, flags=cv2.INTER_AREA)
    mask = cv2.warpPerspective(np.full((high, wide), 255, np.uint8), warp, size)
    cast = cv2.GaussianBlur(np.roll(mask, (10, 8), (0, 1)), (31, 31), 0).astype(np.float32)[..., None] / 255
    ground = table.astype(np.float32) * (1 - 0.45 * cast)
    share = mask.astype(np.float32)[..., None] / 255
    return _pixels(laid.astype(np.float32) * share + ground * (1 - share))


def _taken(table: Pixels, shots: Sequence[Shot], chance: random.Random) -> Pixels:
    """The light that falls across, the lens and the noise."""
    high, wide = table.shape[:2]
    direction = chance.uniform(0, 2 * math.pi)
    x, y = np.meshgrid(np.linspace(-1, 1, wide, dtype=np.float32), np.linspace(-1, 1, high, dtype=np.float32))
    edge = 1 / (1 + np.exp(-6 * (x * math.cos(direction) + y * math.sin(direction) - chance.uniform(-0.3, 0.3))))
    lit = table.astype(np.float32) * (1 - max(shot.shadow for shot in shots) * edge[..., None])
    seen = cv2.GaussianBlur(lit, (0, 0), chance.uniform(0.4, 1.0))
    noise = np.random.default_rng(chance.randrange(1 << 30)).normal(0, max(shot.noise for shot in shots), seen.shape)
    return _pixels(seen + noise.astype(np.float32))


def _pixels(values: NDArray[np.float32]) -> Pixels:
    return np.clip(values, 0, 255).astype(np.uint8)
