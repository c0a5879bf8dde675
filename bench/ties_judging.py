"""How well a score ranks what came: over all rows, and for each owner alone."""

from __future__ import annotations

from dataclasses import dataclass
from math import nan

import numpy as np

from bench.ties_rows import Column, Rows
from enishi.ties.judging import auc, average_precision, share_of_first_ten


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


def precision_at_ten(rows: Rows, score: Column) -> float:
    """The mean over owners and days; owners of whose ties none came say nothing of a ranking and are left out."""
    order = np.lexsort((rows.owner, rows.cutoff))
    owner, cutoff = rows.owner[order], rows.cutoff[order]
    begins = np.flatnonzero(np.append(True, (np.diff(owner) != 0) | (np.diff(cutoff) != 0)))
    groups = np.split(order, begins[1:])
    shares = [share_of_first_ten(rows.came[g], score[g], rows.person[g]) for g in groups if rows.came[g].any()]
    return float(np.mean(shares))
