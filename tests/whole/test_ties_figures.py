"""How well ties tell what comes: the figures that must hold on published corpora, where those are at hand."""

from __future__ import annotations

import pytest
from bench.ties_data import corpora
from bench.ties_judging import Ranked, judge
from bench.ties_learning import learn
from bench.ties_rows import Rows, rows

pytestmark = pytest.mark.slow
AUC = {("A", "email-Eu"): 0.84, ("A", "Enron"): 0.81, ("B", "email-Eu"): 0.76, ("B", "Enron"): 0.71}
P10 = {"email-Eu": 0.71, "Enron": 0.62}


@pytest.fixture(scope="module")
def lots() -> dict[str, Rows]:
    found = {name: rows(backend) for name, backend in corpora()}
    if not found:
        pytest.skip("the published corpora are not on this machine")
    return found


def ranked(lot: Rows, task: str) -> Ranked:
    return (
        judge(lot.active(), lot.active().active_odds) if task == "A" else judge(lot.silent(), lot.silent().revive_odds)
    )


def test_who_will_be_in_touch_is_told_from_who_will_not(lots: dict[str, Rows]) -> None:
    assert {name: ranked(lot, "A").auc >= AUC["A", name] for name, lot in lots.items()} == dict.fromkeys(lots, True)


def test_of_each_owners_first_ten_enough_are_in_touch(lots: dict[str, Rows]) -> None:
    assert {name: ranked(lot, "A").p10 >= P10[name] for name, lot in lots.items()} == dict.fromkeys(lots, True)


def test_silent_ties_that_come_alive_are_told_from_the_others(lots: dict[str, Rows]) -> None:
    assert {name: ranked(lot, "B").auc >= AUC["B", name] for name, lot in lots.items()} == dict.fromkeys(lots, True)


def test_weights_of_one_corpus_serve_the_other(lots: dict[str, Rows]) -> None:
    for name, lot in lots.items():
        for other in lots.keys() - {name}:
            weights = learn([lots[other].active()])
            assert (
                judge(lot.active(), lot.active().features() @ weights).auc > judge(lot.active(), -lot.active().age).auc
            )
