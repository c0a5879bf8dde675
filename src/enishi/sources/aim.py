"""Conversations that AOL Instant Messenger (AIM) saved: HTML files with the day in their names, or the folder of them.

People are known by their screen names, which are the same in every conversation. Which of them is you is told by the
folder AIM makes, which is called by your friend; otherwise it is known once you say which name is yours. The files
name no time zone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from enishi.kit.bodies import page_text
from enishi.kit.bundles import Entry, entries_in, named
from enishi.kit.lines import HEAD
from enishi.kit.pages import LARGEST
from enishi.kit.say import Refused, say
from enishi.kit.text import decode, squeeze
from enishi.records import Handle, Progress, Skipped
from enishi.sources import Confidence, Reading, Source
from enishi.sources._chats import CROWD, Said, Talk, Tongue, cut_off, numbered, stem, told_zone
from enishi.sources.linkedin.moments import day  # the same ways of writing dates

# The clock stands in a span where AIM was helped by another program, in a comment where it was not.
_STAMP = re.compile(
    r"<b>\s*<font[^<>]{0,200}>([^<>]{1,80})(?:<span[^<>]{0,100}>|<!--)\s*"
    r"\((\d{1,2}):(\d\d)(?::(\d\d))?(?:\s*([ap])m)?\)\s*(?:</span>|-->)\s*(?:</b>\s*</font>|</font>\s*</b>)",
    re.IGNORECASE,
)
_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}|[A-Za-z]{3,9} \d{1,2},? \d{4}|\d{1,2} [A-Za-z]{3,9} \d{4}")
_LOOKED_AT = 20  # files of a folder
_MOST = 100_000  # messages of one file
_BACK = timedelta(hours=1)  # a clock that goes back by more than this has passed midnight


def recognises(path: Path) -> Confidence:
    """Sure by a screen name in bold with a time behind it, in the file or in one of the folder."""
    try:
        with entries_in(path) as entries:
            return Confidence.SURE if any(map(_is_ours, _able(entries, path)[:_LOOKED_AT])) else Confidence.NO
    except Refused:
        return Confidence.NO


def read(path: Path) -> Reading:
    """The messages in the order of the files."""
    yield from read_as_told(path, {})


def read_as_told(path: Path, told: Mapping[str, Any]) -> Reading:
    """The same, where the owner told the time `zone`."""
    with entries_in(path) as entries:
        files = [entry for entry in _able(entries, path) if _is_ours(entry)]
        if not files:
            raise Refused(say("{file} holds no conversation as AIM saves it.", file=path.name))
        total, done = max(1, sum(entry.size for entry in files)), 0
        for entry in files:
            try:
                yield from _conversation(entry, entry.folder or _folder_of(path), told)
            except Refused as no:
                if len(files) == 1:
                    raise
                yield Skipped(say("{file}", file=entry.name), no.sentence)
            done += entry.size
            yield Progress(done, total)


def _able(entries: list[Entry], path: Path) -> list[Entry]:
    return named(entries, path, lambda base: base.lower().endswith((".htm", ".html")))


def _is_ours(entry: Entry) -> bool:
    head = entry.head(HEAD)
    return b"<" in head[:1_000] and _STAMP.search(head.decode("latin-1")) is not None


def _folder_of(path: Path) -> str:
    return path.name if path.is_dir() else path.parent.name


def _conversation(entry: Entry, folder: str, told: Mapping[str, Any]) -> Reading:
    with entry.open() as stream:
        raw = stream.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise Refused(say("{file} is too large, or nested too deeply, to be read as a page.", file=entry.base))
    page = decode(raw)
    stamps = [found for _, found in zip(range(_MOST), _STAMP.finditer(page), strict=False)]
    named = _DAY.search(entry.base)
    first = day(named[0]) if named else None
    if first is None or first.day is None or (begins := first.first) is None:
        raise Refused(
            say(
                "{file} tells the time of each message, but not the day: AIM writes it into the file's name, such as "
                "“2003-07-14 [Monday].htm”. Please give the file under that name.",
                file=entry.base,
            )
        )
    saids = list(numbered(_said(page, stamps, begins)))
    talk = _talk(entry.name, folder, saids, told)
    yield from talk.owner_sighting()
    for said in saids:
        yield talk.record(said)
    if len(stamps) == _MOST:
        yield cut_off(entry.name, _MOST)


def _said(page: str, stamps: list[re.Match[str]], begins: date) -> Iterator[Said]:
    wall = datetime.combine(begins, time())
    ends = [found.start() for found in stamps[1:]] + [len(page)]
    for found, end in zip(stamps, ends, strict=True):
        clock = _clock(found)
        if clock is None:
            continue
        at = datetime.combine(wall.date(), clock)
        wall = at + timedelta(days=1) if at < wall - _BACK else at
        text = page_text(page[found.end() : end]).removeprefix(":").strip()
        yield Said(wall, squeeze(page_text(found[1])), text)


def _clock(found: re.Match[str]) -> time | None:
    hour, minute, second, half = int(found[2]), int(found[3]), int(found[4] or 0), (found[5] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute, second) if hour < 24 and minute < 60 and second < 60 else None


def _talk(file: str, folder: str, saids: list[Said], told: Mapping[str, Any]) -> Talk:
    """Who speaks with whom; AIM keeps a conversation in a folder that is called by the friend."""
    speakers = list(dict.fromkeys(said.sender for said in saids))[: CROWD + 1]
    by_name = {_screen(name): name for name in speakers}
    partner = by_name.get(_screen(folder), "") if len(by_name) == 2 else ""
    owner = next((name for name in by_name.values() if name != partner), "") if partner else ""
    tongue = Tongue()
    for said in saids:
        tongue.add(said.text)
    accounts = tuple((name, handle) for name in speakers if (handle := Handle.account("aim", _screen(name))))
    name = " / ".join(sorted(by_name)) or stem(file)
    people = max(2, len(by_name))
    return Talk("aim", file, name, told_zone(told, tongue.zone), owner, partner, people, accounts=accounts)


def _screen(name: str) -> str:
    """A screen name as AIM compares it: neither spaces nor capitals count."""
    return name.replace(" ", "").lower()


SOURCE = Source(
    title=say("AIM conversation"),
    how_to_get=say(
        "AIM saved conversations as HTML files, mostly in a folder “AIM Logs” or “AIMLogger” of your documents, in one "
        "folder for each friend. Give the whole folder; the files’ names hold the day."
    ),
    recognises=recognises,
    read=read,
    read_as_told=read_as_told,
    is_zoneless=True,
)
