"""How a ranking of ties is judged, and how a file of events is read."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from bench.ties_data import events
from bench.ties_judging import auc, average_precision, judge
from bench.ties_rows import Rows

CAME = np.array([1.0, 0, 1, 0])


@pytest.mark.parametrize(
    ("score", "found"), [([4, 2, 3, 1], 1), ([1, 3, 2, 4], 0), ([5, 5, 5, 5], 0.5), ([4, 3, 2, 1], 0.75)]
)
def test_auc_is_the_chance_of_standing_above(score: list[int], found: float) -> None:
    assert auc(CAME, np.array(score, dtype=float)) == found


def test_average_precision_takes_equal_scores_at_once() -> None:
    assert average_precision(CAME, np.array([4.0, 3, 2, 1])) == pytest.approx((1 + 2 / 3) / 2)
    assert average_precision(CAME, np.zeros(4)) == 0.5


def test_owners_of_whose_ties_none_came_say_nothing_of_a_ranking() -> None:
    columns = {"came": np.array([1.0, 0, 0]), "owner": np.array([1.0, 1, 2]), "person": np.arange(3.0)}
    assert judge(Rows({**columns, "cutoff": np.zeros(3)}, 90), np.array([2.0, 1, 3])).p10 == 0.5


def test_a_file_of_events_is_seen_by_both_ends(tmp_path: Path) -> None:
    (tmp_path / "calls.txt").write_text("# src dst seconds\n1\t2  86400\n1 3 86400\n4 4 90000\n")
    found = events(tmp_path / "calls.txt").con.execute(
        "select owner, person, direction, people from interactions order by all"
    )
    assert found.fetchall() == [(1, 2, "out", 3), (1, 3, "out", 3), (2, 1, "in", 3), (3, 1, "in", 3)]
