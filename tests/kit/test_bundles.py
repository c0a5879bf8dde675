"""Files that come together are the same files in a ZIP, in a folder and alone."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from enishi.kit.archives import DamagedEntryError
from enishi.kit.bundles import Entry, entries_in

FILES = {"about.txt": b"hello", "talks/day.json": b"[1, 2, 3]" * 1000}


def told(entries: list[Entry]) -> list[tuple[str, str, str, int, bytes]]:
    return [(entry.name, entry.base, entry.folder, entry.size, entry.head(4)) for entry in entries]


def test_a_zip_and_a_folder_hold_the_same_files(tmp_path: Path) -> None:
    folder, zipped = tmp_path / "copy", tmp_path / "copy.zip"
    with ZipFile(zipped, "w") as archive:
        for name, data in FILES.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)
            archive.writestr(name, data)
    with entries_in(folder) as in_folder, entries_in(zipped) as in_zip:
        assert told(in_folder) == told(in_zip)
        assert told(in_zip)[1] == ("talks/day.json", "day.json", "talks", 9000, b"[1, ")
        assert len(in_zip[1].head()) == 4096


def test_a_file_alone_is_a_bundle_of_one_and_a_link_is_none(tmp_path: Path) -> None:
    (tmp_path / "day.json").write_bytes(b"[]")
    (tmp_path / "link.json").symlink_to(tmp_path / "day.json")
    with entries_in(tmp_path / "day.json") as alone, entries_in(tmp_path) as together:
        assert told(alone) == told(together) == [("day.json", "day.json", "", 2, b"[]")]


def test_a_damaged_file_has_no_beginning_and_hides_no_other(tmp_path: Path) -> None:
    zipped = tmp_path / "copy.zip"
    with ZipFile(zipped, "w", ZIP_DEFLATED) as archive:
        archive.writestr("bad.json", bytes(range(256)) * 40)
        archive.writestr("good.json", b"[]")
    data = bytearray(zipped.read_bytes())
    data[40:60] = b"\xff" * 20
    zipped.write_bytes(data)
    with entries_in(zipped) as entries:
        assert [entry.head() for entry in entries] == [b"", b"[]"]
        with pytest.raises(DamagedEntryError), entries[0].open() as stream:
            stream.read()
