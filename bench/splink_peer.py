"""The same records given to Splink, trained as its makers advise, beside our fixed weights.

`ENISHI_SPLINK=/path/to/python python -m bench.splink_peer` where that Python has splink 5, duckdb and pandas; they are
no part of this project. Splink learns from the records themselves; it is not told the truth.
"""

from __future__ import annotations

import csv
import importlib
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

# Column → how Splink compares it.
COLUMNS = {
    "fake_1000": {"given": "both", "family": "both", "place": "words", "email": "email"},
    "febrl_3": {
        "given": "both", "family": "both", "birthday": "edits", "ssn": "edits", "street": "words", "town": "words",
    },
    "people": {
        "family": "name", "given": "name", "family_reading": "name", "given_reading": "name", "local": "words",
        "domain": "exact", "organisation": "exact", "phone": "rare", "url": "rare",
    },
}  # fmt: skip
# Columns that a pair must share one set of to be compared.
BLOCKS = {
    "fake_1000": (
        ("given",), ("family",), ("email",), ("place",), ("substr(given,1,3)",), ("substr(family,1,4)",),
        ("substr(email,1,5)",), ("split_part(email,'@',1)",),
    ),
    "febrl_3": (
        ("ssn",), ("given", "family"), ("birthday",), ("street",), ("family", "town"), ("given", "town"), ("family",),
    ),
    "people": (
        ("family", "given"), ("family_reading", "given_reading"), ("local",), ("phone",), ("url",),
        ("organisation", "family"), ("organisation", "family_reading"), ("domain", "family_reading"),
    ),
}  # fmt: skip
# EM runs: what is held the same in each, so that the others are learnt.
TRAINING = {
    "fake_1000": (("email",), ("given", "family"), ("family", "place")),
    "febrl_3": (("given", "family"), ("birthday",), ("ssn",)),
    "people": (
        ("family", "given"),
        ("family_reading", "given_reading"),
        ("local", "domain"),
        ("organisation", "family_reading"),
    ),
}
CERTAIN = {
    "fake_1000": (("given", "family"), ("email",), ("family", "place"), ("given", "place")),
    "febrl_3": (("ssn",), ("given", "family", "birthday")),
    "people": (("local", "domain"), ("phone", "family_reading"), ("url",)),
}
RECALL = {"fake_1000": 0.6, "febrl_3": 0.9, "people": 0.5}


