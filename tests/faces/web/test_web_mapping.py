"""The page that asks which column is what, without a script."""

from __future__ import annotations

import pytest
from django.test import Client
from selectolax.lexbor import LexborHTMLParser
from tests.cast import give, work_all

from enishi.store.models import Import, Owner, Person

RIDDLE = "Wer,Wo,Post\n" + "Ben Carter,Harbour Works,<b>bold</b>\n" * 12


@pytest.fixture
def job(owner: Owner) -> Import:
    return give(owner, "riddle.csv", RIDDLE)


def page(inside: Client, job: Import) -> LexborHTMLParser:
    answer = inside.get(f"/import/{job.pk}/columns/")
    assert answer.status_code == 200
    return LexborHTMLParser(answer.content.decode())


def test_a_table_that_waits_leads_to_its_page(inside: Client, job: Import) -> None:
    assert f'href="/import/{job.pk}/columns/"' in inside.get("/import/").content.decode()


def test_the_page_shows_ten_rows_and_a_choice_above_each_column(inside: Client, job: Import) -> None:
    tree = page(inside, job)
    assert [label.text(strip=True) for label in tree.css("th label")] == ["Wer", "Wo", "Post"]
    assert len(tree.css("th select")) == 3
    assert len(tree.css("tbody tr")) == 10
    assert tree.css_first("tbody td b") is None


def test_sent_it_is_read_so(inside: Client, job: Import) -> None:
    answer = inside.post(f"/import/{job.pk}/columns/", {"column-0": "name", "column-1": "organisation", "column-2": ""})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/import/")
    work_all()
    assert set(Person.objects.known().values_list("name", "organisation")) == {("Ben Carter", "Harbour Works")}


def test_without_a_name_or_an_address_the_page_says_so_and_keeps_what_was_chosen(inside: Client, job: Import) -> None:
    answer = inside.post(f"/import/{job.pk}/columns/", {"column-1": "organisation"})
    tree = LexborHTMLParser(answer.content.decode())
    assert answer.status_code == 422
    assert tree.css_first(".refused")
    assert [option.attributes["value"] for option in tree.css("option[selected]")] == ["organisation"]


def test_a_table_that_was_read_shows_how(inside: Client, owner: Owner) -> None:
    job = give(owner, "people.csv", "Name,E-mail\nBen,ben@example.org\n")
    chosen = [option.attributes["value"] for option in page(inside, job).css("option[selected]")]
    assert chosen == ["name", "email"]
    assert f'href="/import/{job.pk}/columns/"' in inside.get(f"/import/{job.pk}/").content.decode()


def test_what_is_no_table_has_no_such_page(inside: Client, owner: Owner) -> None:
    job = give(owner, "ben.vcf", "BEGIN:VCARD\nFN:Ben\nEND:VCARD\n")
    assert inside.get(f"/import/{job.pk}/columns/").status_code == 404
    assert inside.get("/import/999/columns/").status_code == 404


def test_days_that_can_be_read_twice_are_shown_both_ways(inside: Client, owner: Owner) -> None:
    job = give(owner, "born.csv", "Name,Birthday\nBen Carter,05/03/1980\n")
    tree = page(inside, job)
    assert [node.attributes["value"] for node in tree.css("input[name=days]")] == ["dmy", "mdy"]
    said = {"column-0": "name", "column-1": "birthday"}
    assert inside.post(f"/import/{job.pk}/columns/", said).status_code == 422
    assert inside.post(f"/import/{job.pk}/columns/", {**said, "days": "mdy"}).status_code == 303
    work_all()
    assert page(inside, job).css_first("input[name=days][checked]").attributes["value"] == "mdy"


def test_a_table_without_such_days_is_not_asked_about_them(inside: Client, job: Import) -> None:
    assert not page(inside, job).css("input[name=days]")
