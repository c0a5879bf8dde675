"""`make bench-ties`: which score tells best who will be in touch, and which silent tie comes alive; and how fast.

EVENTS=FILE takes another file of `src dst seconds`; JSON=1 prints one JSON document.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict, fields
from math import isnan
from pathlib import Path

import numpy as np

from bench.ties_data import apart, corpora, events
from bench.ties_judging import Ranked, judge
from bench.ties_learning import by_other_owners, learn
from bench.ties_rows import Column, Rows, rows
from enishi.ties.outlook import ALONE, Weights

TASKS = {
    "A": "Is the tie active in the next {horizon} days? Ties of the last year.",
    "B": "Does the tie come alive in {horizon} days? Ties of three messages and more, silent for longer than that.",
}
_TARGETS = {
    ("A", "email-Eu"): "(aimed at: AUC ≥ .84, P@10 ≥ .71)",
    ("A", "Enron"): "(aimed at: AUC ≥ .81, P@10 ≥ .62)",
    ("B", "email-Eu"): "(aimed at: AUC ≥ .76)",
    ("B", "Enron"): "(aimed at: AUC ≥ .71)",
}


def main() -> None:
    """The tables of the file that is named; else of the corpora at hand, once more with each mailbox by itself; and how
    fast it is."""
    named = os.environ.get("EVENTS")
    wanted = ["named"] if named else sys.argv[1:] or ["tables", "mailboxes", "speed"]
    lots: list[dict[str, Rows]] = []
    if named:
        lots.append({Path(named).stem: rows(events(Path(named)))})
    if "tables" in wanted:
        lots.append({name: rows(backend) for name, backend in corpora()})
    if "mailboxes" in wanted:
        lots.append({f"{name}, each mailbox by itself": rows(apart(backend), ALONE) for name, backend in corpora()})
    if os.environ.get("JSON"):
        print(json.dumps([table for some in lots for table in tables(some)], ensure_ascii=False, indent=2))
        return
    for some in lots:
        tell(some)
    if "speed" in wanted:
        from bench import ties_speed

        ties_speed.main()


def tell(lots: Mapping[str, Rows]) -> None:
    """The tables for reading, and the weights behind them."""
    if not lots:
        print("Corpora: not there (put them into ../shared/data or say where in ENISHI_DATA)")
        return
    for table in tables(lots):
        show(table)
    print("\n   Weights learnt from all of these:", *learnt(lots), sep="\n   ")


def learnt(lots: Mapping[str, Rows]) -> Iterator[str]:
    """What the weights are when all the corpora at hand are learnt from: those of `outlook` are these, rounded."""
    for task in TASKS:
        weights = learn([_chosen(task, lot) for lot in lots.values()])
        names = [field.name for field in fields(Weights)]
        yield f"{task}: " + ", ".join(f"{name} {value:+.2f}" for name, value in zip(names, weights, strict=True))


def tables(lots: Mapping[str, Rows]) -> Iterator[dict[str, object]]:
    """A document for each task and corpus."""
    for task in TASKS:
        chosen = {name: _chosen(task, lot) for name, lot in lots.items()}
        for name, lot in chosen.items():
            others = {other: rows for other, rows in chosen.items() if other != name}
            yield {
                "task": task,
                "asks": TASKS[task].format(horizon=lot.horizon),
                "corpus": name,
                "rows": len(lot),
                "base": float(lot.came.mean()) if len(lot) else None,
                "target": _TARGETS.get((task, name), ""),
                "scores": {score: _figures(judge(lot, value)) for score, value in scores(task, lot, others).items()},
            }


def _figures(ranked: Ranked) -> dict[str, float | None]:
    """None, as JSON has it, where nothing or everything came."""
    return {name: None if isnan(figure) else figure for name, figure in asdict(ranked).items()}


def _chosen(task: str, lot: Rows) -> Rows:
    return lot.active() if task == "A" else lot.silent()


def scores(task: str, lot: Rows, others: Mapping[str, Rows]) -> dict[str, Column]:
    """Every score by its name: the usual ones, the published rule, and ours with weights learnt in three ways."""
    days, recency, alive = np.log1p(lot.days), np.log1p(lot.age), np.log1p(lot.seen_age)
    fixed = days - 0.55 * recency - 0.3 * alive if task == "A" else 0.35 * days - 1.4 * recency - 0.5 * alive
    found = {
        "recency": -lot.age,
        "count": lot.messages,
        "exponential": lot.exponential,
        "power law": lot.strength,
        "published rule": fixed,
        "ours": lot.active_odds if task == "A" else lot.revive_odds,
    }
    if len(set(lot.owner)) > 1 and 0 < lot.came.mean() < 1:
        found["ours, weights of other owners"] = by_other_owners(lot, list(others.values()))
    for name, rows_ in others.items():
        found[f"ours, weights of {name.partition(',')[0]}"] = lot.features() @ learn([rows_])
    return found


def show(table: dict[str, object]) -> None:
    """One table for reading."""
    print(f"\n{table['task']}. {table['asks']}\n   {table['corpus']}: {table['rows']:,} rows,", end=" ")
    print("no ties" if table["base"] is None else f"{table['base']:.3f} came {table['target']}")
    print(f"   {'':32} {'AUC':>6} {'AP':>6} {'P@10':>6}")
    scored = table["scores"]
    assert isinstance(scored, dict)
    for name, ranked in scored.items():
        figures = ("–" if ranked[key] is None else f"{ranked[key]:.3f}" for key in ("auc", "ap", "p10"))
        print(f"   {name:32} {' '.join(f'{figure:>6}' for figure in figures)}")


if __name__ == "__main__":
    main()
