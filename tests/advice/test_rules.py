"""The rules: what each brings up, and what it leaves alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from enishi.advice import Ahead, LastWord, Moved, Situation, advise, all_rules
from enishi.advice.rank import day
from enishi.kit.dates import PartialDate
from enishi.ties import Touch, measure

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ASKED = LastWord("t1", NOW - timedelta(hours=27), "in", "mail", "来週の件", "場所はどちらがよいでしょうか。", True, 2)


def situation(**fields: object) -> Situation:
    return replace(Situation(person=1, name="中村 彩", now=NOW), **fields)


def found(rule: str, **fields: object) -> list[str]:
    return [str(reason.headline) for reason in all_rules()[rule].advise(situation(**fields))]


def rhythm(*ages: int) -> object:
    sides = ("in", "out")
    return measure([Touch(NOW.date() - timedelta(days=a), sides[a % 2]) for a in ages], today=NOW.date())


def test_a_question_that_waits_is_owed_a_reply() -> None:
    assert found("replies_owed", last_words=(ASKED,)) == ["来週の件"]


@pytest.mark.parametrize(
    "text",
    ["Could you send me the slides?", "Please let me know by Friday", "ご都合を教えてください", "いかがでしょうか"],
)
def test_requests_in_both_languages_wait_for_an_answer(text: str) -> None:
    assert found("replies_owed", last_words=(replace(ASKED, text=text),))


@pytest.mark.parametrize(
    "word",
    [
        replace(ASKED, text="ありがとうございました。"),
        replace(ASKED, text="Thanks, all done."),
        replace(ASKED, text="早速のご返信ありがとうございます。またぜひお立ち寄りください。"),
        replace(ASKED, text="Feel free to call if you have any questions?"),
        replace(ASKED, direction="out"),
        replace(ASKED, to_owner=False),
        replace(ASKED, people=30),
        replace(ASKED, at=NOW - timedelta(days=90)),
        replace(ASKED, kind="invitation"),
    ],
)
def test_thanks_copies_crowds_and_old_letters_are_owed_nothing(word: LastWord) -> None:
    assert found("replies_owed", last_words=(word,)) == []


def test_a_letter_to_them_since_then_is_an_answer() -> None:
    assert found("replies_owed", last_words=(replace(ASKED, sent_after=NOW - timedelta(hours=2)),)) == []


def test_todays_meeting_is_ahead_until_it_has_ended() -> None:
    meeting = Ahead("7", NOW + timedelta(hours=5), None, "定例", "", 2, all_day=False)
    assert found("meeting_ahead", meetings=(meeting,)) == ["定例"]
    assert found("meeting_ahead", meetings=(replace(meeting, at=NOW - timedelta(hours=3)),)) == []
    assert found("meeting_ahead", meetings=(replace(meeting, all_day=True),)) == []
    assert found("meeting_ahead", meetings=(replace(meeting, people=200),)) == []


def test_silence_three_times_the_rhythm_is_going_quiet() -> None:
    assert found("going_quiet", tie=rhythm(*range(60, 200, 9))) == ["Quiet for 60 days"]


def test_a_silence_of_years_is_not_counted_in_usual_gaps() -> None:
    (reason,) = all_rules()["going_quiet"].advise(situation(tie=rhythm(*range(900, 1100, 5))))
    assert str(reason.evidence[0]) == "Once it was every 5 days"


def test_a_silence_that_is_usual_is_left_alone() -> None:
    assert found("going_quiet", tie=rhythm(*range(40, 400, 31))) == []


def test_somebody_who_never_answered_is_not_brought_up_as_quiet() -> None:
    one_sided = measure([Touch(NOW.date() - timedelta(days=a), "in") for a in range(60, 200, 9)], today=NOW.date())
    assert found("going_quiet", tie=one_sided) == []


def test_a_birthday_is_news_three_days_before_and_on_the_day() -> None:
    assert found("birthday", birthday=PartialDate(None, 11, 23)) == ["Birthday today"]
    assert found("birthday", birthday=PartialDate(1980, 11, 26)) == ["Birthday on 2026-11-26"]
    assert found("birthday", birthday=PartialDate(1980, 11, 27)) == []
    assert found("birthday", birthday=PartialDate(1980)) == []


def test_a_job_change_is_news_for_two_months() -> None:
    move = Moved("東都システムズ", "水際テクノロジーズ", NOW - timedelta(days=5), "linkedin")
    assert found("job_change", moves=(move,)) == ["Now 水際テクノロジーズ"]
    assert found("job_change", moves=(replace(move, seen=NOW - timedelta(days=70)),)) == []


def test_a_new_two_way_acquaintance_waits_to_be_placed() -> None:
    assert found("new_person", tie=rhythm(3, 4)) == ["New since 2026-11-19"]
    assert found("new_person", tie=rhythm(3, 4), is_placed=True) == []
    assert found("new_person", tie=rhythm(300, 4)) == []


def test_a_person_to_be_left_in_peace_is_only_met() -> None:
    meeting = Ahead("7", NOW + timedelta(hours=1), None, "定例", "", 2, all_day=False)
    alone = situation(keep_quiet=True, meetings=(meeting,), last_words=(ASKED,), birthday=PartialDate(None, 11, 23))
    assert {advice.rule for advice in advise([alone])} == {"meeting_ahead"}


def test_a_day_is_capped_by_kind_and_says_what_is_left() -> None:
    kept, left = day(["replies_owed"] * 5 + ["going_quiet"] * 3, rule=lambda name: name)
    assert kept == ["replies_owed"] * 3 + ["going_quiet"]
    assert left == 4


def test_every_rule_tells_why() -> None:
    for rule in all_rules().values():
        assert str(rule.title)
        assert str(rule.why).endswith(".")


def test_a_question_that_a_mail_program_broke_in_two_is_quoted_whole() -> None:
    word = replace(ASKED, text="Hi Aiko,\n\nCould you read the names\nin the list?\n\nBen")
    (reason,) = all_rules()["replies_owed"].advise(situation(last_words=(word,)))
    assert reason.evidence[0].values == (("words", "Could you read the names in the list?"),)


def test_a_wished_rhythm_counts_before_the_usual_one() -> None:
    often = rhythm(*range(45, 200, 9))
    (reason,) = all_rules()["going_quiet"].advise(situation(tie=often, cadence_days=30))
    assert str(reason.evidence[0]) == "You wish to meet every 30 days; it has been 45."
    assert found("going_quiet", tie=often, cadence_days=45) == []
    assert found("going_quiet", tie=rhythm(31), cadence_days=30) == ["Quiet for 31 days"]
    assert found("going_quiet", cadence_days=30) == []
