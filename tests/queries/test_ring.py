"""Who is on the ring, in which circle and in which sector."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from tests.cast import NOW

from enishi.queries.ring import ELSEWHERE, ring, sectors_of
from enishi.store.models import Owner, Person, Tag

Maker = Callable[..., Person]
LAST = date(2026, 11, 1)
SHIRTS, HIKERS, PEERS = ("organisation", "Shirts"), ("group", "Hikers"), ("relation", "peer")


@pytest.fixture
def book(owner: Owner, person: Maker) -> Owner:
    person("Ann Bell", days=40, last=LAST, organisation="Shirts")
    person("Bo Carr", days=10, last=LAST, organisation="Shirts")
    once = {"by_quarter": [[8090, 20], [8091, 20]]}
    silent = person("Cy Dorn", days=40, last=date(2023, 1, 1), tie=once)
    Person.objects.filter(pk=silent.pk).update(days_last_year=0)
    person("Di Eves")
    return owner


def on_it(owner: Owner, **asked: str) -> dict[str, int]:
    return {spot.called: spot.circle for spot in ring(owner=owner, now=NOW, **asked).spots}  # type: ignore[arg-type]


def test_the_circles_follow_the_words_for_closeness(book: Owner) -> None:
    assert on_it(book) == {"Ann": 1, "Bo": 2, "Cy": 4, "Di": 5}


def test_somebody_without_contact_does_not_vanish(book: Owner) -> None:
    found = ring(owner=book, now=NOW, show="yet")
    assert [row.person.name for row in found.rows] == ["Di Eves"]
    assert found.counts == {"all": 4, "now": 2, "past": 1, "yet": 1}


def test_a_silent_tie_stands_where_it_stood_in_its_best_year(book: Owner) -> None:
    assert on_it(book, show="past") == {"Cy": 1}


def test_the_list_has_everybody_who_is_on_the_ring(book: Owner) -> None:
    found = ring(owner=book, now=NOW)
    assert {spot.person.id for spot in found.spots} == {row.person.id for row in found.rows}


@pytest.mark.parametrize("sort", ["close", "name", "recent"])
def test_the_list_is_sorted_as_asked(sort: str, book: Owner) -> None:
    names = [row.person.name[:2] for row in ring(owner=book, now=NOW, sort=sort).rows]
    assert names[:2] == ["An", "Bo"]


def test_a_sector_gathers_people_of_one_place_and_the_rest_stands_elsewhere(book: Owner) -> None:
    found = ring(owner=book, now=NOW)
    assert found.sectors == (SHIRTS, ELSEWHERE)
    assert {spot.called: found.sectors[spot.sector] for spot in found.spots}["Cy"] == ELSEWHERE


def test_the_owners_groups_come_before_organisations(book: Owner) -> None:
    for row in Person.objects.filter(name__in=["Ann Bell", "Di Eves"]):
        Tag.objects.create(owner=book, person=row, kind="group", name="Hikers", is_said=True)
    assert ring(owner=book, now=NOW).sectors[0] == HIKERS


def test_sectors_are_few_and_none_holds_a_single_person() -> None:
    many = [[("organisation", str(n // 2))] for n in range(40)]
    assert sectors_of([*many, [PEERS]])[-1] == ELSEWHERE
    assert len(sectors_of(many)) == 6
    assert sectors_of([[SHIRTS], [PEERS]]) == (ELSEWHERE,)
    assert sectors_of([]) == ()
