"""How the work for a text grows with its length, told without a clock that other programs can upset."""

from __future__ import annotations

import time
from collections.abc import Callable

_TIMES = 4
_AT_MOST = 10  # linear work grows by 4, quadratic by 16
_NOISE = 0.5  # seconds: work that stays under it is quick enough, whatever its shape


def grows_in_step(work: Callable[[int], object], length: int) -> bool:
    """Whether work on a fourth of the length takes about a fourth of the effort, the best of three tries each."""
    return _least(work, length) < _AT_MOST * _least(work, length // _TIMES) + _NOISE


def _least(work: Callable[[int], object], length: int) -> float:
    took = []
    for _ in range(3):
        started = time.process_time()
        work(length)
        took.append(time.process_time() - started)
    return min(took)
