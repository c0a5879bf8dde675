"""One mail in a file of its own (`.eml`), as mail programs save it when you drag it out or export a selection.

Outlook for Mac, Thunderbird, Apple Mail (also its own `.emlx`), Windows Mail and Gmail's “Download message” write such
files. What is taken from a mail, and what is left out, is the same as from a mailbox: the same mail is one exchange,
whether it comes alone or in a mailbox. Whole folders of them may be given at once.
"""

from __future__ import annotations

from pathlib import Path

from enishi.kit.say import Refused, say
from enishi.records import Progress
from enishi.sources import Confidence, Reading, Source
from enishi.sources._mail.alone import HEAD, Alone, looks_like_mail, mail_in
from enishi.sources._mail.dotted import LOOKED_AT, holds_more
from enishi.sources._mail.message import LARGEST, interaction
from enishi.sources._mail.signed import told_by


def recognises(path: Path) -> Confidence:
    """Sure when the file begins with two fields that mails have; perhaps with one."""
    if not path.is_file():
        return Confidence.NO
    with path.open("rb") as file:
        head = file.read(LOOKED_AT)
    sure = looks_like_mail(head[:HEAD])
    return Confidence.NO if sure and holds_more(head) else sure


def read(path: Path) -> Reading:
    """The mail, and whom its signature describes."""
    size = path.stat().st_size
    with path.open("rb") as file:
        raw = mail_in(file.read(LARGEST))
    if not looks_like_mail(raw[:HEAD]):
        raise Refused(say("{file} holds no mail: it does not begin with who wrote, to whom or when.", file=path.name))
    item, parts = interaction(raw, size, Alone(), is_shielded=False)
    yield item
    yield from told_by(item, parts)
    yield Progress(size, size)


SOURCE = Source(
    title=say("Single mail (EML)"),
    how_to_get=say(
        "Gmail: open the mail, then ⋮ and Download message. Thunderbird: File, Save As, File. Apple Mail and Outlook "
        "for Mac: drag mails into a folder. Give the files, or the folder that they lie in."
    ),
    recognises=recognises,
    read=read,
)
