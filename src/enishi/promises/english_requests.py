"""How English asks: placeholder."""

from collections.abc import Sequence


def confidence(lower: str, words: Sequence[str]) -> float:
    return 0.0