def main() -> None:
    """The table: every set, ours and theirs."""
    python = os.environ.get("ENISHI_SPLINK", "")
    if not python:
        print("Say in ENISHI_SPLINK which Python has splink, duckdb and pandas.")
        return
    from bench.linkage_data import measure, scores

    print("| records | | best F1 | precision, recall there | recall at precision ≥ .99 | seconds |")
    print("|---|---|---|---|---|---|")
    for name, (portraits, truth) in _sets(sys.argv[1:]).items():
        began = time.perf_counter()
        ours = measure(scores(portraits), truth)
        print(_row(f"{name} ({len(portraits):,})", "ours", ours, time.perf_counter() - began))
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "records.csv"
            _write(path, name, portraits)
            began = time.perf_counter()
            subprocess.run(
                [python, __file__, name, str(path)], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            took = time.perf_counter() - began
            theirs = measure(_weights(path.with_name("weights.csv")), truth)
        print(_row("", "Splink 5", theirs, took))


def _row(records: str, who: str, found: Any, took: float) -> str:
    return (
        f"| {records} | {who} | {found.f1:.3f} | {found.precision:.3f}, {found.recall:.3f}"
        f" | {found.sure_recall:.3f} | {took:.1f} |"
    )


def _sets(wanted: list[str]) -> dict[str, tuple[list[Any], dict[int, int]]]:
    from bench.linkage_data import fake_1000, febrl_3, linkage_folder
    from bench.people_world import people_world

    world = people_world(200)
    folder = linkage_folder()
    published = {"fake_1000": fake_1000(folder), "febrl_3": febrl_3(folder)} if folder else {}
    every = {**published, "people": (world.portraits, world.truth)}
    return {name: every[name] for name in wanted or every}


def _write(path: Path, name: str, portraits: list[Any]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.DictWriter(file, ["unique_id", *COLUMNS[name]], extrasaction="ignore", restval="")
        rows.writeheader()
        rows.writerows(_columns(portrait) for portrait in portraits)


def _columns(portrait: Any) -> dict[str, str]:
    """A portrait as one row, already folded and split as we do it: Splink is not held back by Japanese."""
    from enishi.kit.companies import company_key
    from enishi.kit.people_names import parse_name
    from enishi.kit.romaji import kana_key, romaji_key

    name = portrait.names[0] if portrait.names else None
    parsed = name and parse_name(name.full, name.family, name.given, name.family_reading, name.given_reading)
    row = {"unique_id": str(portrait.home)}
    if parsed:
        row |= {"family": parsed.family, "given": parsed.given}
        for half, said in (("family", parsed.family_readings), ("given", parsed.given_readings)):
            row[f"{half}_reading"] = kana_key(said[0]) if said else romaji_key(row[half])
    for handle in portrait.handles:
        local, _, domain = handle.value.partition("@")
        kinds = {
            "email": {"email": handle.value, "local": local, "domain": domain},
            "account": {"ssn": handle.value[4:]},
        }
        row |= kinds.get(handle.kind, {handle.kind: handle.value})
    row["organisation"] = company_key(portrait.organisations[0]) if portrait.organisations else ""
    row["street"], row["town"] = (*portrait.addresses, "", "")[:2]
    row["place"] = row["street"]
    row["birthday"] = portrait.birthdays[0] if portrait.birthdays else ""
    return row


def _weights(path: Path) -> dict[tuple[int, int], float]:
    with path.open(encoding="utf-8", newline="") as file:
        found = ((int(a), int(b), float(weight)) for a, b, weight in csv.reader(file))
        return {(min(a, b), max(a, b)): weight for a, b, weight in found}


def _run_splink(name: str, path: Path) -> None:
    """In Splink's own Python: learn, score every blocked pair, write the weights beside the records."""
    splink: Any = importlib.import_module("splink")
    duckdb: Any = importlib.import_module("splink.backends.duckdb")
    pandas: Any = importlib.import_module("pandas")

    table = pandas.read_csv(path, dtype=str, keep_default_na=False).replace({"": None})
    table["unique_id"] = table["unique_id"].astype(int)
    table["whole"] = table["given"] + " " + table["family"]
    comparisons = [_comparison(column, way) for column, way in COLUMNS[name].items() if way != "both"]
    if "both" in COLUMNS[name].values():
        library: Any = importlib.import_module("splink.comparison_library")
        turned = library.ForenameSurnameComparison("given", "family", forename_surname_concat_col_name="whole")
        comparisons.append(turned.configure(term_frequency_adjustments=True))
    settings = splink.SettingsCreator(
        link_type="dedupe_only",
        comparisons=comparisons,
        blocking_rules_to_generate_predictions=[splink.block_on(*columns) for columns in BLOCKS[name]],
    )
    linker = splink.Linker(duckdb.DuckDBAPI().register(table), settings)
    linker.training.estimate_probability_two_random_records_match(
        [splink.block_on(*columns) for columns in CERTAIN[name]], recall=RECALL[name]
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=5e6, seed=1)
    for columns in TRAINING[name]:
        linker.training.estimate_parameters_using_expectation_maximisation(
            splink.block_on(*columns), record_sample_proportion=1.0
        )
    scored = linker.inference.predict(threshold_match_weight=-30).as_pandas_dataframe()
    wanted = scored[["unique_id_l", "unique_id_r", "match_weight"]]
    wanted.to_csv(path.with_name("weights.csv"), header=False, index=False)


def _comparison(column: str, way: str) -> Any:
    library: Any = importlib.import_module("splink.comparison_library")
    made = {
        "name": lambda: library.NameComparison(column),
        "email": lambda: library.EmailComparison(column),
        "exact": lambda: library.ExactMatch(column),
        "rare": lambda: library.ExactMatch(column),
        "edits": lambda: library.DamerauLevenshteinAtThresholds(column, [1, 2]),
        "words": lambda: library.JaroWinklerAtThresholds(column, [0.95, 0.88]),
    }[way]()
    if way == "rare":  # hardly two records have both, so that there is nothing to learn from
        return made.configure(m_probabilities=[0.95, 0.05])
    return made.configure(term_frequency_adjustments=way in {"name", "exact"})


if __name__ == "__main__":
    if len(sys.argv) > 2 and sys.argv[2].endswith(".csv"):
        _run_splink(sys.argv[1], Path(sys.argv[2]))
    else:
        main()
