"""Signal's chats: Signal's own export (main.jsonl, its folder or a ZIP of it), or what signal-export wrote (data.json).

In Signal's own export people are known by account and number; groups of more than twenty are counted, but are nobody's
tie. What signal-export wrote names people only as they were shown, each chat by its folder, so please give the folders.
Calls that nobody answered are no contact.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from enishi.kit.bundles import Entry, entries_in, named
from enishi.kit.jsons import starts
from enishi.kit.say import Refused, say
from enishi.sources import Confidence, Reading, Source
from enishi.sources.signal.own import is_own, read_own
from enishi.sources.signal.shown import is_shown, read_shown

_NAMES = ("main.jsonl", "data.json")
_LOOKED_AT = 50  # files by which an export is known
_MOST = 20_000


def recognises(path: Path) -> Confidence:
    """Sure by the first line, of the file or of one in the folder or ZIP."""
    try:
        with entries_in(path) as entries:
            return Confidence.SURE if any(map(_is_ours, _able(entries, path)[:_LOOKED_AT])) else Confidence.NO
    except Refused:
        return Confidence.NO


def read(path: Path) -> Reading:
    """Whose export it is and whom it knows, then what was said."""
    yield from read_as_told(path, {})


def read_as_told(path: Path, told: Mapping[str, Any]) -> Reading:
    """The same, where the owner told the time `zone` of what signal-export wrote."""
    with entries_in(path) as entries:
        files = [entry for entry in _able(entries, path)[:_MOST] if _is_ours(entry)]
        if not files:
            raise Refused(say("{file} holds no chat of Signal.", file=path.name))
        for entry in files:
            folder = entry.folder or (path.name if path.is_dir() else "")
            yield from read_own(entry) if is_own(entry.head()) else read_shown(entry, folder, told)


def _able(entries: list[Entry], path: Path) -> list[Entry]:
    return named(entries, path, lambda base: base.lower() in _NAMES)


def _is_ours(entry: Entry) -> bool:
    head = entry.head()
    return bool(starts(head)) and (is_own(head) or is_shown(head))


SOURCE = Source(
    title=say("Signal export"),
    how_to_get=say(
        "In Signal on the phone or the computer, open Settings, Chats, Export chat history, as text without media, and "
        "give the folder here. Where Signal does not offer it yet, the program signal-export writes the chats of "
        "Signal Desktop into a folder; give that."
    ),
    recognises=recognises,
    read=read,
    read_as_told=read_as_told,
    is_zoneless=True,
)
