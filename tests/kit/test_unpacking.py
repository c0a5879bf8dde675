"""Archives are unpacked within limits; what is no plain file in them is passed over."""

from __future__ import annotations

import io
import struct
import tarfile
from pathlib import Path
from zipfile import ZipFile, ZipInfo
from zoneinfo import ZoneInfo

import pytest

from enishi.kit.unpacking import Allowance, unpack


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE])
def test_links_and_devices_in_an_archive_are_no_files(kind: bytes, tmp_path: Path) -> None:
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w") as archive:
        member = tarfile.TarInfo("a.vcf")
        member.type, member.linkname = kind, "/etc/passwd"
        archive.addfile(member)
    box, into = tmp_path / "links.tar", tmp_path / "into"
    box.write_bytes(raw.getvalue())
    unpack(box, into, Allowance.of(box))
    assert list(into.iterdir()) == []


def zip_date(tmp_path: Path, clock: tuple[int, int, int, int, int, int], extra: bytes = b"") -> float:
    """The date of a file out of a ZIP that was packed in Japan."""
    box, into = tmp_path / "box.zip", tmp_path / "into"
    with ZipFile(box, "w") as archive:
        info = ZipInfo("a.vcf", clock)
        info.extra = extra
        archive.writestr(info, "a")
    unpack(box, into, Allowance.of(box), zone=ZoneInfo("Asia/Tokyo"))
    return (into / "a.vcf").stat().st_mtime


NINE = (2001, 9, 9, 10, 46, 40)  # 1,000,000,000 seconds after 1970, in Japan


def test_the_clock_in_a_zip_is_read_where_the_owner_lives(tmp_path: Path) -> None:
    assert zip_date(tmp_path, NINE) == 1_000_000_000


def test_a_zip_that_tells_the_date_in_utc_is_believed(tmp_path: Path) -> None:
    other = struct.pack("<HH2s", 0x7875, 2, b"ab")
    assert zip_date(tmp_path, NINE, other + struct.pack("<HHBi", 0x5455, 5, 1, 1_100_000_000)) == 1_100_000_000


@pytest.mark.parametrize("extra", [b"UT\1\0\1", b"ab", struct.pack("<HHBi", 0x5455, 5, 0, 9)])
def test_a_date_in_utc_that_is_cut_short_or_none_gives_way_to_the_clock(extra: bytes, tmp_path: Path) -> None:
    assert zip_date(tmp_path, NINE, extra) == 1_000_000_000


def test_a_day_that_is_none_leaves_the_file_without_a_date(tmp_path: Path) -> None:
    assert zip_date(tmp_path, (1980, 0, 0, 0, 0, 0)) == 0


@pytest.mark.parametrize(("told", "date"), [(1_000_000_000, 1_000_000_000), (-5, 0), (1 << 62, 0)])
def test_a_tar_tells_dates_in_utc(told: int, date: int, tmp_path: Path) -> None:
    box, into = tmp_path / "box.tar", tmp_path / "into"
    with tarfile.open(box, "w", format=tarfile.GNU_FORMAT) as archive:
        member = tarfile.TarInfo("a.vcf")
        member.mtime = told
        archive.addfile(member)
    unpack(box, into, Allowance.of(box))
    assert (into / "a.vcf").stat().st_mtime == date
