"""Whom the owner treasures and who is left in peace, from the terminal."""

from __future__ import annotations

from collections.abc import Callable

from enishi.store.models import Owner, Person


def test_a_person_is_marked_as_one_to_treasure_and_no_more(full: Callable, owner: Owner) -> None:
    makoto = Person.objects.known().get(name="髙橋 誠")
    assert full("dear", "髙橋 誠", "--json").document["people"] == [makoto.pk]
    assert Person.objects.get(pk=makoto.pk).is_dear
    full("dear", str(makoto.pk), "--remove")
    assert not Person.objects.get(pk=makoto.pk).is_dear


def test_who_mourns_is_left_in_peace_until_the_day_that_is_said(full: Callable, owner: Owner) -> None:
    full("peace", "髙橋 誠", "mourning", "--until", "2027-03-31")
    makoto = Person.objects.known().get(name="髙橋 誠")
    assert (makoto.peace, str(makoto.peace_until)) == ("mourning", "2027-03-31")
    full("peace", "髙橋 誠", "none")
    assert Person.objects.get(pk=makoto.pk).peace == ""
