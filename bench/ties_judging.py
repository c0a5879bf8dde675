"""How well a score ranks what came: over all rows, and for each owner alone."""

from __future__ import annotations

from dataclasses import dataclass
from math import nan

import numpy as np

from bench.ties_rows import Column, Rows


@dataclass(frozen=True)
class Ranked:
    """auc and ap over all rows; p10: of each owner's first ten on each day, the share that came, where any came."""

    auc: float
    ap: float
    p10: float


def judge(rows: Rows, score: Column) -> Ranked:
    """The figures; none of them is a number where nothing came, or everything."""
    if not 0 < rows.came.sum() < len(rows):
        return Ranked(nan, nan, nan)
    return Ranked(auc(rows.came, score), average_precision(rows.came, score), precision_at_ten(rows, score))


def auc(came: Column, score: Column) -> float:
    """The chance that one that came stands above one that did not; equal scores count half."""
    _, place, number = np.unique(score, return_inverse=True, return_counts=True)
    rank = np.cumsum(number) - (number - 1) / 2
    yes = came.sum()
    no = len(came) - yes
    return float((rank[place][came > 0].sum() - yes * (yes + 1) / 2) / (yes * no))


def average_precision(came: Column, score: Column) -> float:
    """The mean precision at each of those that came; of equal scores, all are taken at once."""
    order = np.argsort(-score, kind="stable")
    hits = np.cumsum(came[order])
    last = np.flatnonzero(np.append(np.diff(score[order]) != 0, True))
    found = hits[last]
    return float(((np.diff(found, prepend=0)) * found / (last + 1)).sum() / came.sum())


def precision_at_ten(rows: Rows, score: Column) -> float:
    """The mean over owners and days; owners of whose ties none came say nothing of a ranking and are left out."""
    order = np.lexsort((rows.person, -score, rows.owner, rows.cutoff))
    owner, cutoff, came = rows.owner[order], rows.cutoff[order], rows.came[order]
    begins = np.flatnonzero(np.append(True, (np.diff(owner) != 0) | (np.diff(cutoff) != 0)))
    shares = [group[:10].mean() for group in np.split(came, begins[1:]) if group.any()]
    return float(np.mean(shares))
