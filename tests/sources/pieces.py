"""The samples taken apart: what stands around their records, and the records, so that parts of a file can be made."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

SAMPLES = Path(__file__).parent / "samples"


@dataclass(frozen=True)
class Pieces:
    """A file's records, and how some of them are written as a file of the same kind. A file that is one has one."""

    sample: Path
    records: tuple[str, ...]
    put: Callable[[Path, Sequence[str]], None]

    @property
    def source(self) -> str:
        return self.sample.parent.name


def samples(source: str) -> list[Path]:
    """The samples of one source."""
    return sorted(path for path in (SAMPLES / source).iterdir() if path.suffix != ".expected")


def pieces(sample: Path) -> Pieces:
    """A sample in pieces: by its format where that has records, else whole."""
    if sample.is_dir():
        return _folder(sample)
    if sample.suffix == ".zip":
        return _archive(sample)
    if sample.suffix in (".json", ".js") and sample.name not in _WHOLE:
        return _json(sample)
    if sample.suffix in (".csv", ".txt") and sample.parent.name not in _RECORD:
        return _rows(sample)
    if sample.parent.name in _RECORD and sample.name not in _WHOLE:
        return _text(sample)
    return _one(sample)


def parts_of_it(sample: Path) -> Pieces:
    """A sample in such pieces that any of them together are a part of the file as an earlier export may have been."""
    return _one(sample) if sample.name in _TOLD_BY_THE_WHOLE else pieces(sample)


def kept_parts(sample: Path) -> Pieces:
    """A sample in such pieces that any of them and the whole make the book that the whole makes alone."""
    return _one(sample) if sample.name in _NAMED_BY_THE_WHOLE else pieces(sample)


def grown(found: Pieces, times: int) -> Pieces:
    """The same with so many more records, each somebody else's or of another moment; a file that is one stays so."""
    if found.sample.is_dir() or found.sample.suffix == ".zip" or len(found.records) == 1 == times:
        return found
    if found.records == ("",) or found.sample.name in _NUMBERED:
        return found
    more = tuple(_other(record, number) for number in range(1, times) for record in found.records)
    return replace(found, records=found.records + more)


def _other(record: str, number: int) -> str:
    """A record of somebody or something else: with other names for it, other addresses, numbers and years.

    Where it kept its name, the longer file would contradict itself.
    """
    record = re.sub(r"@(?=example\.)", f"@k{number}.", record)
    record = re.sub(r"^((?:X-AB)?UID:[^\r\n]+)", rf"\g<1>{number}", record, flags=re.MULTILINE)
    record = re.sub(r"^dn::? [^\n]+", f"dn: cn=k{number}-{len(record)},dc=example", record, flags=re.MULTILINE)
    record = re.sub(r"(<(?:id|guid)\b[^>]*>[^<]+)", rf"\g<1>/k{number}", record)
    record = re.sub(r'"([a-z]-\d+)"', rf'"\g<1>-k{number}"', record)
    record = re.sub(r'("id": )(\d{1,4})\b', lambda found: f"{found[1]}{int(found[2]) + 1000 * number}", record)
    record = re.sub(r'("id": "https:[^"]+)', rf"\g<1>/k{number}", record)
    if record.count("linkedin.com/in/") == 1:  # of a talk's two, one is the owner in every record
        record = re.sub(r"(linkedin\.com/in/[\w-]+)", rf"\g<1>-k{number}", record)
    record = re.sub(r"\b[0-9a-f]{8}-(?=[0-9a-f]{4}-)", f"{number:08x}-", record)
    record = re.sub(r"(?<![\w+=-])\d{5,}(?!\w)", lambda found: str(int(found[0]) + number).zfill(len(found[0])), record)
    return re.sub(r"\b20[012]\d(?=[-/.年 ])", lambda found: str(int(found[0]) - number % 15), record)


def made_chat(source: str) -> Pieces | None:
    """A longer chat in which both speak every day, of a source whose samples are too short to be parted."""
    if source not in _CHATS:
        return None
    name, head, day, tail = _CHATS[source]
    days = [date(2024, 1, number) for number in range(10, 22)]
    records = [day.replace("DD", f"{each:%d}").replace("WEEKDAY", f"{each:%a}") for each in days]
    return _written(SAMPLES / source / name, head, records, tail, "latin-1")


