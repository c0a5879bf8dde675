"""Long lists in a condition choose the same rows as Django's own way of asking."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from enishi.store.models import Handle, Owner, Person

pytestmark = pytest.mark.django_db
VALUES = [f"p{number}@example.com" for number in range(8)]


@pytest.fixture
def people(owner: Owner) -> list[Person]:
    found = [Person.objects.create(owner=owner, name=value) for value in VALUES]
    for row in found:
        Handle.objects.create(owner=owner, kind="email", value=row.name, person=row)
    return found


def test_a_long_list_is_one_parameter(people: list[Person]) -> None:
    few = Person.objects.filter(pk__in=[row.pk for row in people]).query.sql_with_params()
    many = Person.objects.filter(pk__in=list(range(1, 900))).query.sql_with_params()
    assert (len(few[1]), few[0]) == (1, many[0])


@pytest.mark.parametrize("kind", [list, set, tuple, frozenset, dict.fromkeys, lambda some: dict.fromkeys(some).keys()])
def test_numbers_choose_by_key_and_by_foreign_key(people: list[Person], kind: Any) -> None:
    some = kind(row.pk for row in people[:6])
    assert set(Person.objects.filter(pk__in=some)) == set(people[:6])
    assert Handle.objects.filter(person__in=some).count() == 6
    assert Handle.objects.exclude(person__in=some).count() == 2


def test_rows_themselves_and_nothing_are_understood_as_before(people: list[Person]) -> None:
    assert Handle.objects.filter(person__in=people).count() == len(people)
    assert not Person.objects.filter(pk__in=[]).exists()
    assert Person.objects.filter(pk__in=[None, *(row.pk for row in people)]).count() == len(people)
    assert Person.objects.filter(pk__in=[str(row.pk) for row in people]).count() == len(people)


TEXTS = st.lists(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])), min_size=5)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(words=TEXTS)
def test_any_text_is_found_again(words: list[str], people: list[Person]) -> None:
    Person.objects.filter(pk=people[0].pk).update(name=words[0][:300])
    assert people[0] in Person.objects.filter(name__in=[word[:300] for word in words])
