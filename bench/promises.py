"""How well promises, requests and due dates are found, how fast, and how the time grows with a text's length.

`python -m bench.promises FILE…` judges each FILE. A table with the columns id, text, label (promise, request or none)
and perhaps also (a second label) is a gold of ours; lines of `Yes` or `No`, a tab and a sentence are those of
Parakweet's intent-dataset (Apache-2.0), where Yes is a request or a proposal. Without a FILE only speed is measured.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bench.judging import Share
from enishi.demo import words_en, words_ja
from enishi.kit.due_dates import due_date
from enishi.kit.quotes import own_words
from enishi.promises import Kind, find_candidates
from enishi.promises.sentences import sentences

SAID = datetime(2026, 11, 23, 10, 0, tzinfo=ZoneInfo("Asia/Tokyo"))
TABLES = Path(__file__).parents[1] / "tests" / "kit" / "due_dates"
HOSTILE = ("ます", "お送りします", "i'll ", "as soon as ", '"', "「", "if you ", "in the next ", "a", "させて", "12/")


class Labelled(NamedTuple):
    """A sentence and what people say it does."""

    text: str
    kinds: frozenset[str]


def read(path: Path) -> list[Labelled]:
    """A gold of ours or the intent-dataset's lines, told by the first line."""
    lines = path.read_text("utf-8", "replace").splitlines()
    if lines[0].startswith("id\t"):
        rows = (line.split("\t") for line in lines[1:])
        return [Labelled(row[1], frozenset(row[2:4])) for row in rows]
    pairs = (line.partition("\t")[::2] for line in lines)
    return [Labelled(text, frozenset({"request"} if said == "Yes" else ())) for said, text in pairs if text]


def judge(rows: Iterable[Labelled], kind: Kind) -> Share:
    """How many of the found are right, and of the right are found."""
    found = right = there = 0
    for row in rows:
        is_found = any(one.kind is kind for one in find_candidates(row.text, SAID))
        found += is_found
        right += is_found and kind in row.kinds
        there += kind in row.kinds
    return Share(found, right, there)


def judge_files(paths: Sequence[Path]) -> None:
    for path in paths:
        rows = read(path)
        print(f"\n{path.name}: {len(rows):,} sentences")
        for kind in Kind:
            share = judge(rows, kind)
            if share.there:
                print(f"  {kind:8} P {share.precision:.3f}  R {share.recall:.3f}  F1 {share.f1:.3f}  of {share.there}")


def judge_dates() -> None:
    """The share of the table of due dates that is read as it is meant."""
    for path in sorted(TABLES.glob("*.txt")):
        said, right, there = SAID, 0, 0
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("@"):
                said = datetime.fromisoformat(line[1:])
            elif line and not line.startswith("#"):
                text, _, meant = line.partition("\t")
                due = due_date(text, said)
                shown = "-" if due is None else f"{due.day}" + (f" {due.at:%H:%M}" if due.at else "")
                right += shown == meant
                there += 1
        print(f"  {path.stem}: {right} of {there} ({right / there:.1%})")


def letters(words: object) -> Iterator[str]:
    """The letters of the made-up world: what ordinary mail is like."""
    if isinstance(words, str) and len(words) > 25:
        yield words
    elif isinstance(words, dict):
        for value in words.values():
            yield from letters(value)
    elif isinstance(words, list | tuple):
        for value in words:
            yield from letters(value)


def measure_speed(name: str, texts: Sequence[str]) -> None:
    count = sum(len(list(sentences(own_words(text)))) for text in texts)
    took = min(_seconds(texts) for _ in range(5))
    size = sum(map(len, texts)) / count
    print(f"  {name}: {count / took:8,.0f} sentences a second, of {size:.0f} characters")


def _seconds(texts: Iterable[str]) -> float:
    began = time.process_time()
    for text in texts:
        find_candidates(text, SAID)
    return time.process_time() - began


def measure_growth() -> None:
    """Texts that would make a careless pattern try for ever; 20,000 characters are read, as of any mail."""
    for piece in HOSTILE:
        sizes = (5_000, 20_000, 100_000)
        short, long, most = (min(_seconds([piece * (size // len(piece))]) for _ in range(3)) for size in sizes)
        print(f"  {piece!r:14} 100,000: {most * 1000:6.1f} ms; 20,000 take ×{long / short:4.1f} of 5,000")


def main(paths: Sequence[Path]) -> None:
    """Judge the files, then measure."""
    judge_files(paths)
    print("\nDue dates, by the table of the tests")
    judge_dates()
    print("\nSpeed on one core, letters of the made-up world")
    for name, module in (("en", words_en), ("ja", words_ja)):
        measure_speed(name, [text for words in list(vars(module).values()) for text in letters(words)])
    for path in paths:
        measure_speed(path.name, [row.text for row in read(path)])
    print("\nGrowth with the length of one hostile sentence")
    measure_growth()


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
