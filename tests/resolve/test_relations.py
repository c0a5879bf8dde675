"""Who somebody was to the owner, without a database."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from enishi.resolve.careers import Stint
from enishi.resolve.relations import Guess, Trade, guess, rank, sender_sells

NOW = date(2026, 11, 23)


def at(organisation: int, since: str, until: str = "", title: str = "", **more: object) -> Stint:
    kept = {"first_seen": None, "last_seen": None, **more}
    return Stint(organisation, "Harbour Works", "", title, since, until, not until, sources=(), **kept)  # type: ignore[arg-type]


def seen(organisation: int, day: date, title: str = "", *, current: bool = True) -> Stint:
    return Stint(organisation, "Harbour Works", "", title, "", "", current, day, day, ())


def between(mine: list[Stint], theirs: list[Stint], trades: list[Trade] | None = None) -> tuple[str, bool] | None:
    found = guess(mine, theirs, trades or [], is_elsewhere=bool(trades), now=NOW)
    return (found.relation, found.is_past) if found else None


@pytest.mark.parametrize(
    ("higher", "lower"),
    [
        ("代表取締役社長", "取締役"),
        ("執行役員", "本部長"),
        ("本部長", "部長"),
        ("営業部長", "次長"),
        ("部長", "部長代理"),
        ("次長", "係長"),
        ("第二課長", "主任"),
        ("CEO", "VP of Sales"),
        ("Vice President", "Director"),
        ("Director", "Engineering Manager"),
        ("General Manager", "Manager"),
        ("Manager", "Team Lead"),
        ("Tech Lead", "Senior Engineer"),
        ("Senior Engineer", "Engineer"),
        ("社長", "社長秘書"),
    ],
)
def test_titles_stand_in_order(higher: str, lower: str) -> None:
    assert (rank(higher) or 0) > (rank(lower) or 0)


def test_no_title_has_no_rank() -> None:
    assert rank("  ") is None


@pytest.mark.parametrize(
    ("subject", "sells"),
    [
        ("お見積書送付の件", True),
        ("10月分請求書のご送付", True),
        ("Invoice 2024-117", True),
        ("Quotation for the harbour survey", True),
        ("納品書をお送りします", True),
        ("注文書送付のご案内", False),
        ("【発注】部品A 200個", False),
        ("Purchase Order 4500017", False),
        ("お見積りのお願い", False),
        ("Request for quotation", False),
        ("ご注文ありがとうございます", True),
        ("資料請求について", None),
        ("Re: お見積書送付の件", None),
        ("請求書の送付（6月分）", True),
        ("5月分のご請求", True),
        ("御見積の件", True),
        ("Estimate for the churn model", True),
        ("Could you send me a quote?", False),
        ("発注書送付のお願い", True),
        ("見積もりの前提について", None),
        ("請求書の様式の見直しのお願い", None),
        ("Invoice format change", None),
        ("定例の件", None),
        ("受発注データの統合定例の開催について", None),
        ("請求書システムの画面について", None),
        ("In order to meet", None),
    ],
)
def test_a_subject_tells_who_sells(subject: str, sells: bool | None) -> None:
    assert sender_sells(subject) is sells


def test_two_at_one_house_at_one_time_were_colleagues() -> None:
    mine = [at(1, "2010-04", "2018-03"), at(2, "2018-04")]
    assert between(mine, [at(1, "2008-04", "2015-03")]) == ("peer", True)


def test_one_house_at_different_times_makes_no_colleagues() -> None:
    assert between([at(1, "2010", "2012")], [at(1, "2015", "2018")]) is None


def test_a_house_without_any_date_proves_no_time_together() -> None:
    undated = Stint(1, "Harbour Works", "", "", "", "", False, None, None, ())
    assert between([at(1, "2010", "2012")], [undated]) is None


def test_who_is_still_there_after_the_owner_left_is_no_colleague_by_that_alone() -> None:
    assert between([at(1, "2010", "2018")], [seen(1, date(2026, 11, 1))]) is None


def test_who_stood_higher_was_the_boss_and_is_told_with_the_evidence() -> None:
    found = guess([at(1, "2010", "2018", "主任")], [at(1, "2008", "2015-03", "部長")], [], is_elsewhere=False, now=NOW)
    assert isinstance(found, Guess)
    assert (found.relation, found.is_past) == ("boss", True)
    assert "2010-01 to 2015-03" in str(found.why)
    assert "部長" in str(found.why)


def test_a_section_head_of_another_department_is_no_boss() -> None:
    other = replace(at(1, "2010", "2018", "課長"), department="第一開発部")
    own = replace(at(1, "2010", "2018", "主任"), department="第二開発部 第一課")
    assert between([own], [other]) == ("peer", True)
    assert between([own], [replace(other, department="第二開発部")]) == ("boss", True)
    assert between([own], [replace(other, title="専務取締役")]) == ("boss", True)


def test_a_department_in_the_place_of_a_title_tells_no_rank() -> None:
    assert rank("第二開発部") is None


def test_both_there_now_are_colleagues_now() -> None:
    assert between([at(1, "2010", title="部長")], [seen(1, date(2026, 1, 1), "主任")]) == ("junior", False)


def test_one_invoice_proves_nothing_and_two_make_a_supplier() -> None:
    invoices = [Trade(date(2026, 9, 1), they_sell=True, subject="請求書"), Trade(date(2026, 10, 1), True, "請求書")]
    assert between([], [at(2, "2010")], invoices[:1]) is None
    assert between([], [at(2, "2010")], invoices) == ("supplier", False)


def test_one_order_from_a_buyer_makes_a_customer() -> None:
    order = [Trade(date(2026, 9, 1), they_sell=False, subject="注文書")]
    assert between([], [at(2, "2010", title="購買課長")], order) == ("customer", False)


def test_business_that_ended_with_a_job_is_business_of_once() -> None:
    orders = [Trade(date(2026, 1, day), they_sell=False, subject="注文書") for day in (1, 2)]
    assert between([], [at(2, "2010", "2026-03"), at(3, "2026-04")], orders) == ("customer", True)


def test_nobody_is_a_client_in_the_owners_own_house() -> None:
    invoices = [Trade(date(2026, 9, day), they_sell=True, subject="請求書") for day in (1, 2)]
    assert guess([at(1, "2010")], [], invoices, is_elsewhere=False, now=NOW) is None


def test_business_that_goes_both_ways_alike_tells_nothing() -> None:
    both = [Trade(date(2026, 9, day), they_sell=day % 2 == 0, subject="請求書") for day in (1, 2, 3, 4)]
    assert between([], [at(2, "2010")], both) is None
