"""What the owner did, newest first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from tests.cast import BEN_CARD, NOW, give

from enishi.kit.say import say
from enishi.queries.history import PAGE, deed_line, history_page
from enishi.services.people import place
from enishi.services.undo import undo
from enishi.store.models import Deed, Owner, Person


def test_the_newest_deed_comes_first_and_pages_lose_none(owner: Owner) -> None:
    for number in range(PAGE + 5):
        Deed.objects.create(
            owner=owner, at=NOW + timedelta(minutes=number // 2), what=say("Deed {n}", n=number).as_json()
        )
    pages = [history_page(owner=owner, page=n) for n in (1, 2)]
    told = [str(line.what) for page in pages for line in page.lines]
    assert told == [f"Deed {n}" for n in reversed(range(PAGE + 5))]
    assert pages[0].pages == 2


def test_a_page_that_does_not_exist_is_the_nearest(owner: Owner) -> None:
    assert history_page(owner=owner, page=-3).page == 1
    assert history_page(owner=owner, page=99).page == 1


def test_a_deed_undone_says_so_and_the_undoing_can_be_undone(owner: Owner, person: Callable[..., Person]) -> None:
    done = place(owner=owner, person=person("Ben Carter").pk, relation="peer", now=NOW)
    undo(owner=owner, deed=done.pk, now=NOW)
    undoing, first = history_page(owner=owner).lines
    assert (first.can_undo, first.undone_at, first.undoes) == (False, NOW, False)
    assert (undoing.can_undo, undoing.undoes) == (True, True)


def test_files_given_are_a_deed_that_can_be_taken_back(owner: Owner) -> None:
    give(owner, "ben.vcf", BEN_CARD)
    (line,) = history_page(owner=owner).lines
    assert line.can_undo
    assert "ben.vcf" in str(line.what)


def test_a_deed_of_another_book_is_not_told(owner: Owner) -> None:
    other = Deed.objects.create(owner=Owner.objects.create(), at=NOW, what=say("Secret").as_json())
    assert deed_line(owner=owner, deed=other.pk) is None
    assert history_page(owner=owner).lines == ()
