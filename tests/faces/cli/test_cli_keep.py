"""Commands that change or guard the book."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection
from tests.cast import BEN_CARD

from enishi.kit.sqlite import is_safe
from enishi.services import worker
from enishi.store.models import Import, Interaction, Owner, Person, Sighting


def test_import_tells_the_counts_in_one_document(enishi: Callable, files: Path) -> None:
    said = enishi("import", files, "--json")
    told = said.document
    assert said.code == 0
    assert (told["persons"], told["interactions"]) == (Sighting.objects.count(), Interaction.objects.count())
    assert (told["unchanged"], told["skipped"]) == (0, 0)
    assert [line["name"] for line in told["files"]] == [
        files.name,
        f"{files.name}/cards.vcf",
        f"{files.name}/mail.mbox",
        f"{files.name}/other.vcf",
    ]


def test_what_was_left_out_is_written_as_a_table(enishi: Callable, tmp_path: Path) -> None:
    for name in ("riddle.bin", "=1+1.bin"):
        (tmp_path / name).write_bytes(b"\1\2\3")
    table = tmp_path / "left out.csv"
    said = enishi("import", tmp_path / "riddle.bin", tmp_path / "=1+1.bin", "--left-out", table, "--json")
    assert [row["file"] for row in said.document["left_out"]] == ["riddle.bin", "=1+1.bin"]
    lines = table.read_text("utf-8-sig").splitlines()
    assert lines[1].startswith("riddle.bin,,")
    assert lines[2].startswith("'=1+1.bin,,")


def test_importing_again_changes_nothing(full: Callable, files: Path) -> None:
    before = full("export").out
    said = full("import", files, "--json")
    told = said.document
    assert (said.code, told["persons"], told["interactions"]) == (0, 0, 0)
    assert told["unchanged"] == Sighting.objects.count() + Interaction.objects.count()
    assert full("export").out == before


def test_what_is_imported_together_is_one_drop(full: Callable) -> None:
    assert Import.objects.values("batch").distinct().count() == 1


def test_a_file_of_no_kind_is_told_and_the_others_go_in(enishi: Callable, tmp_path: Path) -> None:
    photo, card = tmp_path / "photo.xyz", tmp_path / "ben.vcf"
    photo.write_bytes(b"\xff\xd8\xff\xe0" + bytes(range(256)))
    card.write_text(BEN_CARD)
    said = enishi("import", photo, card)
    assert (said.code, said.out) == (1, "")
    assert "photo.xyz" in said.err
    assert Person.objects.known().get().name == "Ben Carter"


def test_a_name_misspelt_leaves_nothing_half_done(enishi: Callable, files: Path) -> None:
    said = enishi("import", files / "cards.vcf", files / "missing.vcf")
    assert said.code == 1
    assert "missing.vcf" in said.err
    assert not Import.objects.filter(state=Import.State.WAITING).exists()


def test_the_doctor_is_content_with_a_sound_book(full: Callable) -> None:
    if connection.vendor == "sqlite" and not is_safe():
        pytest.skip("This machine's SQLite is older than 3.51.3, which the doctor rightly tells.")
    said = full("doctor", "--json")
    assert said.code == 0, said.out
    assert all(finding["is_well"] for finding in said.document)


def test_the_doctor_misses_a_file_that_was_given(full: Callable, settings: object) -> None:
    job = Import.objects.earliest("pk")
    (Path(settings.HOME) / job.path).unlink()  # type: ignore[attr-defined]
    said = full("doctor")
    assert said.code == 1
    assert "✗ Files that were given and are gone: 1" in said.err


def test_rebuild_keeps_everybody(full: Callable) -> None:
    before = full("export").out
    said = full("rebuild")
    assert (said.code, said.out) == (0, "")
    assert full("export").out == before


def test_a_link_opens_the_door(enishi: Callable, client: object) -> None:
    said = enishi("link")
    assert said.code == 0
    path = "/" + said.out.strip().split("/", 3)[3]
    assert client.get(path).status_code == 302  # type: ignore[attr-defined]


def test_restore_is_refused_while_a_worker_is_at_work(enishi: Callable, tmp_path: Path) -> None:
    with worker.only_one() as mine:
        assert mine
        said = enishi("restore", tmp_path / "any.zip")
    assert said.code == 1
    assert "running" in said.err


@pytest.mark.parametrize("command", [("backup", "x.zip"), ("restore", "x.zip")])
def test_on_postgresql_backup_and_restore_point_to_pg_dump(enishi: Callable, command: tuple, owner: Owner) -> None:
    if connection.vendor == "sqlite":
        pytest.skip("On SQLite, enishi makes its backups itself.")
    said = enishi(*command)
    assert said.code == 1
    assert "pg_dump" in said.err


@pytest.mark.parametrize(
    ("form", "opening"),
    [("vcard4", "BEGIN:VCARD"), ("vcard3", "BEGIN:VCARD"), ("csv", "\ufeffName,"), ("jscontact", "[")],
)
def test_people_are_exported_in_the_form_that_is_asked_for(
    full: Callable, tmp_path: Path, form: str, opening: str
) -> None:
    said = full("export", "--form", form)
    assert said.out.startswith(opening)
    full("export", "--form", form, "--to", tmp_path / "people")
    assert (tmp_path / "people").read_bytes().decode() == said.out


def test_a_form_that_there_is_not_is_refused_with_those_there_are(full: Callable) -> None:
    said = full("export", "--form", "ods")
    assert (said.code, said.out) == (1, "")
    assert "jscontact" in said.err
