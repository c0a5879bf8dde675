"""A folder or an archive of everything: opened, each thing in it recognised by itself, taken back whole."""

from __future__ import annotations

import io
import os
import tarfile
import uuid
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from tests.cast import AIKO, BEN, BEN_CARD, MAKOTO_CARD, letter, work_all

from enishi.kit.say import Say
from enishi.services.boxes import Sent, take_in, take_in_folder, take_in_sent
from enishi.services.imports import undo_batch, undo_import
from enishi.store.models import Deed, Import, Interaction, Owner, Person, SkippedRow

MAIL = letter(BEN, AIKO, days_ago=3).as_string()


def zipped(files: dict[str, bytes | str]) -> bytes:
    held = io.BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return held.getvalue()


def tarred(files: dict[str, bytes | str], mode: str = "w:gz") -> bytes:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in files.items():
            raw = data.encode() if isinstance(data, str) else data
            info = tarfile.TarInfo(name)
            info.size = len(raw)
            archive.addfile(info, io.BytesIO(raw))
    return held.getvalue()


def give_box(owner: Owner, name: str, data: bytes) -> Import:
    return take_in(owner=owner, name=name, chunks=[data], batch=uuid.uuid4())


def lines() -> dict[str, str]:
    return {job.name: job.source or job.state for job in Import.objects.order_by("pk")}


def said(job: Import) -> str:
    return str(Say.from_json(job.sentence))


EVERYTHING: dict[str, bytes | str] = {
    "Takeout/Contacts/all.vcf": BEN_CARD,
    "Takeout/Mail/one.eml": MAIL,
    "Takeout/riddle.bin": b"\1\2\3",
    "__MACOSX/Takeout/._all.vcf": b"\0",
    "Takeout/.DS_Store": b"\0",
}


def test_each_thing_in_an_archive_is_recognised_by_itself(owner: Owner) -> None:
    box = give_box(owner, "takeout.zip", zipped(EVERYTHING))
    assert lines() == {
        "takeout.zip": "done",
        "takeout.zip/Takeout/Contacts/all.vcf": "vcard",
        "takeout.zip/Takeout/Mail/one.eml": "eml",
        "takeout.zip/Takeout/riddle.bin": "refused",
    }
    assert said(box) == "takeout.zip was opened: 3 things are in it, besides 2 that systems leave behind."
    assert "I do not know the file" in said(Import.objects.get(name__endswith="riddle.bin"))
    work_all()
    assert Person.objects.known().filter(name="Ben Carter").count() == 1


def test_a_tar_is_opened_as_a_zip_is(owner: Owner) -> None:
    give_box(owner, "takeout.tgz", tarred(EVERYTHING))
    give_box(owner, "takeout.tar", tarred(EVERYTHING, "w"))
    assert [source for source in lines().values() if source in {"vcard", "eml"}] == ["vcard", "eml"] * 2


def test_an_archive_whose_files_are_not_packed_is_opened_too(owner: Owner) -> None:
    held = io.BytesIO()
    with ZipFile(held, "w") as archive:
        archive.writestr("a/ben.vcf", BEN_CARD)
        archive.writestr("a/one.mbox", f"From ben@example.com Mon Mar 02 10:00:00 2026\n{MAIL}")
    give_box(owner, "a.zip", held.getvalue())
    assert lines() == {"a.zip": "done", "a.zip/a/ben.vcf": "vcard", "a.zip/a/one.mbox": "mbox"}


def test_an_archive_is_taken_back_with_all_that_was_in_it(owner: Owner) -> None:
    box = give_box(owner, "takeout.zip", zipped(EVERYTHING))
    work_all()
    undo_import(owner=owner, number=box.pk)
    work_all()
    assert set(Import.objects.values_list("state", flat=True)) == {"undone"}
    assert not Person.objects.known().exists()
    assert Deed.objects.get(batch=box.batch).undone_at is not None


def test_a_maildir_inside_stays_one(owner: Owner) -> None:
    files = {"mine/Maildir/cur/1700000000.M1.host:2,S": MAIL, "mine/Maildir/.Old/new/1600000000.M1.host": MAIL}
    give_box(owner, "mine.zip", zipped({**files, "mine/ben.vcf": BEN_CARD}))
    assert lines() == {"mine.zip": "done", "mine.zip/mine/Maildir": "maildir", "mine.zip/mine/ben.vcf": "vcard"}
    work_all()
    assert Interaction.objects.count() == 1


def test_a_mail_is_one_exchange_whichever_way_it_comes(owner: Owner) -> None:
    boxed = f"From ben@example.com Mon Mar 02 10:00:00 2026\n{MAIL}\n"
    files: dict[str, bytes | str] = {"one.eml": MAIL, "box.mbox": boxed, "Maildir/cur/1700000000.M1.host:2,S": MAIL}
    give_box(owner, "mine.zip", zipped(files))
    work_all()
    counts = Import.objects.exclude(source="").values_list("source", "interactions", "unchanged")
    assert {source for source, _, _ in counts} == {"eml", "maildir", "mbox"}
    assert (sum(new for _, new, _ in counts), sum(again for _, _, again in counts)) == (1, 2)
    assert Interaction.objects.count() == 1


