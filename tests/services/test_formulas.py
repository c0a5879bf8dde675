"""What stands in letter after letter, word for word and without a day, is asked about once."""

from __future__ import annotations

import pytest
from tests.cast import AIKO, BEN, MAKOTO, NOW, give, letter, mailbox

from enishi.queries.promises import promise_doubts
from enishi.services.formulas import OFTEN
from enishi.services.owner import add_own_address
from enishi.services.promises import not_one
from enishi.services.taking_back import take_back
from enishi.services.undo import undo
from enishi.store.models import Import, Owner, Promise

SAID = "I'll send you the samples."


@pytest.fixture(autouse=True)
def mine(owner: Owner) -> None:
    add_own_address(owner=owner, text="aiko@example.jp", now=NOW)


def written(owner: Owner, times: int, text: str = SAID, name: str = "m.mbox", since: int = 1) -> Import:
    to = [BEN, MAKOTO]
    letters = [letter(AIKO, to[n % 2], days_ago=n + since, subject=f"Matter {n}", text=text) for n in range(times)]
    return give(owner, name, mailbox(letters))


def sure(owner: Owner) -> int:
    return Promise.objects.filter(owner=owner, kind="promise").taken().count()


def test_what_is_said_now_and_then_is_a_promise_each_time(owner: Owner) -> None:
    written(owner, OFTEN - 1)
    assert sure(owner) == OFTEN - 1


def test_what_is_said_again_and_again_is_asked_about_once(owner: Owner) -> None:
    written(owner, OFTEN)
    assert sure(owner) == 0
    assert [(line.words, line.alike) for line in promise_doubts(owner=owner, now=NOW)] == [(SAID, OFTEN)]


def test_with_a_day_it_is_a_promise_however_often(owner: Owner) -> None:
    written(owner, OFTEN, "I'll send you the samples by Friday.")
    assert sure(owner) == OFTEN


def test_it_counts_whatever_file_brought_it_and_only_while_it_is_here(owner: Owner) -> None:
    written(owner, OFTEN - 2)
    more = written(owner, 2, name="n.mbox", since=40)
    assert sure(owner) == 0
    take_back(more)
    assert sure(owner) == OFTEN - 2


def test_one_answer_is_for_all_and_is_undone_for_all(owner: Owner) -> None:
    written(owner, OFTEN)
    (line,) = promise_doubts(owner=owner, now=NOW)
    deed = not_one(owner=owner, promise=line.id, now=NOW)
    assert promise_doubts(owner=owner, now=NOW) == ()
    undo(owner=owner, deed=deed.pk, now=NOW)
    assert len(promise_doubts(owner=owner, now=NOW)) == 1
