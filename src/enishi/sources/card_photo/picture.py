"""A picture file as pixels: upright as its camera says, no larger than is needed, and never a bomb."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError

from enishi.kit.dates import PartialDate
from enishi.kit.say import Refused, Say, say

Pixels = NDArray[np.uint8]
_LARGEST = 120_000_000  # pixels: the largest cameras of telephones have 108 million
_LARGEST_UNSCALED = 50_000_000  # a PNG can't be read at a smaller scale, a JPEG can
_LONGEST_SIDE = 4_000  # enough for a dozen cards on one table
_SMALLEST_SIDE = 120
_CAMERA, _TAKEN_AT = 0x8769, 0x9003  # of EXIF


@dataclass(frozen=True)
class Picture:
    """Colours in the order that OpenCV uses, and the day on which the camera took them, if it says so."""

    pixels: Pixels
    taken: PartialDate | None = None


def load(path: Path) -> Picture:
    """The picture in a file; Refused when it is damaged, tiny or huge."""
    try:
        with Image.open(path, formats=("JPEG", "PNG", "WEBP")) as picture:
            wide, high = picture.size
            if wide * high > (_LARGEST if picture.format == "JPEG" else _LARGEST_UNSCALED):
                raise Refused(_too_large(path))
            if min(wide, high) < _SMALLEST_SIDE:
                raise Refused(say("{file} is too small a picture for anybody to read a card in it.", file=path.name))
            taken = _taken(picture)
            picture.draft("RGB", (_LONGEST_SIDE, _LONGEST_SIDE))
            upright = ImageOps.exif_transpose(_on_white(picture))
            upright.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
            pixels = np.asarray(upright.convert("RGB"), dtype=np.uint8)
            return Picture(np.ascontiguousarray(pixels[:, :, ::-1]), taken)
    except Image.DecompressionBombError as bomb:
        raise Refused(_too_large(path)) from bomb
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as trouble:
        # Pillow's readers raise the last two on broken chunks and headers.
        raise Refused(say("{file} is damaged: it cannot be shown as a picture.", file=path.name)) from trouble


def _too_large(path: Path) -> Say:
    return say("{file} has more pixels than any camera takes; please save it smaller.", file=path.name)


def _taken(picture: Image.Image) -> PartialDate | None:
    said = picture.getexif().get_ifd(_CAMERA).get(_TAKEN_AT, "")
    found = re.match(r"(\d{4}):(\d\d):(\d\d) ", said) if isinstance(said, str) else None
    return PartialDate.checked(*map(int, found.groups())) if found else None


def _on_white(picture: Image.Image) -> Image.Image:
    """The picture without transparency: a card drawn on nothing would become black on black."""
    if picture.mode not in {"RGBA", "LA", "PA"} and "transparency" not in picture.info:
        return picture
    turned = ImageOps.exif_transpose(picture).convert("RGBA")
    ground = Image.new("RGBA", turned.size, "white")
    ground.alpha_composite(turned)
    return ground.convert("RGB")
