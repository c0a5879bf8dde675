"""Promises on the pages: shown where they matter, settled with one form, undone from the toast."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from selectolax.lexbor import LexborHTMLParser
from tests.cast import AIKO, BEN, MAKOTO, NOW, give, letter, mailbox

from enishi.store.models import Owner, Person, Promise


def page(inside: Client, where: str) -> LexborHTMLParser:
    return LexborHTMLParser(inside.get(where).content.decode())


def words(inside: Client, where: str) -> list[str]:
    return [node.text(strip=True) for node in page(inside, where).css(".promise .t")]


@pytest.fixture
def late(lived_in: Owner, makoto: Person) -> Promise:
    """Something promised to Makoto for two days ago, and something that Makoto promised."""
    made = {"owner": lived_in, "kind": "promise", "person": makoto, "said_at": NOW - timedelta(days=5)}
    Promise.objects.create(**made, key="b", by_owner=False, words="I will call you.", is_by_hand=True)
    due = date(2026, 11, 21)
    return Promise.objects.create(
        **made, key="a", by_owner=True, words="見積もりを送ります。", due=due, is_by_hand=True
    )


def test_what_is_due_stands_on_today_before_the_replies(late: Promise, inside: Client) -> None:
    titles = [node.attributes["id"] for node in page(inside, "/today/").css(".col h2")]
    assert titles.index("t-promises") < titles.index("t-replies")
    assert words(inside, "/today/") == ["見積もりを送ります。"]


def test_a_late_one_offers_a_new_day_and_is_not_red(late: Promise, inside: Client) -> None:
    row = page(inside, "/today/").css_first(".promise")
    assert row.css_first(".due").attributes["class"] == "due late"
    assert row.css_first("a.btn").attributes["href"] == f"/promises/{late.pk}/day/"


def test_each_side_has_its_page(late: Promise, inside: Client) -> None:
    assert words(inside, "/promises/")[0] == "見積もりを送ります。"
    assert words(inside, "/promises/?side=theirs") == ["I will call you."]


def test_a_persons_page_has_both_sides(late: Promise, inside: Client) -> None:
    assert words(inside, f"/people/{late.person_id}/") == ["見積もりを送ります。", "I will call you."]


def test_a_tick_keeps_it_and_the_toast_undoes_it(late: Promise, inside: Client) -> None:
    answer = inside.post(f"/promises/{late.pk}/keep/", {"next": "/today/"}, follow=True)
    toast = LexborHTMLParser(answer.content.decode()).css_first("#toast form")
    assert words(inside, "/today/") == []
    inside.post(toast.attributes["action"], {"next": "/today/"})
    assert words(inside, "/today/") == ["見積もりを送ります。"]


def test_a_new_day_leads_to_a_letter_that_nobody_sends(late: Promise, inside: Client) -> None:
    answer = inside.post(f"/promises/{late.pk}/day/", {"due": "2026-11-27"}, follow=True)
    letter = LexborHTMLParser(answer.content.decode()).css_first("#letter").text()
    assert "11月27日（金）" in letter
    assert Promise.objects.get(pk=late.pk).told_due == date(2026, 11, 27)


def test_a_day_that_is_no_day_says_so_on_the_form(late: Promise, inside: Client) -> None:
    answer = inside.post(f"/promises/{late.pk}/day/", {"due": "soon"})
    assert answer.status_code == 422
    assert LexborHTMLParser(answer.content.decode()).css_first("#due") is not None


def test_a_doubt_is_asked_in_the_reception(late: Promise, inside: Client) -> None:
    Promise.objects.filter(pk=late.pk).update(is_doubt=True)
    (row,) = page(inside, "/reception/").css("#r-promises, [id^=promise-]")[1:]
    assert row.css_first("[data-key=e]") is not None
    assert words(inside, "/today/") == []
    inside.post(f"/promises/{late.pk}/accept/", {"next": "/reception/"})
    assert words(inside, "/today/") == ["見積もりを送ります。"]


@pytest.mark.parametrize("where", ["/promises/999/day/", "/promises/999/letter/"])
def test_what_is_not_there_is_said_to_be_missing(where: str, lived_in: Owner, inside: Client) -> None:
    assert inside.get(where).status_code == 404


def test_a_verb_that_nobody_knows_changes_nothing(late: Promise, inside: Client) -> None:
    assert inside.post(f"/promises/{late.pk}/break/").status_code == 404
    assert Promise.objects.get(pk=late.pk).state == "open"


def test_a_thread_that_needs_no_reply_leaves_the_list_until_it_is_undone(lived_in: Owner, inside: Client) -> None:
    form = page(inside, "/replies/").css_first("#main .row form")
    fields = {node.attributes["name"]: node.attributes["value"] for node in form.css("input[type=hidden]")}
    answer = inside.post(form.attributes["action"], fields, follow=True)
    tree = LexborHTMLParser(answer.content.decode())
    assert tree.css_first("#main .row") is None
    inside.post(tree.css_first("#toast form").attributes["action"])
    assert page(inside, "/replies/").css_first("#main .row") is not None


TO_THREE = letter(
    AIKO, f"{MAKOTO}, {BEN}, Chen Li <chen@example.net>", days_ago=1, text="I'll send you all the plan by 24 November."
)


@pytest.mark.parametrize(
    ("language", "shown"),
    [("ja", "髙橋 誠さん、Ben Carterさん、Chen Liさん"), ("en", "髙橋 誠, Ben Carter and Chen Li")],
)
def test_what_one_letter_promises_to_three_names_them_all_and_has_one_tick(
    lived_in: Owner, inside: Client, language: str, shown: str
) -> None:
    lived_in.language = language
    lived_in.save()
    give(lived_in, "three.mbox", mailbox([TO_THREE]))
    (row,) = [one for one in page(inside, "/promises/").css(".promise") if "the plan" in one.text()]
    assert row.css_first(".sub b").text(strip=True) == shown
    inside.post(row.css_first("form.keep").attributes["action"], {"next": "/promises/"})
    assert not [one for one in words(inside, "/promises/") if "the plan" in one]


def test_by_person_it_stands_under_each_of_them_and_one_tick_keeps_it_for_all(lived_in: Owner, inside: Client) -> None:
    lived_in.language = "en"
    lived_in.save()
    give(lived_in, "three.mbox", mailbox([TO_THREE]))
    shown = page(inside, "/promises/?by=person")
    rows = [one for one in shown.css(".promise") if "the plan" in one.text()]
    assert [row.css_first(".sub b").text().strip() for row in rows] == [
        "髙橋 誠, Ben Carter and Chen Li",
        "Ben Carter, 髙橋 誠 and Chen Li",
        "Chen Li, 髙橋 誠 and Ben Carter",
    ]
    assert len({row.attributes["id"] for row in rows}) == 3
    assert shown.css_first(".views small").text() == "1"
    inside.post(rows[1].css_first("form.keep").attributes["action"], {"next": "/promises/?by=person"})
    assert not [one for one in words(inside, "/promises/?by=person") if "the plan" in one]
