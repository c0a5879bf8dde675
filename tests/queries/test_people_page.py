"""The list of people: ordered, filtered, found."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from tests.cast import BEN_CARD, MAKOTO_CARD, NOW, give

from enishi.queries.everyone import everyone
from enishi.queries.people import PAGE, people_page
from enishi.store.models import Owner, Person

Make = Callable[..., Person]


def names(owner: Owner, **asked: object) -> list[str]:
    return [line.name for line in people_page(owner=owner, now=NOW, **asked).lines]  # type: ignore[arg-type]


@pytest.fixture
def some(owner: Owner, person: Make) -> Owner:
    person("渡辺 徹", "わたなべ とおる", days=40, last=date(2026, 11, 1))
    person("Ben Carter", days=2, last=date(2026, 11, 20))
    person("安部 公", "あべ こう")
    person("髙橋 誠", "タカハシ マコト", days=12, last=date(2025, 1, 1))
    person("林 某")
    return owner


def test_by_name_means_kana_first_then_latin_then_the_unread(some: Owner) -> None:
    assert names(some) == ["安部 公", "髙橋 誠", "渡辺 徹", "Ben Carter", "林 某"]


def test_by_day_those_without_any_contact_come_last(some: Owner) -> None:
    assert names(some, order="recent") == ["Ben Carter", "渡辺 徹", "髙橋 誠", "安部 公", "林 某"]


def test_by_tie_the_closest_come_first(some: Owner) -> None:
    assert names(some, order="close")[:3] == ["渡辺 徹", "髙橋 誠", "Ben Carter"]


@pytest.mark.parametrize(
    ("show", "who"),
    [("close", ["渡辺 徹"]), ("often", ["髙橋 誠"]), ("sometimes", ["Ben Carter"]), ("quiet", []), ("aside", [])],
)
def test_each_word_for_a_tie_is_a_filter_and_no_two_overlap(some: Owner, show: str, who: list[str]) -> None:
    assert names(some, show=show) == who


@pytest.mark.parametrize(("row", "who"), [("あ", "安部 公"), ("た", "髙橋 誠"), ("わ", "渡辺 徹"), ("B", "Ben Carter")])
def test_a_row_of_the_index_holds_its_people(some: Owner, row: str, who: str) -> None:
    assert names(some, row=row) == [who]


def test_the_rows_of_the_index_share_everybody_out(some: Owner) -> None:
    page = people_page(owner=some, now=NOW)
    assert sorted(name for row in page.rows for name in names(some, row=row)) == sorted(names(some))
    assert all(names(some, row=line.row).count(line.name) == 1 for line in page.lines)


def test_choices_that_do_not_exist_mean_the_first(some: Owner) -> None:
    page = people_page(owner=some, order="shoe size", show="everything", page=99, now=NOW)
    assert (page.order, page.show, page.page, page.total) == ("name", "all", 1, 5)


@pytest.mark.parametrize(
    "query",
    ["髙橋", "誠", "タカハシ", "たかはし", "ﾀｶﾊｼ", "たかはし まこと", "makoto@", "MAKOTO", "東都", "誠 東都"],
)
def test_somebody_is_found_as_written_as_read_and_by_address(owner: Owner, query: str) -> None:
    give(owner, "two.vcf", BEN_CARD + MAKOTO_CARD)
    assert names(owner, query=query) == ["髙橋 誠"]
    assert [entry.name for entry in everyone(owner=owner, query=query)] == ["髙橋 誠"]


@pytest.mark.parametrize("query", ["takahashi ben", "%", "_", "ben makoto", "'"])
def test_every_word_must_stand_somewhere_and_no_sign_stands_for_another(owner: Owner, query: str) -> None:
    give(owner, "two.vcf", BEN_CARD + MAKOTO_CARD)
    assert names(owner, query=query) == []


def test_pages_neither_repeat_nor_lose_anybody(owner: Owner, person: Make) -> None:
    for number in range(PAGE + 7):
        person(f"Same Name {number % 3}")
    pages = [[line.id for line in people_page(owner=owner, page=n, now=NOW).lines] for n in (1, 2)]
    assert [len(page) for page in pages] == [PAGE, 7]
    assert len(set(pages[0] + pages[1])) == PAGE + 7


def test_the_list_holds_neither_the_owner_nor_the_joined_nor_another_book(owner: Owner, person: Make) -> None:
    ben = person("Ben Carter")
    person("Aiko Hara", is_owner=True)
    person("Ben", merged_into=ben)
    person("Harbour Works", is_organisation=True)
    Person.objects.create(owner=Owner.objects.create(), name="Chen")
    assert names(owner) == ["Ben Carter"]
