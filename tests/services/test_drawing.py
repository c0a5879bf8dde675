"""A person's fields are drawn from the set of what is said of them, whatever was said first."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest
from tests.cast import NOW

from enishi.services.drawing import draw, shown_name
from enishi.store.models import Handle, Person, Sighting


@pytest.mark.parametrize(
    ("shown", "name"),
    [
        (["Ben", "Ben.", "ben@example.org"], "Ben"),
        (["Ben", "Carter, Ben", "Ben Carter (Harbour Works)", "Ben Carter"], "Ben Carter"),
        (["BEN CARTER", "Ben Carter"], "Ben Carter"),
        (["J. Carter", "John Carter"], "John Carter"),
        (["kenji", "健二", "健二★"], "健二"),
        ([], ""),
    ],
)
def test_of_the_names_shown_beside_an_address_the_plainest_is_theirs(shown: list[str], name: str) -> None:
    for order in permutations(shown):
        handles = [Handle(pk=at, names=[each]) for at, each in enumerate(order)]
        assert shown_name(handles) == shown_name([Handle(pk=1, names=list(order))]) == name


def test_a_name_that_is_shown_with_more_of_their_addresses_goes_before() -> None:
    names = [["Ben Carter"], ["Benjamin Carter"], ["Ben Carter"]]
    assert shown_name([Handle(pk=at, names=each) for at, each in enumerate(names)]) == "Ben Carter"


def test_of_several_cards_in_one_file_it_is_no_matter_which_stands_first() -> None:
    cards: list[dict[str, Any]] = [
        {"name": {"full": "Ben Carter"}, "jobs": [{"organisation": "Harbour Works"}]},
        {"name": {"full": "B. Carter"}, "jobs": [{"organisation": "Tidal Ltd"}], "birthday": {"year": 1970}},
        {"name": {"full": "Ben C."}, "jobs": [{"organisation": "Example Boats"}], "birthday": {"year": 1971}},
    ]
    drawn = set()
    for order in permutations(cards):
        said = [
            Sighting(pk=at, source="vcard", data=data, digest=data["name"]["full"], current=True, seen_at=NOW)
            for at, data in enumerate(order)
        ]
        row = Person()
        draw(row, said, [])
        drawn.add((row.name, row.organisation, row.birthday))
    assert len(drawn) == 1
