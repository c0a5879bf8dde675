"""The mails of a folder in which each is a file of its own: where they lie, what their names and folders tell."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from enishi.kit.bulk import is_drafts, is_spam_or_trash
from enishi.kit.charsets import name_of
from enishi.kit.litter import is_litter
from enishi.kit.mail import TooMuchError, read_header, written_at
from enishi.kit.say import Say, say
from enishi.sources._mail.alone import HEAD, looks_like_mail, mail_in

MOST = 1_000_000  # files in one folder and those below it
_DEEPEST = 32
_OF_A_MAILDIR = ("cur", "new", "tmp")
# What servers and programs keep beside the mails.
_BOOKS = re.compile(
    r"dovecot.*|courier.*|maildir(?:folder|size|shared)?|subscriptions|\..*|msf|.*\.(?:msf|lock|index|cache|dat|plist)",
    re.IGNORECASE,
)
_DELIVERED = re.compile(r"(\d{9,10})\.")
_FLAGS = re.compile(r"[:;!]2,([A-Za-z]*)$")
_SHIFTED = re.compile(r"&([A-Za-z0-9+,]{0,200})-")


@dataclass(frozen=True)
class Letter:
    """One file with a mail in it."""

    path: Path
    name: str  # with its folders, as it is shown
    folder: str  # the name of the mail folder: Trash, Archive

    @property
    def flags(self) -> str:
        """What the owner did with it: S seen, R replied, D draft, T trashed."""
        found = _FLAGS.search(self.path.name) if self.path.parent.name in _OF_A_MAILDIR else None
        return found[1] if found else ""

    @property
    def at(self) -> datetime | None:
        """When it was delivered, by its name."""
        found = _DELIVERED.match(self.path.name) if self.path.parent.name in _OF_A_MAILDIR else None
        return datetime.fromtimestamp(int(found[1]), UTC) if found and int(found[1]) > 0 else None

    def place(self, at: datetime | None) -> Say:
        if at is None:
            return say("message in {file}", file=self.name)
        return say("message of {date}, in {file}", date=f"{at:%Y-%m-%d}", file=self.name)

    @property
    def why_left_out(self) -> Say | None:
        """Why it is no mail of the owner's, if its flags or its folder say so."""
        if "D" in self.flags or is_drafts(self.folder):
            return say("This message was never sent: it is a draft.")
        if "T" in self.flags or is_spam_or_trash(self.folder):
            return say("It lies among spam or in the trash.")
        return None


def letters(folder: Path) -> list[Letter]:
    """Every file that may hold a mail, the newest first, in the same order each time."""
    found = [letter for path in files(folder) if (letter := _letter(folder, path))]
    dated = sorted(((_moment(letter), letter.name, letter) for letter in found), key=lambda item: item[:2])
    return [letter for _, _, letter in reversed(dated)]


def holds_only_mails(folder: Path) -> bool:
    """Whether there are at least two mails, or a Maildir's, and nothing but what belongs to them."""
    if folder.name in _OF_A_MAILDIR:  # its Maildir is the whole
        return False
    count = 0
    in_maildir = False
    for path in files(folder):
        if _letter(folder, path) is None:
            continue
        if not looks_like_mail(head_of(path)):
            return False
        count += 1
        in_maildir = in_maildir or path.parent.name in _OF_A_MAILDIR
    return count >= 2 or in_maildir


def head_of(path: Path) -> bytes:
    """A file's beginning, by which a mail is known."""
    with path.open("rb") as file:
        return mail_in(file.read(HEAD))


def files(folder: Path) -> Iterator[Path]:
    """The files in a folder and below it, in the same order each time; links are not followed."""
    waiting = [(folder, 0)]
    count = 0
    while waiting:
        here, depth = waiting.pop()
        with os.scandir(here) as found:
            entries = sorted(found, key=lambda entry: entry.name)
        waiting += [
            (Path(entry.path), depth + 1)
            for entry in reversed(entries)
            if entry.is_dir(follow_symlinks=False) and depth < _DEEPEST
        ]
        for entry in entries:
            if entry.is_file(follow_symlinks=False):
                count += 1
                if count > MOST:
                    return
                yield Path(entry.path)


def _letter(folder: Path, path: Path) -> Letter | None:
    """The letter that a file is, unless it is a server's or a program's own."""
    inside = path.relative_to(folder)
    parent = path.parent.name
    if parent == "tmp" or is_litter(inside.parts):
        return None
    if parent in _OF_A_MAILDIR:
        if path.name.startswith("."):
            return None
        owner = path.parent.parent
    elif _BOOKS.fullmatch(path.name):
        return None
    else:
        owner = path.parent
    return Letter(path, name_of(inside.as_posix()), _folder_name(owner.name))


def _folder_name(name: str) -> str:
    """A folder's own name: Maildir++ writes `.Work.Trash`, and other letters in IMAP's own UTF-7."""
    last = name.rpartition(".")[2] if name.startswith(".") else name
    return _SHIFTED.sub(_unshifted, last)


def _unshifted(found: re.Match[str]) -> str:
    if not found[1]:
        return "&"
    try:
        return f"+{found[1].replace(',', '/')}-".encode().decode("utf-7")
    except UnicodeDecodeError:
        return found[0]


def _moment(letter: Letter) -> float:
    """When a letter came, by its name or, at the price of a look, by what it says."""
    if letter.at:
        return letter.at.timestamp()
    try:
        header, _ = read_header(head_of(letter.path).replace(b"\r\n", b"\n"))
    except TooMuchError:
        return 0.0
    at = written_at(header)
    return at.timestamp() if at else 0.0
