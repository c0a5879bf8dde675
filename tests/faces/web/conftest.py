"""What the tests of the pages share: Aiko's book, lived in, and a browser that is inside the door."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from tests.cast import AIKO, BEN, BEN_CARD, MAKOTO, MAKOTO_CARD, NOW, aiko, give, letter, mailbox, years_with
from tests.shelf import Shelf

from enishi.services.door import new_key
from enishi.services.measuring import refresh_all
from enishi.services.owner import add_own_address
from enishi.store.models import Owner, Person

ASK = letter(BEN, AIKO, days_ago=1.1, subject="Slides", text="Could you send me the slides by Friday?")
OTHER_BEN = "BEGIN:VCARD\nVERSION:3.0\nFN:Ben Carter\nN:Carter;Ben;;;\nEMAIL:ben@home.example.net\nEND:VCARD\n"


@pytest.fixture
def owner(db: None, settings: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Owner:
    """Aiko's empty book; it is nine in the morning in Tokyo."""
    settings.HOME = tmp_path  # type: ignore[attr-defined]
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    return aiko()


@pytest.fixture
def lived_in(owner: Owner, shelf: Shelf) -> Owner:
    """A book with Ben, whom Aiko knows twice, and Makoto, who has gone quiet."""
    return shelf.fill("lived in", owner, live_in)


def live_in(owner: Owner) -> None:
    """Aiko's letters and cards go in, and her ties are looked at."""
    add_own_address(owner=owner, text="aiko@example.jp", now=NOW)
    letters = [*years_with(BEN, every=40, until=5), ASK, *years_with(MAKOTO, every=14, until=120, since=500)]
    give(owner, "letters.mbox", mailbox(letters))
    give(owner, "cards.vcf", BEN_CARD + OTHER_BEN + MAKOTO_CARD)
    refresh_all(owner, now=NOW)


@pytest.fixture
def inside(request: pytest.FixtureRequest, owner: Owner, client: Client) -> Client:
    """A browser that came in by a link, once the book is filled: it may have another number then."""
    for filled in {"lived_in", "known"} & set(request.fixturenames):
        request.getfixturevalue(filled)
    client.get(f"/enter/{new_key(owner=owner)}/")
    return client


@pytest.fixture
def makoto(lived_in: Owner) -> Person:
    return Person.objects.known().get(owner=lived_in, name="髙橋 誠")
