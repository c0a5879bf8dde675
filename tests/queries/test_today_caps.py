"""A day has an end: so much of each kind, the rest is counted for later."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from tests.cast import NOW

from enishi.kit.say import say
from enishi.queries.today import Today
from enishi.queries.today import today as todays
from enishi.store.models import Advice, Answer, Owner, Person

Advise = Callable[..., Advice]


@pytest.fixture
def advise(owner: Owner, person: Callable[..., Person]) -> Advise:
    """Something to attend to, about somebody new."""

    def make(rule: str, weight: float = 1.0, at: object = NOW, about: str = "") -> Advice:
        who = person(f"P{Person.objects.count()}")
        headline = say("A reason").as_json()
        return Advice.objects.create(
            owner=owner, person=who, rule=rule, about=about, weight=weight, at=at, headline=headline
        )

    return make


def today(owner: Owner) -> Today:
    return todays(owner=owner, now=NOW)


def answered(advice: Advice, verdict: str, *, days_ago: int = 0) -> None:
    at, until = NOW - timedelta(days=days_ago), NOW.date() + timedelta(days=1) if verdict == "later" else None
    Answer.objects.create(
        owner=advice.owner,
        person=advice.person,
        rule=advice.rule,
        about=advice.about,
        verdict=verdict,
        at=at,
        until=until,
    )


@pytest.mark.parametrize(
    ("rule", "part", "most"),
    [
        ("replies_owed", "replies", 3),
        ("going_quiet", "quiet", 1),
        ("meeting_ahead", "meetings", 12),
        ("birthday", "news", 2),
        ("job_change", "news", 2),
    ],
)
def test_a_day_holds_so_much_of_each_kind_and_counts_the_rest(
    owner: Owner, advise: Advise, rule: str, part: str, most: int
) -> None:
    for _ in range(most + 2):
        advise(rule)
    day = today(owner)
    assert len(getattr(day, part)) == day.count == most
    assert day.later == 2


def test_news_beyond_three_wait_and_are_counted_too(owner: Owner, advise: Advise) -> None:
    for rule in ("birthday", "birthday", "job_change", "job_change"):
        advise(rule)
    day = today(owner)
    assert (len(day.news), day.count, day.later) == (3, 3, 1)


def test_newcomers_are_a_number_not_a_list(owner: Owner, advise: Advise) -> None:
    for _ in range(5):
        advise("new_person")
    day = today(owner)
    assert (day.to_place, day.count, day.later) == (5, 0, 0)


def test_the_heaviest_come_first(owner: Owner, advise: Advise) -> None:
    light, heavy, middle = (advise("replies_owed", weight=w) for w in (0.1, 0.9, 0.5))
    assert [item.id for item in today(owner).replies] == [heavy.pk, middle.pk, light.pk]


def test_three_quiet_ties_a_week_are_enough(owner: Owner, advise: Advise) -> None:
    for days_ago in (1, 2, 3):
        answered(advise("going_quiet"), "done", days_ago=days_ago)
    advise("going_quiet")
    assert today(owner).quiet == ()
    Answer.objects.filter(at__lte=NOW - timedelta(days=3)).update(at=NOW - timedelta(days=8))
    assert len(today(owner).quiet) == 1


def test_a_quiet_tie_put_off_does_not_use_up_the_week(owner: Owner, advise: Advise) -> None:
    for _ in range(3):
        answered(advise("going_quiet"), "later")
    advise("going_quiet")
    assert len(today(owner).quiet) == 1


def test_what_is_put_off_is_not_there_today_and_somebody_else_moves_up(owner: Owner, advise: Advise) -> None:
    first, *_ = rows = [advise("replies_owed", weight=w, about="t") for w in (0.9, 0.8, 0.7, 0.6)]
    answered(first, "later")
    assert [item.id for item in today(owner).replies] == [row.pk for row in rows[1:]]


def test_an_answer_about_one_thread_leaves_the_other(owner: Owner, advise: Advise) -> None:
    done = advise("replies_owed", about="thread one")
    other = Advice.objects.create(
        owner=owner, person=done.person, rule=done.rule, about="two", weight=1, headline=say("A reason").as_json()
    )
    answered(done, "done")
    assert [item.id for item in today(owner).replies] == [other.pk]


def test_a_meeting_that_is_over_leaves_the_day(owner: Owner, advise: Advise) -> None:
    advise("meeting_ahead", at=NOW - timedelta(hours=2))
    ahead = advise("meeting_ahead", at=NOW + timedelta(hours=2))
    assert [item.id for item in today(owner).meetings] == [ahead.pk]


def test_whoever_is_set_aside_is_not_brought_up(owner: Owner, advise: Advise) -> None:
    row = advise("replies_owed")
    Person.objects.filter(pk=row.person_id).update(is_aside=True)
    assert today(owner).count == 0


def test_another_owner_s_day_is_another_s(owner: Owner, advise: Advise) -> None:
    advise("replies_owed")
    assert today(Owner.objects.create()).count == 0
