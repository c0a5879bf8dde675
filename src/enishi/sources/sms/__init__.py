"""Calls and messages of an Android phone, as the app SMS Backup & Restore saves them: XML, or a ZIP of it.

Calls that nobody answered are kept, and make nobody known. Messages from short numbers, or from a name without a
number, are a machine's. What is in several backups is read once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from enishi.kit.archives import DamagedEntryError, is_zip, open_archive
from enishi.kit.say import Refused, Say, say
from enishi.kit.xmls import DamagedXmlError, Element, elements
from enishi.records import Interaction, Progress, Skipped
from enishi.sources import Confidence, Reading, Source
from enishi.sources.sms.entries import Message, call, message, owner_in, said

_HEAD = 4_096
_FILES = 200  # in one ZIP
_PROGRESS = 500
_BEFORE = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?[^>]{0,300}\?>\s*|<!--(?:[^-]|-(?!->)){0,1000}-->\s*){0,5}")
_ROOT = re.compile(rb"<(?:smses|calls)[\s>]")


def recognises(path: Path) -> Confidence:
    """Sure by the first element: a list of calls or of messages."""
    if not path.is_file():
        return Confidence.NO
    if not is_zip(path):
        with path.open("rb") as file:
            return Confidence.SURE if _is_ours(file.read(_HEAD)) else Confidence.NO
    try:
        with _files_in(path) as files:
            return Confidence.SURE if any(True for _ in files) else Confidence.NO
    except Refused:
        return Confidence.NO


def read(path: Path) -> Reading:
    """Every call and message in the order of the file."""
    if is_zip(path):
        with _files_in(path) as files:
            for name, stream in files:
                yield from _entries(name, stream, None)
        return
    with path.open("rb") as stream:
        yield from _entries(path.name, stream, path.stat().st_size)


def _entries(file: str, stream: BinaryIO, size: int | None) -> Reading:
    count, owners = 0, set[str]()
    mms: Message | None = None
    try:
        for element in elements(stream):
            if element.name == "mms":
                if not element.is_end:
                    mms = Message(element.attributes, element.attributes.get("msg_box", ""))
                    continue
            elif element.is_end or element.name not in ("call", "sms"):
                if mms and not element.is_end:
                    _add(mms, element)
                continue
            count += 1
            if mms and (owner := owner_in(mms)) and owner.origin.key not in owners:
                owners.add(owner.origin.key)
                yield owner
            yield _record(element, mms, say("{file}, entry {number}", file=file, number=count))
            mms = None
            if size and count % _PROGRESS == 0:
                yield Progress(min(stream.tell(), size), size)
    except (DamagedXmlError, DamagedEntryError) as error:
        if not count:
            raise Refused(say("{file} is damaged; no call or message in it can be read.", file=file)) from error
        yield Skipped(say("{file}", file=file), say("The file is damaged; only what stood before the damage was read."))
    if size:
        yield Progress(size, size)


def _record(element: Element, mms: Message | None, place: Say) -> Interaction | Skipped:
    if element.name == "call":
        return call(element.attributes, place)
    if element.name == "sms":
        attributes = element.attributes
        return message(Message(attributes, attributes.get("type", ""), [said(attributes.get("body", ""))]), place)
    return message(mms or Message({}, ""), place)


def _add(mms: Message, element: Element) -> None:
    """A part of an MMS, or an address."""
    attributes = element.attributes
    if element.name == "addr":
        mms.addresses.append((attributes.get("type", ""), attributes.get("address", "")))
    elif element.name == "part":
        kind = attributes.get("ct", "")
        if kind == "text/plain":
            mms.texts.append(said(attributes.get("text", "")))
        elif kind != "application/smil" and (
            name := said(attributes.get("cl", "")) or said(attributes.get("name", ""))
        ):
            mms.files.append(name[:200])


@contextmanager
def _files_in(path: Path) -> Iterator[Iterator[tuple[str, BinaryIO]]]:
    with open_archive(path) as archive:

        def ours() -> Iterator[tuple[str, BinaryIO]]:
            entries = [entry for entry in archive.entries if entry.filename.lower().endswith(".xml")]
            for entry in entries[:_FILES]:
                try:
                    with archive.open(entry) as stream:
                        is_ours = _is_ours(stream.read(_HEAD))
                    if is_ours:
                        with archive.open(entry) as stream:
                            yield entry.filename, stream
                except DamagedEntryError:
                    continue

        yield ours()


def _is_ours(head: bytes) -> bool:
    before = _BEFORE.match(head)
    return bool(before and _ROOT.match(head, before.end()))


SOURCE = Source(
    title=say("Calls and SMS (Android)"),
    how_to_get=say(
        "On the Android phone, install SMS Backup & Restore, choose Back up now, and tick messages and call logs, "
        "without media. Give the files sms-….xml and calls-….xml here, each as often as you like."
    ),
    recognises=recognises,
    read=read,
)
