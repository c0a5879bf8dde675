"""From real files to today."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.cast import AIKO, BEN, BEN_CARD, MAKOTO, NOW, give, letter, mailbox, years_with
from tests.shelf import Shelf

from enishi.kit.say import Refused
from enishi.queries.today import Today
from enishi.queries.today import today as todays
from enishi.services.answers import answer
from enishi.services.measuring import refresh_all
from enishi.services.owner import add_own_address, remove_own_address
from enishi.services.undo import undo, undo_last
from enishi.store.models import Handle, Interaction, Owner, Person

QUESTION = letter(BEN, AIKO, days_ago=1.1, subject="Slides", text="Could you send me the slides by Friday?")


def today(owner: Owner) -> Today:
    refresh_all(owner, now=NOW)
    return todays(owner=owner, now=NOW)


@pytest.fixture
def lived_in(owner: Owner, shelf: Shelf) -> Owner:
    return shelf.fill("letters and a card", owner, live_in)


def live_in(owner: Owner) -> None:
    give(
        owner,
        "m.mbox",
        mailbox([*years_with(BEN, every=10, until=5), QUESTION, *years_with(MAKOTO, every=14, until=120)]),
    )
    give(owner, "ben.vcf", BEN_CARD)


def test_a_question_without_an_answer_stands_on_today(lived_in: Owner) -> None:
    (reply,) = today(lived_in).replies
    assert reply.person.name == "Ben Carter"
    assert "Could you send me the slides" in str(reply.evidence[0])
    assert reply.age_hours == pytest.approx(26.4)


def test_a_tie_that_fell_silent_stands_on_today_with_its_rhythm(lived_in: Owner) -> None:
    (quiet,) = today(lived_in).quiet
    assert quiet.person.name == "髙橋 誠"
    assert "Usually every" in str(quiet.evidence[0])
    assert quiet.thread is not None


def test_a_birthday_tomorrow_is_news(lived_in: Owner) -> None:
    assert [item.rule for item in today(lived_in).news] == ["birthday"]


def test_what_is_done_leaves_today_and_undo_brings_it_back(lived_in: Owner) -> None:
    (reply,) = today(lived_in).replies
    now = timezone.now()
    answer(owner=lived_in, advice=reply.id, verdict="done", now=now)
    assert todays(owner=lived_in, now=NOW).replies == ()
    assert todays(owner=lived_in, now=NOW).done_today == 1
    undo_last(owner=lived_in, now=now)
    assert len(todays(owner=lived_in, now=NOW).replies) == 1


def test_another_day_is_tomorrow(lived_in: Owner) -> None:
    (reply,) = today(lived_in).replies
    answer(owner=lived_in, advice=reply.id, verdict="later", now=NOW)
    assert todays(owner=lived_in, now=NOW).replies == ()
    tomorrow = NOW + timedelta(days=1)
    refresh_all(lived_in, now=tomorrow)
    assert len(todays(owner=lived_in, now=tomorrow).replies) == 1


def test_not_this_person_is_for_good_until_undone(lived_in: Owner) -> None:
    (quiet,) = today(lived_in).quiet
    done = answer(owner=lived_in, advice=quiet.id, verdict="never", now=NOW)
    assert today(lived_in).quiet == ()
    undo(owner=lived_in, deed=done.pk, now=NOW)
    assert len(today(lived_in).quiet) == 1


def test_undoing_what_something_later_builds_on_is_refused(lived_in: Owner) -> None:
    (quiet,) = today(lived_in).quiet
    done = answer(owner=lived_in, advice=quiet.id, verdict="never", now=NOW)
    Person.objects.filter(pk=quiet.person.id).update(keep_quiet=False)
    with pytest.raises(Refused):
        undo(owner=lived_in, deed=done.pk, now=NOW)


def test_a_mailbox_tells_whose_it_is(lived_in: Owner) -> None:
    assert Handle.objects.get(value="aiko@example.jp").person.is_owner  # type: ignore[union-attr]
    assert set(Interaction.objects.values_list("direction", flat=True)) == {"in", "out"}


def test_an_address_can_be_disowned_and_owned_again(lived_in: Owner) -> None:
    handle = Handle.objects.get(value="aiko@example.jp")
    remove_own_address(owner=lived_in, handle=handle.pk, now=NOW)
    assert set(Interaction.objects.values_list("direction", flat=True)) == {""}
    add_own_address(owner=lived_in, text="aiko@example.jp", now=NOW)
    assert set(Interaction.objects.values_list("direction", flat=True)) == {"in", "out"}


def test_a_newer_export_that_states_other_work_is_a_job_change(owner: Owner) -> None:
    give(owner, "ben.vcf", BEN_CARD)
    give(owner, "newer.vcf", BEN_CARD.replace("Harbour Works", "Tidal Ltd"))
    news = {item.rule: str(item.headline) for item in todays(owner=owner, now=NOW).news}
    assert news["job_change"] == "Now Tidal Ltd Engineer"
