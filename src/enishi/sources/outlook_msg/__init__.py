"""Mails saved from Outlook for Windows (`.msg`), one a file.

Read as every mail is: the same mail is one exchange, whether it comes from Outlook or from another program. Invitations
and their answers make nobody known; the calendar's own export tells the meetings. Contacts, appointments and tasks that
were saved so are shown as skipped: Outlook writes contacts as vCard and calendars as iCalendar.
"""

from __future__ import annotations

from pathlib import Path

from enishi.kit.say import say
from enishi.records import Progress, Skipped
from enishi.sources import Confidence, Reading, Source
from enishi.sources._mail.alone import Alone
from enishi.sources._mail.message import interaction
from enishi.sources._mail.signed import told_by
from enishi.sources.outlook_msg.as_mail import as_mail
from enishi.sources.outlook_msg.properties import is_item, opened

_MAILS = ("ipm.note", "ipm.schedule", "report.", "ipm.document", "ipm.post")


def recognises(path: Path) -> Confidence:
    """Sure of a compound file that holds an item's properties."""
    return Confidence.SURE if path.is_file() and is_item(path) else Confidence.NO


def read(path: Path) -> Reading:
    """The mail, and whom its signature describes."""
    size = path.stat().st_size
    with opened(path) as item:
        kind = item.text(0x001A)
        raw = as_mail(item) if kind.lower().startswith(_MAILS) or not kind else b""
    if not raw:
        yield Skipped(say("the item"), say("It is no mail but of Outlook's kind {kind}.", kind=kind[:100]))
        return
    said, parts = interaction(raw, len(raw), Alone(), is_shielded=False)
    yield said
    yield from told_by(said, parts)
    yield Progress(size, size)


SOURCE = Source(
    title=say("Outlook mail (MSG)"),
    how_to_get=say(
        "Outlook for Windows: drag mails into a folder, or File, Save As, Outlook Message Format. Give the files, or "
        "the folder that they lie in."
    ),
    recognises=recognises,
    read=read,
)
