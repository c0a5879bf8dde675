"""The ring as it is laid out: nobody over another, the same people at the same places, names that fit."""

from __future__ import annotations

from itertools import combinations
from math import hypot

from hypothesis import given
from hypothesis import strategies as st

from enishi.faces.web.ring import CIRCLES, MIDDLE, Guest, lay_out, width

NAMES = st.sampled_from(["中村", "長谷川", "勅使河原", "Wei-Ting", "Ann", "Bartholomew", "a" * 30, "森"])


@st.composite
def parties(draw: st.DrawFn) -> tuple[list[Guest], list[str]]:
    sectors = draw(st.integers(1, 6))
    some = draw(st.lists(st.tuples(st.integers(1, 5), st.integers(0, sectors - 1), NAMES, st.booleans()), max_size=70))
    guests = [Guest(key, circle, sector, name, revive) for key, (circle, sector, name, revive) in enumerate(some)]
    return guests, ["東都システムズ株式会社の皆さん"] * sectors


@given(parties())
def test_nobody_stands_over_another_nor_over_the_owner(party: tuple[list[Guest], list[str]]) -> None:
    nodes = lay_out(*party).nodes
    for one, other in combinations(nodes, 2):
        assert hypot(one.x - other.x, one.y - other.y) >= one.guest.seat.radius + other.guest.seat.radius
    assert all(hypot(n.x - MIDDLE[0], n.y - MIDDLE[1]) >= n.guest.seat.radius + 23 for n in nodes)


@given(parties())
def test_every_name_fits_into_its_circle(party: tuple[list[Guest], list[str]]) -> None:
    for node in lay_out(*party).nodes:
        assert width(node.text) * (13, 11, 9)[node.size] <= 2 * node.guest.seat.radius


@given(parties())
def test_everybody_is_on_the_ring_or_counted_as_left_out(party: tuple[list[Guest], list[str]]) -> None:
    drawn = lay_out(*party)
    assert len({node.guest.key for node in drawn.nodes}) + drawn.left_out == len(party[0])
    assert sum(arc.number for arc in drawn.arcs) == len(drawn.nodes)
    assert drawn == lay_out(*party)


def test_the_closer_stand_further_in() -> None:
    nodes = lay_out([Guest(n, n, 0, "森") for n in (1, 2, 3, 4)], ["x"]).nodes
    far = [hypot(node.x - MIDDLE[0], node.y - MIDDLE[1]) for node in nodes]
    assert far == sorted(far)
    assert all(one < limit for one, limit in zip(far, CIRCLES, strict=True))


def test_where_there_is_no_room_the_last_of_the_outer_circles_are_left_out_before_the_closest() -> None:
    guests = [Guest(n, 1, 0, "森") for n in range(6)] + [Guest(10 + n, 3, 1, "林") for n in range(40)]
    shown = [node.guest for node in lay_out(guests, ["a", "b"]).nodes]
    assert sum(guest.circle == 1 for guest in shown) == 6
    assert [guest.key for guest in shown if guest.circle == 3] == list(range(10, 10 + len(shown) - 6))


def test_a_sector_is_named_by_as_much_as_fits() -> None:
    drawn = lay_out([Guest(n, 2, n % 6, "森") for n in range(12)], ["長い名前の会社" * 4] * 6)
    assert all(arc.text.endswith("…") and arc.short.endswith("…") for arc in drawn.arcs)
    assert all(len(arc.short) < len(arc.text) for arc in drawn.arcs)
    assert len(drawn.spokes) == 6


def test_a_ring_of_nobody_is_empty() -> None:
    assert lay_out([], []).nodes == ()
