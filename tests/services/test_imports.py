"""Files go in once, stay whole, and can be taken back."""

from __future__ import annotations

from tests.cast import AIKO, BEN, BEN_CARD, MAKOTO_CARD, give, letter, mailbox, work_all, years_with

from enishi.records import Skipped
from enishi.services.export import export_lines
from enishi.services.imports import resume, stop, take_in, undo_batch, undo_import
from enishi.services.reading import work
from enishi.sources import all_sources
from enishi.store.models import Handle, Import, Interaction, Owner, Person, Presence, Sighting, SkippedRow


def exported(owner: Owner) -> str:
    return "".join(export_lines(owner=owner))


def people() -> list[str]:
    return sorted(Person.objects.known().values_list("name", flat=True))


def test_a_card_becomes_a_person(owner: Owner) -> None:
    job = give(owner, "ben.vcf", BEN_CARD)
    assert job.state == Import.State.DONE
    assert (job.sightings, job.skipped) == (1, 0)
    ben = Person.objects.known().get()
    assert (ben.name, ben.organisation, ben.birthday) == ("Ben Carter", "Harbour Works", "--11-24")


def test_the_same_file_again_changes_nothing(owner: Owner) -> None:
    give(owner, "ben.vcf", BEN_CARD)
    before = exported(owner)
    job = give(owner, "again.vcf", BEN_CARD)
    assert (job.sightings, job.unchanged) == (0, 1)
    assert exported(owner) == before


def test_taking_an_import_back_leaves_the_book_as_it_was(owner: Owner) -> None:
    give(owner, "ben.vcf", BEN_CARD)
    before = exported(owner)
    job = give(owner, "mail.mbox", mailbox(years_with(BEN, every=20) + years_with("Mio <mio@example.com>", every=40)))
    assert exported(owner) != before
    undo_import(owner=owner, number=job.pk)
    work_all()
    job.refresh_from_db()
    assert job.state == Import.State.UNDONE
    assert exported(owner) == before
    assert Interaction.objects.count() == Presence.objects.count() == 0


def test_what_a_later_import_said_too_stays_when_the_first_is_taken_back(owner: Owner) -> None:
    first = give(owner, "one.vcf", BEN_CARD + MAKOTO_CARD)
    give(owner, "two.vcf", BEN_CARD)
    undo_import(owner=owner, number=first.pk)
    work_all()
    assert people() == ["Ben Carter"]


def test_taking_everything_back_leaves_nothing(owner: Owner) -> None:
    before = exported(owner)
    jobs = [give(owner, "ben.vcf", BEN_CARD), give(owner, "m.mbox", mailbox(years_with(BEN, every=90)))]
    for job in jobs:
        undo_batch(owner=owner, batch=job.batch)
    work_all()
    assert exported(owner) == before
    assert not any(model.objects.exists() for model in (Person, Handle, Sighting, SkippedRow))


def test_a_changed_card_is_a_new_version_and_taking_it_back_brings_the_old_one_back(owner: Owner) -> None:
    give(owner, "ben.vcf", BEN_CARD)
    job = give(owner, "newer.vcf", BEN_CARD.replace("Harbour Works", "Tidal Ltd"))
    assert Person.objects.known().get().organisation == "Tidal Ltd"
    undo_import(owner=owner, number=job.pk)
    work_all()
    assert Person.objects.known().get().organisation == "Harbour Works"
    assert Sighting.objects.get().current


def test_an_unknown_file_is_refused_in_a_sentence_and_changes_nothing(owner: Owner) -> None:
    before = exported(owner)
    job = give(owner, "photo.csv", b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 20)
    assert job.state == Import.State.REFUSED
    assert job.sentence is not None
    assert "photo.csv" in job.sentence["values"]["file"]
    assert exported(owner) == before


def test_an_empty_file_is_refused(owner: Owner) -> None:
    assert give(owner, "nothing.vcf", b"").state == Import.State.REFUSED


def test_a_name_that_leads_out_of_the_folder_stays_inside(owner: Owner) -> None:
    job = take_in(owner=owner, name="../../etc/passwd", chunks=[BEN_CARD.encode()])
    assert job.name == "passwd"
    assert ".." not in job.path


def test_bad_rows_are_kept_with_place_and_reason(owner: Owner) -> None:
    job = give(owner, "some.vcf", BEN_CARD + "BEGIN:VCARD\nVERSION:3.0\nEND:VCARD\n")
    row = SkippedRow.objects.get()
    assert job.skipped == 1
    assert row.place["text"]
    assert row.reason["text"]


def test_a_stopped_import_goes_on_where_it_rested(owner: Owner) -> None:
    letters = years_with(BEN, every=3)
    whole = len(letters)
    job = take_in(owner=owner, name="m.mbox", chunks=[mailbox(letters)])
    Import.objects.filter(pk=job.pk).update(state=Import.State.RUNNING)
    work(Import.objects.get(pk=job.pk), pace=lambda: stop(owner=owner, number=job.pk) and None)
    job.refresh_from_db()
    assert job.state == Import.State.STOPPED
    assert 0 < Interaction.objects.count() < whole
    resume(owner=owner, number=job.pk)
    work_all()
    job.refresh_from_db()
    assert job.state == Import.State.DONE
    assert Interaction.objects.count() == job.interactions == whole


def test_the_counts_of_an_import_are_those_of_its_reader(owner: Owner) -> None:
    content = mailbox([*years_with(BEN, every=30), letter("news@example.com", AIKO, days_ago=3, List_Id="<x.example>")])
    job = give(owner, "m.mbox", content)
    read = list(all_sources()["mbox"].read(owner_file(job)))
    assert job.interactions == sum(type(item).__name__ == "Interaction" for item in read)
    assert job.skipped == sum(isinstance(item, Skipped) for item in read)


def owner_file(job: Import):  # type: ignore[no-untyped-def]
    from enishi.services.imports import file_of

    return file_of(job)


def test_a_file_that_brings_out_a_fault_stops_nobody_behind_it(owner: Owner, monkeypatch: object) -> None:
    import enishi.services.reading as reading

    def breaks(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:  # type: ignore[attr-defined]
        patch.setattr(reading, "store_ready", breaks)
        broken = give(owner, "ben.vcf", BEN_CARD)
    assert broken.state == Import.State.REFUSED
    assert give(owner, "ben.vcf", BEN_CARD).state == Import.State.DONE
