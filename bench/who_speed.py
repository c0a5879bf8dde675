"""How long it takes one process to find who may be one, by the number of people, and how that grows."""

from __future__ import annotations

import sys
import time
from collections import defaultdict

from bench.people_world import people_world
from enishi.resolve import Portrait, features, find_pairs, keys_of
from enishi.resolve.pairs import CROWDED

SIZES = (1_000, 6_000, 10_000, 100_000)


def main(sizes: tuple[int, ...] = SIZES) -> None:
    """Each size beside the smallest: linear is as many times as long as there are times as many."""
    print("\nFinding pairs among so many portraits (a card each, one in six is of somebody who has two)")
    find_pairs(people_world(5, seed=3).portraits)  # reads the lists of names, which is done once
    first = 0.0
    for size in sizes:
        portraits = people_world(size * 5 // 6 + 1, seed=3, brief=True).portraits[:size]
        began, at = time.process_time(), time.perf_counter()
        pairs = find_pairs(portraits)
        took, waited = time.process_time() - began, time.perf_counter() - at
        first = first or took
        said = f"{took:6.2f} s of the processor, {waited:6.2f} s by the clock, ×{took / first:6.1f} of the first"
        print(f"  {size:7,}: {said}; {len(pairs):,} pairs", flush=True)
        print(f"           one more beside them: {_one_more(portraits):.1f} ms", flush=True)


def _one_more(portraits: list[Portrait]) -> float:
    """Milliseconds to find, among people whose keys are known, whoever a newcomer may be; the mean of a hundred."""
    standing: dict[str, list[int]] = defaultdict(list)
    known = {portrait.home: portrait for portrait in portraits[:-100]}
    for portrait in known.values():
        for key in keys_of(features(portrait)).stands:
            standing[key].append(portrait.home)
    began = time.process_time()
    for new in portraits[-100:]:
        blocks = (standing.get(key, []) for key in keys_of(features(new)).seeks)
        near = {home for block in blocks if len(block) <= CROWDED for home in block}
        find_pairs([new], beside=[known[home] for home in near])
    return (time.process_time() - began) * 1000 / 100


if __name__ == "__main__":
    main(tuple(int(size) for size in sys.argv[1:]) or SIZES)
