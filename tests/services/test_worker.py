"""One worker a book: what it takes up again after a kill, and what it leaves alone."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from tests.cast import BEN, BEN_CARD, MAKOTO_CARD, NOW, give, mailbox, work_all, years_with

from enishi.services import worker
from enishi.services.imports import file_of, take_in, undo_import
from enishi.services.owner import add_own_address
from enishi.store.models import Import, Owner, Person

State = Import.State


def job_in(owner: Owner, state: str, **more: object) -> Import:
    job = take_in(owner=owner, name="ben.vcf", chunks=[BEN_CARD.encode()])
    Import.objects.filter(pk=job.pk).update(state=state, **more)
    return Import.objects.get(pk=job.pk)


def test_a_book_has_one_worker_and_the_next_one_may_come_when_it_went(owner: Owner) -> None:
    with worker.only_one() as first, worker.only_one() as second:
        assert (first, second) == (True, False)
    with worker.only_one() as third:
        assert third


@pytest.mark.parametrize(
    ("state", "asked", "after"),
    [
        (State.RUNNING, False, State.WAITING),
        (State.RUNNING, True, State.STOPPED),
        (State.STOPPED, False, State.STOPPED),
        (State.UNDOING, True, State.UNDOING),
        (State.DONE, False, State.DONE),
    ],
)
def test_what_a_killed_worker_was_at_is_taken_up_again(owner: Owner, state: str, asked: bool, after: str) -> None:
    job = job_in(owner, state, stop_asked=asked)
    worker.recover()
    job.refresh_from_db()
    assert job.state == after


@pytest.mark.parametrize(("minutes", "stays"), [(9, True), (11, False)])
def test_a_file_whose_arrival_was_cut_off_is_forgotten_in_time(owner: Owner, minutes: int, stays: bool) -> None:
    job = job_in(owner, State.ARRIVING, created_at=timezone.now() - timedelta(minutes=minutes))
    worker.recover()
    assert Import.objects.filter(pk=job.pk).exists() is stays
    assert file_of(job).exists() is stays


def test_files_are_read_in_the_order_they_came(owner: Owner) -> None:
    first = take_in(owner=owner, name="ben.vcf", chunks=[BEN_CARD.encode()])
    second = take_in(owner=owner, name="makoto.vcf", chunks=[MAKOTO_CARD.encode()])
    assert worker.work_once()
    states = dict(Import.objects.values_list("pk", "state"))
    assert states == {first.pk: State.DONE, second.pk: State.WAITING}


def test_what_is_taken_back_goes_before_what_waits(owner: Owner) -> None:
    done = give(owner, "ben.vcf", BEN_CARD)
    waiting = take_in(owner=owner, name="makoto.vcf", chunks=[MAKOTO_CARD.encode()])
    undo_import(owner=owner, number=done.pk)
    worker.work_once()
    assert dict(Import.objects.values_list("pk", "state")) == {done.pk: State.UNDONE, waiting.pk: State.WAITING}


def test_a_worker_with_nothing_to_do_says_so(owner: Owner) -> None:
    assert not worker.work_once()
    give(owner, "ben.vcf", BEN_CARD)
    assert not worker.work_once()


def test_only_the_named_import_is_worked_on(owner: Owner) -> None:
    take_in(owner=owner, name="ben.vcf", chunks=[BEN_CARD.encode()])
    second = take_in(owner=owner, name="makoto.vcf", chunks=[MAKOTO_CARD.encode()])
    while worker.work_once(only=second.pk):
        pass
    assert Person.objects.known().get().name == "髙橋 誠"


def test_a_file_that_went_missing_stops_nobody_and_names_no_one_in_the_log(
    owner: Owner, caplog: pytest.LogCaptureFixture
) -> None:
    lost = take_in(owner=owner, name="Secret Person.vcf", chunks=[BEN_CARD.encode()])
    Path(file_of(lost)).unlink()
    take_in(owner=owner, name="makoto.vcf", chunks=[MAKOTO_CARD.encode()])
    work_all()
    lost.refresh_from_db()
    assert lost.state == State.REFUSED
    assert lost.sentence is not None
    assert "Secret" not in caplog.text
    assert Person.objects.known().get().name == "髙橋 誠"


def test_each_new_day_is_greeted_once(owner: Owner) -> None:
    worker.greet_the_day()
    owner.refresh_from_db()
    assert owner.advised_on == owner.today(timezone.now())
    Owner.objects.update(advised_on=owner.advised_on - timedelta(days=1))
    worker.greet_the_day()
    assert Owner.objects.get().advised_on == owner.advised_on


def test_small_files_that_come_together_are_looked_up_together(owner: Owner) -> None:
    first = take_in(owner=owner, name="ben.vcf", chunks=[BEN_CARD.encode()])
    take_in(owner=owner, name="makoto.vcf", chunks=[MAKOTO_CARD.encode()])
    worker.work_once()
    first.refresh_from_db()
    assert first.state == State.DONE
    assert first.is_late
    work_all()
    assert Person.objects.known().count() == 2
    assert not Import.objects.filter(is_late=True).exists()


def test_while_a_file_loads_some_of_its_people_are_looked_up_and_at_its_end_all(
    owner: Owner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("enishi.services.preparing.SLICE", 20)
    monkeypatch.setattr("enishi.services.reading._FIRST_LOOK_UP", -1)
    monkeypatch.setattr("enishi.services.reading._LOOKED_UP_FIRST", 3)
    them = [f"{name} Carter <{name.lower()}@example.org>" for name in "Ada Bo Cy Di Ed Flo Gus Hal".split()]
    letters = [mail for one in them for mail in years_with(one, every=7, since=21)]
    take_in(owner=owner, name="m.mbox", chunks=[mailbox(letters)])
    seen: list[int] = []
    worker.work_once(pace=lambda: seen.append(Person.objects.known().filter(days__gte=1).count()))
    assert 0 < seen[0] < len(them)
    assert Person.objects.known().filter(days__gte=1).count() == len(them)


def test_what_was_put_off_is_looked_up_though_no_file_follows(owner: Owner) -> None:
    take_in(owner=owner, name="ben.vcf", chunks=[BEN_CARD.encode()])
    second = take_in(owner=owner, name="makoto.vcf", chunks=[MAKOTO_CARD.encode()])
    worker.work_once()
    Import.objects.filter(pk=second.pk).update(state=State.STOPPED)
    assert worker.work_once()
    assert Person.objects.known().get().name.startswith("Ben")
    assert not worker.work_once()


def test_a_fault_in_telling_who_is_who_stops_nobody_and_is_not_met_for_ever(
    owner: Owner, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fault(*_: object) -> set[int]:
        raise ZeroDivisionError

    monkeypatch.setattr("enishi.services.reading.settle_pieces", fault)
    job = give(owner, "ben.vcf", BEN_CARD)
    assert (job.state, job.is_late) == (State.REFUSED, False)
    monkeypatch.undo()
    give(owner, "makoto.vcf", MAKOTO_CARD)
    assert Person.objects.known().get().name == "髙橋 誠"


def test_what_was_stored_before_a_fault_is_looked_up_all_the_same(
    owner: Owner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("enishi.services.reading._Reader.finish", lambda *_: 1 / 0)
    give(owner, "ben.vcf", BEN_CARD)
    assert Person.objects.known().count() == 1


def test_when_the_queue_is_empty_the_silent_ties_are_ranked(owner: Owner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "close_old_connections", lambda: None)  # the test's own transaction stays open
    add_own_address(owner=owner, text="aiko@example.jp", now=NOW)
    letters = mailbox([*years_with(BEN, every=20, until=400)])
    take_in(owner=owner, name="m.mbox", chunks=[letters])
    left = iter([True] * 3)
    worker.run(goes_on=lambda: next(left, False), nap=0)
    assert Person.objects.filter(revival__isnull=False).count() == 1


def test_a_worker_that_was_killed_before_it_looked_back_does_so_when_it_comes_again(
    owner: Owner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "close_old_connections", lambda: None)  # the test's own transaction stays open
    job_in(owner, State.WAITING)
    while worker.work_once():
        pass
    Owner.objects.filter(pk=owner.pk).update(advised_on=owner.today(timezone.now()), trial=None, projects=None)
    turns = iter([True, False])
    worker.run(goes_on=lambda: next(turns), nap=0)
    owner.refresh_from_db()
    assert owner.trial is not None
    assert owner.projects is not None
