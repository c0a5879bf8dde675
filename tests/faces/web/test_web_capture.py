"""One line, or pasted notes: chips before anything is kept."""

from __future__ import annotations

from datetime import date

from django.test import Client
from selectolax.lexbor import LexborHTMLParser
from tests.cast import NOW

from enishi.store.models import Note, Person, Promise

LINE = "髙橋さんに金曜までに見積もりを送る"
PALETTE = {"HX-Request": "true", "HX-Target": "div#found"}


def form_of(node: LexborHTMLParser, selector: str) -> dict[str, str]:
    fields = node.css(f"{selector} input, {selector} select")
    return {f.attributes["name"]: f.attributes.get("value") or "" for f in fields if f.attributes.get("name")}


def test_the_palette_shows_who_what_and_by_when_and_keeps_it(inside: Client, makoto: Person) -> None:
    answer = inside.get("/search/", {"q": LINE}, headers=PALETTE)
    tree = LexborHTMLParser(answer.content.decode())
    assert [chip.text(strip=True) for chip in tree.css(".chip")] == ["髙橋 誠さん", "見積もりを送る", "金曜日まで"]
    inside.post("/capture/promises/", form_of(tree, "form"))
    row = Promise.objects.get(is_by_hand=True)
    assert (row.person, row.words, row.due) == (makoto, "見積もりを送る", date(2026, 11, 27))


def test_a_search_word_offers_no_promise(inside: Client, makoto: Person) -> None:
    answer = inside.get("/search/", {"q": "髙橋"}, headers=PALETTE)
    assert b"/capture/promises/" not in answer.content


def test_pasted_notes_give_a_line_each_and_only_ticked_ones_are_kept(inside: Client, makoto: Person) -> None:
    notes = f"{LINE}\n髙橋さんが来週図面を送ってくれる"
    tree = LexborHTMLParser(inside.get("/capture/", {"text": notes}).content.decode())
    assert len(tree.css(".capture")) == 2
    said = {"n": ["0", "1"], "keep": ["1"], "person1": makoto.pk, "words1": "図面", "due1": "", "side1": "theirs"}
    inside.post("/capture/promises/", said)
    row = Promise.objects.get(is_by_hand=True)
    assert (row.words, row.by_owner, row.due) == ("図面", False, None)


def test_one_who_is_not_in_the_book_is_asked_about(inside: Client, makoto: Person) -> None:
    said = {"n": "0", "keep": "0", "name0": "Zoltan", "words0": "x", "due0": "", "text": "x"}
    assert inside.post("/capture/promises/", said).status_code == 422
    assert not Promise.objects.filter(is_by_hand=True).exists()


def test_a_plain_note_is_as_ever(inside: Client, makoto: Person) -> None:
    inside.post("/capture/", {"name": "髙橋 誠", "text": "海が好き"})
    assert Note.objects.get().at == NOW
