"""Where in a photograph cards lie, and each of them cut out and flattened."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from enishi.sources.card_photo.picture import Pixels

Quad = NDArray[np.float32]  # four corners, clockwise from the top left
_LOOKED_AT = 900  # pixels of the longer side: corners are found as well as in a large picture
_LEAST_SHARE, _MOST_SHARE = 0.015, 0.93
_ASPECTS = (1.25, 2.3)  # from a folded card to a narrow one; seen at a slant
_FULLNESS = 0.86
_MOST_CARDS = 24
_MOSTLY = 0.4
_LEAST_WIDE, _MOST_WIDE = 900, 1500


def outlines(picture: Pixels) -> list[Quad]:
    """The corners of every card that stands out from what it lies on, in the order in which one reads them."""
    scale = min(1.0, _LOOKED_AT / max(picture.shape[:2]))
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    found: list[Quad] = []
    for mask in _masks(small):
        for quad in _quads(mask):
            if not any(_overlap(quad, other) for other in found):
                found.append(quad)
    found = [quad for quad in found if not _is_group(quad, found)]
    found = [quad for quad in found if not any(_inside(quad, other) for other in found if other is not quad)]
    rows = sorted(found[:_MOST_CARDS], key=lambda quad: float(quad[:, 1].mean()))
    high = float(np.median([np.ptp(quad[:, 1]) for quad in rows])) if rows else 1.0
    rows.sort(key=lambda quad: (round(float(quad[:, 1].mean()) / high), float(quad[:, 0].mean())))
    return [quad / scale for quad in rows]


def cut_out(picture: Pixels, quad: Quad) -> Pixels:
    """The card alone, its corners square, at a size at which its letters are read well."""
    wide = max(_side(quad, 0, 1), _side(quad, 3, 2))
    high = max(_side(quad, 0, 3), _side(quad, 1, 2))
    scale = min(max(_LEAST_WIDE / max(wide, high), 1.0), _MOST_WIDE / max(wide, high))
    size = (max(1, round(wide * scale)), max(1, round(high * scale)))
    there = np.array([[0, 0], [size[0], 0], [size[0], size[1]], [0, size[1]]], dtype=np.float32)
    warp = cv2.getPerspectiveTransform(quad.astype(np.float32), there)
    return _pixels(cv2.warpPerspective(picture, warp, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE))


def whole(picture: Pixels) -> Pixels:
    """A picture that is one card from edge to edge, no larger than is needed to read it."""
    scale = min(1.0, _MOST_WIDE / max(picture.shape[:2]))
    return (
        _pixels(cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)) if scale < 1 else picture
    )


def holds(quad: Quad, x: float, y: float) -> bool:
    """Whether a point lies on a card."""
    return bool(cv2.pointPolygonTest(quad.astype(np.float32), (x, y), False) >= 0)


def _masks(small: Pixels) -> Iterator[Pixels]:
    """Ways of telling cards from the table: by lightness, by colour, by their edges."""
    calm = cv2.medianBlur(small, 5)
    light = cv2.cvtColor(calm, cv2.COLOR_BGR2GRAY)
    # A shadow darkens table and card alike, so each place is compared with its surroundings too.
    lit = cv2.resize(cv2.blur(cv2.resize(light, (96, 96)), (25, 25)), light.shape[::-1])
    even = cv2.normalize(light.astype(np.float32) - lit.astype(np.float32), None, 0, 255, cv2.NORM_MINMAX)
    saturation = cv2.cvtColor(calm, cv2.COLOR_BGR2HSV)[:, :, 1]
    for channel in (light, even.astype(np.uint8), 255 - saturation):
        _, mask = cv2.threshold(channel, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
        yield _closed(_pixels(mask), 15)
    edges = np.maximum.reduce([cv2.Canny(calm[:, :, n], 25, 80) for n in range(3)])
    yield _closed(_pixels(edges), 7)


def _closed(mask: Pixels, size: int) -> Pixels:
    """The mask without the letters in it."""
    return _pixels(cv2.morphologyEx(mask, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_RECT, (size, size))))


def _quads(mask: Pixels) -> Iterator[Quad]:
    area = mask.shape[0] * mask.shape[1]
    contours, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    for contour in sorted(contours, key=cv2.contourArea, reverse=True)[:100]:
        hull = cv2.convexHull(contour)
        if not _LEAST_SHARE * area <= cv2.contourArea(hull) <= _MOST_SHARE * area:
            continue
        _, (wide, high), _ = cv2.minAreaRect(hull)
        aspect = max(wide, high) / max(min(wide, high), 1.0)
        full = cv2.contourArea(hull) / max(wide * high, 1.0)
        if not _ASPECTS[0] <= aspect <= _ASPECTS[1] or full < _FULLNESS:
            continue
        if cv2.contourArea(contour) < 0.5 * cv2.contourArea(hull):
            continue
        corners = cv2.approxPolyDP(hull, 0.03 * cv2.arcLength(hull, True), True).reshape(-1, 2)
        quad = _ordered(corners if len(corners) == 4 else cv2.boxPoints(cv2.minAreaRect(hull)))
        if not _is_at_the_edge(quad, mask):
            yield quad


def _is_at_the_edge(quad: Quad, mask: Pixels) -> bool:
    """Whether two corners lie on the picture's own border: a lit part of the table, or a card that is not whole."""
    high, wide = mask.shape[:2]
    x, y = quad[:, 0], quad[:, 1]
    return int(np.count_nonzero((x < 3) | (y < 3) | (x > wide - 4) | (y > high - 4))) >= 2


def _ordered(corners: NDArray[np.generic]) -> Quad:
    """Corners clockwise from the one nearest to the top left."""
    points = np.asarray(corners, dtype=np.float32)
    middle = points.mean(axis=0)
    around = points[np.argsort(np.arctan2(points[:, 1] - middle[1], points[:, 0] - middle[0]))]
    return np.asarray(np.roll(around, -int(np.argmin(around.sum(axis=1))), axis=0), dtype=np.float32)


def _overlap(one: Quad, other: Quad) -> bool:
    """Whether two outlines are of the same card, or cross each other."""
    shared, _ = cv2.intersectConvexConvex(one, other)
    small, large = sorted((cv2.contourArea(one), cv2.contourArea(other)))
    return bool(shared > 0.1 * small and (shared < 0.9 * small or shared > 0.6 * large))


def _inside(one: Quad, other: Quad) -> bool:
    """Whether an outline is of a picture or a frame printed on a card."""
    shared, _ = cv2.intersectConvexConvex(one, other)
    return bool(shared > 0.9 * cv2.contourArea(one) and cv2.contourArea(one) < cv2.contourArea(other))


def _is_group(quad: Quad, found: list[Quad]) -> bool:
    """Whether an outline runs around several cards that lie side by side."""
    held = [cv2.contourArea(other) for other in found if other is not quad and _inside(other, quad)]
    return len(held) > 1 and sum(held) > _MOSTLY * cv2.contourArea(quad)


def _side(quad: Quad, one: int, other: int) -> float:
    return float(np.linalg.norm(quad[one] - quad[other]))


def _pixels(values: NDArray[np.generic]) -> Pixels:
    return np.asarray(values, dtype=np.uint8)
