"""How a ranking of ties is judged, and how a file of events is read."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from bench.ties_data import events
from bench.ties_judging import judge
from bench.ties_rows import Rows

from enishi.ties.judging import auc, auc_range, average_precision

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


def test_the_range_of_a_chance_narrows_with_more_ties_and_stays_between_none_and_all() -> None:
    few, many = auc_range(0.9, 5, 15), auc_range(0.9, 500, 1500)
    assert few[0] < many[0] < 0.9 < many[1] < few[1] <= 1
    assert auc_range(1.0, 5, 5) == (1.0, 1.0)
    # A textbook's case: .893 on 58 and 51 has a standard error of .032 (Hanley and McNeil 1982).
    low, high = auc_range(0.893, 51, 58)
    assert (high - low) / 2 / 1.96 == pytest.approx(0.032, abs=0.001)
