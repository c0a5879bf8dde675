"""The weights of requests: a file of plain numbers, read as it was learnt."""

from __future__ import annotations

from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.promises.english import shown_of
from enishi.promises.english_requests import WEIGHTS_FILE, confidence, may_reach


@pytest.mark.parametrize(
    "sentence", ["Could you please call me on 5 May?", "It rained.", "", "please, please, call me"]
)
def test_a_request_weighs_what_its_parts_weigh(sentence: str) -> None:
    lines = (line.split("\t", 1) for line in WEIGHTS_FILE.read_text(encoding="utf-8").splitlines())
    weights = {name: float(number) for number, name in lines}
    shown = shown_of(sentence)
    whole = weights[""] + sum(weights.get(name, 0.0) for name in shown.names())
    assert confidence(shown) == pytest.approx(1 / (1 + exp(-whole)))


_WORDS = [name for line in WEIGHTS_FILE.read_text("utf-8").splitlines() if (name := line.split("\t", 1)[1]).isalpha()]


@given(
    st.lists(st.sampled_from([*_WORDS, "you", "if", "please", "call", "12", ",", ".", "?"]), min_size=1, max_size=20)
)
def test_a_request_is_never_surer_than_its_bound(words: list[str]) -> None:
    shown = shown_of(" ".join(words))
    assert may_reach(confidence(shown), words, set(words))


def test_the_weights_are_few() -> None:
    assert len(WEIGHTS_FILE.read_text(encoding="utf-8").splitlines()) < 500