def test_the_archive_of_nothing_but_a_maildir_is_one_line(owner: Owner) -> None:
    job = give_box(owner, "Maildir.zip", zipped({"Maildir/cur/1700000000.M1.host:2,S": MAIL}))
    assert lines() == {"Maildir.zip": "maildir"}
    work_all()
    job.refresh_from_db()
    assert (job.state, job.interactions) == ("done", 1)


def test_an_archive_within_an_archive_is_opened_but_not_for_ever(owner: Owner) -> None:
    inner = zipped({"ben.vcf": BEN_CARD})
    for name in ("c.zip", "b.zip", "a.zip"):
        inner = zipped({name: inner})
    give_box(owner, "outer.zip", inner)
    deepest = Import.objects.get(name="outer.zip/a.zip/b.zip")
    assert deepest.state == Import.State.REFUSED
    assert "too deep" in said(deepest)
    give_box(owner, "two.zip", zipped({"one.zip": zipped({"ben.vcf": BEN_CARD})}))
    assert lines()["two.zip/one.zip/ben.vcf"] == "vcard"


def test_an_archive_that_a_source_knows_as_a_whole_is_not_opened(owner: Owner) -> None:
    connections = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\nBen,Carter,,,,,01 Jan 2026\n"
    give_box(owner, "Basic.zip", zipped({"Connections.csv": connections, "x.txt": "x"}))
    assert lines() == {"Basic.zip": "linkedin"}


def test_an_archive_that_several_sources_know_as_a_whole_is_opened(owner: Owner) -> None:
    samples = Path(__file__).parents[1] / "sources" / "samples"
    files = {"one/Connections.csv": "linkedin/connections.csv", "two/result.json": "telegram/result.json"}
    give_box(owner, "all.zip", zipped({name: (samples / of).read_bytes() for name, of in files.items()}))
    assert lines() == {"all.zip": "done", "all.zip/one": "linkedin", "all.zip/two": "telegram"}


def test_a_stranger_in_an_archive_that_is_read_as_a_whole_is_told(owner: Owner) -> None:
    connections = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\nBen,Carter,,,,,01 Jan 2026\n"
    job = give_box(owner, "Basic.zip", zipped({"Connections.csv": connections, "mine/All mail.mbox": "x"}))
    work_all()
    job.refresh_from_db()
    assert (job.source, job.skipped, job.sightings) == ("linkedin", 1, 1)
    row = SkippedRow.objects.get(imported=job)
    assert str(Say.from_json(row.place)) == "mine/All mail.mbox"
    assert "give what is beside it by itself" in str(Say.from_json(row.reason))


def test_a_spreadsheet_is_not_opened_though_it_is_a_zip(owner: Owner) -> None:
    job = give_box(owner, "people.xlsx", zipped({"[Content_Types].xml": "<x/>", "xl/workbook.xml": "<x/>"}))
    assert list(lines().values()) == ["refused"]
    assert said(job).startswith("people.xlsx is a document of Office.")


def test_who_gives_what_is_not_read_is_told_how_to_get_at_what_is_in_it(owner: Owner) -> None:
    assert "`readpst -r -o FOLDER old.pst`" in said(give_box(owner, "old.pst", b"!BDN" + bytes(600)))
    assert "imessage-exporter" in said(give_box(owner, "sms.db", b"SQLite format 3\0" + bytes(600)))
    assert "pictures" in said(give_box(owner, "list.pdf", b"%PDF-1.7\n" + bytes(600)))
    mail = {"Local/com.microsoft.__Messages/Inbox/message_00000.xml": b"<emails/>", "Categories.xml": b"<a/>"}
    assert "(OLM)" in said(give_box(owner, "mac.olm", zipped(mail)))


def test_a_bomb_is_refused_in_one_sentence_and_leaves_nothing(owner: Owner) -> None:
    job = give_box(owner, "bomb.zip", zipped({"a.txt": bytes(20_000_000)}))
    assert "more than 200 times" in said(job)
    job = give_box(owner, "bomb.tgz", tarred({"a.txt": bytes(20_000_000)}))
    assert "would unpack to more than 200 times its size" in said(job)
    assert list(lines().values()) == ["refused", "refused"]


def test_an_entry_that_points_outside_refuses_the_whole(owner: Owner, tmp_path: Path) -> None:
    for name, data in (("a.zip", zipped({"../../x.vcf": BEN_CARD})), ("a.tgz", tarred({"../../x.vcf": BEN_CARD}))):
        assert "points outside" in said(give_box(owner, name, data))
    assert not list(tmp_path.rglob("x.vcf"))


def test_what_nobody_knows_is_told_in_few_lines(owner: Owner) -> None:
    box = give_box(owner, "many.zip", zipped({f"{n}.bin": b"\1\2\3" for n in range(50)}))
    assert Import.objects.count() == 6
    assert (box.skipped, SkippedRow.objects.filter(imported=box).count()) == (45, 45)