_CHATS = {
    "whatsapp": (
        "WhatsApp Chat with Ben Carter.txt",
        "",
        (
            "[2024-01-DD, 10:00:00] Ben Carter: Good morning, DD\n[2024-01-DD, 10:01:30] Aiko Hara: DD it is\n"
            "and more\n[2024-01-DD, 10:01:30] Aiko Hara: ok\n[2024-01-DD, 10:01:30] Aiko Hara: ok\n"
        ),
        "",
    ),
    "line": (
        "[LINE] Chat history with Ben Carter.txt",
        "[LINE] Chat history with Ben Carter\nSaved on: 26/04/2026, 04:36PM\n\n",
        (
            '2024/01/DD(WEEKDAY)\n09:30\tBen Carter\tMorning, DD\n09:31\tAiko\t"Thanks.\nSee you"\n'
            "09:31\tAiko\tok\n09:31\tAiko\tok\n"
        ),
        "",
    ),
    "imessage": (
        "+819012345678.html",
        '<html><head><meta charset="UTF-8"></head><body>\n',
        "".join(
            f'<div class="message"><div class="{kind} iMessage"><p><span class="timestamp"><a href="sms://open">'
            f'Jan DD, 2024 {clock}</a></span> <span class="sender">{sender}</span></p><hr><div class="message_part">'
            f'<span class="bubble">DD {clock}</span></div></div></div>\n'
            for kind, clock, sender in (("sent", "12:22:55 PM", "Me"), ("received", " 1:25:10 PM", "Hana Aoki"))
        ),
        "</body></html>\n",
    ),
    "takeout": (
        "Ben Carter - Text - 2026-11-10T01_00_00Z.html",
        (
            '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Me to Ben Carter</title></head><body>'
            '<div class="hChatLog hfeed">\n'
        ),
        "".join(
            f'<div class="message"><abbr class="dt" title="2026-11-DDT10:0{minute}:00.000+09:00">at</abbr>:\n<cite '
            f'class="sender vcard"><a class="tel" href="tel:{number}">{name}</a></cite>:\n<q>DD</q></div>\n'
            for minute, number, name in (
                (0, "+442079460123", '<span class="fn">Ben Carter</span>'),
                (5, "+15555550100", '<abbr class="fn" title="">Me</abbr>'),
            )
        ),
        "</div></body></html>\n",
    ),
}

# How a record begins, and what stands behind the last one.
_RECORD = {
    "vcard": (r"^BEGIN:VCARD", r"\Z"),
    "ldif": (r"^(?:# [^\n]*\n)?dn:", r"\Z"),
    "ics": (r"^BEGIN:VEVENT", r"^END:VCALENDAR"),
    "mbox": (r"^From [^\n]*\d{4}\r?$", r"\Z"),
    "whatsapp": (r"^[\u200e\u00e2\u0080\u008e]*\[?\d{1,4}[/.-]", r"\Z"),
    "line": (r"^(?:[A-Z][a-z]{2}, )?\d{2,4}[/.]\d\d[/.]\d{2,4}", r"\Z"),
    "xcard": (r"<vcard>", r"</vcards>"),
    "sms": (r"<(?:sms|mms|call) ", r"</(?:smses|calls)>"),
    "feeds": (r"<(?:item|entry)[ >]", r"</(?:channel|feed|rdf:RDF)>\s*(?:</rss>)?\s*\Z"),
    "imessage": (r'<div class="message">', r"</body>"),
    "msn": (r"^(?:\.-+\.\n(?=\| Session Start)|Session Start)", r"\Z"),
    "takeout": (r'<div class="message">', r"</div></body>"),
    "facebook": (r'<div class="pam', r"</div></div></body>"),
}
# A broken file has no records that could stand alone; one thread of replies, one profile or one card is one.
_WHOLE = {
    *("broken.vcf", "nested.vcf", "broken.mbox", "thread.json", "ben.json", "one.json", "several.json", "alone.json"),
    *("followers.json", "every_second.ics", "登録チャンネル.csv", "[LINE] 青木 はなとのトーク履歴.txt"),
}
# What only the whole of such a file tells: who owns it, whose feed it is, who the other of a chat is in which (here)
# one of the two says nothing for long. A part of it says less of them, in other words.
_TOLD_BY_THE_WHOLE = {
    *("google.ics", "takeout.mbox", "thunderbird.mbox", "Skills.csv", "export.json", "paper-shift-jis.rdf"),
    *("パソコン.txt", "message_1.html", "+819012345678.html", "+819012345678, +442079460123.html", "group.txt"),
    *("Complete_LinkedInDataExport_01-31-2026.zip", "WhatsApp Chat with Ben Carter.txt", "TeamsDataExport.zip"),
    *("Ben Carter - Text - 2026-11-10T01_00_00Z.html", "messages.csv"),
}
# Of those, the files of which a part not only says less, or otherwise, of the same things, which the whole then puts
# right: it names other things. Whose every article is one author's, who sits in a talk, that a name has a colon in it,
# and which blocks an account is made of is to be seen in the whole alone.
_NAMED_BY_THE_WHOLE = {
    *("paper-shift-jis.rdf", "パソコン.txt", "group.txt", "WhatsApp Chat with Ben Carter.txt", "export.json"),
}
# What its service names without a date or a number: another moment of it would be another telling of the same thing,
# and a file that contradicts itself, or lists one skill twice, is none that a service makes. Nor has an address book
# eight cards of one person, with a birthday on each: of them the newer file's count, whichever those are.
_NUMBERED = {"comments.json", "starred.json", "Skills.csv", "outlook.vcf"}
# Where a document in JSON has its records, by the sample's name.
_PATHS: dict[str, tuple[str, ...]] = {
    "follows.json": ("follows",),
    "feed.json": ("items",),
    "one-chat.json": ("messages",),
    "export.json": ("account", "data"),
    "result.json": ("chats", "list"),
}
# Rows of a table that stand before its records.
_HEAD_ROWS = {
    "eighteen-columns.csv": 8,
    "seventeen-columns.csv": 8,
    "connections.csv": 4,
    "lists.csv": 0,
    "my followers.txt": 0,
    "two_columns.txt": 0,
    "customers.csv": 3,
}
# What an archive must have to be what it is; of the rest, an earlier export has less.
_ALWAYS = re.compile(
    r"users\.json|channels\.json|dms\.json|mpims\.json|groups\.json|user\.json|index\.json|channel\.json|actor\.json"
    r"|profile_information\.json|account\.js|manifest\.js|app\.js|Profile\.csv|Email Addresses\.csv|Connections\.csv"
    r"|_chat\.txt|usersList\.json|teamsList\.json|teamMembers_|Skills\.csv|Positions\.csv|PhoneNumbers\.csv"
)


