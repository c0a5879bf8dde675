"""When something repeats; checked against python-dateutil, and never without bound."""
# ruff: noqa: DTZ001 - a rule works on the clock's face

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from dateutil import rrule
from hypothesis import given, settings
from hypothesis import strategies as st

from enishi.kit.recurrence import TOO_LONG, TOO_MUCH, TOO_OFTEN, Budget, Rule, times
from enishi.kit.say import Refused

START = datetime(2020, 1, 31, 10, 30)
SINCE, UNTIL = datetime(2020, 1, 1), datetime(2026, 1, 1)
FREQUENCIES = {"DAILY": rrule.DAILY, "WEEKLY": rrule.WEEKLY, "MONTHLY": rrule.MONTHLY, "YEARLY": rrule.YEARLY}


def found(
    rule: Rule,
    start: datetime = START,
    *,
    since: datetime = SINCE,
    until: datetime = UNTIL,
    budget: Budget | None = None,
) -> list[datetime]:
    return list(times(rule, start, since=since, until=until, budget=budget or Budget()))


def a_few(low: int, high: int) -> st.SearchStrategy[frozenset[int]]:
    return st.frozensets(st.integers(low, high).filter(bool), max_size=3)


@st.composite
def rules(draw: st.DrawFn) -> Rule:
    every = draw(st.sampled_from(sorted(FREQUENCIES)))
    # A how-manieth weekday beside a plain one means "either" in RFC 5545 but "both" in dateutil: not mixed here.
    which = draw(st.sampled_from([0, 1, 2, -1])) if every in ("MONTHLY", "YEARLY") else 0
    days = frozenset((which, day) for day in draw(st.frozensets(st.integers(0, 6), max_size=3)))
    # Parts that can exclude each other are not mixed: dateutil would seek their meeting until the year 9999.
    kind = draw(st.sampled_from(["months", "year days", "weeks"])) if every == "YEARLY" else "months"
    with_month_days = kind == "months" and every != "WEEKLY" and not days
    # dateutil counts positions in a first week that is cut at its start, RFC 5545 in whole weeks.
    positions = draw(a_few(-3, 3)) if every in ("MONTHLY", "YEARLY") and days else frozenset()
    return Rule(
        every,
        interval=draw(st.integers(1, 4)),
        count=draw(st.none() | st.integers(1, 30)),
        until=draw(st.none() | st.datetimes(datetime(2021, 1, 1), datetime(2025, 1, 1))),
        months=draw(a_few(1, 12)) if kind == "months" else frozenset(),
        month_days=draw(a_few(-28, 28)) if with_month_days else frozenset(),
        year_days=draw(a_few(-365, 365)) if kind == "year days" and not days else frozenset(),
        weeks=draw(a_few(-52, 52)) if kind == "weeks" and days and not which else frozenset(),
        days=days,
        positions=positions,
        hours=frozenset(draw(st.frozensets(st.integers(0, 23), max_size=2))),
        week_start=draw(st.integers(0, 6)),
    )


def by_dateutil(rule: Rule, start: datetime) -> rrule.rrule:
    given_parts: dict[str, Any] = {
        "bymonth": rule.months,
        "bymonthday": rule.month_days,
        "byyearday": rule.year_days,
        "byweekno": rule.weeks,
        "byweekday": [rrule.weekday(day, which or None) for which, day in rule.days],
        "bysetpos": rule.positions,
        "byhour": rule.hours,
    }
    parts = {name: sorted(part) if name != "byweekday" else part for name, part in given_parts.items() if part}
    return rrule.rrule(
        FREQUENCIES[rule.every],
        dtstart=start,
        interval=rule.interval,
        count=rule.count,
        until=UNTIL if rule.count is None else None,  # what it is not told, it seeks until the year 9999
        wkst=rule.week_start,
        **parts,
    )


@settings(max_examples=200, deadline=None)
@given(rules(), st.datetimes(datetime(2019, 6, 1), datetime(2022, 1, 1)), st.integers(0, 900))
def test_a_rule_gives_the_times_that_dateutil_gives(rule: Rule, start: datetime, later: int) -> None:
    start = start.replace(microsecond=0)
    since = start + timedelta(days=later)
    last = min(UNTIL, rule.until or UNTIL)
    expected = [moment for moment in _until(by_dateutil(rule, start), last) if moment >= since]
    assert found(rule, start, since=since) == expected


def _until(moments: rrule.rrule, last: datetime) -> list[datetime]:
    kept = []
    for moment in moments:
        if moment > last:
            break
        kept.append(moment)
    return kept


def test_a_monthly_meeting_on_the_31st_leaves_out_the_short_months() -> None:
    assert [moment.month for moment in found(Rule("MONTHLY"), until=datetime(2021, 1, 1))] == [1, 3, 5, 7, 8, 10, 12]


def test_a_plain_weekday_and_a_how_manieth_one_mean_either() -> None:
    rule = Rule("MONTHLY", days=frozenset({(1, 0), (0, 4)}))  # the first Monday, and every Friday
    assert [moment.day for moment in found(rule, until=datetime(2020, 3, 1))] == [31, 3, 7, 14, 21, 28]


def test_a_week_by_its_number_keeps_the_weekday_of_the_start() -> None:
    (only,) = found(Rule("YEARLY", weeks=frozenset({20})), until=datetime(2021, 1, 1))
    assert (only.isocalendar().week, only.weekday()) == (20, START.weekday())


def test_a_rule_without_count_begins_near_where_it_is_asked_for() -> None:
    budget = Budget()
    found(Rule("DAILY"), datetime(1901, 1, 1), since=datetime(2025, 1, 1), budget=budget)
    assert Budget().days - budget.days < 400


def test_a_day_that_no_year_has_is_not_sought_for_ever() -> None:
    never = Rule("DAILY", months=frozenset({2}), month_days=frozenset({30}))
    assert found(never) == []
    with pytest.raises(Refused) as refused:
        found(Rule("DAILY", count=5, months=never.months, month_days=never.month_days), datetime(1900, 1, 1))
    assert refused.value.sentence == TOO_LONG


def test_more_than_hourly_is_too_often() -> None:
    with pytest.raises(Refused) as refused:
        found(Rule("DAILY", hours=frozenset(range(13)), minutes=frozenset({0, 30})))
    assert refused.value.sentence == TOO_OFTEN


def test_all_rules_of_a_file_share_one_budget() -> None:
    budget = Budget(days=1_000)
    found(Rule("DAILY"), until=datetime(2022, 1, 1), budget=budget)
    with pytest.raises(Refused) as refused:
        found(Rule("DAILY"), until=datetime(2022, 1, 1), budget=budget)
    assert refused.value.sentence == TOO_MUCH


def test_the_calendars_end_is_reached_without_overflow() -> None:
    last = datetime(9999, 12, 1, 9)
    for every in FREQUENCIES:
        assert found(Rule(every), last, since=last, until=datetime(9999, 12, 31))[0] == last
