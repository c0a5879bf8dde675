"""The weights of requests: a file of plain numbers, read as it was learnt."""

from __future__ import annotations

from math import exp

import pytest

from enishi.promises.english import shown_of
from enishi.promises.english_requests import WEIGHTS_FILE, confidence


@pytest.mark.parametrize(
    "sentence", ["Could you please call me on 5 May?", "It rained.", "", "please, please, call me"]
)
def test_a_request_weighs_what_its_parts_weigh(sentence: str) -> None:
    lines = (line.split("\t", 1) for line in WEIGHTS_FILE.read_text(encoding="utf-8").splitlines())
    weights = {name: float(number) for number, name in lines}
    shown = shown_of(sentence)
    whole = weights[""] + sum(weights.get(name, 0.0) for name in shown.names())
    assert confidence(shown) == pytest.approx(1 / (1 + exp(-whole)))


def test_the_weights_are_few() -> None:
    assert len(WEIGHTS_FILE.read_text(encoding="utf-8").splitlines()) < 500
