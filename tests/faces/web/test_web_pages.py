"""Every page, in both languages, whole and as the piece that htmx asks for."""

from __future__ import annotations

import gzip
import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils.translation import override
from selectolax.lexbor import LexborHTMLParser
from tests.cast import NOW, give

from enishi import records
from enishi.faces.web.templatetags.enishi import STATIC, called
from enishi.store.models import Handle, Import, Owner, Person, Promise

PAGES = (
    "/today/",
    "/people/",
    "/people/?q=ben",
    "/people/?q=zzz",
    "/search/",
    "/search/?q=slides",
    "/search/?q=zzz",
    "/people/?order=recent&show=quiet",
    "/people/{makoto}/",
    "/people/{makoto}/?earlier=30",
    "/people/{makoto}/edit/",
    "/people/{makoto}/erase/",
    "/ties/",
    "/ties/?f=past&sort=name&to={makoto}",
    "/ties/?f=yet",
    "/revive/",
    "/measure/",
    "/now/",
    "/import/",
    "/import/{job}/",
    "/reception/",
    "/promises/",
    "/promises/?side=theirs&by=person",
    "/promises/?older=1",
    "/replies/",
    "/promises/{promise}/day/",
    "/promises/{promise}/letter/",
    "/history/",
    "/settings/",
    "/capture/?title=A&text=B&url=https://example.org",
)


@pytest.fixture
def filled(lived_in: Owner, makoto: Person) -> dict[str, int]:
    """The book with a file that has something to skip, and the numbers that addresses need."""
    job = give(lived_in, "broken.vcf", "BEGIN:VCARD\nVERSION:3.0\nEND:VCARD\nBEGIN:VCARD\nFN:Ann Bell\nEND:VCARD\n")
    row = Promise.objects.create(
        owner=lived_in, key="k", kind="promise", by_owner=True, person=makoto, is_by_hand=True, said_at=NOW, due=NOW
    )
    return {"makoto": makoto.pk, "job": job.pk, "promise": row.pk}


def main_of(html: str) -> str:
    """A page's main part, without the token that every answer masks anew."""
    found = re.search(r"<main.*?</main>", html, re.DOTALL)
    assert found
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", found[0])


@pytest.mark.parametrize("page", PAGES)
def test_a_page_answers_in_the_owners_language_lightly_and_without_inline_script(
    page: str, filled: dict[str, int], lived_in: Owner, inside: Client
) -> None:
    for language in ("ja", "en"):
        Owner.objects.filter(pk=lived_in.pk).update(language=language)
        answer = inside.get(page.format(**filled))
        tree = LexborHTMLParser(answer.content.decode())
        assert answer.status_code == 200
        assert tree.css_first("html").attributes["lang"] == language
        assert [bool(title.text(strip=True)) for title in tree.css("h1")] == [True]
        assert not tree.css("[style], style, script:not([src]), [hx-on]")
        assert not re.search(r"\son\w+=", answer.content.decode())
        assert len(gzip.compress(answer.content)) <= 14 * 1024


@pytest.mark.parametrize("page", PAGES)
def test_the_piece_is_the_pages_own_main_part(page: str, filled: dict[str, int], inside: Client) -> None:
    address = page.format(**filled)
    whole = inside.get(address).content.decode()
    piece = inside.get(address, headers={"HX-Request": "true", "HX-Target": "main#main"}).content.decode()
    assert main_of(piece) == main_of(whole)
    assert "<html" not in piece
    assert re.search(r"<title>.+</title>", piece)


def test_the_look_and_the_script_are_light() -> None:
    def weight(*names: str) -> int:
        return sum(len(gzip.compress((STATIC / name).read_bytes())) for name in names)

    assert weight("enishi.css") <= 12 * 1024
    assert weight("app.js") <= 5 * 1024
    assert weight("app.js", "vendor/htmx.min.js") <= 22 * 1024


