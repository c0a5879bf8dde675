"""What is said of a file that no source reads: how to get at what is in it, where that is known, else what is read."""

from __future__ import annotations

from pathlib import Path
from zipfile import BadZipFile, ZipFile

from enishi.kit.archives import is_zip
from enishi.kit.say import Say, say
from enishi.kit.unpacking import is_box
from enishi.sources import all_sources

_OUTLOOKS_STORE = b"!BDN"  # .pst and .ost
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def unknown(path: Path, name: str) -> Say:
    """What is said of a file that no reader knows."""
    kinds = tuple(source.title for _, source in sorted(all_sources().items()))
    return helped(path, name) or say("I do not know the file {file}. I know these: {kinds}.", file=name, kinds=kinds)


def helped(path: Path, name: str) -> Say | None:
    """How to get at what is in a file that is not read itself, but that a program can write in another way."""
    if not path.is_file():
        return None
    with path.open("rb") as file:
        head = file.read(8)
    if head.startswith(_OUTLOOKS_STORE):
        return say(
            "{file} is Outlook's own store (PST, OST), which is not read. With the program readpst (in the package "
            "pst-utils, or libpst), `readpst -r -o FOLDER {file}` writes its mails and contacts into a folder; give "
            "that folder.",
            file=name,
        )
    if head == _OLD_OFFICE or _is_sheet(path):
        return say(
            "{file} is a document of Office. If it holds a table of people, save it as CSV and give that.", file=name
        )
    if is_box(path):
        return say("{file} is an archive of several things; `enishi import` opens it.", file=name)
    return None


def _is_sheet(path: Path) -> bool:
    """Whether a file is a sheet of Excel, LibreOffice or Numbers."""
    if not is_zip(path):
        return False
    try:
        with ZipFile(path) as archive:
            names = archive.namelist()[:100]
            kind = archive.open("mimetype").read(100) if "mimetype" in names[:1] else b""
    except (BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        return False
    return b"opendocument.spreadsheet" in kind or any(name.startswith(("xl/", "Index/Tables/")) for name in names)
