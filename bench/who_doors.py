"""Who is who as the owner gets it: a table of names and addresses taken in, and the people and doubts read back.

`python -m bench.who_doors FOLDER` takes every `<project>.csv` in FOLDER (name, email, gold; `python -m bench.mailmaps`
writes them) into a book of its own by `enishi import --map`, reads `enishi people --json` and `enishi doubts --json`,
and holds the pairs of rows that came to one person against the gold.
"""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from bench.judging import Share
from enishi.kit.addresses import clean_mail

_HEAD = "project           rows  pairs |     P      R     F1 | doubts counted:   P      R     F1 | doubts | lost"


@dataclass(frozen=True)
class Outcome:
    """What came of one table."""

    rows: int
    joined: Share
    counted: Share  # with what is asked about
    doubts: int
    lost: int  # rows that no person was found for


def main() -> None:
    """Judge each table, and all together."""
    files = sorted(Path(sys.argv[1]).glob("*.csv")) if len(sys.argv) > 1 else []
    if not files:
        print("Give a folder with <project>.csv files: name, email, gold.")
        return
    print(_HEAD)
    every = []
    for file in files:
        with file.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines))
        with tempfile.TemporaryDirectory(prefix="enishi-doors-") as home:
            people, doubts = _through_the_doors(file, Path(home))
        every.append(_judged(rows, people, doubts))
        print(_line(file.stem, [every[-1]]), flush=True)
    print(_line("all", every))


def _through_the_doors(file: Path, home: Path) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The people and the doubts of a new book that holds this table."""

    def enishi(*words: str) -> str:
        command = [sys.executable, "-m", "enishi", *words]
        said = subprocess.run(command, env={**os.environ, "ENISHI_HOME": str(home)}, stdout=subprocess.PIPE, check=True)
        return said.stdout.decode()

    enishi("import", str(file), "--map", "name=name", "--map", "email=email", "--json")
    return json.loads(enishi("people", "--json")), json.loads(enishi("doubts", "--json"))


def _judged(rows: list[dict[str, str]], people: list[dict[str, Any]], doubts: list[dict[str, Any]]) -> Outcome:
    """Every pair of rows held against the gold."""
    whose = list(_whose(rows, people))
    asked = {frozenset((doubt["one"]["id"], doubt["other"]["id"])) for doubt in doubts}
    there = right = found = right_with = found_with = 0
    for (one, mine), (other, theirs) in combinations(zip(rows, whose, strict=True), 2):
        is_one, is_joined = one["gold"] == other["gold"], mine is not None and mine == theirs
        is_found = is_joined or frozenset((mine, theirs)) in asked
        there += is_one
        found, right = found + is_joined, right + (is_joined and is_one)
        found_with, right_with = found_with + is_found, right_with + (is_found and is_one)
    joined, counted = Share(found, right, there), Share(found_with, right_with, there)
    return Outcome(len(rows), joined, counted, len(asked), sum(person is None for person in whose))


def _whose(rows: Iterable[dict[str, str]], people: list[dict[str, Any]]) -> Iterator[int | None]:
    """The person each row came to: by its address, among several by its name; where no address stands, by its name."""
    at: dict[str, list[dict[str, Any]]] = defaultdict(list)
    called: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for person in people:
        for handle in person["handles"]:
            at[handle["value"]].append(person)
        for name in {person["name"], *person["names"]}:
            called[name].append(person)
    for row in rows:
        reached = at.get(clean_mail(row["email"]) or "", [])
        named = called.get(row["name"], [])
        both = [person for person in reached if person in named]
        alone = [person for person in named if not person["handles"]]
        told = (both or reached) if reached else (alone or named)
        yield told[0]["id"] if told else None


def _sum(shares: Iterable[Share]) -> Share:
    every = list(shares)
    return Share(sum(s.found for s in every), sum(s.right for s in every), sum(s.there for s in every))


def _line(name: str, every: list[Outcome]) -> str:
    joined, counted = _sum(outcome.joined for outcome in every), _sum(outcome.counted for outcome in every)
    return (
        f"{name:14}{sum(outcome.rows for outcome in every):8,}{joined.there:7,}"
        f" | {joined.precision:.4f} {joined.recall:.4f} {joined.f1:.4f}"
        f" |         {counted.precision:.4f} {counted.recall:.4f} {counted.f1:.4f}"
        f" | {sum(outcome.doubts for outcome in every):6} | {sum(outcome.lost for outcome in every)}"
    )


if __name__ == "__main__":
    main()
