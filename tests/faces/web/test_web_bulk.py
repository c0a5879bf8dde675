"""The list narrowed by its address, and things done to several people at once: all without script."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from selectolax.lexbor import LexborHTMLParser
from tests.cast import give
from tests.faces.web.conftest import live_in
from tests.shelf import Shelf

from enishi.services.bulk_edit import MOST_ERASED
from enishi.store.models import Deed, Owner, Person, Tag

EVERYBODY = "/people/?choose=1"


def tree_of(client: Client, address: str) -> LexborHTMLParser:
    answer = client.get(address)
    assert answer.status_code == 200
    return LexborHTMLParser(answer.content.decode())


def names(tree: LexborHTMLParser) -> list[str]:
    return [link.text(strip=True) for link in tree.css(".line .t a")]


def live_in_beside_dora(owner: Owner) -> None:
    live_in(owner)
    give(owner, "dora.vcf", "BEGIN:VCARD\nVERSION:3.0\nFN:Dora Egger\nEMAIL:dora@example.net\nEND:VCARD\n")


@pytest.fixture
def known(owner: Owner, shelf: Shelf) -> dict[str, int]:
    """Ben, Dora, and Makoto, who is a friend and plays golf."""
    shelf.fill("known", owner, live_in_beside_dora)
    Owner.objects.filter(pk=owner.pk).update(language="en")
    people = Person.objects.known().filter(owner=owner)
    makoto, dora = people.get(name="髙橋 誠"), people.get(name="Dora Egger")
    Person.objects.filter(pk=makoto.pk).update(relation="friend")
    Tag.objects.create(owner=owner, person=makoto, name="golf & go", is_said=True)
    ben = people.filter(name="Ben Carter").earliest("pk")
    return {"ben": ben.pk, "other": dora.pk, "makoto": makoto.pk}


@pytest.mark.parametrize(
    "filters",
    [
        "relation=friend",
        "tag=golf+%26+go",
        "organisation=東都",
        "missing=phone&relation=friend",
        "show=often&relation=friend",
    ],
)
def test_filters_stand_in_the_address_and_go_together(filters: str, known: dict[str, int], inside: Client) -> None:
    assert names(tree_of(inside, f"/people/?{filters}")) == ["髙橋 誠"]


def test_a_chip_takes_one_filter_off_and_keeps_the_others(known: dict[str, int], inside: Client) -> None:
    tree = tree_of(inside, "/people/?tag=golf+%26+go&missing=phone&missing=birthday&show=often&order=recent")
    hrefs = [chip.attributes["href"] or "" for chip in tree.css(".chips .chip")]
    assert len(hrefs) == 3
    assert [names(tree_of(inside, f"/people/{href}")) for href in hrefs] == [["髙橋 誠"]] * 3
    assert all("order=recent" in href and href.count("=") == 4 for href in hrefs)
    cleared = tree.css(".chips .link")[0].attributes["href"]
    assert not tree_of(inside, f"/people/{cleared}").css(".chips")


def test_the_form_offers_choices_with_counts_and_carries_the_rest_on(known: dict[str, int], inside: Client) -> None:
    form = tree_of(inside, "/people/?show=often&order=recent&place=&narrow=1").css_first("#narrow")
    assert {field.attributes["name"]: field.attributes["value"] for field in form.css("[type=hidden]")} == {
        "show": "often",
        "order": "recent",
    }
    assert "Friend (1)" in form.text()
    assert form.css_first("#l-tag option").attributes["value"] == "golf & go"


def test_links_to_other_pages_of_the_list_keep_what_was_asked(known: dict[str, int], inside: Client) -> None:
    for number in range(60):
        Person.objects.create(owner_id=Owner.objects.get().pk, name=f"Ann {number}", relation="peer")
    tree = tree_of(inside, "/people/?relation=peer&show=all")
    following = tree.css_first(".pager [rel=next]").attributes["href"]
    assert len(names(tree_of(inside, f"/people/{following}"))) == 10


def test_nobody_left_says_so_and_every_filter_can_be_taken_off(known: dict[str, int], inside: Client) -> None:
    tree = tree_of(inside, "/people/?relation=boss")
    assert "Take a filter off" in tree.css_first(".empty").text()
    assert tree.css(".chips .chip")


def test_the_calm_list_has_nothing_to_tick(known: dict[str, int], inside: Client) -> None:
    assert not tree_of(inside, "/people/").css(".line input, .bulk")
    tree = tree_of(inside, EVERYBODY)
    assert len(tree.css(".line input[type=checkbox]")) == Person.objects.known().count()
    assert all(box.parent.text(strip=True) for box in tree.css(".line input"))  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("do", "more", "check"),
    [
        ("tag", {"tag": "ski"}, {"tags__name": "ski", "tags__kind": "tag"}),
        ("group", {"group": "Class of 98"}, {"tags__name": "Class of 98", "tags__kind": "group"}),
        ("relation", {"relation": "peer"}, {"relation": "peer"}),
        ("rhythm", {"days": " 30 "}, {"cadence_days": 30}),
        ("aside", {}, {"is_aside": True}),
        ("nobody", {}, {"is_nobody": True}),
    ],
)
def test_what_is_done_to_those_ticked_is_one_deed_and_undone_in_one_go(
    do: str, more: dict, check: dict, known: dict[str, int], inside: Client
) -> None:
    two = [known["ben"], known["makoto"]]
    done = inside.post("/people/bulk/", {"do": do, "person": two, "next": EVERYBODY, **more})
    assert done.status_code == 303
    assert done.headers["Location"].startswith(f"{EVERYBODY}&done=")
    assert set(Person.objects.filter(**check).values_list("pk", flat=True)) == set(two)
    inside.post(f"/history/{Deed.objects.latest('pk').pk}/undo/")
    assert not Person.objects.filter(**check).exists()


def test_two_ticked_become_one_person(known: dict[str, int], inside: Client) -> None:
    inside.post("/people/bulk/", {"do": "merge", "person": [known["ben"], known["other"]], "next": EVERYBODY})
    assert Person.objects.get(pk=known["other"]).merged_into_id == known["ben"]


def test_all_found_are_found_anew_by_the_server(known: dict[str, int], inside: Client) -> None:
    where = "/people/?choose=1&relation=friend"
    total = tree_of(inside, where).css_first("[name=total]").attributes["value"]
    inside.post("/people/bulk/", {"do": "tag", "tag": "ski", "all": "1", "total": total, "next": where})
    assert list(Tag.objects.filter(name="ski").values_list("person", flat=True)) == [known["makoto"]]


@pytest.mark.parametrize("where", ["/people/?choose=1&relation=friend", "/people/", "https://example.org/", ""])
def test_all_is_refused_when_it_would_mean_others_than_were_shown(
    where: str, known: dict[str, int], inside: Client
) -> None:
    answer = inside.post("/people/bulk/", {"do": "tag", "tag": "ski", "all": "1", "total": "2", "next": where})
    assert answer.status_code == 422
    assert not Tag.objects.filter(name="ski").exists()


@pytest.mark.parametrize("do", ["tag", "rhythm", "merge", "dance", ""])
def test_what_cannot_be_done_is_said_and_changes_nothing(do: str, known: dict[str, int], inside: Client) -> None:
    before = Deed.objects.count()
    answer = inside.post(
        "/people/bulk/", {"do": do, "person": [known["ben"]], "days": "often", "tag": " ", "next": EVERYBODY}
    )
    assert answer.status_code == 422
    assert 'class="note refused"' in answer.content.decode()
    assert Deed.objects.count() == before


def test_nobody_ticked_is_refused(known: dict[str, int], inside: Client) -> None:
    for do in ("tag", "erase", "aside", "merge"):
        assert inside.post("/people/bulk/", {"do": do, "tag": "ski", "next": EVERYBODY}).status_code == 422


def test_erasing_names_everybody_first_and_only_then_erases(known: dict[str, int], inside: Client) -> None:
    two = [known["ben"], known["other"]]
    asked = inside.post("/people/bulk/", {"do": "erase", "person": two, "next": EVERYBODY})
    assert Person.objects.filter(pk__in=two).count() == 2
    tree = tree_of(inside, asked.headers["Location"])
    assert len(tree.css(".line .t")) == 2
    assert "cannot be undone" in tree.css_first(".note").text()
    form = tree.css_first("main form")
    people = [field.attributes["value"] for field in form.css("[name=person]")]
    inside.post(form.attributes["action"] or "", {"person": people})
    assert not Person.objects.filter(pk__in=two).exists()


def test_too_many_are_not_erased_at_once(known: dict[str, int], inside: Client) -> None:
    owner = Owner.objects.get()
    people = [Person.objects.create(owner=owner, name=f"Ann {n}").pk for n in range(MOST_ERASED + 1)]
    assert inside.get("/people/erase/", {"person": people}).status_code == 422
    assert inside.post("/people/erase/", {"person": people}).status_code in {404, 422}
    assert Person.objects.filter(pk__in=people).count() == len(people)


def test_another_book_is_out_of_reach(known: dict[str, int], inside: Client) -> None:
    chen = Person.objects.create(owner=Owner.objects.create(), name="Chen")
    for do in ("tag", "aside", "erase"):
        assert inside.post("/people/bulk/", {"do": do, "tag": "x", "person": chen.pk}).status_code == 422
    inside.post("/people/erase/", {"person": chen.pk})
    assert Person.objects.filter(pk=chen.pk, is_aside=False).exists()


def test_a_persons_tags_and_rhythm_are_said_on_their_page(known: dict[str, int], inside: Client) -> None:
    page = f"/people/{known['ben']}/"
    inside.post(f"{page}tags/", {"name": "ski", "kind": "group"})
    inside.post(f"{page}rhythm/", {"days": "30"})
    tree = tree_of(inside, page)
    assert "ski" in tree.css_first(".phead .meta").text()
    assert tree.css_first("#days").attributes["value"] == "30"
    inside.post(f"{page}tags/", {"name": "ski", "kind": "group", "remove": "1"})
    inside.post(f"{page}rhythm/", {"days": ""})
    assert not Tag.objects.filter(name="ski").exists()
    assert Person.objects.get(pk=known["ben"]).cadence_days is None


def test_a_word_that_is_no_number_of_days_is_refused(known: dict[str, int], inside: Client) -> None:
    answer = inside.post(f"/people/{known['ben']}/rhythm/", {"days": "二"})
    assert answer.status_code == 422
    assert re.search("1 to 3650", answer.content.decode())


def test_a_tag_is_shown_as_text(known: dict[str, int], inside: Client) -> None:
    inside.post(f"/people/{known['ben']}/tags/", {"name": "<b>bold</b>", "kind": "tag"})
    for address in (f"/people/{known['ben']}/", "/people/?tag=<b>bold</b>&choose=1"):
        assert "<b>bold</b>" not in inside.get(address).content.decode()
