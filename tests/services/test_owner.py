"""The owner's settings, own addresses and sessions."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.utils import timezone
from tests.cast import BEN, BEN_CARD, MAKOTO, NOW, give, mailbox, years_with

from enishi.kit.say import Refused
from enishi.queries.today import today
from enishi.services.export import export_lines
from enishi.services.owner import add_own_address, end_sessions, open_book, remove_own_address, set_up
from enishi.services.undo import undo
from enishi.store.models import Advice, Deed, Handle, Owner, Person, Sighting

AS_IT_IS = {
    "name": "原 愛子",
    "language": "ja",
    "zone": "Asia/Tokyo",
    "theme": "auto",
    "calendar": "era",
    "single_keys": True,
}
LATE = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)  # the 24th in Tokyo, the 23rd in London


@pytest.fixture(autouse=True)
def _nine_in_the_morning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def test_a_book_has_one_owner_however_often_it_is_opened(owner: Owner) -> None:
    assert open_book() == open_book() == owner


@pytest.mark.parametrize(
    "wrong",
    [
        {"zone": "Mars/Olympus"},
        {"zone": ""},
        {"zone": "../../etc/passwd"},
        {"theme": "plaid"},
        {"calendar": "maya"},
        {"language": "tlh"},
    ],
    ids=str,
)
def test_a_setting_that_does_not_exist_is_refused_and_nothing_changes(owner: Owner, wrong: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        set_up(owner=owner, **{**AS_IT_IS, "name": "Other", **wrong}, now=NOW)
    assert Owner.objects.get().name == "原 愛子"
    assert not Deed.objects.exists()


def test_another_zone_is_another_day(owner: Owner) -> None:
    assert today(owner=owner, now=LATE).on.day == 24
    set_up(owner=owner, **{**AS_IT_IS, "zone": "Europe/London"}, now=LATE)
    assert today(owner=owner, now=LATE).on.day == 23


def test_another_zone_makes_the_advice_of_that_zone_s_day(owner: Owner) -> None:
    give(owner, "ben.vcf", BEN_CARD.replace("--11-24", "--11-25"))
    set_up(owner=owner, **{**AS_IT_IS, "zone": "Europe/London"}, now=LATE)
    assert owner.advised_on == datetime(2026, 11, 23, tzinfo=UTC).date()
    set_up(owner=owner, **AS_IT_IS, now=LATE)
    assert Advice.objects.filter(rule="birthday").exists()


def test_settings_are_undone_as_they_were(owner: Owner) -> None:
    done = set_up(owner=owner, **{**AS_IT_IS, "theme": "dark", "name": "  Aiko Hara "}, now=NOW)
    assert (owner.theme, owner.name) == ("dark", "Aiko Hara")
    undo(owner=owner, deed=done.pk, now=NOW)
    assert (owner.theme, owner.name) == ("auto", "原 愛子")


def test_ending_all_sessions_raises_the_generation(owner: Owner) -> None:
    before = owner.generation
    end_sessions(owner=owner)
    assert Owner.objects.get().generation == before + 1


@pytest.mark.parametrize("text", ["", "aiko", "aiko@", "@example.jp", "   "])
def test_what_is_no_address_is_refused(owner: Owner, text: str) -> None:
    with pytest.raises(Refused):
        add_own_address(owner=owner, text=text, now=NOW)
    assert not Handle.objects.exists()


def test_an_address_is_owned_once(owner: Owner) -> None:
    add_own_address(owner=owner, text="aiko@example.jp", now=NOW)
    with pytest.raises(Refused):
        add_own_address(owner=owner, text="AIKO@example.jp", now=NOW)
    assert Sighting.objects.count() == 1


def test_owning_an_address_and_undoing_it_leaves_the_book_as_it_was(owner: Owner) -> None:
    give(owner, "m.mbox", mailbox(years_with(BEN, every=90) + years_with(MAKOTO, every=90)))
    before = "".join(export_lines(owner=owner))
    done = add_own_address(owner=owner, text="aiko@home.example.net", now=NOW)
    undo(owner=owner, deed=done.pk, now=NOW)
    assert "".join(export_lines(owner=owner)) == before


def test_an_own_address_that_nothing_else_names_makes_nobody_known_when_it_is_let_go(owner: Owner) -> None:
    for text in ("aiko@example.jp", "aiko@home.example.net"):
        add_own_address(owner=owner, text=text, now=NOW)
    done = remove_own_address(owner=owner, handle=Handle.objects.get(value__contains="home").pk, now=NOW)
    assert not Person.objects.known().exists()
    undo(owner=owner, deed=done.pk, now=NOW)
    assert Handle.objects.filter(person__is_owner=True).count() == 2


def test_owning_undone_and_undone_again_is_owning(owner: Owner) -> None:
    done = add_own_address(owner=owner, text="aiko@home.example.net", now=NOW)
    before = "".join(export_lines(owner=owner))
    undo(owner=owner, deed=undo(owner=owner, deed=done.pk, now=NOW).pk, now=NOW)
    assert "".join(export_lines(owner=owner)) == before


def test_nobody_else_s_address_can_be_disowned(owner: Owner) -> None:
    give(owner, "ben.vcf", BEN_CARD)
    with pytest.raises(Refused):
        remove_own_address(owner=owner, handle=Handle.objects.get(value="ben@example.org").pk, now=NOW)
