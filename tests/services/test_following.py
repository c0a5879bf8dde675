"""What came later proposes that a promise is kept, or tells its new day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.cast import AIKO, BEN, MAKOTO, NOW, give, letter, mailbox, work_all

from enishi.queries.promises import promises_page
from enishi.services.imports import take_in, undo_import
from enishi.services.owner import add_own_address
from enishi.services.worker import work_once
from enishi.store.models import Owner, Promise

PROMISE = letter(AIKO, MAKOTO, days_ago=9, subject="見積もりの件", text="見積もりを金曜までにお送りします。")
ID = PROMISE["Message-ID"]
DONE = letter(AIKO, MAKOTO, days_ago=6, subject="Re: 見積もりの件", text="見積書をお送りします。", answers=ID)
LATER = letter(
    AIKO,
    MAKOTO,
    days_ago=7,
    subject="Re: 見積もりの件",
    text="申し訳ありません。見積もりは25日までお待ちください。",
    answers=ID,
)
AHEAD = """BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:m1\r\nDTSTART:20261127T010000Z\r
SUMMARY:打ち合わせ\r\nATTENDEE:mailto:makoto@example.com\r\nATTENDEE:mailto:aiko@example.jp\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"""
DONE.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="見積書.pdf")


def test_a_later_letter_with_the_file_proposes_that_it_is_kept(owner: Owner) -> None:
    add_own_address(owner=owner, text="aiko@example.jp", now=NOW)
    give(owner, "one.mbox", mailbox([PROMISE]))
    assert Promise.objects.get().kept_words == ""
    give(owner, "two.mbox", mailbox([DONE]))
    row = Promise.objects.get(said_at__lte=NOW, kept_by__isnull=False)
    assert (row.state, row.kept_words != "") == ("open", True)


def test_the_proposal_goes_with_the_letter(owner: Owner) -> None:
    add_own_address(owner=owner, text="aiko@example.jp", now=NOW)
    give(owner, "one.mbox", mailbox([PROMISE]))
    job = give(owner, "two.mbox", mailbox([DONE]))
    undo_import(owner=owner, number=job.pk, now=NOW)
    work_all()
    row = Promise.objects.get()
    assert (row.kept_by, row.kept_words) == (None, "")


def test_a_new_day_told_later_is_its_day(owner: Owner) -> None:
    add_own_address(owner=owner, text="aiko@example.jp", now=NOW)
    give(owner, "one.mbox", mailbox([PROMISE, LATER]))
    row = Promise.objects.standing().earliest("said_at")
    assert (row.due, row.due_on) == (date(2026, 11, 20), date(2026, 11, 25))


def test_a_meeting_that_is_still_ahead_keeps_nothing_yet(owner: Owner) -> None:
    add_own_address(owner=owner, text="aiko@example.jp", now=NOW)
    said = letter(AIKO, MAKOTO, days_ago=2, text="今週金曜に打ち合わせに伺います。")
    give(owner, "one.mbox", mailbox([said]))
    give(owner, "m.ics", AHEAD)
    after = NOW + timedelta(days=5)
    (now_line,) = promises_page(owner=owner, now=NOW, by_owner=True).lines
    (then,) = promises_page(owner=owner, now=after, by_owner=True).lines
    assert (now_line.proof, then.proof and then.proof.kind) == (None, "meeting")


def test_what_keeps_older_promises_is_read_by_an_idle_worker(owner: Owner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("enishi.services.promising._SLICES", 0)
    add_own_address(owner=owner, text="aiko@example.jp", now=NOW)
    job = take_in(owner=owner, name="one.mbox", chunks=[mailbox([PROMISE, DONE])])
    work_once(only=job.pk)
    assert set(Promise.objects.values_list("is_followed", "kept_words")) == {(False, "")}
    work_all()
    assert Promise.objects.exclude(kept_words="").exists()


def test_a_letter_to_another_keeps_nothing(owner: Owner) -> None:
    add_own_address(owner=owner, text="aiko@example.jp", now=NOW)
    give(owner, "one.mbox", mailbox([PROMISE, letter(AIKO, BEN, days_ago=6, text="見積書をお送りします。")]))
    assert set(Promise.objects.values_list("kept_words", flat=True)) == {""}
