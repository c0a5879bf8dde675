"""How alike two words of a name are."""

from __future__ import annotations

import pytest

from enishi.kit.people_names import parse_name
from enishi.resolve.names import Verdict, compare_names
from enishi.resolve.words import without_umlauts


@pytest.mark.parametrize(
    ("one", "other"), [("Jürgen Müller", "Juergen Mueller"), ("Anna Schönberg", "Anna Schoenberg")]
)
def test_an_umlaut_is_written_in_two_ways(one: str, other: str) -> None:
    a, b = parse_name(one), parse_name(other)
    assert a is not None and b is not None  # noqa: PT018
    compared = compare_names(a, b)
    assert (compared.verdict, compared.is_slip) == (Verdict.AGREES, False)


@pytest.mark.parametrize("word", ["maeda", "ueda", "inoue", "moeko", "joe", "xue", "samuel", "michael", "noel"])
def test_other_names_have_the_letters_of_an_umlaut_and_none(word: str) -> None:
    assert without_umlauts(word) == word
