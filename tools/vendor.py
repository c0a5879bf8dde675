"""Bring in the scripts that others wrote: from npm, only if its bytes are the pinned ones, with its licence.

Run by hand (`make vendor`) when a version changes; the files themselves are kept with our sources, so that
neither an installation nor a page ever fetches them.
"""

from __future__ import annotations

import base64
import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

TARGET = Path(__file__).parents[1] / "src/enishi/faces/web/static/vendor"


@dataclass(frozen=True)
class Package:
    """One npm package: the archive's SHA-512 as npm states it, and which of its files go where."""

    name: str
    version: str
    integrity: str
    licence: str
    files: dict[str, str]


PACKAGES = (
    Package(
        name="htmx.org",
        version="4.0.1",
        integrity="sha512-oF7JgXhDW9UXCy/k1ZYFUQgzu/rm19ORWPSPNL91vPluB2PB9+MV55tyQdH/w7o2EAbTYUG5SDW1R60mdkdqGg==",
        licence="0BSD",
        files={"dist/htmx.min.js": "htmx.min.js", "LICENSE": "htmx.LICENSE"},
    ),
)


def main() -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    for package in PACKAGES:
        with tempfile.TemporaryDirectory() as folder:
            _unpack(package, _fetched(package, Path(folder)))
    (TARGET / "VERSIONS.md").write_text(_versions(), encoding="utf-8")


def _fetched(package: Package, folder: Path) -> Path:
    told = subprocess.run(
        ["npm", "pack", "--json", f"{package.name}@{package.version}"],
        cwd=folder,
        check=True,
        stdout=subprocess.PIPE,
    )
    archive: Path = folder / json.loads(told.stdout)[0]["filename"]
    found = "sha512-" + base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if found != package.integrity:
        sys.exit(f"{package.name} {package.version} is not the pinned file: expected {package.integrity}, got {found}.")
    return archive


def _unpack(package: Package, archive: Path) -> None:
    with tarfile.open(archive) as packed:
        for inside, name in package.files.items():
            member = packed.extractfile(f"package/{inside}")
            if member is None:
                sys.exit(f"{package.name} {package.version} holds no file {inside}.")
            (TARGET / name).write_bytes(member.read())
            print(f"{name}: {(TARGET / name).stat().st_size:,} bytes")


def _versions() -> str:
    rows = [
        f"| {', '.join(package.files.values())} | {package.name} {package.version} | {package.licence} |"
        for package in PACKAGES
    ]
    return "\n".join(
        [
            "# Scripts that others wrote",
            "",
            "Brought in by `make vendor`, which checks npm's SHA-512; unchanged.",
            "",
            "| files | package | licence |",
            "|---|---|---|",
            *rows,
            "",
        ]
    )


if __name__ == "__main__":
    main()
