"""Learn the weights of requests from sentences that people labelled: `python -m bench.learn_requests FILE GOLD`.

FILE has a line for each sentence: `Yes` or `No`, a tab, the sentence (the training file of Parakweet's
intent-dataset, Apache-2.0). GOLD is a table with the columns id, text, label and also, where `request` counts; its
sentences weigh less, as they are fewer and made up. The model is a logistic regression with an L1 penalty, which
leaves few weights, fitted by FISTA (Beck and Teboulle 2009). Only numbers are written, none of the sentences.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from math import exp, log
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from enishi.promises.english import shown_of
from enishi.promises.english_requests import WEIGHTS_FILE

_PENALTY = 1 / 0.6
_GOLD = 0.4  # what a sentence of GOLD weighs beside one of FILE
_LEAST_SEEN = 8  # sentences: a word that fewer have is a name or chance
_LEAST = 0.03  # weights nearer to nought are left out
_NAMES = frozenset(
    "mike scott enron houston jeff john david mark bill chris susan kim vince".split()
)  # of the mailbox behind FILE
_STEPS = 500
_FOLDS = 5
_PRIOR = 0.31  # share of requests where the weights are used; half the training file's are
_PLATEAU = 0.006  # of F1: what cross-validation cannot tell apart

Row = Sequence[int]


class Labelled(NamedTuple):
    """What a sentence shows, whether it is a request, what it weighs, and its part in cross-validation."""

    shown: set[str]
    label: bool
    weight: float
    fold: int


def read(path: Path) -> list[Labelled]:
    """The sentences of FILE. Those that begin alike share a fold, or half a mailing would be told by its other half."""
    pairs = (line.partition("\t")[::2] for line in path.read_text("utf-8", "replace").splitlines())
    return [
        Labelled(
            shown_of(text).names(), said == "Yes", 1.0, crc32(" ".join(text.lower().split()[:3]).encode()) % _FOLDS
        )
        for said, text in pairs
        if text
    ]


def read_gold(path: Path) -> list[Labelled]:
    """The sentences of GOLD; they are learnt from in every fold, and judge none."""
    rows = (line.split("\t") for line in path.read_text("utf-8").splitlines()[1:])
    return [Labelled(shown_of(row[1]).names(), "request" in row[2:], _GOLD, -1) for row in rows]


def fit(rows: Sequence[Row], said: Sequence[Labelled], count: int) -> tuple[list[float], float]:
    """Weights of `count` features, and the bias, which bears no penalty."""
    weights, ahead, moment = [0.0] * (count + 1), [0.0] * (count + 1), 1.0
    step = 1 / _steepest(rows, count)
    for _ in range(_STEPS):
        slope = [0.0] * (count + 1)
        for row, one in zip(rows, said, strict=True):
            error = (_sigmoid(sum(map(ahead.__getitem__, row)) + ahead[count]) - one.label) * one.weight
            for feature in row:
                slope[feature] += error
            slope[count] += error
        new = [_shrunk(at - step * down, step * _PENALTY) for at, down in zip(ahead, slope, strict=True)]
        new[count] = ahead[count] - step * slope[count]
        after = (1 + (1 + 4 * moment * moment) ** 0.5) / 2
        ahead = [now + (moment - 1) / after * (now - old) for now, old in zip(new, weights, strict=True)]
        weights, moment = new, after
    return weights[:count], weights[count]


def _steepest(rows: Sequence[Row], count: int) -> float:
    """A bound on the curvature: a quarter of the largest eigenvalue of X'X, by power iteration."""
    vector = [1.0] * (count + 1)
    size = 1.0
    for _ in range(20):
        following = [0.0] * (count + 1)
        for row in rows:
            said = sum(map(vector.__getitem__, row)) + vector[count]
            for feature in row:
                following[feature] += said
            following[count] += said
        size = max(following)
        vector = [value / size for value in following]
    return size / 4 * 1.05


def _sigmoid(value: float) -> float:
    return 1 / (1 + exp(-max(-30.0, min(30.0, value))))


def _shrunk(value: float, by: float) -> float:
    return max(0.0, value - by) if value > 0 else min(0.0, value + by)


def best_threshold(rows: Sequence[Row], said: Sequence[Labelled], count: int) -> tuple[float, float]:
    """The highest threshold whose F1 in cross-validation is as good as the best, and the best F1."""
    judged: list[tuple[float, bool]] = []
    for fold in range(_FOLDS):
        kept = [at for at, one in enumerate(said) if one.fold != fold]
        weights, bias = fit([rows[at] for at in kept], [said[at] for at in kept], count)
        judged += [
            (_sigmoid(sum(map(weights.__getitem__, row)) + bias), one.label)
            for row, one in zip(rows, said, strict=True)
            if one.fold == fold
        ]
    tried = [at / 100 for at in range(20, 90)]
    scores = [_f1(judged, at) for at in tried]
    good = [at for at, score in zip(tried, scores, strict=True) if score >= max(scores) - _PLATEAU]
    return good[-1], max(scores)


def _f1(judged: Sequence[tuple[float, bool]], least: float) -> float:
    requests = sum(label for _, label in judged)
    yes, no = _PRIOR * len(judged) / requests, (1 - _PRIOR) * len(judged) / (len(judged) - requests)
    right = sum(yes for sure, label in judged if label and sure >= least)
    found = sum(yes if label else no for sure, label in judged if sure >= least)
    return 2 * right / (found + yes * requests)


def main(path: Path, gold: Path) -> None:
    """Learn, say how well by cross-validation, and write the weights beside the code that uses them."""
    said = read(path)
    seen = Counter(name for one in said for name in one.shown)
    names = sorted(name for name, times in seen.items() if times >= _LEAST_SEEN and not _NAMES & set(name.split()))
    place = {name: at for at, name in enumerate(names)}
    said += read_gold(gold)
    rows = [[place[name] for name in one.shown if name in place] for one in said]
    threshold, score = best_threshold(rows, said, len(names))
    weights, bias = fit(rows, said, len(names))
    bias -= log(threshold / (1 - threshold))  # so that one half is the threshold
    kept = {name: weight for name, weight in zip(names, weights, strict=True) if abs(weight) >= _LEAST}
    lines = [f"{bias:.2f}\t", *(f"{weight:.2f}\t{name}" for name, weight in kept.items())]
    WEIGHTS_FILE.write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{len(kept)} weights; F1 {score:.3f} by cross-validation at {threshold:.2f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
