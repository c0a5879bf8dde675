"""Chats and calls in the book: who becomes known, whose tie it is, what was promised."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from tests.cast import NOW, give, give_file, work_all

from enishi.queries.person import person_page
from enishi.services.imports import undo_import
from enishi.store.models import Import, Interaction, Owner, Person, Promise

LINE = (
    "[LINE] 青木 はなとのトーク履歴\r\n保存日時：2026/11/20 11:59\r\n\r\n2026/11/16(月)\r\n"
    "9:00\t青木 はな\tおはようございます\r\n"
    "9:05\t原 愛子\t金曜までに見積書をお送りします。\r\n"
    "9:10\t青木 はな\t[スタンプ]\r\n"
)
CALLS = (
    "<calls count='2'><call number='+819012345678' duration='300' date='{at}' type='1' contact_name='西 修'/>"
    "<call number='0312345678' duration='0' date='{at}' type='3' contact_name='(Unknown)'/></calls>"
)


def names() -> list[str]:
    return sorted(Person.objects.known().values_list("name", flat=True))


def test_whoever_one_talks_with_in_line_is_known_and_the_owner_is_no_other(owner: Owner) -> None:
    job = give(owner, "[LINE] 青木 はなとのトーク履歴.txt", LINE)
    assert (job.state, job.interactions, job.skipped) == (Import.State.DONE, 3, 0)
    assert names() == ["青木 はな"]
    assert sorted(Interaction.objects.values_list("direction", flat=True)) == ["in", "in", "out"]


def test_what_the_owner_says_they_will_do_in_a_chat_is_a_promise(owner: Owner) -> None:
    give(owner, "talk.txt", LINE)
    assert [(row.by_owner, str(row.due)) for row in Promise.objects.filter(kind="promise")] == [(True, "2026-11-20")]


def test_two_of_one_name_in_two_talks_stay_two(owner: Owner) -> None:
    give(owner, "talk.txt", LINE)
    give(owner, "group.txt", LINE.replace("青木 はなとの", "同期の"))
    assert names().count("青木 はな") == 2


def test_the_same_talk_again_and_a_later_one_add_only_what_is_new(owner: Owner) -> None:
    give(owner, "talk.txt", LINE)
    assert give(owner, "again.txt", LINE).interactions == 0
    assert give(owner, "later.txt", LINE + "2026/11/17(火)\r\n9:00\t青木 はな\tはい\r\n").interactions == 1


def test_a_call_is_contact_and_shown_and_one_missed_makes_nobody_known(owner: Owner) -> None:
    give(owner, "calls.xml", CALLS.format(at=int((NOW - timedelta(days=2)).timestamp() * 1000)))
    assert names() == ["西 修"]
    person = Person.objects.known().get()
    tie = person.kept_tie()
    assert (tie.days, tie.by_kind, tie.received, tie.depth()) == (1, (("call", 1),), 0, "spoke")
    page = person_page(owner=owner, person=person.pk, now=NOW)
    assert page.thread is not None
    assert page.thread.total_calls == 1


SAMPLES = Path(__file__).parents[1] / "sources" / "samples"
EVERY = {
    "line/[LINE] 青木 はなとのトーク履歴.txt": ["青木 はな"],
    "whatsapp/WhatsApp Chat with Ben Carter.txt": ["Ben Carter"],
    "whatsapp/WhatsApp Chat - 花子.zip": ["花子"],
    "sms/messages.xml": ["Ben", "青木 はな"],
    "slack/Harbour Slack export Jan 1 2026 - Jan 7 2026.zip": ["Ben Carter", "Chen Wei", "佐伯 健太"],
    "facebook/facebook-aiko-2026.zip": ["Ben Carter", "Ben Carter", "佐伯 健太", *["青木 はな"] * 3],
    "telegram/result.json": ["Ben Carter", "Ben Carter", "Chen"],
    "discord/package.zip": ["Ben Carter"],
    "imessage/+819012345678.html": ["青木 はな"],
}


@pytest.mark.parametrize("sample", EVERY)
def test_whom_a_chat_makes_known_and_that_it_is_read_once(owner: Owner, sample: str) -> None:
    job = give_file(owner, SAMPLES / sample)
    assert job.state == Import.State.DONE
    assert names() == EVERY[sample]
    again = give_file(owner, SAMPLES / sample)
    assert (again.sightings, again.interactions) == (0, 0)


@pytest.mark.parametrize("sample", EVERY)
def test_a_chat_taken_back_leaves_nobody(owner: Owner, sample: str) -> None:
    job = give_file(owner, SAMPLES / sample)
    undo_import(owner=owner, number=job.pk)
    work_all()
    assert names() == []
    assert not Interaction.objects.exists()
