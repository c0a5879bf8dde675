"""Half a name in common is nothing in common."""

from __future__ import annotations

import pytest

from enishi.promises.kinds import is_other_kind
from enishi.promises.numbering import is_another


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("I'll send you the floor plan.", "Here is the seating plan."),
        ("I'll send you the floor plan.", "seating_plan.xlsx"),
        ("We'll correct the delivery note.", "The delivery schedule went out."),
        ("電源の規格を調べます。", "配管の規格はこちらです。"),
    ],
)
def test_two_kinds_of_a_thing_are_two_things(one: str, other: str) -> None:
    assert is_other_kind(one, other)
    assert is_other_kind(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("I'll send you the floor plan.", "The plan is attached."),
        ("I'll send you the floor plan.", "floor-plan-2F.pdf"),
        ("I'll send a summary of the survey.", "Here is the survey summary."),
        ("電源の規格を調べます。", "規格は200Vです。"),
        ("I'll call.", "It rained."),
    ],
)
def test_a_short_name_is_of_the_same_thing(one: str, other: str) -> None:
    assert not is_other_kind(one, other)


@pytest.mark.parametrize(
    ("one", "other", "is_so"),
    [
        ("I'll pay the second instalment.", "The first instalment was paid.", True),
        ("I'll pay the March invoice.", "Your April invoice is settled.", True),
        ("I'll translate chapter 2.", "Chapter 3 is done.", True),
        ("三月分の代金を払います。", "四月分をお振り込みしました。", True),
        ("第2章を訳します。", "第２章の訳です。", False),
        ("I'll pay the second instalment.", "It was paid on the first of May.", False),
        ("I'll pay the invoice.", "The March invoice is paid.", False),
    ],
)
def test_what_is_counted_is_told_apart_by_its_number(one: str, other: str, is_so: bool) -> None:
    assert is_another(one, other) is is_so
