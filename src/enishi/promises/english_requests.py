"""How English asks: words and forms (`request_features`), weighed by numbers learnt from 3,656 labelled sentences."""

from __future__ import annotations

from collections.abc import Set
from functools import cache
from math import exp
from pathlib import Path

WEIGHTS_FILE = Path(__file__).with_name("request_weights.txt")


def confidence(shown: Set[str]) -> float:
    """From 0 to 1, how likely a sentence that shows this asks its reader for something."""
    weights, known = _weights()
    said = weights[""] + sum(map(weights.__getitem__, known & shown))
    return 1 / (1 + exp(-said))


@cache
def _weights() -> tuple[dict[str, float], frozenset[str]]:
    """By feature, and the features; the weight of the empty name is the bias."""
    lines = (line.split("\t", 1) for line in WEIGHTS_FILE.read_text("utf-8").splitlines())
    weights = {name: float(number) for number, name in lines}
    return weights, frozenset(weights)
