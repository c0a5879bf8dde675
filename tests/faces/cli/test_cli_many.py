"""Commands that narrow the list, and that say something of several people at once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from enishi.store.models import Deed, Owner, Person, Tag


def names(said: object) -> list[str]:
    return [person["name"] for person in said.document]  # type: ignore[attr-defined]


@pytest.fixture
def makoto(full: Callable, owner: Owner) -> Person:
    found = Person.objects.known().get(name="髙橋 誠")
    Person.objects.filter(pk=found.pk).update(relation="friend", place="神戸市")
    return found


@pytest.mark.parametrize(
    "options",
    [
        ("--relation", "friend"),
        ("--place", "神戸市", "--missing", "phone", "--missing", "birthday"),
        ("--organisation", "東都システムズ", "--quiet", "sometimes"),
        ("誠", "--relation", "friend"),
    ],
)
def test_people_are_narrowed_as_on_the_page(full: Callable, makoto: Person, options: tuple) -> None:
    said = full("people", *options, "--json")
    assert names(said) == ["髙橋 誠"]


@pytest.mark.parametrize("options", [("--relation", "pal"), ("--missing", "shoes"), ("--quiet", "loud")])
def test_a_word_that_no_option_knows_is_refused_with_those_it_knows(full: Callable, options: tuple) -> None:
    said = full("people", *options)
    assert (said.code, said.out) == (1, "")
    assert "," in said.err


def test_a_tag_is_given_found_and_taken_away(full: Callable, makoto: Person) -> None:
    said = full("tag", "golf", makoto.pk, "harbour", "--json")
    assert (said.code, len(said.document["people"])) == (0, 2)
    assert set(names(full("people", "--tag", "golf", "--json"))) == {"Ben Carter", "髙橋 誠"}
    full("tag", "golf", makoto.pk, "--remove")
    assert names(full("people", "--tag", "golf", "--json")) == ["Ben Carter"]


def test_a_group_is_no_tag(full: Callable, makoto: Person) -> None:
    full("tag", "Class of 98", "髙橋", "--group")
    assert names(full("people", "--group", "Class of 98", "--json")) == ["髙橋 誠"]
    assert names(full("people", "--tag", "Class of 98", "--json")) == []


def test_a_rhythm_is_wished_and_wished_no_more(full: Callable, makoto: Person) -> None:
    assert full("rhythm", 30, makoto.pk).code == 0
    assert Person.objects.get(pk=makoto.pk).cadence_days == 30
    full("rhythm", 0, makoto.pk)
    assert Person.objects.get(pk=makoto.pk).cadence_days is None


@pytest.mark.parametrize("wrong", [("tag", " ", "髙橋"), ("tag", "golf", "Nobody Atall"), ("rhythm", "99999", "髙橋")])
def test_what_cannot_be_done_is_refused_and_changes_nothing(full: Callable, makoto: Person, wrong: tuple) -> None:
    before = Deed.objects.count()
    said = full(*wrong)
    assert (said.code, said.out) == (1, "")
    assert said.err.strip()
    assert (Deed.objects.count(), Tag.objects.count()) == (before, 0)
