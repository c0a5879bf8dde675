"""What the list of people can be narrowed by, and what each choice would leave."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.cast import NOW

from enishi.queries.filters import MISSING, Choice, Filters, choices
from enishi.queries.people import found_people, people_page
from enishi.queries.tags import as_known, tags_of
from enishi.store.models import Handle, Organisation, Owner, Person, Stint, Tag

Make = Callable[..., Person]


def names(owner: Owner, **filters: object) -> list[str]:
    page = people_page(owner=owner, filters=Filters(**filters), now=NOW)  # type: ignore[arg-type]
    return [line.name for line in page.lines]


def offered(owner: Owner, kind: str, **filters: object) -> dict[str, int]:
    found = choices(owner=owner, people=found_people(owner=owner), filters=Filters(**filters))  # type: ignore[arg-type]
    some: tuple[Choice, ...] = getattr(found, kind)
    return {one.value: one.number for one in some}


@pytest.fixture
def four(owner: Owner, person: Make) -> dict[str, Person]:
    """Ann and Ben of Harbour Works in Kobe, Cleo of another town, and Dan of whom little is known."""
    ann = person("Ann Bell", organisation="Harbour Works", place="Kobe", relation="customer", birthday="--03-12")
    ben = person("Ben Carter", organisation="Harbour Works", place="Kobe", guess="customer")
    cleo = person("Cleo Dahl", organisation="Example Boats", place="Otaru", relation="friend", guess="customer")
    dan = person("Dan", days=40)
    for row, kind, value in ((ann, "email", "ann@example.org"), (ben, "phone", "+442079460123")):
        Handle.objects.create(owner=owner, kind=kind, value=value, person=row, home=row)
    Tag.objects.create(owner=owner, person=ann, name="golf", is_said=True)
    Tag.objects.create(owner=owner, person=ben, name="golf")
    Tag.objects.create(owner=owner, person=ben, name="golf", kind="group", is_said=True)
    return {"ann": ann, "ben": ben, "cleo": cleo, "dan": dan}


@pytest.mark.parametrize(
    ("filters", "who"),
    [
        ({"relation": "customer"}, ["Ann Bell", "Ben Carter"]),
        ({"relation": "friend"}, ["Cleo Dahl"]),
        ({"relation": "none"}, ["Dan"]),
        ({"organisation": "Harbour Works"}, ["Ann Bell", "Ben Carter"]),
        ({"organisation": "boats"}, ["Cleo Dahl"]),
        ({"place": "Kobe", "tag": "golf"}, ["Ann Bell", "Ben Carter"]),
        ({"group": "golf"}, ["Ben Carter"]),
        ({"missing": ("email",)}, ["Ben Carter", "Cleo Dahl", "Dan"]),
        ({"missing": ("email", "phone", "organisation")}, ["Dan"]),
        ({"missing": ("birthday",), "place": "Kobe"}, ["Ben Carter"]),
        ({"missing": ("reading",), "relation": "boss"}, []),
        ({"tag": "no such tag"}, []),
    ],
)
def test_filters_hold_all_at_once(owner: Owner, four: dict[str, Person], filters: dict, who: list[str]) -> None:
    assert names(owner, **filters) == who


def test_the_owners_word_outranks_what_was_concluded(owner: Owner, four: dict[str, Person]) -> None:
    assert offered(owner, "relation") == {"customer": 2, "friend": 1, "none": 1}


def test_a_choice_tells_how_many_it_would_leave(owner: Owner, four: dict[str, Person]) -> None:
    for kind in ("relation", "organisation", "place", "tag", "group"):
        for value, number in offered(owner, kind, missing=("reading",)).items():
            assert len(names(owner, **{kind: value}, missing=("reading",))) == number
    for detail, number in offered(owner, "missing", place="Kobe").items():
        assert len(names(owner, missing=(detail,), place="Kobe")) == number
    assert set(offered(owner, "missing")) == set(MISSING)


def test_a_choice_counts_among_those_whom_the_other_filters_leave(owner: Owner, four: dict[str, Person]) -> None:
    assert offered(owner, "place", tag="golf", place="Otaru") == {"Kobe": 2}


def test_a_filter_goes_together_with_words_and_closeness(owner: Owner, four: dict[str, Person]) -> None:
    assert people_page(owner=owner, show="close", filters=Filters(missing=("email",)), now=NOW).total == 1
    assert people_page(owner=owner, show="close", filters=Filters(relation="friend"), now=NOW).total == 0


def test_an_organisation_is_found_under_every_name_and_for_a_second_post(owner: Owner, four: dict[str, Person]) -> None:
    root = Organisation.objects.create(owner=owner, key="harbour", name="Harbour Works")
    old = Organisation.objects.create(owner=owner, key="hw", name="HW", merged_into=root)
    four["dan"].organisation = "HW"
    four["dan"].save()
    for row, organisation, name in ((four["dan"], old, "HW"), (four["cleo"], root, "Harbour Works")):
        Stint.objects.create(owner=owner, person=row, organisation=organisation, name=name)
    assert len(names(owner, organisation="Harbour Works")) == 4
    assert offered(owner, "organisation") == {"Harbour Works": 4, "Example Boats": 1}


def test_a_tag_written_before_two_rows_became_one_follows_the_person(owner: Owner, person: Make) -> None:
    ben = person("Ben Carter")
    Tag.objects.create(owner=owner, person=person("B. Carter", merged_into=ben), name="golf", is_said=True)
    Tag.objects.create(owner=owner, person=ben, name="golf")
    assert names(owner, tag="golf") == ["Ben Carter"]
    assert offered(owner, "tag") == {"golf": 1}
    assert [(line.name, line.is_said) for line in tags_of(owner, ben)] == [("golf", True)]


def test_another_book_is_neither_found_nor_counted(owner: Owner, four: dict[str, Person]) -> None:
    other = Owner.objects.create()
    chen = Person.objects.create(owner=other, name="Chen", place="Kobe")
    Tag.objects.create(owner=other, person=chen, name="golf")
    assert "Chen" not in names(owner, tag="golf")
    assert offered(owner, "place")["Kobe"] == 2


def test_a_tag_is_written_as_the_book_writes_it(owner: Owner, four: dict[str, Person]) -> None:
    assert as_known(owner, "tag", "ＧＯＬＦ") == "golf"
    assert as_known(owner, "tag", "Tennis") == "Tennis"
