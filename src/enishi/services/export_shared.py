"""Addresses that several cards name: read again, they must not make one person of people who were told apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from enishi.kit.addresses import is_mobile
from enishi.kit.people_names import PersonName, parse_name
from enishi.records import Handle
from enishi.resolve.names import Verdict, best
from enishi.services.export_card import Card


def kept_apart(cards: Mapping[int, Card], owners: Mapping[Handle, int]) -> Iterator[Card]:
    """The cards by person, each shared address with those whose names contradict each other.

    Of those whom it would join, whoever it belongs to keeps it; with the others it is written down beside them.
    """
    holders: defaultdict[Handle, list[int]] = defaultdict(list)
    for person, card in cards.items():
        for handle in filter(lambda handle: handle.identifies, card.handles):
            holders[handle].append(person)
    beside: defaultdict[int, list[Handle]] = defaultdict(list)
    for handle, people in holders.items():
        keeping: list[int] = []
        for person in sorted(people, key=lambda person: (person != owners.get(handle), cards[person].order)):
            if any(_joins(handle, cards[person], cards[other]) for other in keeping):
                beside[person].append(handle)
            else:
                keeping.append(person)
    for person, card in cards.items():
        yield _without(card, beside[person]) if beside[person] else card


def _joins(handle: Handle, one: Card, other: Card) -> bool:
    """Whether two cards that name an address are taken for one person: their names do not contradict each other."""
    names = _names(one), _names(other)
    is_line = handle.kind == "phone" and not is_mobile(handle.value)
    least = Verdict.PARTLY if is_line and all(names) else Verdict.OTHER_FAMILY
    return best(*names).verdict >= least


def _names(card: Card) -> tuple[PersonName, ...]:
    name = card.name
    found = parse_name(
        full=name.full,
        family=name.family,
        given=name.given,
        family_reading=name.family_reading,
        given_reading=name.given_reading,
    )
    return (found,) if found else ()


def _without(card: Card, handles: Iterable[Handle]) -> Card:
    gone = set(handles)
    shared = {(f"shared {handle.kind}", handle.value) for handle in gone}
    handles = tuple(handle for handle in card.handles if handle not in gone)
    return replace(card, handles=handles, extra=tuple(sorted({*card.extra, *shared})))
