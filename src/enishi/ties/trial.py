"""The measures tried on the owner's own past: who would be in touch in the last 90 days, told from what was before.

Asked are the ties of the year before the cut; told by our outlook, and for comparison by nothing but how recent the
last contact was, and by nothing but how often there was any. Below a floor there is too little to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from enishi.ties.outlook import SOON
from enishi.ties.tie import YEAR

if TYPE_CHECKING:
    import pyarrow as pa

FEWEST_TIES, FEWEST_CAME = 20, 5


@dataclass(frozen=True)
class Told:
    """How well one way of telling did: the chance that a tie that came stood above one that did not, with its range;
    and of the ten ties that stood first, the share that came."""

    way: str  # "ours", "recency", "count"
    auc: float
    low: float
    high: float
    first_ten: float


@dataclass(frozen=True)
class Trial:
    """What was asked, and how each way did: none where there is too little to say."""

    cut: date
    ties: int
    came: int
    told: tuple[Told, ...]


def trial(interactions: pa.Table, elsewhere: pa.Table | None = None, *, today: date) -> Trial:
    """Try the measures on one owner's interactions, as `columnar` names their columns."""
    # What these load takes a second or two, for which nobody else need wait.
    import numpy as np

    from enishi.ties.engines import measured
    from enishi.ties.judging import auc, auc_range, share_of_first_ten

    cut = today - timedelta(days=SOON)
    found = measured(interactions, elsewhere, today=cut)
    contacts: dict[int, int] = {}
    for row in found["by_kind"].to_pylist():
        contacts[row["person"]] = contacts.get(row["person"], 0) + row["number"]
    ties = [row for row in found["ties"].to_pylist() if row["age"] <= YEAR]
    after = _after(interactions, cut, today)
    came = np.array([float(row["person"] in after) for row in ties])
    yes, no = int(came.sum()), len(ties) - int(came.sum())
    if len(ties) < FEWEST_TIES or min(yes, no) < FEWEST_CAME:
        return Trial(cut, len(ties), yes, ())
    people = np.array([row["person"] for row in ties])
    scores = {
        "ours": np.array([row["active"] for row in ties]),
        "recency": np.array([-float(row["age"]) for row in ties]),
        "count": np.array([float(contacts[row["person"]]) for row in ties]),
    }
    told = []
    for way, score in scores.items():
        chance = auc(came, score)
        told.append(Told(way, chance, *auc_range(chance, yes, no), share_of_first_ten(came, score, people)))
    return Trial(cut, len(ties), yes, tuple(told))


def _after(interactions: pa.Table, cut: date, today: date) -> set[int]:
    """Who was in touch between the two days."""
    rows = zip(interactions["person"].to_pylist(), interactions["at"].to_pylist(), strict=True)
    return {person for person, at in rows if cut < at.date() <= today}
