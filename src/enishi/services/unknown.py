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
_DATABASE = b"SQLite format 3\0"
_PDF = b"%PDF-"
_DAMAGE = (BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError)
_MACS_OUTLOOK = "com.microsoft.__"  # folders within an .olm


def unknown(path: Path, name: str) -> Say:
    """What is said of a file that no reader knows."""
    kinds = tuple(source.title for _, source in sorted(all_sources().items()))
    return helped(path, name) or say("I do not know the file {file}. I know these: {kinds}.", file=name, kinds=kinds)


def helped(path: Path, name: str) -> Say | None:
    """How to get at what is in a file that is not read itself, but that a program can write in another way."""
    if not path.is_file():
        return None
    with path.open("rb") as file:
        head = file.read(16)
    return _by_beginning(head, name) or _by_contents(path, head, name)


def _by_beginning(head: bytes, name: str) -> Say | None:
    if head.startswith(_OUTLOOKS_STORE):
        return say(
            "{file} is Outlook's own store (PST, OST), which is not read. With the program readpst (in the package "
            "pst-utils, or libpst), `readpst -r -o FOLDER {file}` writes its mails and contacts into a folder; give "
            "that folder. Without it, drag the mails that matter out of Outlook into a folder, and export the contacts "
            "by File, Open & Export, as CSV.",
            file=name,
        )
    if head.startswith(_DATABASE):
        return say(
            "{file} is a program's database (SQLite), such as those in an iPhone's backup, which is not read. Messages "
            "of an iPhone or Mac are written out by the program imessage-exporter, contacts as vCard by iCloud.com; in "
            "other programs look for Export.",
            file=name,
        )
    if head.startswith(_PDF):
        return say(
            "{file} is a PDF, which is not read. A list of people can mostly be had as Excel or CSV from where it was "
            "printed; scanned business cards save as pictures (JPEG or PNG).",
            file=name,
        )
    return None


def _by_contents(path: Path, head: bytes, name: str) -> Say | None:
    names = _names_in(path)
    if any(_MACS_OUTLOOK in each for each in names):
        return say(
            "{file} is an export of Outlook for Mac (OLM), which is not read. Thunderbird can import it, and writes "
            "its folders as mbox; contacts can be dragged out of Outlook as vCards.",
            file=name,
        )
    if head.startswith(_OLD_OFFICE) or _is_sheet(path, names):
        return say(
            "{file} is a document of Office. If it holds a table of people, save it as CSV and give that.", file=name
        )
    if is_box(path):
        return say("{file} is an archive of several things; `enishi import` opens it.", file=name)
    return None


def _names_in(path: Path) -> list[str]:
    """The names of the first files in a ZIP; none of another file."""
    if not is_zip(path):
        return []
    try:
        with ZipFile(path) as archive:
            return archive.namelist()[:100]
    except _DAMAGE:
        return []


def _is_sheet(path: Path, names: list[str]) -> bool:
    """Whether a file is a sheet of Excel, LibreOffice or Numbers."""
    if any(name.startswith(("xl/", "Index/Tables/")) for name in names):
        return True
    if names[:1] != ["mimetype"]:
        return False
    try:
        with ZipFile(path) as archive, archive.open("mimetype") as kind:
            return b"opendocument.spreadsheet" in kind.read(100)
    except _DAMAGE:
        return False
