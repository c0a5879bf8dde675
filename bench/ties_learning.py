"""The weights of an outlook, learnt from rows: logistic regression by Newton's method, and who may be learnt from."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from bench.ties_rows import Column, Rows

_RIDGE = 1e-3
_HALVES = 2


def learn(lots: Sequence[Rows]) -> Column:
    """Base and weights. Every lot counts the same, however large it is."""
    x = np.vstack([rows.features() for rows in lots])
    y = np.concatenate([rows.came for rows in lots])
    share = np.concatenate([np.full(len(rows), 1 / max(len(rows), 1)) for rows in lots])
    weights = np.zeros(x.shape[1])
    for _ in range(25):
        p = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        bend = (x * (share * p * (1 - p))[:, None]).T @ x + _RIDGE * np.eye(x.shape[1])
        step = np.linalg.solve(bend, x.T @ (share * (y - p)) - _RIDGE * weights)
        weights += step
        if np.abs(step).max() < 1e-8:
            break
    return weights


def by_other_owners(own: Rows, others: Sequence[Rows]) -> Column:
    """Scores of `own` by weights that never saw the owner. A tie is one row for each of its ends, with one outcome: so
    what is learnt from has neither end in the half that is scored. Halves of `others` are taken alike."""
    score = np.zeros(len(own))
    for half in range(_HALVES):
        scored = _half(own.owner) == half
        lots = [rows.where((_half(rows.owner) != half) & (_half(rows.person) != half)) for rows in (own, *others)]
        score[scored] = own.features()[scored] @ learn(lots)
    return score


def _half(ids: Column) -> Column:
    # Numbers often follow departments or dates; the product with a prime, cut by another, mixes them. A person in a
    # mailbox by itself is the owner times a million and the person.
    return (ids.astype(np.int64) % 1_000_000 * 7919 % 97) % _HALVES
