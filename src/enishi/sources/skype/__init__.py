"""The copy of Skype or of Microsoft Teams for home: messages.json, its folder, or the TAR or ZIP in which it came.

People are known by the names of their accounts. Chats between two and small groups are ties; a group of more than
twenty is counted, but is nobody's, and programs are not people. Calls that nobody answered are no contact.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from enishi.kit.archives import DamagedEntryError
from enishi.kit.bundles import Entry, entries_in, named
from enishi.kit.jsons import EACH, HEAD, DamagedJsonError, beginning, starts, walk
from enishi.kit.say import Refused, say
from enishi.records import Progress, Skipped
from enishi.sources import Confidence, Reading, Source
from enishi.sources.skype.chats import Chat, message, owner_of

_CHATS = ("conversations",)
_MESSAGES = (*_CHATS, EACH, "MessageList")
_OPENED = {(), _CHATS, (*_CHATS, EACH), _MESSAGES}
_ABOUT = frozenset({"id", "displayName", "threadProperties"})
_PROGRESS = 500


def recognises(path: Path) -> Confidence:
    """Sure by the account and the chats that stand at the beginning of messages.json."""
    try:
        with entries_in(path) as entries:
            return Confidence.SURE if _copies(entries, path) else Confidence.NO
    except Refused:
        return Confidence.NO


def read(path: Path) -> Reading:
    """Whose copy it is, then chat by chat what was said."""
    with entries_in(path) as entries:
        copies = _copies(entries, path)
        if not copies:
            raise Refused(say("{file} holds no messages as Skype and Teams give them.", file=path.name))
        for entry in copies:
            yield from _records(entry)


def _copies(entries: list[Entry], path: Path) -> list[Entry]:
    able = named(entries, path, lambda base: base == "messages.json")
    return [entry for entry in able[:100] if _is_ours(entry)]


def _is_ours(entry: Entry) -> bool:
    head = entry.head(HEAD)
    if not starts(head) or b'"MessageList"' not in head:
        return False
    top = {path[0] for path, _ in beginning(head, _OPENED) if path}
    return "conversations" in top and bool(top & {"userId", "exportDate"})


def _records(entry: Entry) -> Reading:
    place, owner, chat, count = say("{file}", file=entry.name), "", Chat(), 0
    try:
        with entry.open() as stream:
            for path, value in walk(stream, _OPENED):
                if path == ("userId",):
                    owner = value if isinstance(value, str) else ""
                    if said := owner_of(owner):
                        yield said
                elif path[:-1] == (*_CHATS, EACH) and path[-1] in _ABOUT:
                    chat = Chat() if chat.is_over(path[-1]) else chat
                    _note(chat, path[-1], value)
                elif path == (*_MESSAGES, EACH) and isinstance(value, dict):
                    chat.has_messages, count = True, count + 1
                    if (found := message(value, chat, owner, place)) is not None:
                        yield found
                    if count % _PROGRESS == 0:
                        yield Progress(min(stream.tell(), entry.size), entry.size)
    except (DamagedJsonError, DamagedEntryError):
        yield Skipped(place, say("The file is damaged; only what stood before the damage was read."))
    yield Progress(entry.size, entry.size)


def _note(chat: Chat, key: str, value: Any) -> None:
    chat.told.add(key)
    if key == "threadProperties":
        chat.learn(value)
    elif key == "id":
        chat.id = value if isinstance(value, str) else ""
    elif isinstance(value, str):
        chat.name = value


SOURCE = Source(
    title=say("Skype, and Microsoft Teams for home"),
    how_to_get=say(
        "Sign in at secure.skype.com with the account of Skype or of Teams for home, choose Export files and chat "
        "history, tick conversations, and fetch the TAR file once it is ready. Give it here as it is, also one that "
        "you fetched long ago. For Teams at work there is an export of its own."
    ),
    recognises=recognises,
    read=read,
)
