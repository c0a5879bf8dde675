"""How English asks: words and forms (`request_features`), weighed by numbers learnt from labelled sentences."""

from __future__ import annotations

from functools import cache
from math import exp
from pathlib import Path
from typing import NamedTuple

from enishi.promises.request_features import Shown

WEIGHTS_FILE = Path(__file__).with_name("request_weights.txt")


class _Weights(NamedTuple):
    bias: float
    words: dict[str, float]
    pairs: dict[tuple[str, str], float]
    forms: dict[str, float]
    known_words: frozenset[str]
    known_pairs: frozenset[tuple[str, str]]
    known_forms: frozenset[str]


def confidence(shown: Shown) -> float:
    """From 0 to 1, how likely a sentence that shows this asks its reader for something."""
    weights = _weights()
    said = weights.bias
    said += sum(map(weights.words.__getitem__, weights.known_words & shown.words))
    said += sum(map(weights.pairs.__getitem__, weights.known_pairs & shown.pairs))
    said += sum(map(weights.forms.__getitem__, weights.known_forms & shown.forms))
    return 1 / (1 + exp(-said))


@cache
def _weights() -> _Weights:
    """The lines of the file: a number, a tab, what it weighs; the one that weighs nothing is the bias."""
    bias = 0.0
    words: dict[str, float] = {}
    pairs: dict[tuple[str, str], float] = {}
    forms: dict[str, float] = {}
    for line in WEIGHTS_FILE.read_text("utf-8").splitlines():
        number, name = line.split("\t", 1)
        one, space, other = name.partition(" ")
        if not name:
            bias = float(number)
        elif name[0] in "#^" or name == "?$":
            forms[name] = float(number)
        elif space:
            pairs[one, other] = float(number)
        else:
            words[name] = float(number)
    return _Weights(bias, words, pairs, forms, frozenset(words), frozenset(pairs), frozenset(forms))
