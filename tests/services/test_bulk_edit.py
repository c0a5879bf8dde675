"""What is done to several people at once: done, done twice, undone in one go."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.cast import BEN, BEN_CARD, MAKOTO, MAKOTO_CARD, NOW, give, mailbox, years_with
from tests.shelf import Shelf

from enishi.kit.say import Refused
from enishi.queries.person import person_page
from enishi.services import bulk_edit, decisions, people
from enishi.services.measuring import refresh_all
from enishi.services.owner import add_own_address
from enishi.services.tags import redraw_tags, tag, untag
from enishi.services.undo import undo
from enishi.store.models import Advice, Decision, Deed, Owner, Person, Tag

OTHERS = "".join(
    f"BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nEMAIL:{name.split()[0].lower()}@example.net\nEND:VCARD\n"
    for name in ("Ann Bell", "Cleo Dahl", "Dan Egger")
)


@pytest.fixture
def everybody(owner: Owner, shelf: Shelf) -> list[int]:
    """Five people."""
    shelf.fill("five cards", owner, lambda owner: give(owner, "cards.vcf", BEN_CARD + MAKOTO_CARD + OTHERS))
    return list(Person.objects.known().filter(owner=owner).order_by("pk").values_list("pk", flat=True))


def undo_newest(owner: Owner) -> None:
    """Undo what was done last; the files were imported by the real clock."""
    newest = Deed.objects.filter(batch=None, undone_at=None, what__undoes__isnull=True).latest("pk")
    undo(owner=owner, deed=newest.pk, now=NOW)


def tagged() -> list[tuple[int, str, str]]:
    return sorted(Tag.objects.filter(is_said=True).values_list("person", "kind", "name"))


@pytest.mark.parametrize("kind", ["tag", "group"])
def test_a_tag_for_many_is_one_deed_and_undone_in_one_go(owner: Owner, everybody: list[int], kind: str) -> None:
    tag(owner=owner, people=everybody, name=" golf  club ", kind=kind, now=NOW)
    assert tagged() == [(person, kind, "golf club") for person in everybody]
    undo_newest(owner)
    assert tagged() == []


def test_a_tag_given_twice_is_given_once(owner: Owner, everybody: list[int]) -> None:
    for some in (everybody[:2], everybody):
        tag(owner=owner, people=some, name="golf", now=NOW)
    assert len(tagged()) == len(everybody)
    undo_newest(owner)
    assert [person for person, _, _ in tagged()] == everybody[:2]


def test_a_tag_taken_away_from_many_comes_back(owner: Owner, everybody: list[int]) -> None:
    tag(owner=owner, people=everybody, name="golf", now=NOW)
    before = tagged()
    untag(owner=owner, people=everybody[:3], name="Golf", now=NOW)
    assert len(tagged()) == 2
    undo_newest(owner)
    assert tagged() == before


def test_what_a_card_says_is_not_the_owners_to_take_away(owner: Owner, everybody: list[int]) -> None:
    redraw_tags(owner, {everybody[0]: ["golf"]})
    with pytest.raises(Refused):
        untag(owner=owner, people=everybody, name="golf", now=NOW)


@pytest.mark.parametrize("name", ["", "  ", "x" * 101])
def test_a_tag_needs_a_name_of_some_size(owner: Owner, everybody: list[int], name: str) -> None:
    with pytest.raises(Refused):
        tag(owner=owner, people=everybody, name=name, now=NOW)


def test_tags_of_cards_are_brought_in_line_and_the_owners_own_stay(owner: Owner, everybody: list[int]) -> None:
    first, second, *_ = everybody
    tag(owner=owner, people=[first], name="golf", now=NOW)
    redraw_tags(owner, {first: ["golf", "chess"], second: ["chess"]})
    redraw_tags(owner, {first: ["chess", "go"], second: []})
    derived = Tag.objects.filter(is_said=False).order_by("name").values_list("person", "name")
    assert list(derived) == [(first, "chess"), (first, "go")]
    assert tagged() == [(first, "tag", "golf")]


def test_a_tag_follows_into_the_joined_person_and_is_taken_away_there(owner: Owner, everybody: list[int]) -> None:
    first, second, *_ = everybody
    tag(owner=owner, people=[second], name="golf", now=NOW)
    decisions.same(owner=owner, one=first, other=second, now=NOW)
    assert [line.name for line in person_page(owner=owner, person=first, now=NOW).tags] == ["golf"]
    tag(owner=owner, people=[first], name="golf", now=NOW)
    assert len(tagged()) == 1
    untag(owner=owner, people=[first], name="golf", now=NOW)
    assert tagged() == []


def test_many_joined_into_one_come_apart_in_one_go(owner: Owner, everybody: list[int]) -> None:
    decisions.different(owner=owner, one=everybody[1], other=everybody[2], now=NOW)
    bulk_edit.merge(owner=owner, people=reversed(everybody[:3]), now=NOW)  # type: ignore[arg-type]
    assert Person.objects.known().count() == 3
    assert set(everybody[1:3]) <= {row.pk for row in Person.objects.filter(merged_into=everybody[0])}
    undo_newest(owner)
    assert Person.objects.known().count() == 5
    assert [row.kind for row in Decision.objects.all()] == [Decision.Kind.DIFFERENT]


def test_one_alone_cannot_be_joined(owner: Owner, everybody: list[int]) -> None:
    with pytest.raises(Refused):
        bulk_edit.merge(owner=owner, people=everybody[:1], now=NOW)


def test_no_people_stay_out_until_that_is_undone(owner: Owner, everybody: list[int]) -> None:
    bulk_edit.nobodies(owner=owner, people=everybody[:2], now=NOW)
    assert Person.objects.known().count() == 3
    undo_newest(owner)
    assert Person.objects.known().count() == 5


def test_people_erased_together_are_gone_with_what_was_said_of_them(owner: Owner, everybody: list[int]) -> None:
    tag(owner=owner, people=everybody, name="golf", now=NOW)
    assert bulk_edit.erase_all(owner=owner, people=everybody[:2], now=NOW) == 2
    assert set(Person.objects.known().values_list("pk", flat=True)) == set(everybody[2:])
    assert not Tag.objects.filter(person__in=everybody[:2]).exists()
    (done,) = Deed.objects.filter(batch=None)
    assert {int(change["after"]["person"]) for change in done.changes} == set(everybody[2:])


def test_if_one_cannot_be_erased_none_is(owner: Owner, everybody: list[int]) -> None:
    Person.objects.filter(pk=everybody[-1]).update(is_owner=True)
    before = Person.objects.count()
    with pytest.raises(Refused):
        bulk_edit.erase_all(owner=owner, people=everybody, now=NOW)
    assert Person.objects.count() == before


@pytest.mark.parametrize("days", [0, -1, bulk_edit.LONGEST_RHYTHM + 1])
def test_a_rhythm_is_a_number_of_days(owner: Owner, everybody: list[int], days: int) -> None:
    with pytest.raises(Refused):
        bulk_edit.set_rhythm(owner=owner, people=everybody, days=days, now=NOW)


@pytest.fixture
def letters(owner: Owner, shelf: Shelf) -> dict[str, int]:
    """Ben wrote 45 days ago as he does every 40; Makoto 20 days ago."""
    shelf.fill("two who write", owner, write)
    return {row.name: row.pk for row in Person.objects.known().filter(owner=owner)}


def write(owner: Owner) -> None:
    add_own_address(owner=owner, text="aiko@example.jp", now=NOW)
    some = [*years_with(BEN, every=40, until=44, since=485), *years_with(MAKOTO, every=10, until=19, since=300)]
    give(owner, "letters.mbox", mailbox(some))
    refresh_all(owner, now=NOW)


def quiet(person: int) -> list[dict]:
    return [row.evidence[0] for row in Advice.objects.filter(person=person, rule="going_quiet")]


def test_a_wished_rhythm_brings_up_whom_the_usual_one_leaves_alone(owner: Owner, letters: dict[str, int]) -> None:
    ben, makoto = letters["Ben Carter"], letters["髙橋 誠"]
    assert quiet(ben) == quiet(makoto) == []
    bulk_edit.set_rhythm(owner=owner, people=[ben, makoto], days=30, now=NOW)
    ((said,), none) = quiet(ben), quiet(makoto)
    assert said["text"] == "You wish to meet every {wish} days; it has been {days}."
    assert (said["values"]["wish"], none) == (30, [])
    undo_newest(owner)
    assert quiet(ben) == []
    assert not Person.objects.filter(cadence_days__isnull=False).exists()


def test_any_contact_starts_a_wished_rhythm_anew(owner: Owner, letters: dict[str, int]) -> None:
    ben = letters["Ben Carter"]
    bulk_edit.set_rhythm(owner=owner, people=[ben], days=30, now=NOW)
    give(owner, "new.mbox", mailbox(years_with(BEN, every=40, until=0, since=3)))
    assert quiet(ben) == []


def test_a_long_wish_silences_the_usual_rhythm(owner: Owner, letters: dict[str, int]) -> None:
    makoto = letters["髙橋 誠"]
    refresh_all(owner, now=NOW + timedelta(days=40))
    assert quiet(makoto)
    bulk_edit.set_rhythm(owner=owner, people=[makoto], days=365, now=NOW + timedelta(days=40))
    assert quiet(makoto) == []


def test_relation_and_aside_for_many_are_one_deed_each(owner: Owner, everybody: list[int]) -> None:
    people.place_all(owner=owner, people=everybody, relation="peer", now=NOW)
    people.set_all_aside(owner=owner, people=everybody, now=NOW)
    assert Person.objects.known().count() == 0
    undo_newest(owner)
    undo_newest(owner)
    assert Person.objects.known().filter(relation="").count() == 5


def test_nobody_at_all_is_refused(owner: Owner) -> None:
    for verb in (bulk_edit.merge, bulk_edit.nobodies, bulk_edit.erase_all):
        with pytest.raises(Refused):
            verb(owner=owner, people=[], now=NOW)
