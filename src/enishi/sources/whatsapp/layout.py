"""The lines of a WhatsApp chat in their many variants, and what stands in place of pictures, files and calls."""

from __future__ import annotations

import re
from datetime import time
from typing import NamedTuple

from enishi.kit.day_order import DMY, MDY, Numbers
from enishi.sources._chats import plain_marks

# `[2020-01-01, 12:00:01] `, `30/12/2023, 14:30 - `, `1/20/19, 8:49 PM - `, `2019/01/01 午後1:25 - `,
# `15.04.16 15:04:22: `, `3.2.2017 klo 18.42 - `, `03/02/2017 às 18:42 - `
_STAMP = re.compile(
    r"[\u200e\u200f]*(?P<open>\[)?(\d{1,4})(?P<sep>[/.-]) ?(\d{1,2})(?P=sep) ?(\d{1,4})\.?(?: г\.)?,? "
    r"(?:(?:às|à|klo?\.?|um) )?"
    r"(?:(?P<half>午前|午後|上午|下午|오전|오후|AM|PM) ?)?"
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2}))?"
    r"(?: ?(?P<after>[AaPp]\.? ?[Mm]\.?|午前|午後))?(?(open)\]|(?: -|(?<=:\d\d):)) ?(?P<rest>.*)",
    re.DOTALL,
)
_AFTERNOON = ("午後", "下午", "오후", "p")
_MORNING = ("午前", "上午", "오전", "a")

_DELETED_BY_OWNER = re.compile(
    r"(?:You deleted this message|このメッセージを削除しました|メッセージを削除しました)[.。]?"
)
_DELETED = re.compile(
    r"(?:This message was deleted|このメッセージは削除されました|Diese Nachricht wurde gelöscht|Se eliminó este mensaje"
    r"|Ce message a été supprimé|Questo messaggio è stato eliminato)[.。]?"
)
_ENCRYPTED = re.compile(
    r"(?:Messages and calls are end-to-end encrypted|Messages to this (?:chat|group)|Messages you send to this"
    r"|メッセージと通話は|このチャットで送受信|Your security code|セキュリティコード)"
)
_ATTACHED = re.compile(
    r"<(?:attached|添付ファイル|添付|adjunto|pièce jointe|Anhang|allegato): ?(?P<inside>[^<>]{1,200})>"
    r"|(?P<before>[^\n/]{1,200}\.\w{2,5}) \((?:file attached|ファイル添付|添付ファイル|Datei angehängt|archivo adjunto"
    r"|fichier joint|file allegato|arquivo anexado)\)"
)
_OMITTED = re.compile(
    r"<[^<>\n]{3,40}>|(?:image|video|audio|sticker|GIF|document|Contact card|voice message|video note) omitted"
    r"|[^\s。]{1,20}(?:は|を)?(?:省略されました|含まれていません)|(?:画像|動画|音声|スタンプ|ドキュメント)は?省略"
)
_OMITTED_ENDS = (">", "omitted", "省略されました", "含まれていません", "省略")  # looked at first, as it is quicker
_CALL = re.compile(
    r"(?:(?P<missed>Missed|Declined|Silenced|No answer) )?(?:group )?(?:voice|video) call\b(?P<more>.{0,60})"
    r"|(?P<not>不在着信.{0,40})|(?:音声|ビデオ)通話(?P<mehr>.{0,40})",
    re.IGNORECASE,
)
_UNANSWERED = re.compile(r"no answer|missed|declined|応答|不在|キャンセル", re.IGNORECASE)
_EDITED = re.compile(r"\s*<(?:This message was edited|このメッセージは編集されました)>$")


class Stamp(NamedTuple):
    """When a line was said, as three numbers whose order the whole file tells, and a time; and what follows."""

    numbers: Numbers
    clock: time
    rest: str
    likely: str  # the order that this way of writing is used with; empty if several are
    is_japanese: bool


class Content(NamedTuple):
    """What a text is: words, a call, files, or something that stands for a picture. `is_program`: nobody said it."""

    text: str = ""
    files: tuple[str, ...] = ()
    is_call: bool = False
    was_missed: bool = False
    is_program: bool = False


def stamp_of(line: str) -> Stamp | None:
    """The beginning of a message; None for a line that goes on with the one before."""
    if not line[:3].strip("\u200e\u200f[")[:1].isdigit():
        return None
    found = _STAMP.fullmatch(line.replace("\u202f", " ").replace("\xa0", " "))
    if found is None:
        return None
    half = found["half"] or found["after"] or ""
    hour, minute, second = int(found["hour"]), int(found["minute"]), int(found["second"] or 0)
    if half and half.casefold().startswith(_AFTERNOON):
        hour = hour % 12 + 12
    elif half and half.casefold().startswith(_MORNING):
        hour %= 12
    if hour > 23 or minute > 59 or second > 59:
        return None
    numbers = int(found[2]), int(found[4]), int(found[5])
    return Stamp(numbers, time(hour, minute, second), found["rest"], _likely(found), half[:1] in ("午",))


def _likely(found: re.Match[str]) -> str:
    if found["sep"] == "." and len(found[2]) < 4:
        return DMY
    # Only Americans write `1/2/19, 8:49 PM`: no zeros, two figures for the year, capitals.
    is_bare = not found[2].startswith("0") and not found[4].startswith("0") and len(found[5]) == 2
    return MDY if is_bare and found["sep"] == "/" and found["after"] in ("AM", "PM") else ""


def names_owner(text: str) -> bool:
    """Whether a text is what WhatsApp writes only to its owner, of a message they took back themselves."""
    return bool(_DELETED_BY_OWNER.fullmatch(plain_marks(text).strip()))


def is_notice(text: str) -> bool:
    """Whether a text is the notice of encryption, which stands under the name of the chat itself."""
    return bool(_ENCRYPTED.match(plain_marks(text).strip()))


def content_of(text: str) -> Content:
    """What a text is. An iPhone marks with U+200E what it says itself and what stands for something else."""
    is_marked = text.startswith("\u200e")
    plain = plain_marks(text).strip()
    if plain.endswith(">"):
        plain = _EDITED.sub("", plain)
    if _DELETED_BY_OWNER.fullmatch(plain) or _DELETED.fullmatch(plain) or _ENCRYPTED.match(plain):
        return Content(is_program=True)
    first, _, more = plain.partition("\n")
    first = first.strip()
    if first.endswith((">", ")")) and (found := _ATTACHED.fullmatch(first)):
        return Content(more.strip(), files=((found["inside"] or found["before"]).strip(),))
    if first.endswith(_OMITTED_ENDS) and _OMITTED.fullmatch(first):
        return Content(more.strip())
    if is_marked or plain.casefold().startswith("missed"):
        if found := _CALL.fullmatch(plain):
            was_missed = bool(
                found["missed"] or found["not"] or _UNANSWERED.search(found["more"] or found["mehr"] or "")
            )
            return Content(is_call=True, was_missed=was_missed)
        if is_marked:
            return Content(is_program=True)
    return Content(plain, is_program=not plain)
