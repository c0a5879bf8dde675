"""A folder in which each mail is a file of its own: a Maildir, as mail servers and mutt keep it, or one full of `.eml`.

All folders below it are read too, and the ZIP or TAR of such a folder does as well. What is taken from a mail, and what
is left out, is the same as from a mailbox, and the same mail is one exchange however it comes. Drafts are left out, and
so is what was thrown away, by its flag (`:2,T`) or by its folder (Trash, Spam, ゴミ箱). What a server keeps beside the
mails is passed over; a file that is no mail is shown as skipped.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from enishi.kit.say import Refused, say
from enishi.records import Interaction, Progress, Skipped
from enishi.sources import Confidence, Reading, Source
from enishi.sources._mail.alone import HEAD, looks_like_mail, mail_in
from enishi.sources._mail.message import LARGEST, Twins, interaction
from enishi.sources._mail.owner import SAMPLES, owners
from enishi.sources._mail.signed import Signatures
from enishi.sources.maildir.letters import Letter, head_of, holds_only_mails, letters

_BETWEEN_PROGRESS = 200


def recognises(path: Path) -> Confidence:
    """Sure of a folder that holds mails and nothing else."""
    return Confidence.SURE if path.is_dir() and holds_only_mails(path) else Confidence.NO


def read(path: Path) -> Reading:
    """Whose mails they are, then an interaction for every mail, the newest first, and what signatures say."""
    found = letters(path)
    if not found:
        raise Refused(say("{file} holds no mail.", file=path.name))
    yield from owners(_samples(found))
    twins, signatures = Twins(), Signatures()
    for number, letter in enumerate(found, 1):
        if left_out := letter.why_left_out:
            yield Skipped(letter.place(letter.at), left_out)
            continue
        size = letter.path.stat().st_size
        with letter.path.open("rb") as file:
            raw = mail_in(file.read(LARGEST))
        if not looks_like_mail(raw[:HEAD]):
            yield Skipped(letter.place(None), say("It is no mail."))
            continue
        item, parts = interaction(raw, size, letter, is_shielded=False)
        yield twins.told_apart(item) if isinstance(item, Interaction) else item
        yield from signatures.note(item, parts)
        if number % _BETWEEN_PROGRESS == 0:
            yield Progress(number, len(found))
    yield Progress(len(found), len(found))
    yield from signatures.told()


def _samples(found: list[Letter]) -> Iterator[bytes]:
    """The beginnings of mails spread evenly over the folder."""
    told = [letter for letter in found if not letter.why_left_out]
    step = max(1, len(told) // SAMPLES)
    return (head_of(letter.path) for letter in told[::step][:SAMPLES])


SOURCE = Source(
    title=say("Folder of mails (Maildir, EML)"),
    how_to_get=say(
        "A mail server or mutt: the folder Maildir, or the one that holds cur and new. Any mail program: drag mails "
        "into a folder on your disk. Give the folder, or a ZIP or TAR of it."
    ),
    recognises=recognises,
    read=read,
    owns_folder=True,
)
