"""Photographed cards on the command line: those to be checked, and putting a field right."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.cast import NOW

from enishi.kit.card_fields import Card
from enishi.queries.cards import field_values
from enishi.records import Origin
from enishi.services.facts import store
from enishi.services.imports import take_in
from enishi.services.owner import open_book
from enishi.services.whoiswho import settle
from enishi.sources.card_photo import SOURCE_NAME
from enishi.sources.card_photo.person import said_by
from enishi.store.models import Sighting


@pytest.fixture
def cards(enishi: Callable) -> list[int]:
    """Two cards of one picture, of one of which the e-mail address was read doubtfully."""
    owner = open_book()
    job = take_in(owner=owner, name="meishi.png", chunks=[b"\x89PNG\r\n\x1a\n" + bytes(100)])
    records = []
    for number, (name, sure) in enumerate((("妹尾克修", "0.7"), ("渡邉 健太郎", "0.99")), 1):
        read = Card()
        read.add("name", name, 1.0)
        read.add("email", f"card{number}@example.jp", float(sure))
        beside = (("confidence email", sure),)
        records.append(said_by(read, Origin(SOURCE_NAME, f"mark:{number}"), None, beside))
    settle(owner, store(records, owner=owner, job=job, now=NOW).identities)
    return list(Sighting.objects.filter(source=SOURCE_NAME).order_by("key").values_list("pk", flat=True))


def test_the_cards_to_be_checked_are_listed(enishi: Callable, cards: list[int]) -> None:
    assert enishi("cards").out.splitlines() == [f"{cards[0]}\tmeishi.png\t妹尾克修\temail=card1@example.jp (70 %)"]
    assert len(enishi("cards", "--all").out.splitlines()) == 2
    (one,) = enishi("cards", "--json").document
    assert (one["file"], one["view"]["name"]) == ("meishi.png", "妹尾克修")


def test_one_field_is_put_right_and_the_others_stay(enishi: Callable, cards: list[int]) -> None:
    assert enishi("cards", "correct", cards[0], "email=k.seo@example.jp", "title=部長").code == 0
    row = Sighting.objects.get(source=SOURCE_NAME, key="mark:1", current=True)
    said = {name: value for name, value in field_values(row.data).items() if value}
    assert said == {"name": "妹尾克修", "email": "k.seo@example.jp", "title": "部長"}
    assert enishi("cards").out == ""


@pytest.mark.parametrize("fields", [("mail=x@example.jp",), ("email=nonsense",), ("email",), ()])
def test_what_cannot_be_said_is_refused_and_changes_nothing(
    enishi: Callable, cards: list[int], fields: tuple[str, ...]
) -> None:
    assert enishi("cards", "correct", cards[0], *fields).code == 1
    assert enishi("cards", "correct", 999, "title=x").code == 1
    assert Sighting.objects.filter(source=SOURCE_NAME, current=True).count() == 2
