"""One card of a picture as it is shown beside what was read from it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np

from enishi.kit.say import Refused, say
from enishi.sources.card_photo.outlines import cut_out, whole
from enishi.sources.card_photo.picture import load

_CORNERS = 8  # numbers: x and y of four corners


def card_as_jpeg(path: Path, outline: Sequence[float] = (), turns: int = 0) -> bytes:
    """The card alone, flattened and upright; made anew, so that nothing hidden in the file is passed on."""
    pixels = load(path).pixels
    if len(outline) == _CORNERS:
        high, wide = pixels.shape[:2]
        pixels = cut_out(pixels, np.array(outline, dtype=np.float32).reshape(4, 2) * np.array([wide, high], np.float32))
    else:
        pixels = whole(pixels)
    is_made, made = cv2.imencode(".jpg", np.rot90(pixels, turns % 4), [cv2.IMWRITE_JPEG_QUALITY, 85])
    if not is_made:
        raise Refused(say("{file} is damaged: it cannot be shown as a picture.", file=path.name))
    return bytes(made)
