"""The pages of the past: the census and organisations, as a browser asks for them."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.services.test_careers import card, know, me

from enishi.store.models import Organisation, Owner, Person, Stint


@pytest.fixture
def past(owner: Owner) -> Owner:
    """Aiko left Harbour Works, where Ben was her boss; two companies share a domain."""
    owner.language = "en"
    owner.save()
    know(
        owner,
        card("Ben Carter", "ben@harbourworks.example", "Harbour Works", "Director", "20120401"),
        card("Dana", "dana@ocean.example", "Blue Boats"),
        card("Emil", "emil@ocean.example", "Red Rafts"),
        card("Fay", "fay@ocean.example", "Green Gulls"),
    )
    me(owner, "Harbour Works", "2010-04", "2018-03", "Engineer")
    me(owner, "Kite Makers", "2018-04")
    return owner


def body(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def test_each_number_of_the_census_leads_to_its_people(past: Owner, inside: Client) -> None:
    assert "?line=colleagues.people" in body(inside, "/census/")
    people = body(inside, "/census/?line=colleagues.people")
    assert "Ben Carter" in people
    assert "Dana" not in people


def test_a_number_that_the_census_lacks_is_not_found(past: Owner, inside: Client) -> None:
    body(inside, "/census/?line=colleagues.money", status=404)


def test_a_persons_page_tells_the_guess_with_its_evidence(past: Owner, inside: Client) -> None:
    page = body(inside, f"/people/{Person.objects.get(name='Ben Carter').pk}/")
    assert "Former boss (presumably)" in page
    assert "Both at Harbour Works" in page


def test_organisations_are_listed_found_and_shown(past: Owner, inside: Client) -> None:
    assert "Blue Boats" in body(inside, "/organisations/")
    assert "Blue Boats" not in body(inside, "/organisations/?q=harbour")
    harbour = Organisation.objects.get(name="Harbour Works")
    assert "Ben Carter" in body(inside, f"/organisations/{harbour.pk}/")
    body(inside, "/organisations/99999/", status=404)


def test_the_owner_joins_two_names_on_the_page_and_takes_it_back(past: Owner, inside: Client) -> None:
    blue = Organisation.objects.get(name="Blue Boats")
    inside.post(f"/organisations/{blue.pk}/decide/", {"verdict": "former", "name": "red rafts", "since": "2019"})
    page = body(inside, f"/organisations/{blue.pk}/")
    assert "Emil" in page
    assert "Blue Boats was called Red Rafts before." in page
    number = page.split("/organisations/decisions/")[1].split("/")[0]
    inside.post(f"/organisations/decisions/{number}/")
    assert "Emil" not in body(inside, f"/organisations/{blue.pk}/")


def test_a_name_that_the_book_lacks_is_refused_on_the_page(past: Owner, inside: Client) -> None:
    blue = Organisation.objects.get(name="Blue Boats")
    answer = inside.post(f"/organisations/{blue.pk}/decide/", {"verdict": "same", "name": "Nowhere Ltd"})
    assert answer.status_code == 422
    assert Stint.objects.exists()
