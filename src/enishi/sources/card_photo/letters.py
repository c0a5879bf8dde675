"""What is written on a card, line by line, whichever way up it lies in the picture."""

from __future__ import annotations

import logging
import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Any

import cv2
import numpy as np
from rapidfuzz import fuzz
from rapidocr import RapidOCR

from enishi.kit.card_lines import CardLine
from enishi.kit.names import is_japanese
from enishi.sources.card_photo.picture import Pixels
from enishi.sources.card_photo.strips import Box, is_tall, letters_in, levelled, parted_at_gaps, tilt_of, whole_lines

_MOST_LINES = 120  # a card has ten to twenty; a page has more
_MOST_LETTERS = 1_400  # as the boxes' lengths tell; a card has a hundred or two
_LOOKED_AT = 960  # pixels of the longer side, for finding lines: twice as many take twice the memory
_SURE = 0.86  # what is upside down reads as nonsense, of which the model is less sure than this
_LEAST = 0.4
_PITCH = 1.15  # a box is a little higher than its letters
_TESTED = 3
_MOST_TILT = 1.2  # degrees; a scan without an outline lies as it was put in

# Which way a card's upper edge points, by where its text runs to: lines of letters that stand beside one another,
# and columns of letters that stand below one another.
_UP_OF_ROWS = {"right": "up", "down": "right", "left": "down", "up": "left"}
_UP_OF_COLUMNS = {"down": "up", "left": "right", "up": "down", "right": "left"}
_TURNS = {"up": 0, "right": 1, "down": 2, "left": 3}  # quarter turns against the clock that bring it upright


class TooMuchText(Exception):  # noqa: N818 - it reads as a sentence
    """This is no card but a page."""


@dataclass(frozen=True)
class _Line:
    corners: Box  # clockwise from the top left
    runs: str  # "right", "left", "down" or "up"
    text: str = ""
    confidence: float = 0.0

    @property
    def weight(self) -> int:
        return len(self.text)


def boxes(picture: Pixels) -> list[Box]:
    """The corners of whatever looks like a line of text."""
    found = _engine()(picture, use_det=True, use_cls=False, use_rec=False)
    return [] if found.boxes is None else [np.asarray(box, dtype=np.float32) for box in found.boxes]


def lines_of(card: Pixels) -> tuple[list[CardLine], int]:
    """The lines of a card with their places once it lies upright, and by how many quarters it was turned for that."""
    found = boxes(card)
    if len(found) > _MOST_LINES or sum(map(letters_in, found)) > _MOST_LETTERS:
        raise TooMuchText
    if abs(tilt := tilt_of(found)) > _MOST_TILT:
        card = levelled(card, tilt)
        found = boxes(card)
    lines = _read(card, [_Line(box, "down" if is_tall(box) else "right") for box in whole_lines(found)])
    lines = [line for runs in ("right", "down") for line in _the_right_way(card, [n for n in lines if n.runs == runs])]
    high, wide = card.shape[:2]
    turns = _TURNS[up := _up(card, lines)]
    lines = [_short_column(card, line) if _UP_OF_COLUMNS[line.runs] == up else line for line in lines]
    told = [_on_card(line, turns, wide, high) for line in lines if line.text and line.confidence >= _LEAST]
    return sorted(told, key=lambda line: (line.top, line.left)), turns


@cache
def _engine() -> RapidOCR:
    """The models that come with rapidocr; one thread, as the reader works beside the pages."""
    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    threads = {f"EngineConfig.onnxruntime.{kind}_op_num_threads": 1 for kind in ("intra", "inter")}
    size = {"Det.limit_type": "max", "Det.limit_side_len": _LOOKED_AT}
    return RapidOCR(params={"Global.log_level": "error", "Global.text_score": 0.0, **threads, **size})


def _read(card: Pixels, lines: list[_Line]) -> list[_Line]:
    """The lines with what is written in them; a wide gap in one is told by a space."""
    pieces = [parted_at_gaps(_strip(card, line)) for line in lines]
    texts = iter(_texts([piece for strips in pieces for piece in strips]))
    told = []
    for line, strips in zip(lines, pieces, strict=True):
        read = [text for text in (next(texts) for _ in strips) if text[0]]
        sure = min((sure for _, sure in read), default=0.0)
        told.append(replace(line, text=" ".join(text for text, _ in read), confidence=sure))
    return told


def _texts(strips: list[Pixels]) -> list[tuple[str, float]]:
    if not strips:
        return []
    told: Any = _engine().recognize_txt(strips)
    return [(text.strip(), float(sure)) for text, sure in zip(told.txts, told.scores, strict=True)]


