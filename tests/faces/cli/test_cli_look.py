"""Commands that look: the answer on stdout, words on stderr, and nothing is changed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from enishi.sources import all_sources
from enishi.store.models import Deed, Import, Owner, Person, Sighting


def test_read_prints_one_json_object_a_line_and_stores_nothing(enishi: Callable, files: Path) -> None:
    said = enishi("read", files / "cards.vcf")
    assert said.code == 0
    assert [line["name"]["full"] for line in said.lines] == ["Ben Carter", "髙橋 誠"]
    assert {line["record"] for line in said.lines} == {"sighting"}
    assert not any(model.objects.exists() for model in (Import, Sighting, Person, Deed))


def test_read_tells_what_it_skipped_with_place_and_reason(enishi: Callable, tmp_path: Path) -> None:
    card = tmp_path / "bad.vcf"
    card.write_text("BEGIN:VCARD\nVERSION:3.0\nEND:VCARD\n")
    (line,) = enishi("read", card).lines
    assert line["skipped"]
    assert line["reason"]


@pytest.mark.parametrize("source", [(), ("--source", "tarot")])
def test_read_refuses_a_file_or_a_reader_that_nobody_knows(enishi: Callable, tmp_path: Path, source: tuple) -> None:
    photo = tmp_path / "photo.xyz"
    photo.write_bytes(b"\xff\xd8\xff\xe0" + bytes(range(256)))
    said = enishi("read", photo, *source)
    assert (said.code, said.out) == (1, "")
    assert ("tarot" if source else "photo.xyz") in said.err


def test_read_goes_on_behind_a_file_that_is_not_there(enishi: Callable, files: Path) -> None:
    said = enishi("read", files / "missing.vcf", files / "cards.vcf")
    assert said.code == 1
    assert "missing.vcf" in said.err
    assert len(said.lines) == 2


def test_people_lists_id_names_readings_handles_and_roles(full: Callable) -> None:
    makoto = next(person for person in full("people", "--json").document if person["name"] == "髙橋 誠")
    assert makoto["id"] == Person.objects.known().get(name="髙橋 誠").pk
    assert makoto["names"] == ["髙橋 誠"]
    assert makoto["readings"] == ["タカハシ マコト"]
    assert makoto["handles"] == [{"kind": "email", "value": "makoto@example.com"}]
    assert makoto["roles"] == [{"organisation": "東都システムズ"}]


@pytest.mark.parametrize("words", ["makoto", "髙橋", "たかはし", "タカハシ", "ﾀｶﾊｼ", "東都"])
def test_people_are_found_as_on_the_page(full: Callable, words: str) -> None:
    assert [person["name"] for person in full("people", words, "--json").document] == ["髙橋 誠"]


def test_people_for_reading_are_a_line_each_with_number_work_and_address(full: Callable) -> None:
    said = full("people", "harbour")
    assert said.out.split("\t")[1:4] == ["Ben Carter", "Harbour Works Engineer", "ben@example.org"]
    assert said.err == "1 people\n"


def test_today_is_one_document_with_the_evidence_in_words(full: Callable) -> None:
    day = full("today", "--json").document
    assert day["on"] == "2026-11-23"
    (reply,) = day["replies"]
    assert reply["person"]["name"] == "Ben Carter"
    assert "Could you send me the slides" in reply["evidence"][0]


def test_today_for_reading_names_whom_and_why(full: Callable) -> None:
    said = full("today")
    assert "Ben Carter" in said.out
    assert "Could you send me the slides" in said.out


def test_show_finds_one_by_number_and_by_name(full: Callable) -> None:
    makoto = Person.objects.known().get(name="髙橋 誠")
    by_number, by_name = full("show", makoto.pk, "--json").document, full("show", "たかはし", "--json").document
    assert by_number == by_name
    assert by_number["line"]["name"] == "髙橋 誠"


def test_show_refuses_when_several_are_meant_and_gives_the_numbers(full: Callable) -> None:
    said = full("show", "Ben Carter")
    assert (said.code, said.out) == (1, "")
    for person in Person.objects.known().filter(name="Ben Carter"):
        assert str(person.pk) in said.err


@pytest.mark.parametrize("name", ["Nobody Atall", "999999"])
def test_show_refuses_somebody_who_is_not_there(full: Callable, name: str) -> None:
    said = full("show", name)
    assert (said.code, said.out) == (1, "")
    assert said.err.strip()


def test_doubts_name_both_sides_and_the_reason(full: Callable) -> None:
    (doubt,) = full("doubts", "--json").document
    assert {doubt["one"]["name"], doubt["other"]["name"]} == {"Ben Carter"}
    assert doubt["one"]["id"] != doubt["other"]["id"]
    assert doubt["why"]
    assert doubt["weight"] == pytest.approx(sum(part["bits"] for part in doubt["evidence"]))


def test_sources_tell_of_every_reader_how_to_get_its_file(enishi: Callable) -> None:
    listed = enishi("sources", "--json").document
    assert [source["name"] for source in listed] == sorted(all_sources())
    assert all(source["title"] and source["how_to_get"] for source in listed)


def test_export_is_the_same_bytes_twice_and_json(full: Callable, tmp_path: Path) -> None:
    first, second = full("export"), full("export", "--to", tmp_path / "book.json")
    assert (tmp_path / "book.json").read_text(encoding="utf-8") == first.out
    assert second.out == ""
    assert set(first.document) == {
        "enishi",
        "owner",
        "people",
        "sightings",
        "interactions",
        "roles",
        "praise",
        "links",
        "posts",
        "organisations",
        "promises",
    }


@pytest.mark.parametrize(
    "command", [("today",), ("people",), ("show", "髙橋"), ("doubts",), ("sources",), ("doctor",), ("import",)]
)
def test_with_json_stdout_holds_one_document_and_nothing_else(full: Callable, command: tuple, files: Path) -> None:
    more = (files / "cards.vcf",) if command == ("import",) else ()
    said = full(*command, *more, "--json")
    assert json.loads(said.out) is not None


@pytest.mark.parametrize("command", [("today",), ("people",), ("show", "髙橋"), ("doubts",), ("export",)])
def test_looking_leaves_the_book_as_it_was(full: Callable, command: tuple) -> None:
    before = full("export").out, Deed.objects.count()
    assert full(*command).code == 0
    assert (full("export").out, Deed.objects.count()) == before


def test_the_terminal_s_language_counts_until_the_owner_chose_one(
    enishi: Callable, owner: Owner, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner.language = ""
    owner.save()
    english = enishi("people").err
    monkeypatch.setattr("locale.getlocale", lambda: ("ja_JP", "UTF-8"))
    assert enishi("people").err != english


def test_words_are_japanese_when_the_owner_speaks_japanese(full: Callable, owner: Owner) -> None:
    owner.language = "ja"
    owner.save()
    assert "人" in full("people").err
    assert "Nobody" not in full("show", "だれか").err
    assert "addresses differ" not in full("doubts").out
