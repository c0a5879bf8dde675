"""Telegram Desktop's export as JSON: all of it or one chat; the file result.json, its folder or a ZIP of that.

People are known by Telegram's own numbers. Chats between two and private groups are ties; larger groups and channels
are counted, but are nobody's. Contacts come with their phone numbers. Calls that nobody answered are no contact.
"""

from __future__ import annotations

import re
from pathlib import Path

from enishi.kit.archives import DamagedEntryError
from enishi.kit.bundles import Entry, entries_in, named
from enishi.kit.jsons import DamagedJsonError, text_at, walk
from enishi.kit.say import Refused, say
from enishi.records import Progress, Skipped
from enishi.sources import Confidence, Reading, Source
from enishi.sources.telegram.chats import Chat, contact, message, owner_of

_STARTS = re.compile(
    rb'(?:\xef\xbb\xbf)?\s*\{\s*(?:"about"\s*:\s*"[^"]{0,2000}telegram|"name"\s*:\s*(?:null|"(?:[^"\\]|\\.){0,500}")\s*,'
    rb'\s*"type"\s*:\s*"(?:personal_chat|bot_chat|saved_messages|(?:private|public)_(?:group|supergroup|channel))")',
    re.IGNORECASE,
)
_LISTS = (("chats", "list"), ("left_chats", "list"))
_OPENED = {
    *((), ("messages",), ("contacts",), ("contacts", "list")),
    *(path for one in _LISTS for path in (one[:1], one, (*one, "*"), (*one, "*", "messages"))),
}
_PROGRESS = 500


def recognises(path: Path) -> Confidence:
    """Sure by the words or the kind of chat that stand at the beginning."""
    try:
        with entries_in(path) as entries:
            return Confidence.SURE if _results(entries, path) else Confidence.NO
    except Refused:
        return Confidence.NO


def read(path: Path) -> Reading:
    """The owner and the contacts if they are there, then chat by chat what was said."""
    with entries_in(path) as entries:
        results = _results(entries, path)
        if not results:
            raise Refused(say("{file} is no export of Telegram as JSON.", file=path.name))
        for entry in results:
            yield from _records(entry)


def _results(entries: list[Entry], path: Path) -> list[Entry]:
    able = named(entries, path, lambda base: base == "result.json")
    return [entry for entry in able[:100] if _STARTS.match(entry.head())]


def _records(entry: Entry) -> Reading:
    place, owner, chat, count = say("{file}", file=entry.name), "", Chat(), 0
    try:
        with entry.open() as stream:
            for path, value in walk(stream, _OPENED):
                if path == ("personal_information",) and isinstance(value, dict):
                    owner = text_at(value, "user_id")
                    if said := owner_of(value):
                        yield said
                elif path == ("contacts", "list", "*") and isinstance(value, dict):
                    yield contact(value, place)
                elif path[-1:] in (("name",), ("type",), ("id",)):
                    # The first of these after messages belongs to the next chat.
                    chat = Chat() if chat.has_messages else chat
                    _note(chat, path[-1], value)
                elif path[-2:] == ("messages", "*") and isinstance(value, dict):
                    chat.has_messages, count = True, count + 1
                    if (found := message(value, chat, owner, place)) is not None:
                        yield found
                    if count % _PROGRESS == 0:
                        yield Progress(min(stream.tell(), entry.size), entry.size)
    except (DamagedJsonError, DamagedEntryError):
        yield Skipped(place, say("The file is damaged; only what stood before the damage was read."))
    yield Progress(entry.size, entry.size)


def _note(chat: Chat, key: str, value: object) -> None:
    said = str(value) if isinstance(value, str | int) else ""
    if key == "name":
        chat.name = said
    elif key == "type":
        chat.kind = said
    else:
        chat.id = said


SOURCE = Source(
    title=say("Telegram export"),
    how_to_get=say(
        "In Telegram Desktop, open Settings, Advanced, Export Telegram data, tick contacts and personal chats, and as "
        "the format JSON. Give the file result.json here. In one chat: its menu, Export chat history."
    ),
    recognises=recognises,
    read=read,
)
