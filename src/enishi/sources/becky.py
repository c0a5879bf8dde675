"""A folder of the mail program Becky! Internet Mail (`.bmf`): all mails of the folder in one file.

What is taken from a mail, and what is left out, is the same as from any mailbox: the same mail is one exchange, however
it comes. The newest mails, which stand at the end, come first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from enishi.kit.say import Refused, say
from enishi.records import Interaction, Progress, Skipped
from enishi.sources import Confidence, Reading, Source
from enishi.sources._mail.dotted import MOST, Mail, as_sent, borders_in, is_dotted
from enishi.sources._mail.message import LARGEST, Twins, interaction
from enishi.sources._mail.owner import HEAD, SAMPLES, owners
from enishi.sources._mail.signed import Signatures

_HOPELESS = 10_000  # messages in a row that cannot be read
_SHORTEST = 3  # bytes: a dot and the end of its line are no mail
_EVERY = 200  # mails between two words of progress


def recognises(path: Path) -> Confidence:
    """Sure when the file begins with a mail of Becky's, or with a mail, a dot and another mail."""
    if not path.is_file():
        return Confidence.NO
    with path.open("rb") as file:
        return Confidence.SURE if is_dotted(file) else Confidence.NO


def read(path: Path) -> Reading:
    """Whose folder it is, then an interaction for every mail, the last in the file first, and what signatures say."""
    total = path.stat().st_size
    twins, signatures = Twins(), Signatures()
    useless = 0
    with path.open("rb") as file:
        if not is_dotted(file):
            raise Refused(say("{file} is no folder of Becky’s: it does not begin with a mail.", file=path.name))
        file.seek(0)
        borders = borders_in(file)
        yield from owners(_samples(file, borders))
        for count, mail in enumerate(_newest_first(borders), 1):
            item, parts = interaction(_raw(file, mail, LARGEST), mail.end - mail.start, mail, is_shielded=False)
            useless = useless + 1 if isinstance(item, Skipped) else 0
            if useless > _HOPELESS or len(borders) > MOST:
                raise Refused(say("{file} is damaged: nothing in it reads as mail any more.", file=path.name))
            yield twins.told_apart(item) if isinstance(item, Interaction) else item
            yield from signatures.note(item, parts)
            if count % _EVERY == 0:
                yield Progress(total - mail.start, total)
    yield Progress(total, total)
    yield from signatures.told()


def _newest_first(borders: Sequence[int]) -> Iterator[Mail]:
    for number in range(len(borders) - 1, 0, -1):
        mail = Mail(borders[number - 1], borders[number])
        if mail.end - mail.start > _SHORTEST:
            yield mail


def _samples(file: BinaryIO, borders: Sequence[int]) -> Iterator[bytes]:
    """The beginnings of mails spread evenly over the folder."""
    mails = len(borders) - 1
    for number in range(0, mails, max(1, -(-mails // SAMPLES))):
        yield _raw(file, Mail(borders[number], borders[number + 1]), HEAD)


def _raw(file: BinaryIO, mail: Mail, most: int) -> bytes:
    file.seek(mail.start)
    return as_sent(file.read(min(mail.end - mail.start, most)))


SOURCE = Source(
    title=say("Folder of Becky! (BMF)"),
    how_to_get=say(
        "Becky! keeps its mails in its data folder, with a folder for each mailbox and files that end in .bmf. Give "
        "these files, or the whole data folder. Its address books (.bab) are read as vCards."
    ),
    recognises=recognises,
    read=read,
)
