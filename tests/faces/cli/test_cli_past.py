"""The census and organisations at the terminal."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.faces.cli.conftest import Said
from tests.services.test_careers import card, know, me

from enishi.store.models import Owner


@pytest.fixture
def past(owner: Owner) -> Owner:
    know(
        owner,
        card("Ben Carter", "ben@harbourworks.example", "Harbour Works", "Director", "20120401"),
        card("Dana", "dana@ocean.example", "Blue Boats"),
    )
    me(owner, "Harbour Works", "2010-04", "2018-03", "Engineer")
    return owner


def test_the_census_is_one_document(past: Owner, enishi: Callable[..., Said]) -> None:
    found = enishi("census", "--json").document
    assert (found["colleagues"]["people"], found["everyone"]["people"]) == (1, 2)
    assert "Former colleagues" in enishi("census").out


def test_organisations_are_found_and_decided_by_name(past: Owner, enishi: Callable[..., Said]) -> None:
    assert [line["name"] for line in enishi("organisations", "harbour", "--json").document] == ["Harbour Works"]
    said = enishi("organisation", "Harbour Works", "former", "Blue Boats", "--since", "2019-04")
    assert said.code == 0
    assert "Dana" in said.out
    assert enishi("organisation", "Nowhere", "same", "Blue Boats").code == 1