def test_a_folder_is_walked_and_stays_as_it_is(owner: Owner, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    (folder / "Maildir" / "cur").mkdir(parents=True)
    (folder / "Maildir" / "cur" / "1700000000.M1.host:2,S").write_text(MAIL)
    (folder / "ben.vcf").write_text(BEN_CARD)
    (folder / "Thumbs.db").write_text("x")
    batch = uuid.uuid4()
    take_in_folder(owner=owner, folder=folder, batch=batch)
    assert lines() == {"mine": "done", "mine/Maildir": "maildir", "mine/ben.vcf": "vcard"}
    assert len([path for path in folder.rglob("*") if path.is_file()]) == 3
    work_all()
    undo_batch(owner=owner, batch=batch)
    work_all()
    assert not Person.objects.known().exists()


def test_the_innermost_folder_that_a_source_knows_is_meant(owner: Owner, tmp_path: Path) -> None:
    inner = tmp_path / "Downloads" / "Basic_LinkedInDataExport"
    inner.mkdir(parents=True)
    (inner / "Connections.csv").write_text(
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\nBen,Carter,,,,,01 Jan 2026\n"
    )
    (tmp_path / "Downloads" / "makoto.vcf").write_text(MAKOTO_CARD)
    take_in_folder(owner=owner, folder=tmp_path / "Downloads", batch=uuid.uuid4())
    assert lines() == {
        "Downloads": "done",
        "Downloads/Basic_LinkedInDataExport": "linkedin",
        "Downloads/makoto.vcf": "vcard",
    }


def test_a_folder_from_the_browser_keeps_its_shape(owner: Owner) -> None:
    sent = [
        Sent("mine/Maildir/cur/1700000000.M1.host:2,S", [MAIL.encode()]),
        Sent("mine/../../ben.vcf", [BEN_CARD.encode()]),
        Sent("makoto.vcf", [MAKOTO_CARD.encode()]),
    ]
    take_in_sent(owner=owner, files=sent, batch=uuid.uuid4())
    assert lines() == {"makoto.vcf": "vcard", "mine": "done", "mine/Maildir": "maildir", "mine/ben.vcf": "vcard"}


def test_names_that_are_no_text_are_shown_as_far_as_they_are(owner: Owner, tmp_path: Path) -> None:
    folder = tmp_path / "odd"
    folder.mkdir()
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff\xfe.vcf")).write_text(BEN_CARD)
    (folder / "two\nlines.vcf").write_text(BEN_CARD)
    take_in_folder(owner=owner, folder=folder, batch=uuid.uuid4())
    assert "odd/two lines.vcf" in lines()
    assert list(lines().values()) == ["done", "vcard", "vcard"]


def test_an_archive_with_a_password_is_told(owner: Owner) -> None:
    data = bytearray(zipped({"ben.vcf": BEN_CARD}))
    for at in (6, data.rfind(b"PK\x01\x02") + 8):
        data[at] |= 1
    assert said(give_box(owner, "locked.zip", bytes(data))).startswith("Nothing in locked.zip can be unpacked")


def test_names_in_shift_jis_are_read(owner: Owner) -> None:
    data = zipped({"XXXX.vcf": BEN_CARD, "b.txt": ""}).replace(b"XXXX", "名刺".encode("cp932"))
    give_box(owner, "a.zip", data)
    assert "a.zip/名刺.vcf" in lines()


def test_what_a_browser_sends_brings_the_date_that_it_tells(owner: Owner) -> None:
    told = datetime(2024, 5, 1, 9, tzinfo=UTC)
    cards = [("ben.vcf", BEN_CARD, told), ("mine/makoto.vcf", MAKOTO_CARD, told), ("mine/a.vcf", BEN_CARD, None)]
    sent = [Sent(name, [card.encode()], date) for name, card, date in cards]
    take_in_sent(owner=owner, files=sent, batch=uuid.uuid4())
    dates = dict(Import.objects.values_list("name", "dated"))
    assert dates == {"ben.vcf": told, "mine": None, "mine/makoto.vcf": told, "mine/a.vcf": None}


def test_an_entry_brings_its_own_date_read_where_the_owner_lives(owner: Owner) -> None:
    """A ZIP tells hours without a zone, and 1980 where it knows no day."""
    held = io.BytesIO()
    with ZipFile(held, "w") as archive:
        archive.writestr(ZipInfo("ben.vcf", (2024, 5, 1, 9, 0, 0)), BEN_CARD)
        archive.writestr(ZipInfo("makoto.vcf", (1980, 1, 1, 0, 0, 0)), MAKOTO_CARD)
    assert owner.zone == "Asia/Tokyo"
    give_box(owner, "box.zip", held.getvalue())
    dates = dict(Import.objects.values_list("name", "dated"))
    assert dates["box.zip/ben.vcf"] == datetime(2024, 5, 1, tzinfo=UTC)
    assert dates["box.zip/makoto.vcf"] is None
