"""Archives are unpacked within limits; what is no plain file in them is passed over."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path

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
