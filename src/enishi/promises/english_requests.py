"""How English asks: words and forms (`request_features`), weighed by numbers learnt from labelled sentences."""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import cache
from math import exp, log
from pathlib import Path
from typing import NamedTuple

from enishi.promises.request_features import (
    ACTS,
    ALWAYS_SHOWN,
    LENGTHS,
    Shown,
    length_of,
    words_that_show,
)

_ROUNDING = 1e-6
WEIGHTS_FILE = Path(__file__).with_name("request_weights.txt")


class _Weights(NamedTuple):
    bias: float
    words: dict[str, float]
    pairs: dict[tuple[str, str], float]
    forms: dict[str, float]
    known_words: frozenset[str]
    known_pairs: frozenset[tuple[str, str]]
    known_forms: frozenset[str]
    lengths: tuple[float, ...]
    opening: dict[str, float]
    most: dict[str, float]
    with_most: frozenset[str]


def confidence(shown: Shown) -> float:
    """From 0 to 1, how likely a sentence that shows this asks its reader for something."""
    weights = _weights()
    said = weights.bias
    said += sum(map(weights.words.__getitem__, weights.known_words & shown.words))
    said += sum(map(weights.pairs.__getitem__, weights.known_pairs & shown.pairs))
    said += sum(map(weights.forms.__getitem__, weights.known_forms & shown.forms))
    # To the ninth place, so that the order in which sets are summed does not tell.
    return 1 / (1 + exp(-round(said, 9)))


def may_reach(least: float, words: Sequence[str], seen: Set[str], *, promised: bool = False) -> bool:
    """Whether a sentence of these words can be as sure as `least`: a bound that costs little, never too low.

    `promised`: it surely promises something, which speaks against a request.
    """
    weights = _weights()
    wanted = log(least / (1 - least)) - _ROUNDING - weights.bias - weights.lengths[length_of(words)]
    wanted -= max(weights.words.get("0", 0.0), 0.0)
    if promised:
        wanted -= weights.forms.get("#promise", 0.0)
    if words:
        wanted -= weights.opening.get(words[0], 0.0)
        if len(words) > 1:
            wanted -= weights.opening.get(f"{words[0]} {words[1]}", 0.0)
    return sum(map(weights.most.__getitem__, weights.with_most & seen)) >= wanted


def _most_of(
    words: dict[str, float], pairs: dict[tuple[str, str], float], forms: dict[str, float], shows: dict[str, set[str]]
) -> dict[str, float]:
    """What a word can add at most: by itself, by the pairs that it is the longer word of, by the forms it may show."""
    most = dict(words)
    for pair, weight in pairs.items():
        if weight > 0:
            rarer = max(pair, key=lambda word: (word != "0", len(word)))
            most[rarer] = most.get(rarer, 0.0) + weight
    for word, shown in shows.items():
        most[word] = most.get(word, 0.0) + sum(max(forms[form], 0.0) for form in shown)
    most["?"] = most.get("?", 0.0) + max(forms.get("?$", 0.0), 0.0)
    return most


def _opening(forms: dict[str, float]) -> dict[str, float]:
    """What the first word, or the first two, add at most."""
    first = {form[2:]: max(weight, 0.0) for form, weight in forms.items() if form.startswith("^ ")}
    act = max(forms.get("#act0", 0.0), 0.0)
    return first | {word: first.get(word, 0.0) + act for word in ACTS}


def _shows(forms: dict[str, float]) -> dict[str, set[str]]:
    """Which forms that speak for a request a word may show, and which it surely does."""
    shows: dict[str, set[str]] = {}
    for form, its_words in words_that_show().items():
        if form in forms and (forms[form] > 0 or form in ALWAYS_SHOWN):
            for word in its_words:
                shows.setdefault(word, set()).add(form)
    return shows


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
    most = _most_of(words, pairs, forms, _shows(forms))
    return _Weights(
        bias,
        words,
        pairs,
        forms,
        frozenset(words),
        frozenset(pairs),
        frozenset(forms),
        tuple(forms.get(name, 0.0) for name in LENGTHS),
        _opening(forms),
        most,
        frozenset(most),
    )