@pytest.mark.parametrize(
    ("page", "most"),
    [("/today/", 12), ("/people/", 12), ("/people/{makoto}/", 16), ("/settings/", 12), ("/ties/?to={makoto}", 16)],
)
def test_a_page_asks_the_database_seldom(
    page: str, most: int, filled: dict[str, int], inside: Client, django_assert_max_num_queries: object
) -> None:
    with django_assert_max_num_queries(most):  # type: ignore[operator]
        inside.get(page.format(**filled))


def test_an_empty_book_begins_with_an_import(owner: Owner, inside: Client) -> None:
    answer = inside.get("/today/", follow=True)
    assert answer.redirect_chain == [("/import/", 302)]
    assert "enishi demo" in answer.content.decode()


def test_the_front_address_is_today(lived_in: Owner, inside: Client) -> None:
    assert inside.get("/").headers["Location"] == "/today/"


@pytest.mark.parametrize("page", ["/nothing/", "/people/99999/", "/import/99999/", "/import/99999/skipped.csv"])
def test_what_is_not_there_is_said_to_be_missing(page: str, lived_in: Owner, inside: Client) -> None:
    answer = inside.get(page)
    assert answer.status_code == 404
    assert "<h1>" in answer.content.decode()


def test_a_broken_page_still_answers_in_words(lived_in: Owner, inside: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(**_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("enishi.faces.web.views.history.history_page", broken)
    inside.raise_request_exception = False
    answer = inside.get("/history/")
    assert answer.status_code == 500
    assert "<h1>" in answer.content.decode()


def test_the_palette_gets_a_few_people_and_pages(lived_in: Owner, inside: Client) -> None:
    palette = {"HX-Request": "true", "HX-Target": "div#found"}
    nothing_typed = inside.get("/search/?q=", headers=palette).content.decode()
    found = inside.get("/search/?q=誠", headers=palette).content.decode()
    assert "/reception/" in nothing_typed
    assert "髙橋 誠" not in nothing_typed
    assert "髙橋 <mark>誠</mark>" in found
    assert "/capture/?text=%E8%AA%A0" in found


def test_what_is_open_is_asked_for_again_and_what_is_done_is_not(lived_in: Owner, inside: Client) -> None:
    assert 'hx-trigger="every' not in inside.get("/import/").content.decode()
    Import.objects.filter(owner=lived_in).update(state=Import.State.WAITING)
    assert 'hx-trigger="every' in inside.get("/import/").content.decode()


def test_hostile_names_are_shown_as_they_are(owner: Owner, inside: Client) -> None:
    give(owner, "x.vcf", "BEGIN:VCARD\nVERSION:3.0\nFN:<img src=x onerror=alert(1)>\nEMAIL:x@example.org\nEND:VCARD\n")
    html = inside.get("/people/").content.decode()
    assert "&lt;img src=x" in html
    assert "<img" not in html


def test_a_phone_number_is_shown_as_people_write_it_and_dialled_as_it_is_kept(lived_in: Owner, inside: Client) -> None:
    ben = Handle.objects.get(owner=lived_in, kind="phone").person_id
    link = LexborHTMLParser(inside.get(f"/people/{ben}/").content.decode()).css_first("a[href^='tel:']")
    assert (link.attributes["href"], link.text()) == ("tel:+442079460123", "+44 20 7946 0123")


def test_the_day_is_never_yesterdays(lived_in: Owner, inside: Client) -> None:
    Owner.objects.filter(pk=lived_in.pk).update(advised_on=NOW.date() - timedelta(days=1))
    inside.get("/today/")
    lived_in.refresh_from_db()
    assert lived_in.advised_on == lived_in.today(NOW)


@pytest.mark.parametrize(
    ("beside", "shown"), [("work", "E-mail · work"), ("CELL 自宅", "E-mail · mobile 自宅"), ("", "E-mail")]
)
def test_what_a_card_writes_beside_an_address_is_shown_in_the_owners_words(beside: str, shown: str) -> None:
    with override("en"):
        assert called(records.Handle("email", "a@b.example", beside)) == shown
