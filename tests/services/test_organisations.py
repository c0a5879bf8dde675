"""Which names are one organisation: evidence first, the owner's word last, with a real database under it."""

from __future__ import annotations

import pytest
from tests.cast import NOW
from tests.services.test_careers import card, know

from enishi.kit.say import Refused
from enishi.queries.organisations import organisation_lines, organisation_page
from enishi.services import organisations as services
from enishi.services.rebuild import rebuild
from enishi.services.undo import undo
from enishi.store.models import Organisation, OrganisationDecision, Owner, Stint


@pytest.fixture
def group(owner: Owner) -> Owner:
    """Two companies of one group that share a domain, and a third that has nothing to do with them."""
    cards = [card(f"A {n}", f"a{n}@oceangroup.example", "Blue Boats", rev="20200101") for n in range(3)]
    cards += [card(f"B {n}", f"b{n}@oceangroup.example", "Red Rafts", rev="20200101") for n in range(3)]
    know(owner, *cards, card("Cleo", "cleo@kites.example", "Kite Makers"))
    return owner


def pk(name: str) -> int:
    return Organisation.objects.get(name=name).pk


def houses(owner: Owner) -> list[tuple[str, int]]:
    return sorted((line.name, line.now + line.once) for line in organisation_lines(owner=owner))


def test_companies_that_share_a_domain_stay_apart_but_are_asked_about(group: Owner) -> None:
    page = organisation_page(owner=group, organisation=pk("Blue Boats"))
    assert [(line.name, line.domain) for line in page.perhaps] == [("Red Rafts", "oceangroup.example")]
    assert houses(group) == [("Blue Boats", 3), ("Kite Makers", 1), ("Red Rafts", 3)]


def test_same_joins_outlives_a_rebuild_and_can_be_undone_with_the_old_ids(group: Owner) -> None:
    before = set(Organisation.objects.values_list("pk", "name"))
    done = services.same(owner=group, one=pk("Blue Boats"), other=pk("Red Rafts"), now=NOW)
    rebuild(owner=group, now=NOW)
    assert sorted(number for _, number in houses(group)) == [1, 6]
    undo(owner=group, deed=done.pk, now=NOW)
    assert set(Organisation.objects.values_list("pk", "name")) == before
    assert houses(group) == [("Blue Boats", 3), ("Kite Makers", 1), ("Red Rafts", 3)]


def test_different_ends_the_question_until_it_is_taken_back(group: Owner) -> None:
    services.different(owner=group, one=pk("Blue Boats"), other=pk("Red Rafts"), now=NOW)
    assert organisation_page(owner=group, organisation=pk("Blue Boats")).perhaps == ()
    decision = OrganisationDecision.objects.get()
    services.undecide(owner=group, decision=decision.pk, now=NOW)
    assert len(organisation_page(owner=group, organisation=pk("Blue Boats")).perhaps) == 1


def test_a_former_name_joins_and_is_shown_no_more(group: Owner) -> None:
    services.former(owner=group, one=pk("Kite Makers"), other=pk("Red Rafts"), since="2019-04", now=NOW)
    (line,) = [line for line in organisation_lines(owner=group) if line.now + line.once == 4]
    assert line.name == "Kite Makers"
    page = organisation_page(owner=group, organisation=line.id)
    assert [(name.name, name.is_former) for name in page.names] == [("Red Rafts", True), ("Kite Makers", False)]


def test_who_stayed_through_a_change_of_name_did_not_change_jobs(owner: Owner) -> None:
    know(owner, card("Ben Carter", "ben@example.net", "Old Works", rev="20150101"))
    know(owner, card("Ben Carter", "ben@example.net", "New Works", rev="20240101"), name="later.vcf")
    assert Stint.objects.count() == 2
    done = services.former(owner=owner, one=pk("New Works"), other=pk("Old Works"), now=NOW)
    assert [stint.is_current for stint in Stint.objects.all()] == [True]
    undo(owner=owner, deed=done.pk, now=NOW)
    assert Stint.objects.count() == 2


def test_a_date_that_is_none_and_one_name_twice_are_refused(group: Owner) -> None:
    with pytest.raises(Refused):
        services.former(owner=group, one=pk("Blue Boats"), other=pk("Red Rafts"), since="soon", now=NOW)
    with pytest.raises(Refused):
        services.same(owner=group, one=pk("Blue Boats"), other=pk("Blue Boats"), now=NOW)
