"""A picture's cards, each as the lines that are written on it."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np

from enishi.kit.card_groups import cards_apart
from enishi.sources.card_photo.found import ReadCard, Unread
from enishi.sources.card_photo.letters import TooMuchText, boxes, lines_of
from enishi.sources.card_photo.outlines import Quad, cut_out, holds, outlines, whole
from enishi.sources.card_photo.picture import Pixels

_LOOKED_AT = 1_000


def cards_in(picture: Pixels) -> Iterator[ReadCard | Unread]:
    """Every card in a picture: what stands out from the table, or else what wide gaps part in the whole of it."""
    quads = _with_text(picture, outlines(picture))
    number = 0
    for place, quad in enumerate(quads or [None], 1):
        left = max(len(quads), 1) - place  # pieces of the picture
        try:
            lines, turns = lines_of(whole(picture) if quad is None else cut_out(picture, quad))
        except TooMuchText:
            yield Unread(number := number + 1, is_page=True, of=number + left)
            continue
        outline = () if quad is None else _shares(quad, picture)
        for told in cards_apart(lines) if lines else ():
            yield ReadCard(number := number + 1, tuple(told), outline, turns, number + left)
        if not lines:
            yield Unread(number := number + 1, is_page=False, of=number + left)


def _with_text(picture: Pixels, quads: list[Quad]) -> list[Quad]:
    """The outlines that hold text; none at all when most of the text lies outside: then they were no cards."""
    if not quads:
        return []
    scale = min(1.0, _LOOKED_AT / max(picture.shape[:2]))
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    middles = [box.mean(axis=0) / scale for box in boxes(np.asarray(small, dtype=np.uint8))]
    inside = [sum(holds(quad, float(x), float(y)) for x, y in middles) for quad in quads]
    if 2 * sum(inside) < len(middles):
        return []
    return [quad for quad, number in zip(quads, inside, strict=True) if number]


def _shares(quad: Quad, picture: Pixels) -> tuple[float, ...]:
    high, wide = picture.shape[:2]
    return tuple(round(float(value), 4) for x, y in quad for value in (x / wide, y / high))
