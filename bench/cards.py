"""`make bench-cards`: how well photographed business cards are read, on made-up ones.

The cards are drawn, then photographed; reading them is tuned on some seeds and told of another.
"""

from __future__ import annotations

import random
import sys
import time
from collections import defaultdict

import numpy as np
from PIL import Image

from bench.card_camera import Pixels, a_shot, photograph
from bench.card_drawing import draw, fonts_are_here
from bench.card_judging import Score, judge
from bench.card_people import MadeCard, made_cards
from enishi.kit.card_fields import card_fields
from enishi.sources.card_photo.found import ReadCard
from enishi.sources.card_photo.reading import cards_in

SEEDS = {"development": 1, "development too": 2, "held out": 3}
CARDS = 32
WAYS = ("clean", "scanned askew", "photographed", "turned", "four on a table")
LETTERS, FIELDS = 0.97, 0.95


def main() -> None:
    """Both seeds, or the one that is named; with "faults", what was read wrong."""
    if not fonts_are_here():
        print("The cards are drawn with Debian's fonts-noto-cjk, which is not installed.")
        return
    for seed in [name for name in SEEDS if name in sys.argv] or SEEDS:
        show(seed, measure(made_cards(CARDS, seed=SEEDS[seed]), SEEDS[seed]), faults="faults" in sys.argv)


def measure(cards: list[MadeCard], seed: int) -> dict[str, tuple[Score, float, int]]:
    """For each way of taking pictures: the score, seconds, and how many cards were found."""
    told: dict[str, tuple[Score, float, int]] = {}
    for way in WAYS:
        score, seconds, found = Score(), 0.0, 0
        for group, picture in pictures(cards, way, seed):
            began = time.perf_counter()
            read = [card for card in cards_in(picture) if isinstance(card, ReadCard)]
            seconds += time.perf_counter() - began
            found += len(read)
            for made, card in _paired(group, read):
                lines = [line.text for line in card.lines]
                judge(made, lines, card_fields(card.lines), score)
        told[way] = score, seconds, found
    return told


def pictures(cards: list[MadeCard], way: str, seed: int) -> list[tuple[list[MadeCard], Pixels]]:
    """The pictures of one way, and which cards are in each, in reading order."""
    chance = random.Random(f"{seed} {way}")
    size = 4 if way == "four on a table" else 1
    taken = []
    for start in range(0, len(cards), size):
        group = cards[start : start + size]
        drawn = [draw(card) for card in group]
        if way == "clean":
            picture = drawn[0]
        elif way == "scanned askew":  # on the scanner's own white, which shows no edge of a card
            white = drawn[0].getpixel((0, 0))
            picture = drawn[0].rotate(chance.uniform(-6, 6), Image.Resampling.BICUBIC, expand=True, fillcolor=white)
        else:
            picture = photograph(drawn, [a_shot(chance, quarter=way == "turned") for _ in group], chance)
        taken.append((group, np.ascontiguousarray(np.asarray(picture)[:, :, ::-1])))
    return taken


def _paired(group: list[MadeCard], read: list[ReadCard]) -> list[tuple[MadeCard, ReadCard]]:
    """Each card with what was read of it; nothing was read of one that was not found."""
    nothing = ReadCard(1, ())
    return list(zip(group, [*read, *[nothing] * len(group)], strict=False))


def show(seed: str, told: dict[str, tuple[Score, float, int]], *, faults: bool) -> None:
    """A table, and the two figures that count."""
    print(f"{seed}: {CARDS} cards, {len(told)} pictures of each")
    for way, (score, seconds, found) in told.items():
        print(
            f"  {way:16} letters {score.letters_right:.4f}  fields {score.fields_right:.4f}"
            f"  cards found {found}/{CARDS}  {seconds / CARDS:.2f} s a card"
        )
        if faults:
            for fault in score.faults:
                print("     ", *fault, sep=" | ")
    letters = 1 - sum(s.wrong_letters for s, _, _ in told.values()) / sum(s.letters for s, _, _ in told.values())
    fields = 1 - sum(s.wrong_fields for s, _, _ in told.values()) / sum(s.fields for s, _, _ in told.values())
    wrong: dict[str, int] = defaultdict(int)
    for score, _, _ in told.values():
        for name, number in score.by_field.items():
            wrong[name] += number
    print(f"  all: letters {letters:.4f} (≥ {LETTERS}), fields {fields:.4f} (≥ {FIELDS}); wrong:", dict(wrong))


if __name__ == "__main__":
    main()
