"""What the owner puts right on a photographed card. The card itself is said by hand: no picture is read here."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from tests.cast import NOW

from enishi.kit.card_fields import Card
from enishi.kit.say import Refused
from enishi.queries.cards import field_values
from enishi.records import Origin
from enishi.services.cards import correct_card
from enishi.services.facts import store
from enishi.services.undo import undo
from enishi.services.whoiswho import settle
from enishi.sources.card_photo.person import said_by
from enishi.store.models import Import, Owner, Person, Sighting

LATER = datetime(2026, 12, 1, tzinfo=UTC)
READ = {
    "name": "渡邉 健太郎",
    "organisation": "株式会社青葉",
    "phone": "03-5234-5678",
    "email": "watanabe@aoba.example",
}


@pytest.fixture
def card(owner: Owner) -> Sighting:
    """A card as it was read, one letter of the address wrong."""
    read = Card()
    for name, text in {**READ, "email": "watanabc@aoba.example"}.items():
        read.add(name, text, 0.8)
    beside = (("confidence email", "0.8"), ("outline", "0 0 1 0 1 1 0 1"))
    record = said_by(read, Origin("card_photo", "abc:1"), None, beside)
    stored = store([record], owner=owner, job=None, now=NOW)
    settle(owner, stored.identities)
    return Sighting.objects.get(owner=owner, key="abc:1")


def now_said(owner: Owner) -> dict[str, str]:
    row = Sighting.objects.get(owner=owner, key="abc:1", current=True)
    return {name: value for name, value in field_values(row.data).items() if value}


def test_what_the_owner_writes_counts_before_what_was_read(owner: Owner, card: Sighting) -> None:
    correct_card(owner=owner, card=card.pk, said=READ, now=NOW)
    assert now_said(owner) == READ
    (person,) = Person.objects.known().filter(owner=owner)
    reached = person.handles.filter(kind="email").values_list("value", flat=True)
    assert "watanabe@aoba.example" in reached


def test_a_corrected_field_is_not_doubtful_any_more(owner: Owner, card: Sighting) -> None:
    correct_card(owner=owner, card=card.pk, said=READ, now=NOW)
    row = Sighting.objects.get(owner=owner, key="abc:1", current=True)
    assert row.data["extra"] == [["outline", "0 0 1 0 1 1 0 1"]]


def test_a_correction_can_be_undone_and_made_again(owner: Owner, card: Sighting) -> None:
    done = correct_card(owner=owner, card=card.pk, said=READ, now=NOW)
    undo(owner=owner, deed=done.pk, now=LATER)
    assert now_said(owner)["email"] == "watanabc@aoba.example"
    correct_card(owner=owner, card=card.pk, said=READ, now=LATER)
    assert now_said(owner) == READ


def test_reading_the_picture_again_leaves_the_correction(owner: Owner, card: Sighting) -> None:
    correct_card(owner=owner, card=card.pk, said=READ, now=NOW)
    read = Card()
    for name, text in {**READ, "email": "watanabc@aoba.example"}.items():
        read.add(name, text, 0.8)
    beside = (("confidence email", "0.8"), ("outline", "0 0 1 0 1 1 0 1"))
    store([said_by(read, Origin("card_photo", "abc:1"), None, beside)], owner=owner, job=None, now=LATER)
    assert now_said(owner) == READ


def test_a_file_that_says_something_else_again_leaves_the_correction(owner: Owner, card: Sighting) -> None:
    correct_card(owner=owner, card=card.pk, said=READ, now=NOW)
    read = Card()
    for name, text in {**READ, "title": "課長", "phone": "03-5234-9999"}.items():
        read.add(name, text, 0.9)
    job = Import.objects.create(owner=owner, name="again.jpg", path="x/again.jpg", state=Import.State.DONE)
    store([said_by(read, Origin("card_photo", "abc:1"), None, ())], owner=owner, job=job, now=LATER)
    assert now_said(owner) == READ


def test_a_correction_that_changes_nothing_leaves_the_card(owner: Owner, card: Sighting) -> None:
    correct_card(owner=owner, card=card.pk, said=READ, now=NOW)
    again = Sighting.objects.get(owner=owner, key="abc:1", current=True)
    correct_card(owner=owner, card=again.pk, said=READ, now=LATER)
    assert Sighting.objects.filter(owner=owner, key="abc:1").count() == 2


@pytest.mark.parametrize(("field", "text"), [("name", ""), ("email", "watanabe"), ("phone", "none")])
def test_what_is_no_address_is_refused(owner: Owner, card: Sighting, field: str, text: str) -> None:
    with pytest.raises(Refused):
        correct_card(owner=owner, card=card.pk, said={**READ, field: text}, now=NOW)
    assert now_said(owner)["email"] == "watanabc@aoba.example"
