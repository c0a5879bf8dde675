"""Working lives and who people are to the owner, from files to rows, with a real database under it."""

from __future__ import annotations

from datetime import timedelta
from itertools import permutations

import pytest
from tests.cast import AIKO, NOW, give, letter, mailbox

from enishi.services.careers import refresh_careers
from enishi.services.owner import add_own_address
from enishi.services.people import place, rename
from enishi.services.relations import refresh_relations
from enishi.services.taking_back import take_back
from enishi.store.models import Organisation, Owner, Person, Role, Stint


def card(name: str, mail: str, organisation: str, title: str = "", rev: str = "") -> str:
    said = f"REV:{rev}T000000Z\n" if rev else ""
    uid = f"UID:{mail}\n"
    return (
        f"BEGIN:VCARD\nVERSION:3.0\n{uid}FN:{name}\nEMAIL:{mail}\nORG:{organisation}\nTITLE:{title}\n{said}END:VCARD\n"
    )


def know(owner: Owner, *cards: str, name: str = "cards.vcf") -> None:
    give(owner, name, "".join(cards))
    refresh(owner)


def refresh(owner: Owner) -> None:
    people = set(Person.objects.filter(owner=owner, merged_into=None).values_list("pk", flat=True))
    refresh_careers(owner, people)
    refresh_relations(owner, people)


def me(owner: Owner, organisation: str, since: str, until: str = "", title: str = "") -> None:
    """The owner held a post, as LinkedIn's own profile tells."""
    if not Person.objects.filter(owner=owner, is_owner=True).exists():
        add_own_address(owner=owner, text="aiko@harbour.example.jp", now=NOW)
    Role.objects.create(
        owner=owner,
        source="linkedin",
        key=f"{organisation}{since}",
        digest=since,
        organisation=organisation,
        title=title,
        since=since,
        until=until,
    )
    refresh(owner)


def find(name: str) -> Person:
    return Person.objects.known().get(name=name)


def life(name: str) -> list[tuple[str, bool]]:
    return [(stint.name, stint.is_current) for stint in find(name).stints.order_by("pk")]


def test_a_card_that_changed_between_two_imports_is_a_change_of_jobs(owner: Owner) -> None:
    know(owner, card("Ben Carter", "ben@example.org", "Harbour Works", "Engineer"))
    know(owner, card("Ben Carter", "ben@example.org", "Blue Boats", "Director"), name="later.vcf")
    assert life("Ben Carter") == [("Blue Boats", True), ("Harbour Works", False)]


def test_doing_it_twice_changes_no_row(owner: Owner) -> None:
    know(owner, card("Ben Carter", "ben@example.org", "Harbour Works", rev="20150401"))
    before = list(Stint.objects.values_list("pk", flat=True))
    refresh(owner)
    assert list(Stint.objects.values_list("pk", flat=True)) == before


def test_a_correction_by_the_owner_is_no_earlier_job(owner: Owner) -> None:
    know(owner, card("Ben Carter", "ben@example.org", ""))
    for organisation in ("Harbor", "Harbour Works"):
        rename(
            owner=owner,
            person=find("Ben Carter").pk,
            family="Carter",
            given="Ben",
            organisation=organisation,
            now=NOW + timedelta(days=1),
        )
    refresh(owner)
    assert life("Ben Carter") == [("Harbour Works", True)]


def test_written_names_of_one_organisation_share_a_row(owner: Owner) -> None:
    know(
        owner,
        card("髙橋 誠", "m@toto.example.jp", "株式会社東都システムズ"),
        card("原 学", "g@toto.example.jp", "東都システムズ"),
        card("林 陽子", "y@toto.example.jp", "東都システムズ"),
    )
    assert [row.name for row in Organisation.objects.all()] == ["東都システムズ"]


def test_a_name_that_nothing_speaks_of_any_more_goes(owner: Owner) -> None:
    know(owner, card("Ben Carter", "ben@example.org", "Harbour Works"))
    Person.objects.filter(name="Ben Carter").update(is_organisation=True)
    refresh(owner)
    assert not Organisation.objects.exists()


