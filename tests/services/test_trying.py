"""The measures on the owner's own past; and everybody's contacts as a table, which measures as the kept ties do."""

from __future__ import annotations

from dataclasses import astuple, fields

import pytest
from tests.cast import AIKO, NOW, give, letter, mailbox, years_with
from tests.shelf import Shelf

from enishi.queries.columns import contacts, seen
from enishi.queries.measure import measures
from enishi.services.measuring import refresh_all
from enishi.services.owner import add_own_address
from enishi.services.trying import too_few, try_on_own_past
from enishi.store.models import Owner, Person
from enishi.ties.engines import measured
from enishi.ties.outlook import ALONE, Weights
from enishi.ties.trial import trial


@pytest.fixture
def book(owner: Owner, shelf: Shelf) -> Owner:
    """Twelve go on writing, twelve fell silent a good 90 days ago; both wrote equally often before."""
    return shelf.fill("going and gone", owner, write_for_years)


def write_for_years(owner: Owner) -> None:
    add_own_address(owner=owner, text="aiko@example.jp", now=NOW)
    going = [each for n in range(12) for each in years_with(f"g{n}@example.net", every=30 + n, since=400, until=5)]
    gone = [each for n in range(12) for each in years_with(f"s{n}@example.net", every=30 + n, since=400, until=200)]
    group = letter("g1@example.net", f"{AIKO}, g2@example.net, g3@example.net", days_ago=50)
    give(owner, "m.mbox", mailbox([*going, *gone, group]))


def test_the_measures_foretell_who_goes_on_and_say_how_surely(book: Owner) -> None:
    found = try_on_own_past(owner=book, now=NOW)
    assert (found.ties, found.came) == (24, 12)
    ours = found.told[0]
    assert ours.way == "ours"
    assert 0.5 < ours.low <= ours.auc <= ours.high <= 1


def test_what_was_found_is_kept_for_the_page(book: Owner) -> None:
    assert measures(owner=book).trial is None
    found = try_on_own_past(owner=book, now=NOW)
    kept = measures(owner=Owner.objects.get(pk=book.pk)).trial
    assert kept is not None
    assert (kept.ties, kept.came, kept.cut) == (found.ties, found.came, found.cut)
    assert [told.auc for told in kept.told] == [told.auc for told in found.told]


def test_every_part_of_an_outlook_has_its_words_and_its_weights(owner: Owner) -> None:
    weights = measures(owner=owner).weights
    assert len({weight.part for weight in weights}) == len(weights) == len(fields(Weights))
    assert [weight.active for weight in weights] == list(astuple(ALONE.active))
    assert [weight.revive for weight in weights] == list(astuple(ALONE.revive))


def test_too_little_is_said_to_be_too_little(owner: Owner) -> None:
    add_own_address(owner=owner, text="aiko@example.jp", now=NOW)
    give(owner, "m.mbox", mailbox(years_with("one@example.net", every=30)))
    assert try_on_own_past(owner=owner, now=NOW).told == ()


@pytest.mark.parametrize("silent", [0, 80, 89, 90, 91, 454, 455, 456])
def test_a_small_book_is_counted_without_the_engines_as_they_would_count_it(owner: Owner, silent: int) -> None:
    add_own_address(owner=owner, text="aiko@example.jp", now=NOW)
    ends = [letter("edge@example.net", AIKO, days_ago=silent), letter("late@example.net", AIKO, days_ago=3)]
    give(owner, "m.mbox", mailbox([*years_with("one@example.net", every=30), *ends]))
    today = owner.today(NOW)
    assert too_few(owner, today=today) == trial(contacts(owner), seen(owner), today=today)


def test_an_empty_book_can_be_tried(owner: Owner) -> None:
    assert try_on_own_past(owner=owner, now=NOW).ties == 0


def test_the_table_of_the_book_measures_as_the_kept_ties_do(book: Owner) -> None:
    refresh_all(book, now=NOW)
    rows = measured(contacts(book), seen(book), today=book.today(NOW))["ties"].to_pylist()
    assert len(rows) == Person.objects.known().filter(days__gte=1).count() == 24
    for row in rows:
        tie = Person.objects.get(pk=row["person"]).kept_tie()
        for name in ("days", "days_last_year", "received", "sent", "they_started", "we_answered"):
            assert row[name] == getattr(tie, name), name
        assert row["strength"] == pytest.approx(tie.strength, abs=1e-9)
        assert row["warmth"] == pytest.approx(tie.warmth, abs=1e-9)
        assert (row["first"], row["last"], row["rhythm"]) == (tie.first, tie.last, tie.rhythm)