def _strip(card: Pixels, line: _Line) -> Pixels:
    """A line cut out, so that it runs from left to right."""
    first = {"right": 0, "up": 3, "left": 2, "down": 1}[line.runs]
    corners = np.roll(line.corners, -first, axis=0)
    wide = max(_apart(corners, 0, 1), _apart(corners, 3, 2), 1.0)
    high = max(_apart(corners, 0, 3), _apart(corners, 1, 2), 1.0)
    there = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], dtype=np.float32)
    warp = cv2.getPerspectiveTransform(corners.astype(np.float32), there)
    size = (max(2, round(wide)), max(2, round(high)))
    strip = cv2.warpPerspective(card, warp, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(strip, dtype=np.uint8)


def _apart(corners: Box, one: int, other: int) -> float:
    return float(np.linalg.norm(corners[one] - corners[other]))


def _short_column(card: Pixels, line: _Line) -> _Line:
    """A column of a few letters, of which the model likes to see but the first: read with each letter set upright."""
    strip = _strip(card, line)
    letters = round(strip.shape[1] / strip.shape[0] * _PITCH)
    if not 2 <= letters <= 4 or " " in line.text:
        return line
    ((text, sure),) = _texts([_set_upright(strip, letters)])
    is_better = len(text) == letters and (sure > line.confidence or (len(line.text) < letters and sure > _SURE))
    return replace(line, text=text, confidence=sure) if is_better else line


def _the_right_way(card: Pixels, lines: list[_Line]) -> list[_Line]:
    """Lines that run along one axis, read from the end at which they begin."""
    if not lines or _sureness(lines) >= _SURE:
        return lines
    longest = sorted(lines, key=lambda line: line.weight, reverse=True)[:_TESTED]
    back = {"right": "left", "down": "up"}[lines[0].runs]
    if _sureness(_read(card, [replace(line, runs=back) for line in longest])) <= _sureness(longest):
        return lines
    return _read(card, [replace(line, runs=back) for line in lines])


def _sureness(lines: list[_Line]) -> float:
    return sum(line.confidence * line.weight for line in lines) / max(sum(line.weight for line in lines), 1)


def _up(card: Pixels, lines: list[_Line]) -> str:
    """Which way the card's upper edge points, by the votes of its lines."""
    votes: Counter[str] = Counter()
    sure = [line for line in lines if line.confidence > _LEAST and line.weight > 1]
    for line in sure:
        if not is_japanese(line.text):
            votes[_UP_OF_ROWS[line.runs]] += line.weight
    japanese = [line for line in sure if is_japanese(line.text) and not re.search(r"[A-Za-z0-9]{4}", line.text)]
    for runs in ("right", "left", "down", "up"):
        along = [line for line in japanese if line.runs == runs]
        tested = sorted(along, key=lambda line: line.weight * line.confidence, reverse=True)[:_TESTED]
        is_column = bool(tested) and _stand_upright(card, tested)
        votes[(_UP_OF_COLUMNS if is_column else _UP_OF_ROWS)[runs]] += 2 * sum(line.weight for line in along)
    return max(votes, key=lambda up: (votes[up], up == "up"), default="up")


def _stand_upright(card: Pixels, lines: list[_Line]) -> bool:
    """Whether letters lie on their side along a line: then they read the same one by one, each set upright."""
    again = _texts([_set_upright(_strip(card, line), line.weight) for line in lines])
    agreed = sum(fuzz.ratio(line.text, text) * line.weight for line, (text, _) in zip(lines, again, strict=True))
    return agreed > 45 * sum(line.weight for line in lines)


def _set_upright(strip: Pixels, letters: int) -> Pixels:
    """Each letter of a line turned by a quarter with the clock, side by side again."""
    ends = np.linspace(0, strip.shape[1], letters + 1).round().astype(int)
    cells = [strip[:, start:end] for start, end in pairwise(ends) if end > start]
    high = max(cell.shape[1] for cell in cells)
    upright = [cv2.resize(cv2.rotate(cell, cv2.ROTATE_90_CLOCKWISE), (strip.shape[0], high)) for cell in cells]
    return np.asarray(np.hstack(upright), dtype=np.uint8)


def _on_card(line: _Line, turns: int, wide: int, high: int) -> CardLine:
    """A line where it stands once the card has been turned upright."""
    x, y = line.corners[:, 0], line.corners[:, 1]
    for _ in range(turns):
        x, y, wide, high = y, wide - x, high, wide
    edges = (float(x.min()), float(y.min()), float(x.max()), float(y.max()))
    return CardLine(line.text, line.confidence, *edges)
