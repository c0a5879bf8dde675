"""Mailboxes in the mbox format: every mail of an account or a folder in one file, as Gmail and Thunderbird keep it.

All dialects are read: Gmail's export from Google Takeout, the folders of Thunderbird, exports of Apple Mail,
mutt, Becky and the archives of mailing lists. The newest mails, which stand at the end, come first. From each
mail enishi takes who wrote to whom and when, the subject, the thread, and the sender's own words without what
they quote; from a signature, where the sender works and how to reach them. Attachments are not opened.
Newsletters, lists, calendars and machines are counted, but make nobody known, and their text is not kept. Drafts
are left out, and so is what Gmail keeps among spam or in the trash. Whose mailbox it is shows in the mails
themselves; when they leave it open, the owner says it in the settings. Reading the same mail again changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from enishi.kit.say import Refused, say
from enishi.records import Interaction, Progress, Skipped
from enishi.sources import Confidence, Reading, Source
from enishi.sources._mail.message import LARGEST, Twins, interaction
from enishi.sources._mail.owner import HEAD, SAMPLES, owners
from enishi.sources._mail.signed import Signatures
from enishi.sources.mbox.separators import first_separator, separator_after, separators

_HOPELESS = 10_000  # messages in a row that cannot be read


def recognises(path: Path) -> Confidence:
    """Sure when the file opens with a mail's separator; perhaps when something else stands before it."""
    if not path.is_file():
        return Confidence.NO
    with path.open("rb") as file:
        return first_separator(file.read(HEAD))


def read(path: Path) -> Reading:
    """Whose mailbox it is, then an interaction for every mail, the last in the file first, and what signatures say."""
    total = path.stat().st_size
    end = told = total
    twins, signatures = Twins(), Signatures()
    found = useless = 0
    with path.open("rb") as file:
        yield from owners(_samples(file, total))
        for separator in separators(file, total):
            size = end - separator.body
            file.seek(separator.body)
            raw = file.read(min(size, LARGEST))
            item, parts = interaction(raw, size, separator, is_shielded=True)
            useless = useless + 1 if isinstance(item, Skipped) else 0
            if useless > _HOPELESS:
                raise Refused(say("{file} is damaged: nothing in it reads as mail any more.", file=path.name))
            yield twins.told_apart(item) if isinstance(item, Interaction) else item
            yield from signatures.note(item, parts)
            end = separator.start
            found += 1
            if found % 200 == 0 or told - end >= 4 << 20:
                told = end
                yield Progress(total - end, total)
    if not found:
        raise Refused(say("{file} holds no mail: no line of it begins a message.", file=path.name))
    yield Progress(total, total)  # what now comes is not looked for by its words
    yield from signatures.told()
    if end > 3:  # more than a byte order mark
        yield Skipped(say("the first {bytes} bytes", bytes=end), say("They stand before the first message."))


def _samples(file: BinaryIO, size: int) -> Iterator[bytes]:
    """The beginnings of mails spread evenly over the file."""
    seen = -1
    for number in range(SAMPLES):
        separator = separator_after(file, number * size // SAMPLES, size)
        if separator is None or separator.start <= seen:
            continue
        seen = separator.start
        file.seek(separator.body)
        yield file.read(HEAD)


SOURCE = Source(
    title=say("Mailbox (mbox)"),
    how_to_get=say(
        "Gmail: takeout.google.com, Mail. Thunderbird: the files without an ending in the profile's Mail and "
        "ImapMail folders, or the add-on ImportExportTools NG. Apple Mail: Mailbox, Export Mailbox, then the file "
        "named mbox in the folder it makes."
    ),
    recognises=recognises,
    read=read,
)