def _one(sample: Path) -> Pieces:
    return Pieces(sample, ("",), lambda path, _: _copy(sample, path))


def _copy(sample: Path, path: Path) -> None:
    shutil.copyfile(sample, path)


def text_of(sample: Path) -> tuple[str, str]:
    """A file's text, a letter a byte unless it is UTF-16, and the encoding that gives the same bytes back."""
    data = sample.read_bytes()
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "latin-1"
    return data.decode(encoding), encoding


def _text(sample: Path) -> Pieces:
    text, encoding = text_of(sample)
    begin, tail = _RECORD[sample.parent.name]
    last = list(re.finditer(tail, text, re.MULTILINE))
    end = last[-1].start() if last else len(text)
    starts = [found.start() for found in re.finditer(begin, text[:end], re.MULTILINE)]
    if not starts:
        return _one(sample)
    records = [text[start:stop] for start, stop in zip(starts, [*starts[1:], end], strict=True)]
    if sample.parent.name == "ldif":
        records = [record.rstrip("\n") + "\n\n" for record in records]
    if sample.parent.name == "ics":
        records = _together(records, re.compile(r"^UID:(.*)$", re.MULTILINE))
    return _written(sample, text[: starts[0]], records, text[end:], encoding)


def _together(records: Sequence[str], of_one: re.Pattern[str]) -> list[str]:
    """What stays together: no calendar parts an event from its exceptions."""
    found: dict[str, str] = {}
    for number, record in enumerate(records):
        named = of_one.search(record)
        key = named[1].strip() if named else str(number)
        found[key] = found.get(key, "") + record
    return list(found.values())


def _written(sample: Path, head: str, records: Sequence[str], tail: str, encoding: str, between: str = "") -> Pieces:
    def put(path: Path, chosen: Sequence[str]) -> None:
        path.write_bytes((head + between.join(chosen) + tail).encode(encoding))

    return Pieces(sample, tuple(records), put)


def _rows(sample: Path) -> Pieces:
    text, encoding = text_of(sample)
    rows = list(_logical(text))
    first = _HEAD_ROWS.get(sample.name, 1)
    records = rows[first:]
    return _written(sample, "".join(rows[:first]), records, "", encoding) if records else _one(sample)


def _logical(text: str) -> Iterator[str]:
    """Rows of a table, whose quoted cells may hold lines."""
    row = ""
    for line in text.splitlines(keepends=True) if "\x85" not in text else re.findall(r"[^\n]*\n|[^\n]+", text):
        row += line
        if row.count('"') % 2 == 0:
            yield row
            row = ""
    if row:
        yield row


def _json(sample: Path) -> Pieces:
    text = sample.read_text("utf-8")
    start = text.index("=") + 1 if sample.suffix == ".js" else 0
    document = json.loads(text[start:])
    path = _PATHS.get(sample.name, ())
    inner = document
    for step in path:
        inner = inner[step]
    if not isinstance(inner, list):
        return _one(sample)

    def put(where: Path, chosen: Sequence[str]) -> None:
        whole = _with(document, path, [json.loads(record) for record in chosen])
        where.write_text(text[:start] + json.dumps(whole, ensure_ascii=False), "utf-8")

    return Pieces(sample, tuple(json.dumps(record, ensure_ascii=False) for record in inner), put)


def _with(document: Any, path: Sequence[str], records: list[Any]) -> Any:
    return {**document, path[0]: _with(document[path[0]], path[1:], records)} if path else records


def _archive(sample: Path) -> Pieces:
    with zipfile.ZipFile(sample) as archive:
        entries = {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}
    records = tuple(name for name in entries if not _ALWAYS.search(name))

    def put(path: Path, chosen: Sequence[str]) -> None:
        with zipfile.ZipFile(path, "w") as archive:
            for name, data in entries.items():
                if name not in records or name in chosen:
                    archive.writestr(name, data)

    return Pieces(sample, records or ("",), put)


def _folder(sample: Path) -> Pieces:
    mails = tuple(str(path.relative_to(sample)) for path in sorted(sample.rglob("*:2,*")))

    def put(path: Path, chosen: Sequence[str]) -> None:
        shutil.copytree(sample, path)
        for mail in set(mails) - set(chosen):
            (path / mail).unlink()

    return Pieces(sample, mails, put)
