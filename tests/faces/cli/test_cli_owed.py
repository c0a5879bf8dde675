"""What is owed, at the terminal."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.cast import AIKO, BEN, MAKOTO, MAKOTO_CARD, NOW, give, letter, mailbox

from enishi.services.owner import add_own_address
from enishi.store.models import Note, Owner, Person, Promise

LINE = "髙橋さんに2099年1月9日までに見積もりを送る"


@pytest.fixture
def makoto(owner: Owner) -> Person:
    give(owner, "c.vcf", MAKOTO_CARD)
    return Person.objects.known().get()


def listed(enishi: Callable, *options: str) -> list[str]:
    return [line["words"] for line in enishi("promises", "list", "--json", *options).document["lines"]]


def test_a_typed_line_is_shown_and_kept_with_yes(enishi: Callable, makoto: Person) -> None:
    said = enishi("note", LINE)
    assert ("見積もりを送る" in said.out, "2099-01-09" in said.out, said.code) == (True, True, 1)
    assert not Promise.objects.exists()
    assert enishi("note", LINE, "--yes").code == 0
    assert listed(enishi) == ["見積もりを送る"]


def test_json_shows_who_what_and_by_when_without_keeping_it(enishi: Callable, makoto: Person) -> None:
    said = enishi("note", LINE, "--json").document
    (one,) = said["promises"]
    assert (one["words"], one["due"], one["people"][0]["id"]) == ("見積もりを送る", "2099-01-09", makoto.pk)
    assert (said["kept"], Promise.objects.exists()) == (False, False)


def test_a_plain_line_is_a_note(enishi: Callable, makoto: Person) -> None:
    assert enishi("note", "髙橋さんは海が好き").code == 0
    assert Note.objects.get().person == makoto


def test_nobody_and_two_of_a_name_are_asked_about(enishi: Callable, makoto: Person) -> None:
    assert enishi("note", "海が好き").code == 1
    Person.objects.create(owner=makoto.owner, name="髙橋 学", family="髙橋", given="学")
    assert "--person" in enishi("note", "髙橋さんは海が好き").err
    assert enishi("note", "海が好き", "--person", makoto.pk).code == 0


def test_a_promise_is_added_moved_with_a_letter_and_kept(enishi: Callable, makoto: Person) -> None:
    assert enishi("promises", "add", "資料を送る", "--person", "髙橋誠", "--due", "2099-01-01").code == 0
    number = Promise.objects.get().pk
    assert "2月3日" in enishi("promises", "move", number, "--to", "2099-02-03").out
    assert enishi("promises", "kept", number).code == 0
    assert listed(enishi) == []


@pytest.mark.parametrize(("verb", "state"), [("late", "kept_late"), ("let-go", "let_go"), ("not", "not_one")])
def test_each_verb_settles_once(enishi: Callable, makoto: Person, verb: str, state: str) -> None:
    enishi("promises", "add", "x", "--person", makoto.pk, "--theirs")
    number = Promise.objects.get().pk
    assert listed(enishi, "--theirs") == ["x"]
    assert enishi("promises", verb, number).code == 0
    assert Promise.objects.get().state == state
    assert enishi("promises", verb, number).code == 1


def test_a_day_that_is_none_is_refused(enishi: Callable, makoto: Person) -> None:
    assert "soon" in enishi("promises", "add", "x", "--person", makoto.pk, "--due", "soon").err


def test_what_one_letter_promises_to_several_is_one_line_with_all_their_names(enishi: Callable, owner: Owner) -> None:
    add_own_address(owner=owner, text="aiko@example.jp", now=NOW)
    said = letter(AIKO, f"{MAKOTO}, {BEN}", days_ago=1, text="I'll send you both the plan by 1 December 2099.")
    give(owner, "m.mbox", mailbox([said]))
    (line,) = [one for one in enishi("promises", "list").out.splitlines() if "the plan" in one]
    assert "髙橋 誠、Ben Carter" in line
    assert enishi("promises", "kept", line.split()[0]).code == 0
    assert "the plan" not in enishi("promises", "list").out
