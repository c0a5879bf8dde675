"""Archives: what is whole is read, what is a trap is refused by name, and nothing is believed unread."""

import io
import struct
from contextlib import suppress
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from enishi.kit.archives import Archive, DamagedEntryError, is_zip, open_archive
from enishi.kit.say import Refused


def zipped(path: Path, files: dict[str, bytes]) -> Path:
    with ZipFile(path / "a.zip", "w", ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path / "a.zip"


def unpacked(path: Path) -> dict[str, bytes]:
    with open_archive(path) as archive:
        return {entry.filename: archive.open(entry).read() for entry in archive.entries}


def test_what_was_packed_is_unpacked(tmp_path: Path) -> None:
    files = {"a.csv": b"x" * 100_000, "folder/名.csv": b"", "b.txt": b"y"}
    assert unpacked(zipped(tmp_path, files)) == files


def test_folders_nested_archives_and_what_a_mac_adds_are_left_aside(tmp_path: Path) -> None:
    files = {"x/": b"", "inner.zip": b"PK", "__MACOSX/x/._a.csv": b"m", "x/._a.csv": b"m", "x/a.csv": b"a"}
    assert unpacked(zipped(tmp_path, files)) == {"x/a.csv": b"a"}


@pytest.mark.parametrize("name", ["../a.csv", "x/../../a.csv", "/etc/a.csv", "C:\\a.csv", "..\\a.csv"])
def test_an_entry_that_points_outside_is_refused_by_name(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refused, match=r"a\.csv” that points outside"):
        unpacked(zipped(tmp_path, {name: b"x"}))


def test_a_link_is_refused(tmp_path: Path) -> None:
    link = ZipInfo("a.csv")
    link.external_attr = 0o120777 << 16
    with ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(link, "/etc/passwd")
    with pytest.raises(Refused, match="points outside"):
        unpacked(tmp_path / "a.zip")


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"“bomb\.csv” in a\.zip would unpack to more than 200 times"):
        unpacked(zipped(tmp_path, {"bomb.csv": bytes(11_000_000)}))


def test_too_many_entries_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="more than 20000 files"):
        unpacked(zipped(tmp_path, {str(n): b"" for n in range(20_001)}))


def claim(path: Path, *, size: int, packed: int | None = None) -> Path:
    """Rewrite what the archive says of its only entry."""
    data = bytearray(path.read_bytes())
    directory = data.rindex(b"PK\x01\x02")
    for at in (22, directory + 24):
        data[at : at + 4] = struct.pack("<I", size)
    if packed is not None:
        data[directory + 20 : directory + 24] = struct.pack("<I", packed)
    path.write_bytes(data)
    return path


def test_an_entry_larger_than_it_claims_is_refused_while_reading(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="larger than it claims"):
        unpacked(claim(zipped(tmp_path, {"a.csv": bytes(50_000_000)}), size=10))


def test_more_than_a_gigabyte_in_all_is_refused(tmp_path: Path) -> None:
    lying = claim(zipped(tmp_path, {"a.csv": b"x"}), size=(1 << 30) + 1, packed=1 << 29)
    with pytest.raises(Refused, match="more than 1 GB"):
        unpacked(lying)


def test_an_archive_cannot_hold_more_than_itself(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="more than its own size"):
        unpacked(claim(zipped(tmp_path, {"a.csv": b"x"}), size=1000, packed=100_000))


def test_a_damaged_entry_leaves_the_others_whole(tmp_path: Path) -> None:
    path = zipped(tmp_path, {"a.csv": b"some words and some more", "b.csv": b"whole"})
    data = bytearray(path.read_bytes())
    data[data.index(b"a.csv") + 7] ^= 0xFF
    path.write_bytes(data)
    with open_archive(path) as archive:
        bad, good = archive.entries
        with pytest.raises(DamagedEntryError):
            archive.open(bad).read()
        assert archive.open(good).read() == b"whole"


def test_a_locked_entry_is_damaged_to_us(tmp_path: Path) -> None:
    path = zipped(tmp_path, {"a.csv": b"x"})
    with open_archive(path) as archive:
        entry = archive.entries[0]
        entry.flag_bits |= 1
        with pytest.raises(DamagedEntryError):
            archive.open(entry)


def test_a_broken_list_of_contents_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path, {"a.csv": b"x"})
    path.write_bytes(path.read_bytes()[:-30])
    assert is_zip(path)
    with pytest.raises(Refused, match="damaged"):
        unpacked(path)


def test_a_monstrous_list_of_contents_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    directory = 100 << 20
    with path.open("wb") as file:
        file.truncate(directory)
        file.seek(directory)
        file.write(struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 65535, 65535, directory, 0, 0))
    with pytest.raises(Refused, match="list of contents"):
        unpacked(path)


def whole_archive() -> bytes:
    kept = io.BytesIO()
    with ZipFile(kept, "w", ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", b"Name,Note\n" * 50)
        archive.writestr("b/c.csv", b"x")
    return kept.getvalue()


WHOLE = whole_archive()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), max_size=6), st.integers(0, len(WHOLE)))
def test_no_damage_breaks_the_reader(tmp_path: Path, bytes_changed: list[tuple[int, int]], cut: int) -> None:
    data = bytearray(WHOLE)
    for at, value in bytes_changed:
        data[at] = value
    (tmp_path / "a.zip").write_bytes(data[: cut or len(data)])
    with suppress(Refused), open_archive(tmp_path / "a.zip") as archive:
        read_all(archive)


def read_all(archive: Archive) -> None:
    for entry in archive.entries:
        with suppress(DamagedEntryError):
            archive.open(entry).read()
