"""How likely a tie is to be active soon."""

from __future__ import annotations

from dataclasses import replace

import pytest

from enishi.ties.outlook import ALONE, POOLED, Around, Weights, outlook

AROUND = Around(age=20, strength=1, warmth=3, seen_age=2, common=5, others=20, week=5, quarter=65)


@pytest.mark.parametrize("weights", [ALONE.active, ALONE.revive, POOLED.active, POOLED.revive])
def test_the_parts_add_up_to_the_log_odds(weights: Weights) -> None:
    found = outlook(AROUND, weights)
    assert sum(part for _, part in found.parts) == pytest.approx(found.log_odds)
    assert 0 < found.likelihood < 1


@pytest.mark.parametrize(
    "worse",
    [
        {"age": 200},
        {"warmth": 0.1},
        {"strength": 4},
        {"seen_age": 300},
        {"common": 0},
        {"others": 200},
        {"week": 0},
    ],
)
@pytest.mark.parametrize("weights", [ALONE.active, ALONE.revive, POOLED.active, POOLED.revive])
def test_silence_coolness_a_burst_absence_and_less_company_make_it_less_likely(
    weights: Weights, worse: dict[str, int]
) -> None:
    assert outlook(replace(AROUND, **worse), weights).likelihood < outlook(AROUND, weights).likelihood


def test_the_owners_pace_ranks_nobody_above_another() -> None:
    other = replace(AROUND, age=30)
    calm = {"week": 1, "quarter": 65}
    busy = outlook(AROUND, ALONE.active).log_odds - outlook(other, ALONE.active).log_odds
    slow = (
        outlook(replace(AROUND, **calm), ALONE.active).log_odds - outlook(replace(other, **calm), ALONE.active).log_odds
    )
    assert busy == pytest.approx(slow)
