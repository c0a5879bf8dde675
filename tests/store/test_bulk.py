"""Rows that are written many at once are the rows that Django would have written."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from enishi.records import Kind
from enishi.store.bulk import fresh, insert, insert_alike, insert_values, write
from enishi.store.models import Clue, Handle, Interaction, Owner, Person

pytestmark = pytest.mark.django_db


def test_new_rows_get_numbers_and_read_back_equal(owner: Owner) -> None:
    first = Person.objects.create(owner=owner)
    rows = insert(
        [Person(owner=owner, name=f"佐藤 {n}", last_on=date(2026, 3, n + 1), tie={"a": [n]}) for n in range(3)]
    )
    assert [row.pk for row in rows] == [first.pk + 1, first.pk + 2, first.pk + 3]
    for row in rows:
        kept = Person.objects.get(pk=row.pk)
        assert (kept.name, kept.last_on, kept.tie, kept.revival) == (row.name, row.last_on, row.tie, None)
        assert kept.created_at is not None


def test_rows_made_one_by_one_go_on_behind_them(owner: Owner) -> None:
    (row,) = insert([Person(owner=owner)])
    assert Person.objects.create(owner=owner).pk == row.pk + 1


def test_a_row_written_at_once_can_be_saved_again(owner: Owner) -> None:
    (row,) = insert([Handle(owner=owner, kind="email", value="a@example.com", names=["あ"])])
    row.names = ["あ", "い"]
    row.save()
    assert Handle.objects.get().names == ["あ", "い"]


def test_times_and_kinds_are_kept(owner: Owner) -> None:
    at = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    insert([Interaction(owner=owner, source="s", key="k", digest="d", at=at, kind=Kind.MAIL, files=["x.pdf"])])
    kept = Interaction.objects.get()
    assert (kept.at, kept.kind, kept.files, kept.until) == (at, "mail", ["x.pdf"], None)


def test_nothing_to_write_is_nothing_written(owner: Owner) -> None:
    assert list(insert([])) == []
    write([], ["names"])
    insert_values(Clue, ("owner", "key", "home"), [])
    assert not Clue.objects.exists()


def test_rows_that_are_alike_differ_in_their_number_only(owner: Owner) -> None:
    numbers = insert_alike(Person(owner=owner, name="佐藤", tie={"a": [1]}), 3)
    kept = list(Person.objects.order_by("pk"))
    assert [row.pk for row in kept] == list(numbers) == [numbers[0] + n for n in range(3)]
    assert {(row.name, str(row.tie), row.is_owner) for row in kept} == {("佐藤", "{'a': [1]}", False)}
    assert insert_alike(Person(owner=owner), 0) == ()


def test_a_fresh_row_is_what_django_would_make(owner: Owner) -> None:
    at = datetime(2026, 4, 1, tzinfo=UTC)
    made = fresh(Interaction, owner_id=owner.pk, at=at, kind=Kind.MAIL)
    usual = Interaction(owner_id=owner.pk, at=at, kind=Kind.MAIL)
    without_state = [{name: value for name, value in vars(row).items() if name != "_state"} for row in (made, usual)]
    assert without_state[0] == without_state[1]
    assert (made._state.adding, made._state.db) == (usual._state.adding, usual._state.db)


def test_fresh_rows_share_no_list(owner: Owner) -> None:
    one, other = (fresh(Interaction, owner_id=owner.pk) for _ in range(2))
    one.files.append("plan.pdf")
    assert other.files == []
