"""Who is one person, and under which id."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from enishi.kit.people_names import PersonName, parse_name
from enishi.resolve import Piece, settle

CARD = Piece(("sighting", 1), 1, (("handle", 1),))
ADDRESS = Piece(("handle", 1), 2)
PROFILE = Piece(("sighting", 2), 3, (("handle", 1),))
STRANGER = Piece(("sighting", 3), 4)


def named(full: str) -> tuple[PersonName, ...]:
    found = parse_name(full)
    assert found is not None
    return (found,)


def test_sightings_that_share_an_address_are_one_person_under_the_oldest_id() -> None:
    answer = settle([PROFILE, ADDRESS, CARD])
    assert set(answer.values()) == {1}


def test_nothing_joins_without_a_shared_address() -> None:
    assert settle([CARD, STRANGER]) == {CARD.node: 1, STRANGER.node: 4}


def test_the_owner_can_join_what_nothing_else_joins() -> None:
    assert settle([CARD, ADDRESS, STRANGER], same=[(1, 4)])[STRANGER.node] == 1


def test_the_owners_different_outranks_a_shared_address() -> None:
    answer = settle([CARD, ADDRESS, PROFILE], different=[(1, 3)])
    assert answer[CARD.node] == 1
    assert answer[PROFILE.node] == 3


def test_whoever_comes_apart_has_an_id_of_their_own_again() -> None:
    bridge = Piece(("sighting", 9), 9, (("handle", 1), ("handle", 2)))
    other = [Piece(("sighting", 4), 5, (("handle", 2),)), Piece(("handle", 2), 6)]
    together = settle([CARD, ADDRESS, bridge, *other])
    apart = settle([CARD, ADDRESS, *other])
    assert together[("sighting", 4)] == 1
    assert apart[("sighting", 4)] == 5


homes = st.integers(1, 12)
pieces = st.lists(st.tuples(homes, st.frozensets(st.integers(1, 5), max_size=3)), max_size=12, unique_by=lambda p: p[0])
pairs = st.lists(st.tuples(homes, homes).filter(lambda p: p[0] != p[1]), max_size=3)


@given(pieces, pairs, st.randoms())
def test_the_order_of_the_pieces_does_not_matter_and_no_two_people_share_an_id(given_pieces, different, random) -> None:  # type: ignore[no-untyped-def]
    made = [Piece(("sighting", home), home, tuple(("h", n) for n in sorted(ties))) for home, ties in given_pieces]
    answer = settle(made, different=different)
    shuffled = list(made)
    random.shuffle(shuffled)
    assert settle(shuffled, different=different) == answer
    assert all(person <= node[1] for node, person in answer.items())
    for one, other in different:
        if ("sighting", one) in answer and ("sighting", other) in answer:
            assert answer["sighting", one] != answer["sighting", other]


def test_an_address_that_two_names_share_joins_only_those_of_one_name() -> None:
    ben, dora = named("Ben Carter"), named("Dora Lind")
    desk = [Piece(("sighting", n), n, (("handle", 9),), name) for n, name in ((1, ben), (2, dora), (3, ben))]
    answer = settle([*desk, Piece(("handle", 9), 9)])
    assert answer == {("sighting", 1): 1, ("sighting", 2): 2, ("sighting", 3): 1, ("handle", 9): 1}


def test_whose_an_address_is_that_two_name_does_not_depend_on_who_came_first() -> None:
    for ben, dora in ((1, 2), (2, 1)):
        cards = [
            Piece(("sighting", n), n, (("handle", 9),), named(f)) for n, f in ((ben, "Ben Carter"), (dora, "Dora Lind"))
        ]
        assert settle([*cards, Piece(("handle", 9), 9)])["handle", 9] == ben


def test_the_owners_address_is_theirs_whoever_signs_there() -> None:
    owner = Piece(("sighting", 1), 1, (("handle", 9), ("owner",)), is_owner=True)
    signed = [Piece(("sighting", n), n, (("handle", 9),), named(f)) for n, f in ((2, "Ben Carter"), (3, "Dora Lind"))]
    more = Piece(("sighting", 4), 4, (("handle", 9),), named("Dora Lind"))
    answer = settle([owner, *signed, more, Piece(("handle", 9), 9, names=named("Aiko Hara"))])
    assert answer["handle", 9] == answer["sighting", 1]


def test_what_was_found_certain_is_joined_unless_the_owner_said_otherwise() -> None:
    assert settle([CARD, STRANGER], alike=[(1, 4)])[STRANGER.node] == 1
    assert settle([CARD, STRANGER], alike=[(1, 4)], different=[(1, 4)])[STRANGER.node] == 4
