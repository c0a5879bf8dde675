"""Which names are one organisation, without a database."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from enishi.kit.companies import company_key
from enishi.resolve.organisations import Named, house_of, join, majority, shown_name
from enishi.resolve.reach import Address, reach


def named(pk: int, name: str, *domains: str, people: frozenset[int] | None = None) -> Named:
    return Named(pk, company_key(name), domains, people if people is not None else frozenset({10 * pk}))


def test_a_domain_that_spells_one_of_two_names_joins_its_translation() -> None:
    houses = join([named(1, "東都システムズ", "harbourworks.co.jp"), named(2, "Harbour Works", "harbourworks.co.jp")])
    assert (houses.of, houses.perhaps) == ({1: 1, 2: 1}, ())


def test_one_persons_old_address_on_a_new_card_joins_no_companies() -> None:
    harbour = named(1, "Harbour Works", "harbourworks.example", people=frozenset({1, 2, 3}))
    for movers in ({3}, {4}, {2, 3}):
        boats = named(2, "Blue Boats", "harbourworks.example", people=frozenset(movers))
        assert join([harbour, boats]).of == {1: 1, 2: 2}
    assert join([harbour, named(2, "Blue Boats", "harbourworks.example", people=frozenset({4, 5}))]).of == {1: 1, 2: 1}


def test_a_domain_alone_joins_nothing_and_asks() -> None:
    houses = join([named(1, "Blue Boats", "ocean.example"), named(2, "Red Rafts", "ocean.example")])
    assert (houses.of, houses.perhaps) == ({1: 1, 2: 2}, ((1, 2, "ocean.example"),))


def test_with_a_third_name_at_a_domain_nothing_is_joined() -> None:
    rows = [named(pk, name, "harbourworks.example") for pk, name in ((1, "Harbour Works"), (2, "東都"), (3, "南都"))]
    assert set(join(rows).of.values()) == {1, 2, 3}


def test_the_owners_word_that_two_differ_outranks_the_domain() -> None:
    rows = [named(1, "東都", "harbourworks.example"), named(2, "Harbour Works", "harbourworks.example")]
    houses = join(rows, different=[(2, 1)])
    assert (houses.of, houses.perhaps) == ({1: 1, 2: 2}, ())


def test_a_domain_of_few_among_many_is_not_the_companys() -> None:
    assert majority({"harbour.example": 20, "oldjob.example": 2}) == ("harbour.example",)
    assert majority({"harbour.example": 1}) == ("harbour.example",)
    assert majority({"a.example": 1, "b.example": 1, "c.example": 1}) == ()


def test_a_name_given_up_is_not_shown_however_often_it_is_written() -> None:
    assert shown_name({"Old Works": 9, "New Works": 1}, former={"Old Works"}) == "New Works"


@given(
    st.lists(st.tuples(st.integers(1, 6), st.integers(1, 6)), max_size=6),
    st.lists(st.tuples(st.integers(1, 6), st.integers(1, 6)), max_size=6),
)
def test_what_the_owner_parted_is_never_in_one_house(
    same: list[tuple[int, int]], different: list[tuple[int, int]]
) -> None:
    rows = [named(pk, f"House {pk}", "ocean.example") for pk in range(1, 7)]
    of = join(rows, same=same, different=different).of
    assert all(of[one] != of[other] for one, other in different if one != other)
    assert all(of[home] == home for home in of.values())


def ways(*values: str, now: str = "", left: str = "", mine: str = "") -> tuple[bool, bool, bool, bool]:
    kinds = [Address("email" if "@" in value else "phone" if value[0] == "+" else "url", value) for value in values]
    found = reach(kinds, now={now}, left={left}, mine={mine})
    return found.is_reachable, found.is_lost, found.hangs_on_theirs, found.hangs_on_mine


def test_an_address_at_a_house_that_was_left_reaches_nobody() -> None:
    assert ways("ben@old.example.com", left=house_of("x@old.example.com")) == (False, True, False, False)


def test_a_company_address_alone_goes_with_the_job() -> None:
    house = house_of("x@harbourworks.co.jp")
    assert ways("ben@harbourworks.co.jp", now=house) == (True, False, True, False)
    assert ways("ben@harbourworks.co.jp", now=house, mine=house) == (True, False, True, True)
    assert ways("ben@harbourworks.co.jp", "+815012345678", now=house) == (True, False, False, False)


def test_an_address_that_a_card_calls_home_is_private() -> None:
    found = reach([Address("email", "ben@carter.co.jp", "自宅")], now=(), left=(), mine=())
    assert (found.channels, found.hangs_on_theirs) == ({"private"}, False)


def test_nobody_without_an_address_is_reachable_or_lost() -> None:
    assert ways() == (False, False, False, False)
