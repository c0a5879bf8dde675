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
    if not quads:
        yield from _in_the_whole(picture)
    for number, quad in enumerate(quads, 1):
        try:
            lines, turns = lines_of(cut_out(picture, quad))
        except TooMuchText:
            yield Unread(number, is_page=True, of=len(quads))
            continue
        if lines:
            yield ReadCard(number, tuple(lines), _shares(quad, picture), turns, len(quads))
        else:
            yield Unread(number, is_page=False, of=len(quads))


def _in_the_whole(picture: Pixels) -> Iterator[ReadCard | Unread]:
    try:
        lines, turns = lines_of(whole(picture))
    except TooMuchText:
        yield Unread(1, is_page=True)
        return
    cards = cards_apart(lines) if lines else []
    for number, told in enumerate(cards, 1):
        yield ReadCard(number, tuple(told), (), turns, len(cards))
    if not cards:
        yield Unread(1, is_page=False)


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
