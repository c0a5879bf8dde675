"""A working life from what many sources say of it, without a database."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from enishi.resolve.careers import ADDRESS, Statement, Stint, history

HARBOUR, TOTO, NGO = 1, 2, 3


def card(organisation: int, day: date | None = None, *, title: str = "", over: bool = False) -> Statement:
    return Statement("vcard", organisation, f"House {organisation}", title=title, first=day, last=day, is_over=over)


def profile(organisation: int, day: date, *, title: str = "") -> Statement:
    return Statement("linkedin", organisation, f"House {organisation}", title=title, first=day, last=day)


def post(organisation: int, since: str, until: str = "", *, title: str = "") -> Statement:
    return Statement("linkedin", organisation, f"House {organisation}", title=title, since=since, until=until)


def address(organisation: int, first: date, last: date) -> Statement:
    return Statement(ADDRESS, organisation, f"House {organisation}", first=first, last=last)


def where(stints: tuple[Stint, ...]) -> list[tuple[int | None, bool]]:
    return [(stint.organisation, stint.is_current) for stint in stints]


def test_seen_at_one_house_and_later_at_another_is_a_change_of_jobs() -> None:
    now, before = history([card(HARBOUR, date(2015, 4, 1)), profile(TOTO, date(2026, 11, 1))])
    assert (now.organisation, now.is_current) == (TOTO, True)
    assert (before.organisation, before.is_current, before.last_seen) == (HARBOUR, False, date(2015, 4, 1))


def test_an_undated_card_gives_way_to_a_dated_profile_and_claims_no_day() -> None:
    now, before = history([card(HARBOUR), profile(TOTO, date(2026, 11, 1))])
    assert now.organisation == TOTO
    assert (before.is_current, before.first_seen, before.last_seen, before.until) == (False, None, None, "")


def test_two_undated_cards_do_not_tell_which_job_came_first() -> None:
    assert where(history([card(HARBOUR), card(TOTO)])) == [(HARBOUR, True), (TOTO, True)]


def test_two_jobs_on_one_card_go_on_together() -> None:
    day = date(2026, 1, 1)
    assert {current for _, current in where(history([card(HARBOUR, day), card(NGO, day)]))} == {True}


def test_a_stale_card_does_not_outlast_the_next_job() -> None:
    stale = [card(HARBOUR, date(day, 1, 1), over=True) for day in (2015, 2021)]
    now, left = history([*stale, post(TOTO, "2018-04")])
    assert (now.organisation, left.organisation) == (TOTO, HARBOUR)
    assert left.last_seen == date(2018, 4, 1)


def test_dates_that_a_source_states_are_kept_as_stated() -> None:
    now, before = history([post(HARBOUR, "2008-04", "2015-03"), post(TOTO, "2015-04")])
    assert (before.since, before.until, before.is_current) == ("2008-04", "2015-03", False)
    assert (now.since, now.until, now.is_current) == ("2015-04", "", True)


def test_a_card_of_the_time_belongs_to_the_post_that_was_held_then() -> None:
    stints = history([post(HARBOUR, "2008", "2012"), post(HARBOUR, "2018"), card(HARBOUR, date(2010, 5, 1))])
    assert [stint.sources for stint in stints] == [("linkedin",), ("linkedin", "vcard")]


def test_away_and_back_again_is_two_times() -> None:
    days = [card(HARBOUR, date(2010, 1, 1)), card(TOTO, date(2015, 1, 1)), profile(HARBOUR, date(2020, 1, 1))]
    assert where(history(days)) == [(HARBOUR, True), (TOTO, False), (HARBOUR, False)]


def test_the_owners_word_outranks_newer_sources() -> None:
    own = Statement("owner", NGO, "House 3", first=date(2024, 1, 1), last=date(2024, 1, 1))
    assert where(history([own, profile(TOTO, date(2026, 11, 1))])) == [(NGO, True), (TOTO, False)]


def test_mails_from_an_old_companys_address_tell_of_a_time_there() -> None:
    stints = history([address(HARBOUR, date(2012, 1, 1), date(2015, 6, 1)), profile(TOTO, date(2026, 11, 1))])
    assert where(stints) == [(TOTO, True), (HARBOUR, False)]


def test_an_address_of_the_group_is_no_second_job() -> None:
    stints = history([address(HARBOUR, date(2012, 1, 1), date(2026, 10, 1)), profile(TOTO, date(2026, 11, 1))])
    assert where(stints) == [(TOTO, True)]


def test_a_title_is_the_newest_said_and_a_promotion_is_no_change_of_jobs() -> None:
    (stint,) = history([card(TOTO, date(2015, 1, 1), title="主任"), card(TOTO, date(2024, 1, 1), title="課長")])
    assert (stint.title, stint.first_seen, stint.last_seen) == ("課長", date(2015, 1, 1), date(2024, 1, 1))


def test_mails_of_the_last_days_do_not_prolong_a_post() -> None:
    said = [
        post(HARBOUR, "2016-04", "2021-03"),
        post(TOTO, "2021-04"),
        address(HARBOUR, date(2017, 1, 1), date(2021, 4, 2)),
    ]
    assert where(history(said)) == [(TOTO, True), (HARBOUR, False)]


def test_who_was_seen_elsewhere_before_a_post_that_goes_on_has_moved_there() -> None:
    assert where(history([card(HARBOUR, date(2015, 1, 1)), post(TOTO, "2018-04")])) == [(TOTO, True), (HARBOUR, False)]


days = st.none() | st.dates(date(2000, 1, 1), date(2026, 12, 31))
words = st.builds(card, st.integers(1, 3), days, title=st.sampled_from(["", "課長", "Engineer"]), over=st.booleans())
posts = st.builds(
    post, st.integers(1, 3), st.sampled_from(["", "2001", "2010-04"]), st.sampled_from(["", "2012", "2020-01"])
)


@given(st.lists(words | posts, max_size=8), st.randoms())
def test_the_order_in_which_things_are_said_does_not_matter(said: list[Statement], shuffle: object) -> None:
    mixed = list(said)
    shuffle.shuffle(mixed)  # type: ignore[attr-defined]
    assert history(mixed) == history(said)


@given(st.lists(words | posts, min_size=1, max_size=8))
def test_every_house_that_was_named_has_its_time(said: list[Statement]) -> None:
    stints = history(said)
    assert {stint.organisation for stint in stints} == {word.organisation for word in said}
    assert all(not (stint.is_current and stint.until) for stint in stints)
    assert all(stint.first_seen <= stint.last_seen for stint in stints if stint.first_seen and stint.last_seen)
