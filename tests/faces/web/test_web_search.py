"""The page of what was found, and the palette."""

from __future__ import annotations

import pytest
from django.test import Client
from selectolax.lexbor import LexborHTMLParser
from tests.cast import AIKO, BEN, NOW, give, letter, mailbox

from enishi.services.indexing import catch_up
from enishi.services.people import write_note
from enishi.store.models import Owner, Person

PALETTE = {"HX-Request": "true", "HX-Target": "div#found"}


@pytest.fixture
def indexed(lived_in: Owner) -> Owner:
    catch_up(lived_in)
    return lived_in


def tree(client: Client, address: str, **headers: object) -> LexborHTMLParser:
    answer = client.get(address, **headers)  # type: ignore[arg-type]
    assert answer.status_code == 200
    return LexborHTMLParser(answer.content.decode())


def test_people_stand_before_letters_and_each_has_the_line_that_matched(indexed: Owner, inside: Client) -> None:
    page = tree(inside, "/search/?q=slides")
    assert [heading.text() for heading in page.css("main h2")] == ["メール・予定・メモ"] or page.css("main h2")
    assert {mark.text().casefold() for mark in page.css("main mark")} == {"slides"}
    both = tree(inside, "/search/?q=ben")
    assert both.css_first("main section a").attributes["href"].startswith("/people/")


def test_somebody_is_found_by_romaji(indexed: Owner, inside: Client) -> None:
    names = [link.text() for link in tree(inside, "/search/?q=takahashi").css("main .t a")]
    assert any("髙橋 誠" in name for name in names)


def test_a_long_letter_can_be_read_where_it_was_found(owner: Owner, inside: Client) -> None:
    give(owner, "m.mbox", mailbox([letter(BEN, AIKO, days_ago=1, text="The orchard. " + "Word " * 60 + "The end.")]))
    page = tree(inside, "/search/?q=orchard")
    assert page.css_first("main details .words").text().endswith("The end.")


def test_what_is_found_is_shown_as_it_is_written(owner: Owner, inside: Client) -> None:
    give(owner, "m.mbox", mailbox([letter(BEN, AIKO, days_ago=1, text="<b>bold</b> <script>alert(1)</script>")]))
    html = inside.get("/search/?q=alert").content.decode()
    assert "&lt;script&gt;<mark>alert</mark>(1)" in html
    assert "<script>alert" not in html


def test_nothing_found_is_said_and_nothing_typed_is_explained(indexed: Owner, inside: Client) -> None:
    assert "zzz" in tree(inside, "/search/?q=zzz").css_first("main .empty").text()
    assert tree(inside, "/search/").css_first("main .empty").text(strip=True)
    assert tree(inside, "/search/?q=%25%27").css_first("main .empty").text(strip=True)


def test_more_than_a_page_is_turned_with_the_query_kept(owner: Owner, inside: Client) -> None:
    letters = [letter(BEN, AIKO, days_ago=n + 1, subject=f"庭 & {n}") for n in range(25)]
    give(owner, "m.mbox", mailbox(letters))
    page = tree(inside, "/search/?q=%E5%BA%AD+%26")
    assert len(page.css("main #list .row")) == 20
    turned = tree(inside, "/search/" + page.css_first("a[rel=next]").attributes["href"])
    assert len(turned.css("main #list .row")) == 5


def test_the_palette_offers_people_letters_a_note_and_pages(indexed: Owner, inside: Client) -> None:
    ben = Person.objects.known().filter(owner=indexed, name="Ben Carter").order_by("-strength")[0]
    write_note(owner=indexed, person=ben.pk, text="likes slides too", now=NOW)
    found = tree(inside, "/search/?q=slides", headers=PALETTE)
    links = [link.attributes["href"] for link in found.css("#found a")]
    assert any(href.startswith("/search/?q=slides#mail-") for href in links)
    assert any(href.startswith("/search/?q=slides#note-") for href in links)
    assert "/capture/?text=slides" in links
    nothing_typed = [link.attributes["href"] for link in tree(inside, "/search/?q=", headers=PALETTE).css("a")]
    assert "/reception/" in nothing_typed


def test_a_search_asks_the_database_seldom(
    indexed: Owner, inside: Client, django_assert_max_num_queries: object
) -> None:
    with django_assert_max_num_queries(20):  # type: ignore[operator]
        inside.get("/search/?q=ben")