def test_who_shared_the_owners_house_was_a_colleague_with_evidence(owner: Owner) -> None:
    know(owner, card("Ben Carter", "ben@example.org", "Harbour Works", "部長", "20120401"))
    me(owner, "Harbour Works", "2010-04", "2018-03", "主任")
    me(owner, "Blue Boats", "2018-04")
    ben = find("Ben Carter")
    assert (ben.guess, ben.guess_is_past) == ("boss", True)
    assert "Harbour Works" in str(ben.guess_why)


def test_two_who_work_for_themselves_are_no_colleagues(owner: Owner) -> None:
    know(owner, card("Ben Carter", "ben@example.org", "Freelance", rev="20120401"))
    me(owner, "Freelance", "2010-04")
    assert not Organisation.objects.exists()
    assert find("Ben Carter").guess == ""


def test_a_shared_house_at_unknown_times_makes_no_guess(owner: Owner) -> None:
    know(owner, card("Ben Carter", "ben@example.org", "Harbour Works"))
    me(owner, "Harbour Works", "2010-04", "2018-03")
    assert find("Ben Carter").guess == ""


def test_two_invoices_make_a_supplier_and_the_owners_word_stands_beside_it(owner: Owner) -> None:
    ben = "Ben Carter <ben@boats.example.org>"
    add_own_address(owner=owner, text="aiko@example.jp", now=NOW)
    letters = [letter(ben, AIKO, days_ago=ago, subject="Invoice 10/2026") for ago in (40, 10)]
    give(owner, "m.mbox", mailbox(letters))
    know(owner, card("Ben Carter", "ben@boats.example.org", "Blue Boats"))
    person = find("Ben Carter")
    assert (person.guess, person.guess_is_past) == ("supplier", False)
    place(owner=owner, person=person.pk, relation="friend", now=NOW)
    refresh(owner)
    person.refresh_from_db()
    assert (person.relation, person.guess) == ("friend", "supplier")


def test_mails_from_a_known_house_tell_when_somebody_was_there(owner: Owner) -> None:
    cards = [card(f"Mate {n}", f"mate{n}@harbourworks.example", "Harbour Works", rev="20260101") for n in range(3)]
    know(owner, *cards)
    give(owner, "m.mbox", mailbox([letter("Dana <dana@harbourworks.example>", AIKO, days_ago=400)]))
    refresh(owner)
    assert life("Dana") == [("Harbour Works", True)]


_HARBOUR = [card(f"Mate {n}", f"mate{n}@harbourworks.example", "Harbour Works", rev="20260101") for n in range(3)]
_FILES = {
    "mates": ("mates.vcf", "".join(_HARBOUR[:2])),
    "mate": ("mate.vcf", _HARBOUR[2]),
    "mails": ("m.mbox", mailbox([letter("Dana <dana@harbourworks.example>", AIKO, days_ago=400)])),
}


@pytest.mark.parametrize("order", list(permutations(_FILES)))
def test_whoever_wrote_from_a_house_was_there_whenever_the_house_becomes_known(
    owner: Owner, order: tuple[str, ...]
) -> None:
    for name in order:
        give(owner, *_FILES[name])
    assert life("Dana") == [("Harbour Works", True)]


def test_with_the_cards_that_told_whose_house_it_is_goes_who_was_there(owner: Owner) -> None:
    give(owner, *_FILES["mails"])
    cards = give(owner, *_FILES["mates"])
    assert life("Dana") == [("Harbour Works", True)]
    take_back(cards)
    assert life("Dana") == []
    assert not Organisation.objects.filter(owner=owner).exists()


def test_a_house_that_two_turn_out_to_share_is_nobodys_whatever_came_first(owner: Owner) -> None:
    give(owner, *_FILES["mates"])
    give(owner, *_FILES["mails"])
    others = [card(f"Other {n}", f"other{n}@harbourworks.example", "Blue Boats", rev="20260101") for n in range(2)]
    give(owner, "others.vcf", "".join(others))
    before = {name: life(name) for name in ("Dana", "Mate 0", "Other 0")}
    refresh(owner)
    assert {name: life(name) for name in before} == before
