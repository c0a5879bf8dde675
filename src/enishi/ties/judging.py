"""How well a score ranks what came: the chance of standing above, with its range, and the share among the first ten."""

from __future__ import annotations

from math import sqrt
from typing import Any

import numpy as np

Column = np.ndarray[Any, np.dtype[Any]]
Z = 1.96  # of twenty ranges, nineteen hold the truth


def auc(came: Column, score: Column) -> float:
    """The chance that one that came stands above one that did not; equal scores count half."""
    _, place, number = np.unique(score, return_inverse=True, return_counts=True)
    rank = np.cumsum(number) - (number - 1) / 2
    yes = came.sum()
    no = len(came) - yes
    return float((rank[place][came > 0].sum() - yes * (yes + 1) / 2) / (yes * no))


def auc_range(found: float, yes: int, no: int) -> tuple[float, float]:
    """From where to where the chance may lie that was found on so many (Hanley and McNeil 1982)."""
    one, two = found / (2 - found), 2 * found**2 / (1 + found)
    spread = found * (1 - found) + (yes - 1) * (one - found**2) + (no - 1) * (two - found**2)
    reach = Z * sqrt(max(spread, 0.0) / (yes * no))
    return max(0.0, found - reach), min(1.0, found + reach)


def average_precision(came: Column, score: Column) -> float:
    """The mean precision at each of those that came; of equal scores, all are taken at once."""
    order = np.argsort(-score, kind="stable")
    hits = np.cumsum(came[order])
    last = np.flatnonzero(np.append(np.diff(score[order]) != 0, True))
    found = hits[last]
    return float(((np.diff(found, prepend=0)) * found / (last + 1)).sum() / came.sum())


def share_of_first_ten(came: Column, score: Column, key: Column) -> float:
    """How many of the ten with the highest score came; `key` orders those of equal score."""
    return float(came[np.lexsort((key, -score))][:10].mean())
