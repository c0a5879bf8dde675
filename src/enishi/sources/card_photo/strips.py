"""The boxes of lines of text: put together where one line was seen in pieces, and parted at wide gaps."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from enishi.sources.card_photo.picture import Pixels

Box = NDArray[np.float32]  # four corners, clockwise from the top left
_TALL = 1.4
_LONG = 4.0  # letters from which a line tells how it leans
_GAP = 0.72  # of a line's height: a full space between two halves of a name, none between words of letters
_LONGEST_PARTED = 14  # heights: names are parted, not sentences


def is_tall(box: Box) -> bool:
    """Whether a box stands upright."""
    return float(np.linalg.norm(box[0] - box[3])) >= _TALL * float(np.linalg.norm(box[0] - box[1]))


def letters_in(box: Box) -> float:
    """How many square letters would fill a box."""
    sides = sorted((float(np.linalg.norm(box[0] - box[3])), float(np.linalg.norm(box[0] - box[1]))))
    return sides[1] / max(sides[0], 1.0)


def tilt_of(boxes: Sequence[Box]) -> float:
    """By how many degrees with the clock most lines lean, rows from the level and columns from the plumb."""
    angles = []
    for box in boxes:
        along = box[3] - box[0] if is_tall(box) else box[1] - box[0]
        x, y = (along[1], -along[0]) if is_tall(box) else (along[0], along[1])
        if letters_in(box) >= _LONG:
            angles.append(float(np.degrees(np.arctan2(y, x))))
    return float(np.median(angles)) if angles else 0.0


def levelled(card: Pixels, degrees: float) -> Pixels:
    """The card turned so that what leaned by so much leans no more; nothing of it is cut off."""
    high, wide = card.shape[:2]
    turn = cv2.getRotationMatrix2D((wide / 2, high / 2), degrees, 1.0)
    cosine, sine = abs(turn[0, 0]), abs(turn[0, 1])
    size = (round(wide * cosine + high * sine), round(wide * sine + high * cosine))
    turn[:, 2] += (size[0] - wide) / 2, (size[1] - high) / 2
    level = cv2.warpAffine(card, turn, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(level, dtype=np.uint8)


def whole_lines(boxes: Sequence[Box]) -> list[Box]:
    """The boxes, those that overlap along one line put together: each would show half a letter of the other."""
    left = list(boxes)
    whole: list[Box] = []
    while left:
        box = left.pop(0)
        while (more := next((n for n, other in enumerate(left) if _is_one_line(box, other)), None)) is not None:
            both = np.vstack([box, left.pop(more)])
            box = _around(both)
        whole.append(box)
    return whole


def _is_one_line(one: Box, other: Box) -> bool:
    (left, top), (right, bottom) = one.min(axis=0), one.max(axis=0)
    (left2, top2), (right2, bottom2) = other.min(axis=0), other.max(axis=0)
    across, along = min(bottom, bottom2) - max(top, top2), min(right, right2) - max(left, left2)
    sizes = (bottom - top, bottom2 - top2)
    if is_tall(one) and is_tall(other):
        across, along, sizes = along, across, (right - left, right2 - left2)
    elif is_tall(one) or is_tall(other):
        return False
    return bool(along > 0 and min(sizes) > 0.75 * max(sizes) and across > 0.75 * min(sizes))


def _around(points: Box) -> Box:
    (left, top), (right, bottom) = points.min(axis=0), points.max(axis=0)
    return np.array([[left, top], [right, top], [right, bottom], [left, bottom]], dtype=np.float32)


def parted_at_gaps(strip: Pixels) -> list[Pixels]:
    """A line that runs from left to right, in pieces where nothing stands for the width of a letter."""
    high, wide = strip.shape[:2]
    if wide > _LONGEST_PARTED * high or high < 8:
        return [strip]
    grey = cv2.GaussianBlur(cv2.cvtColor(strip, cv2.COLOR_BGR2GRAY), (0, 0), max(high / 40, 0.6))
    middle = grey[high // 8 : high - high // 8]
    paper = np.median(middle, axis=0)
    ground = float(np.percentile(paper, 90))
    inked = np.abs(middle.astype(np.float32) - ground).max(axis=0)
    empty = inked < 0.35 * float(np.percentile(inked, 95))
    starts, run = [0], 0
    for at, is_empty in enumerate(empty):
        run = run + 1 if is_empty else 0
        begins_inside = run < at  # not the margin at the left
        if run == round(_GAP * high) and begins_inside and not empty[at:].all():
            starts.append(at - run // 2)
    pieces = [strip[:, start:end] for start, end in zip(starts, [*starts[1:], wide], strict=True)]
    return [piece for piece in pieces if piece.shape[1] > 0.4 * high] or [strip]
