"""`make bench-who`: how surely the book knows who is who, on made-up people and on what others measure on."""

from __future__ import annotations

import sys
from collections import Counter

from bench.judging import Judged, judge
from bench.people_world import WAYS, World, people_world

PEOPLE = 2000


def main() -> None:
    """Everything, or the parts that are named: world, linkage, speed."""
    wanted = sys.argv[1:] or ["world", "linkage", "speed"]
    if "world" in wanted:
        world = people_world(PEOPLE)
        show(world, judge(world.portraits, world.truth))
    if "linkage" in wanted:
        from bench import linkage_data

        linkage_data.main()
    if "speed" in wanted:
        from bench import who_speed

        who_speed.main()


def show(world: World, judged: Judged) -> None:
    """The figures and their targets, and which differences are found how often."""
    joined, people = judged.joined, len(set(world.truth.values()))
    print(f"{people:,} made-up people in {len(world.portraits):,} records, {joined.there:,} true pairs")
    print(f"  joined: precision {joined.precision:.4f} (≥ .995), recall {joined.recall:.4f}")
    print(f"  joined or asked about: recall {judged.answered.recall:.4f} (≥ .95)")
    print(f"  doubts: {judged.doubts:,}, {judged.right_doubts / max(judged.doubts, 1):.2f} of them rightly")
    print(
        f"\n  {'the less plain record':21}{'beside the name':14} {'pairs':>8} {'joined':>7} {'asked':>7} {'missed':>7}"
    )
    for (way, beside), (there, asked, missed) in by_difference(world, judged).items():
        shares = f"{(there - asked - missed) / there:7.3f} {asked / there:7.3f} {missed / there:7.3f}"
        print(f"  {way:21}{beside:14} {there:8,} {shares}")
    false = Counter(max(world.way[a], world.way[b], key=WAYS.index) for a, b in judged.false_joins)
    print("  false joins:", ", ".join(f"{way} {number}" for way, number in false.most_common()) or "none")


def by_difference(world: World, judged: Judged) -> dict[tuple[str, str], tuple[int, int, int]]:
    """For each kind of difference: true pairs, those asked about, those missed."""
    groups: dict[int, list[int]] = {}
    for home, who in world.truth.items():
        groups.setdefault(who, []).append(home)
    there = Counter(
        world.difference(a, b) for group in groups.values() for n, a in enumerate(group) for b in group[n + 1 :]
    )
    asked = Counter(world.difference(a, b) for a, b in judged.asked)
    missed = Counter(world.difference(a, b) for a, b in judged.missed)
    order = sorted(there, key=lambda kind: (WAYS.index(kind[0]), kind[1]))
    return {kind: (there[kind], asked[kind], missed[kind]) for kind in order}


if __name__ == "__main__":
    main()
