"""The gold: large, hard, labelled more than once; and what is found in the part that no rule was written for."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from bench.promises import judge, read

from enishi.promises import Kind

GOLD = Path(__file__).parent / "gold"
LANGUAGES = ("ja", "en")


def rows(language: str, parts: tuple[str, ...] = ("dev", "held")) -> list[list[str]]:
    files = (GOLD / f"{language}_{part}.tsv" for part in parts)
    return [line.split("\t") for file in files for line in file.read_text("utf-8").splitlines()[1:]]


def kappa(pairs: list[tuple[str, str]]) -> float:
    """Cohen's κ (1960): the agreement beyond what chance gives."""
    number = len(pairs)
    agreed = sum(one == other for one, other in pairs) / number
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    chance = sum(first[label] * second[label] for label in first) / number**2
    return (agreed - chance) / (1 - chance)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_gold_is_large_and_most_of_it_promises_nothing(language: str) -> None:
    found = rows(language)
    assert len(found) >= 600
    assert sum(row[2] != "promise" for row in found) >= len(found) / 2
    every = rows(language, ("dev", "dev2", "third", "held", "held2"))
    assert len({row[1] for row in every}) == len(every)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_second_part_held_out_is_mostly_what_only_sounds_like_a_promise(language: str) -> None:
    found = rows(language, ("held2",))
    assert len(found) >= 150
    assert sum(row[2] == "none" for row in found) >= len(found) / 2


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("column", [4, 5])
def test_labellers_agree_on_the_gold(language: str, column: int) -> None:
    assert kappa([(row[2], row[column]) for row in rows(language) if row[column]]) >= 0.70


@pytest.mark.parametrize("part", ["held", "held2"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_promises_are_found_in_sentences_that_no_rule_was_written_for(language: str, part: str) -> None:
    found = judge(read(GOLD / f"{language}_{part}.tsv"), Kind.PROMISE)
    assert found.precision >= 0.92
    assert found.recall >= 0.80


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_mended_stays_mended(language: str) -> None:
    """On the sentences that rules were written beside, which says nothing of others."""
    for part in ("dev", "dev2", "third"):
        found = judge(read(GOLD / f"{language}_{part}.tsv"), Kind.PROMISE)
        assert found.precision >= 0.93
        assert found.recall >= 0.90
