"""What a tie says of itself."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from enishi.ties import Depth, Tie, Touch, measure

TODAY = date(2026, 11, 25)


def talk(*directions: str, kind: str = "mail", thread: str | None = "t") -> list[Touch]:
    """A thread, a day for each of its mails, the first of which opens it."""
    first = TODAY - timedelta(days=len(directions))
    return [
        Touch(first + timedelta(days=n), direction, kind, 2, thread, started=n == 0)
        for n, direction in enumerate(directions)
    ]


def test_who_starts_and_who_answers_is_counted_by_thread() -> None:
    tie = measure([*talk("out", "in", "out", "in"), *talk("in", thread="u"), *talk("out", thread="v")], today=TODAY)
    assert (tie.we_started, tie.they_answered) == (2, 1)
    assert (tie.they_started, tie.we_answered) == (1, 0)


def test_a_thread_whose_beginning_is_not_known_was_started_by_nobody() -> None:
    tie = measure([Touch(TODAY, "in", "mail", 2, "t"), Touch(TODAY, "out", "mail", 2, "t")], today=TODAY)
    assert (tie.we_started, tie.they_started) == (0, 0)


def test_a_mail_among_twenty_warms_less_than_one_to_one_and_a_meeting_or_call_as_much() -> None:
    alone, crowd = (measure([Touch(TODAY, people=people)], today=TODAY).warmth for people in (2, 20))
    meeting = measure([Touch(TODAY, kind="meeting", people=20)], today=TODAY).warmth
    call = measure([Touch(TODAY, kind="call", people=20)], today=TODAY).warmth
    assert crowd < alone == meeting == call == 1


def test_the_least_crowded_contact_of_a_day_counts() -> None:
    assert measure([Touch(TODAY, people=20), Touch(TODAY)], today=TODAY).warmth == 1


def test_warmth_fades_by_half_in_180_days() -> None:
    assert measure([Touch(TODAY - timedelta(days=180))], today=TODAY).warmth == pytest.approx(0.5)


def test_silence_is_told_in_usual_gaps() -> None:
    days = [TODAY - timedelta(days=96 + 12 * n) for n in range(6)]
    assert measure([Touch(day) for day in days], today=TODAY).gaps(TODAY) == 8


def test_without_a_rhythm_there_are_no_usual_gaps() -> None:
    assert measure([Touch(TODAY)], today=TODAY).gaps(TODAY) is None


@pytest.mark.parametrize(
    ("tie", "depth"),
    [
        (Tie(), Depth.NONE),
        (Tie(days=1, received=1, by_kind=(("mail", 1),)), Depth.HEARD),
        (Tie(days=1, by_kind=(("meeting", 1),)), Depth.MET),
        (Tie(days=1, by_kind=(("call", 1),)), Depth.SPOKE),
        (Tie(days=2, by_kind=(("call", 1), ("meeting", 1))), Depth.MET),
        (Tie(days=2, received=1, sent=1, by_kind=(("mail", 2),)), Depth.CORRESPONDED),
        (Tie(days=5, received=1, sent=1, by_kind=(("mail", 2), ("meeting", 3))), Depth.WORKED),
    ],
)
def test_depth_goes_from_heard_through_met_and_written_to_worked(tie: Tie, depth: Depth) -> None:
    assert tie.depth() == depth


def test_a_shared_role_is_work_together() -> None:
    assert Tie().depth(shared_roles=1) == Depth.WORKED


def test_balance_is_even_when_both_wrote_as_often() -> None:
    assert [Tie(received=a, sent=b).balance for a, b in ((4, 4), (1, 4), (0, 4), (0, 0))] == [1, 0.25, 0, None]
