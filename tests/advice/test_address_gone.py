"""When a mail came back, another way is asked for while somebody still knows one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from enishi.advice import Lost, Reason, Situation, advise
from enishi.advice.rules.address_gone import RULE

NOW = datetime(2026, 3, 20, 9, tzinfo=UTC)


def reasons(*others: str, days_ago: int = 3, **more: object) -> list[Reason]:
    lost = Lost("ben@example.org", NOW - timedelta(days=days_ago), others)
    return list(RULE.advise(Situation(1, "Ben", NOW, lost=(lost,), **more)))  # type: ignore[arg-type]


def test_the_address_and_the_ways_left_are_the_evidence() -> None:
    (reason,) = reasons("+44 20 7946 0123", "linkedin.com/in/ben", "slack:ben")
    assert [dict(said.values) for said in reason.evidence] == [
        {"address": "ben@example.org"},
        {"way": "+44 20 7946 0123"},
        {"way": "linkedin.com/in/ben"},
    ]


def test_where_no_way_is_left_somebody_else_may_know_one() -> None:
    (reason,) = reasons()
    assert "somebody you both know" in str(reason.evidence[1])


def test_an_old_notice_is_no_news() -> None:
    assert reasons(days_ago=60) == []


def test_the_dead_are_not_looked_for() -> None:
    lost = (Lost("ben@example.org", NOW),)
    assert not list(advise([Situation(1, "Ben", NOW, lost=lost, peace="deceased")]))
