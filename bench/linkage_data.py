"""Records that others publish for measuring linkage: how well our fixed weights do on them, without any training.

They lie outside the repository, in ENISHI_LINKAGE or in ../shared/data/linkage: `fake_1000.csv` (Splink's, here without
its birthdays) and `dataset3.csv` (FEBRL's third).
"""

from __future__ import annotations

import csv
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from enishi.records import Handle, Name
from enishi.resolve import Portrait, find_pairs

_BESIDE = Path(__file__).resolve().parents[2] / "shared" / "data" / "linkage"


@dataclass(frozen=True)
class Measured:
    """Scored pairs held against the truth: at the best threshold, and where 99 in 100 are right."""

    f1: float
    threshold: float
    precision: float
    recall: float
    sure_recall: float  # at precision ≥ .99


def main() -> None:
    """Both files' figures."""
    folder = linkage_folder()
    if folder is None:
        print("\nLinkage data: not there (put it into ../shared/data/linkage or say where in ENISHI_LINKAGE)")
        return
    print()
    for title, (portraits, truth), targets in (
        ("fake_1000 without birthdays", fake_1000(folder), "F1 ≥ .78, recall ≥ .60 at precision ≥ .99"),
        ("FEBRL 3", febrl_3(folder), "F1 ≥ .985"),
    ):
        found = measure(scores(portraits), truth)
        print(f"{title}: F1 {found.f1:.4f} at {found.threshold:.1f} bits", end=" ")
        print(f"(precision {found.precision:.4f}, recall {found.recall:.4f}),", end=" ")
        print(f"recall {found.sure_recall:.4f} at precision ≥ .99; targets {targets}")


def linkage_folder() -> Path | None:
    """Where the files lie, if they do."""
    folder = Path(os.environ.get("ENISHI_LINKAGE", _BESIDE))
    return folder if (folder / "fake_1000.csv").exists() else None


def fake_1000(folder: Path) -> tuple[list[Portrait], dict[int, int]]:
    """Splink's thousand, by home, and whose each is."""
    portraits, truth = [], {}
    for home, row in enumerate(_rows(folder / "fake_1000.csv")):
        email = Handle.email(row["email"])
        portraits.append(
            Portrait(
                home,
                names=_names(row["first_name"], row["surname"]),
                handles=(email,) if email else (),
                addresses=(row["city"],) if row["city"] else (),
            )
        )
        truth[home] = int(row["cluster"])
    return portraits, truth


def febrl_3(folder: Path) -> tuple[list[Portrait], dict[int, int]]:
    """FEBRL's five thousand, by home, and whose each is."""
    portraits, truth = [], {}
    for home, row in enumerate(_rows(folder / "dataset3.csv")):
        account = Handle.account("ssn", row["soc_sec_id"])
        day = row["date_of_birth"]
        street = f"{row['street_number']} {row['address_1']} {row['address_2']}"
        town = f"{row['suburb']} {row['postcode']} {row['state']}"
        portraits.append(
            Portrait(
                home,
                names=_names(row["given_name"], row["surname"]),
                handles=(account,) if account else (),
                addresses=tuple(" ".join(line.split()) for line in (street, town) if line.strip()),
                birthdays=(f"{day[:4]}-{day[4:6]}-{day[6:]}",) if len(day) == 8 else (),
            )
        )
        truth[home] = int(row["rec_id"].split("-")[1])
    return portraits, truth


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, skipinitialspace=True):
            yield {key.strip(): (value or "").strip() for key, value in row.items()}


def _names(given: str, family: str) -> tuple[Name, ...]:
    return (Name(full=f"{given} {family}".strip(), family=family, given=given),) if given or family else ()


def scores(portraits: Iterable[Portrait]) -> dict[tuple[int, int], float]:
    """The weight of every pair that was compared, however light."""
    return {(pair.one, pair.other): pair.weight for pair in find_pairs(portraits, least=-999)}


def measure(weights: Mapping[tuple[int, int], float], truth: Mapping[int, int]) -> Measured:
    """Go down from the heaviest pair; a true pair that was never compared counts as missed."""
    there = sum(n * (n - 1) // 2 for n in Counter(truth.values()).values())
    found = right = 0
    best = Measured(0, 0, 0, 0, 0)
    sure = 0.0
    ordered = sorted(weights.items(), key=lambda item: -item[1])
    for number, ((one, other), weight) in enumerate(ordered):
        found += 1
        right += truth[one] == truth[other]
        if number + 1 < len(ordered) and ordered[number + 1][1] == weight:
            continue  # pairs of one weight stand or fall together
        precision, recall = right / found, right / there
        if precision >= 0.99:
            sure = max(sure, recall)
        f1 = 2 * precision * recall / (precision + recall) if right else 0.0
        if f1 > best.f1:
            best = Measured(f1, weight, precision, recall, 0)
    return Measured(best.f1, best.threshold, best.precision, best.recall, sure)


if __name__ == "__main__":
    main()
