"""Whether a change that should only be faster finds the same: fingerprints of who may be one, to lay side by side.

`python -m bench.who_same [FOLDER]` prints a line for each set of records: what is found, and under how many keys, each
with a digest of all of it (homes, weights, verdicts, reasons, keys). Run it before and after; the lines must be equal.
FOLDER may hold `<project>.mailmap` files.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from bench import linkage_data, mailmaps
from bench.people_world import people_world
from enishi.resolve import Pair, Portrait, features, find_pairs, keys_of


def main() -> None:
    """Every set, in turn."""
    for title, portraits in _sets(Path(sys.argv[1]) if len(sys.argv) > 1 else None):
        pairs, compared, keys = find_pairs(portraits), find_pairs(portraits, least=-999), _keys(portraits)
        half = len(portraits) // 2
        beside = find_pairs(portraits[:half], beside=portraits[half:])
        print(f"{title:14} {len(portraits):6,} records", end="")
        for word, found in (("pairs", pairs), ("compared", compared), ("beside", beside)):
            print(f" | {word} {len(found):7,} {_digest(map(_line, found))}", end="")
        print(f" | keys {len(keys):9,} {_digest(keys)}", flush=True)


def _sets(folder: Path | None) -> Iterator[tuple[str, list[Portrait]]]:
    yield "made world", people_world(400).portraits
    yield "a card each", people_world(5001, seed=3, brief=True).portraits
    linkage = linkage_data.linkage_folder()
    if linkage:
        yield "fake_1000", linkage_data.fake_1000(linkage)[0]
        yield "FEBRL 3", linkage_data.febrl_3(linkage)[0]
    for file in sorted(folder.glob("*.mailmap")) if folder else ():
        yield file.stem, mailmaps.portraits(mailmaps.read(file.read_text(encoding="utf-8", errors="replace")))


def _line(pair: Pair) -> str:
    return repr(
        (pair.one, pair.other, pair.weight, pair.verdict.value, [(part.as_json(), b) for part, b in pair.parts])
    )


def _keys(portraits: Sequence[Portrait]) -> list[str]:
    """Every key of everybody, in order."""
    found = [(portrait.home, keys_of(features(portrait))) for portrait in portraits]
    return [f"{home} {key}" for home, keys in found for way in (keys.stands, keys.seeks) for key in sorted(way)]


def _digest(lines: Iterator[str] | Sequence[str]) -> str:
    whole = sha256()
    for line in lines:
        whole.update(line.encode() + b"\n")
    return whole.hexdigest()[:16]


if __name__ == "__main__":
    main()
