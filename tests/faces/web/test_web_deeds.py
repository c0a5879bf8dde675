"""Every form calls its verb, says what it did and how to undo it; a refusal shows the page again with a sentence."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from selectolax.lexbor import LexborHTMLParser
from tests.cast import BEN_CARD, MAKOTO_CARD, give, work_all

from enishi.store.models import Deed, Handle, Import, Note, Owner, Person


def page(inside: Client, address: str) -> LexborHTMLParser:
    return LexborHTMLParser(inside.get(address).content.decode())


def send(inside: Client, address: str, **said: Any) -> LexborHTMLParser:
    """Send a form without script and read the page it leads to."""
    answer = inside.post(address, said, follow=True)
    assert answer.redirect_chain
    assert answer.redirect_chain[0][1] == 303
    return LexborHTMLParser(answer.content.decode())


def refused(inside: Client, address: str, **said: Any) -> str:
    """Send a form that is refused; the sentence that the same page then shows."""
    answer = inside.post(address, said)
    assert answer.status_code == 422
    note = LexborHTMLParser(answer.content.decode()).css_first("main [role=alert]")
    return note.text(strip=True)


def test_every_item_of_today_has_its_evidence_and_three_exits(lived_in: Owner, inside: Client) -> None:
    for item in page(inside, "/today/").css(".row.item, .meishi.item"):
        assert item.css_first(".why li")
        verdicts = [button.attributes["value"] for button in item.css(".exits button")]
        assert list(dict.fromkeys(verdicts)) == ["done", "later", "never"]  # a reply is sent or not needed: both done


@pytest.mark.parametrize("verdict", ["done", "later", "never"])
def test_an_answered_item_leaves_today_and_undo_brings_it_back(verdict: str, lived_in: Owner, inside: Client) -> None:
    action = page(inside, "/today/").css_first(".row.item .exits").attributes["action"]
    assert action
    after = send(inside, action, verdict=verdict, next="/today/")
    assert not after.css(".row.item")
    undo = after.css_first("#toast form").attributes["action"]
    assert undo
    assert send(inside, undo, next="/today/").css(".row.item")


def test_an_answer_with_script_gets_the_days_piece_and_the_toast(lived_in: Owner, inside: Client) -> None:
    action = page(inside, "/today/").css_first(".row.item .exits").attributes["action"]
    assert action
    answer = inside.post(action, {"verdict": "done"}, headers={"HX-Request": "true"}, follow=True)
    # The test client drops the header on its way; a browser keeps it.
    piece = inside.get(answer.redirect_chain[0][0], headers={"HX-Request": "true"}).content.decode()
    assert '<hx-partial hx-target="#toast"' in piece


def test_a_note_is_written_rewritten_and_taken_away(makoto: Person, inside: Client) -> None:
    person = f"/people/{makoto.pk}/"
    assert "山が好き" in send(inside, f"{person}note/", text="山が好き").css_first(".notes").text()
    note = Note.objects.get()
    assert "海が好き" in send(inside, f"/notes/{note.pk}/", text="海が好き", next=person).css_first(".notes").text()
    assert not send(inside, f"/notes/{note.pk}/remove/", next=person).css(".notes li")


def test_an_empty_note_is_refused_on_the_same_page(makoto: Person, inside: Client) -> None:
    assert refused(inside, f"/people/{makoto.pk}/note/", text="  ")
    assert not Note.objects.exists()


def test_a_relation_is_said(makoto: Person, inside: Client) -> None:
    send(inside, f"/people/{makoto.pk}/place/", relation="boss")
    makoto.refresh_from_db()
    assert makoto.relation == "boss"


def test_a_person_is_set_aside_and_brought_back(makoto: Person, inside: Client) -> None:
    aside = f"/people/{makoto.pk}/aside/"
    send(inside, aside, aside="1")
    assert "髙橋" not in page(inside, "/people/").css_first("main").text()
    assert "髙橋" in page(inside, "/people/?show=aside").css_first("main").text()
    send(inside, aside, aside="0")
    assert "髙橋" in page(inside, "/people/").css_first("main").text()


def test_a_person_is_left_in_peace(makoto: Person, inside: Client) -> None:
    send(inside, f"/people/{makoto.pk}/quiet/", quiet="1")
    makoto.refresh_from_db()
    assert makoto.keep_quiet
    assert not page(inside, "/today/").css(".meishi")


def test_the_owners_word_on_a_name_counts(makoto: Person, inside: Client) -> None:
    form = page(inside, f"/people/{makoto.pk}/edit/")
    said = {
        field.attributes["name"] or "": field.attributes.get("value") or "" for field in form.css("main .form input")
    }
    after = send(inside, f"/people/{makoto.pk}/edit/", **{**said, "family": "高橋", "title": "部長"})
    assert "高橋" in after.css_first("h1").text()


def test_a_wrong_birthday_is_refused_and_what_was_typed_stays(makoto: Person, inside: Client) -> None:
    answer = inside.post(f"/people/{makoto.pk}/edit/", {"family": "高橋", "given": "誠", "birthday": "春"})
    form = LexborHTMLParser(answer.content.decode())
    assert answer.status_code == 422
    assert form.css_first("#f-birthday").attributes["value"] == "春"


def test_a_person_is_erased_only_after_being_asked(makoto: Person, inside: Client) -> None:
    erase = f"/people/{makoto.pk}/erase/"
    assert page(inside, erase).css("form[method=post] button")
    send(inside, erase)
    assert not Person.objects.filter(pk=makoto.pk).exists()
    assert inside.get(f"/people/{makoto.pk}/").status_code == 404


@pytest.mark.parametrize("verdict", ["same", "different"])
def test_a_doubt_is_decided_in_reception(verdict: str, lived_in: Owner, inside: Client) -> None:
    doubt = page(inside, "/reception/").css_first(".doubt form[action$='/decide/']")
    said = {field.attributes["name"] or "": field.attributes["value"] for field in doubt.css("input[type=hidden]")}
    after = send(inside, "/reception/decide/", **{**said, "verdict": verdict})
    assert not after.css(".doubt")
    assert Person.objects.known().filter(name="Ben Carter").count() == (1 if verdict == "same" else 2)


def test_what_was_joined_can_be_parted(lived_in: Owner, inside: Client) -> None:
    doubt = page(inside, "/reception/").css_first(".doubt form[action$='/decide/']")
    said = {field.attributes["name"] or "": field.attributes["value"] for field in doubt.css("input[type=hidden]")}
    send(inside, "/reception/decide/", **{**said, "verdict": "same"})
    ben = Person.objects.known().get(name="Ben Carter")
    form = page(inside, f"/people/{ben.pk}/").css_first("form[action$='/part/']")
    merged = form.css_first("input[name=merged]").attributes["value"]
    send(inside, f"/people/{ben.pk}/part/", merged=merged)
    assert Person.objects.known().filter(name="Ben Carter").count() == 2


def test_a_capture_finds_whom_it_is_about(makoto: Person, inside: Client) -> None:
    after = send(inside, "/capture/", name="髙橋 誠", text="北アルプス")
    assert "北アルプス" in after.css_first(".notes").text()


def test_a_capture_asks_when_several_bear_the_name(lived_in: Owner, inside: Client) -> None:
    answer = inside.post("/capture/", {"name": "Ben Carter", "text": "likes tea"})
    choices = LexborHTMLParser(answer.content.decode()).css("input[name=person]")
    assert answer.status_code == 422
    assert len(choices) == 2
    chosen = choices[1].attributes["value"]
    send(inside, "/capture/", name="Ben Carter", text="likes tea", person=chosen)
    assert str(Note.objects.get().person_id) == chosen


def test_a_capture_about_nobody_is_refused(lived_in: Owner, inside: Client) -> None:
    assert refused(inside, "/capture/", name="Nobody Here", text="x")


def test_settings_are_kept_and_wrong_ones_refused(owner: Owner, inside: Client) -> None:
    said = {"name": "Aiko", "language": "en", "zone": "Europe/Paris", "theme": "dark", "calendar": "none"}
    after = send(inside, "/settings/", **said)
    assert after.css_first("html").attributes["data-theme"] == "dark"
    assert after.css_first("body").attributes["data-keys"] == "off"
    assert refused(inside, "/settings/", **{**said, "zone": "Nowhere/At_All"})


def test_an_own_address_is_added_and_removed(owner: Owner, inside: Client) -> None:
    after = send(inside, "/settings/own/", text="aiko@home.example.jp")
    assert "aiko@home.example.jp" in after.css_first(".own").text()
    handle = Handle.objects.get(value="aiko@home.example.jp")
    assert not send(inside, f"/settings/own/{handle.pk}/remove/").css(".own li")
    assert refused(inside, "/settings/own/", text="not an address")


def test_dropped_files_come_in_as_one_drop(owner: Owner, inside: Client) -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Ann Bell\nEMAIL:ann@example.org\nEND:VCARD\n"
    files = [SimpleUploadedFile(name, text.encode()) for name, text in (("a.vcf", card), ("b.bin", "\0\1\2"))]
    after = send(inside, "/import/", files=files)
    assert len(after.css(".jobs li")) == 2
    assert Import.objects.values("batch").distinct().count() == 1
    work_all()
    assert "Ann Bell" in page(inside, "/people/").css_first("main").text()


def test_a_drop_without_files_is_refused(owner: Owner, inside: Client) -> None:
    assert refused(inside, "/import/")


def test_an_import_is_stopped_resumed_and_taken_back(owner: Owner, inside: Client) -> None:
    give(owner, "a.vcf", "BEGIN:VCARD\nVERSION:3.0\nFN:Ann Bell\nEMAIL:ann@example.org\nEND:VCARD\n")
    job = Import.objects.get()
    Import.objects.update(state=Import.State.WAITING)
    send(inside, f"/import/{job.pk}/stop/")
    assert Import.objects.get().state == Import.State.STOPPED
    send(inside, f"/import/{job.pk}/resume/")
    assert Import.objects.get().state == Import.State.WAITING
    work_all()
    send(inside, f"/import/{job.pk}/undo/")
    work_all()
    assert not Person.objects.known().exists()


def test_a_whole_drop_is_taken_back(lived_in: Owner, inside: Client) -> None:
    batch = Import.objects.latest("pk").batch
    send(inside, f"/import/drop/{batch}/undo/")
    assert Import.objects.filter(batch=batch).get().state == Import.State.UNDOING


def test_a_folder_comes_in_with_its_names(owner: Owner, inside: Client) -> None:
    part = '--edge\r\nContent-Disposition: form-data; name="files"; filename="{}"\r\n\r\n{}\r\n'
    parts = [("mine/ben.vcf", BEN_CARD), ("mine/deep/riddle.bin", "\1\2"), ("makoto.vcf", MAKOTO_CARD)]
    body = "".join(part.format(name, text) for name, text in parts) + "--edge--\r\n"
    answer = inside.post("/import/", data=body.encode(), content_type="multipart/form-data; boundary=edge")
    assert answer.status_code == 303
    assert set(Import.objects.values_list("name", "state")) == {
        ("makoto.vcf", "waiting"),
        ("mine", "done"),
        ("mine/ben.vcf", "waiting"),
        ("mine/deep/riddle.bin", "refused"),
    }
    page = inside.get("/import/").content.decode()
    assert '<span class="in">mine/deep/</span>riddle.bin' in page
    batch = Import.objects.latest("pk").batch
    table = b"".join(inside.get(f"/import/drop/{batch}/left-out.csv").streaming_content)  # type: ignore[attr-defined]
    assert "mine/deep/riddle.bin,," in table.decode()


def test_the_table_of_skipped_rows_runs_no_formulas(owner: Owner, inside: Client) -> None:
    job = Import.objects.create(owner=owner, name="=x.vcf", path="x", state=Import.State.DONE, skipped=1)
    job.skipped_rows.create(owner=owner, place={"text": "=cmd()", "values": {}}, reason={"text": "@x", "values": {}})
    answer = inside.get(f"/import/{job.pk}/skipped.csv")
    table = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    assert table.splitlines()[1] == "'=x.vcf,'=cmd(),'@x"


def test_everything_done_stands_in_the_history_with_its_way_back(makoto: Person, inside: Client) -> None:
    send(inside, f"/people/{makoto.pk}/note/", text="山が好き")
    deed = Deed.objects.latest("pk")
    row = page(inside, "/history/").css_first(f"#deed-{deed.pk}")
    assert row.css_first("form").attributes["action"] == f"/history/{deed.pk}/undo/"
    send(inside, f"/history/{deed.pk}/undo/")
    assert not Note.objects.exists()
    assert refused(inside, f"/history/{deed.pk}/undo/")


def test_a_form_leads_back_to_our_own_pages_only(makoto: Person, inside: Client) -> None:
    for elsewhere in ("https://elsewhere.example/", "//elsewhere.example/", "/\\elsewhere.example/"):
        answer = inside.post(f"/people/{makoto.pk}/note/", {"text": "x", "next": elsewhere})
        assert answer.headers["Location"].startswith(f"/people/{makoto.pk}/?done=")


def test_the_demo_is_wiped_and_ones_own_book_is_not(lived_in: Owner, inside: Client) -> None:
    assert inside.post("/settings/demo/wipe/").status_code == 422
    assert Person.objects.known().exists()
    Owner.objects.update(is_demo=True)
    send(inside, "/settings/demo/wipe/")
    assert not Person.objects.known().exists()


def test_everything_can_be_downloaded(lived_in: Owner, inside: Client) -> None:
    answer = inside.get("/export/")
    text = b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]
    assert "attachment" in answer.headers["Content-Disposition"]
    assert "髙橋" in text


@pytest.mark.parametrize(("form", "ending"), [("vcard4", "vcf"), ("csv", "csv"), ("jscontact", "json")])
def test_the_people_can_be_downloaded_for_another_address_book(
    lived_in: Owner, inside: Client, form: str, ending: str
) -> None:
    answer = inside.get("/export/", {"form": form})
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].endswith(f'.{ending}"')
    assert b"".join(answer.streaming_content)  # type: ignore[attr-defined]


def test_there_is_no_download_in_a_form_nobody_knows(inside: Client) -> None:
    assert inside.get("/export/", {"form": "ods"}).status_code == 404
