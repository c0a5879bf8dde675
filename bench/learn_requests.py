"""Learn the weights of requests from sentences that people labelled: `python -m bench.learn_requests FILE`.

FILE has a line for each sentence: `Yes` or `No`, a tab, the sentence (the training file of Parakweet's
intent-dataset, Apache-2.0). The model is a logistic regression with an L1 penalty, which leaves few weights, fitted by
FISTA (Beck and Teboulle 2009). Only numbers are written, none of the sentences.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from math import exp, log
from pathlib import Path

from enishi.promises.english import shown_of
from enishi.promises.english_requests import WEIGHTS_FILE

_PENALTY = 1 / 0.6
_LEAST_SEEN = 5  # sentences: a word that fewer have is a name or chance
_LEAST = 0.03  # weights nearer to nought are left out
_STEPS = 500
_FOLDS = 5
_PRIOR = 0.31  # share of requests where the weights are used; half the training file's are
_PLATEAU = 0.006  # of F1: what cross-validation cannot tell apart

Row = Sequence[int]


def read(path: Path) -> tuple[list[set[str]], list[bool]]:
    """What each sentence of a labelled file shows, and whether it is a request."""
    pairs = (line.partition("\t")[::2] for line in path.read_text("utf-8", "replace").splitlines())
    kept = [(said == "Yes", text) for said, text in pairs if text]
    return [shown_of(text) for _, text in kept], [label for label, _ in kept]


def fit(rows: Sequence[Row], labels: Sequence[bool], count: int) -> tuple[list[float], float]:
    """Weights of `count` features, and the bias, which bears no penalty."""
    weights, ahead, moment = [0.0] * (count + 1), [0.0] * (count + 1), 1.0
    step = 1 / _steepest(rows, count)
    for _ in range(_STEPS):
        slope = [0.0] * (count + 1)
        for row, label in zip(rows, labels, strict=True):
            error = _sigmoid(sum(map(ahead.__getitem__, row)) + ahead[count]) - label
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


def best_threshold(rows: Sequence[Row], labels: Sequence[bool], count: int) -> tuple[float, float]:
    """The middle of the thresholds whose F1 in cross-validation is as good as the best, and that F1."""
    sure = [0.0] * len(rows)
    for fold in range(_FOLDS):
        kept = [at for at in range(len(rows)) if at % _FOLDS != fold]
        weights, bias = fit([rows[at] for at in kept], [labels[at] for at in kept], count)
        for at in range(fold, len(rows), _FOLDS):
            sure[at] = _sigmoid(sum(map(weights.__getitem__, rows[at])) + bias)
    tried = [at / 100 for at in range(20, 90)]
    scores = [_f1(sure, labels, at) for at in tried]
    good = [at for at, score in zip(tried, scores, strict=True) if score >= max(scores) - _PLATEAU]
    return (good[0] + good[-1]) / 2, max(scores)


def _f1(sure: Sequence[float], labels: Sequence[bool], least: float) -> float:
    share = sum(labels) / len(labels)
    yes, no = _PRIOR / share, (1 - _PRIOR) / (1 - share)
    right = sum(yes for at, label in zip(sure, labels, strict=True) if label and at >= least)
    found = sum(yes if label else no for at, label in zip(sure, labels, strict=True) if at >= least)
    return 2 * right / (found + yes * sum(labels))


def main(path: Path) -> None:
    """Learn, say how well by cross-validation, and write the weights beside the code that uses them."""
    shown, labels = read(path)
    seen = Counter(name for names in shown for name in names)
    names = sorted(name for name, times in seen.items() if times >= _LEAST_SEEN)
    place = {name: at for at, name in enumerate(names)}
    rows = [[place[name] for name in one if name in place] for one in shown]
    threshold, score = best_threshold(rows, labels, len(names))
    weights, bias = fit(rows, labels, len(names))
    bias -= log(threshold / (1 - threshold))  # so that one half is the threshold
    kept = {name: weight for name, weight in zip(names, weights, strict=True) if abs(weight) >= _LEAST}
    lines = [f"{bias:.2f}\t", *(f"{weight:.2f}\t{name}" for name, weight in kept.items())]
    WEIGHTS_FILE.write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{len(kept)} weights; F1 {score:.3f} by cross-validation at {threshold:.2f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
