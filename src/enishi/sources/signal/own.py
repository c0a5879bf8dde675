"""Signal's own export: frames, a line each, of which every one speaks only of those that came before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from enishi.kit.archives import DamagedEntryError
from enishi.kit.bundles import Entry
from enishi.kit.jsons import DamagedJsonError, text_at, walk
from enishi.kit.say import Say, say
from enishi.records import Interaction, Progress, Sighting, Skipped
from enishi.sources import Reading
from enishi.sources.signal.people import Someone, group_of, owner_of, someone_of
from enishi.sources.signal.said import Chat, spoken

_OURS = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{[^{}]{0,2000}"backupTimeMs"\s*:')
_PROGRESS = 500
_MOST = 200_000  # of people, of chats


@dataclass
class Known:
    """What the lines so far have said."""

    place: Say
    owner: str = ""
    account: dict[str, Any] = field(default_factory=dict)
    people: dict[str, Someone] = field(default_factory=dict)  # by number of the line's own
    by_account: dict[str, Someone] = field(default_factory=dict)
    groups: dict[str, Chat] = field(default_factory=dict)
    chats: dict[str, Chat] = field(default_factory=dict)
    met: set[str] = field(default_factory=set)


def is_own(head: bytes) -> bool:
    """Whether a file begins as Signal's own export does."""
    return _OURS.match(head) is not None


def read_own(entry: Entry) -> Reading:
    """The owner, the address book, and what was said."""
    known = Known(say("{file}", file=entry.name))
    try:
        with entry.open() as stream:
            for count, (_, value) in enumerate(walk(stream, is_many=True), 1):
                if isinstance(value, dict):
                    yield from _frame(value, known)
                if count % _PROGRESS == 0:
                    yield Progress(min(stream.tell(), entry.size), entry.size)
    except (DamagedJsonError, DamagedEntryError):
        yield Skipped(known.place, say("The file is damaged; only what stood before the damage was read."))
    yield Progress(entry.size, entry.size)


def _frame(value: dict[str, Any], known: Known) -> Iterator[Sighting | Interaction | Skipped]:
    if isinstance(account := value.get("account"), dict):
        known.account = account
    elif isinstance(recipient := value.get("recipient"), dict) and len(known.people) < _MOST:
        yield from _recipient(recipient, known)
    elif isinstance(chat := value.get("chat"), dict) and len(known.chats) < _MOST:
        number, whose = text_at(chat, "id"), text_at(chat, "recipientId")
        if whose in known.groups:
            known.chats[number] = known.groups[whose]
        elif (partner := known.people.get(whose)) is not None and whose != known.owner:
            known.chats[number] = Chat(partner.key, partner=partner)
    elif isinstance(item := value.get("chatItem"), dict):
        chat_of = known.chats.get(text_at(item, "chatId"))
        if chat_of is not None:  # Signal's own news, and notes to oneself
            yield from _item(item, chat_of, known)


def _recipient(value: dict[str, Any], known: Known) -> Iterator[Sighting]:
    number = text_at(value, "id")
    if isinstance(value.get("self"), dict):
        known.owner = number
        yield from owner_of(known.account)
    elif (someone := someone_of(value.get("contact"))) is not None:
        known.people[number] = someone
        if someone.account:
            known.by_account[someone.account] = someone
        if someone.is_in_address_book:
            yield from _meet(someone, known)
    elif (group := group_of(value.get("group"), known.by_account)) is not None:
        known.groups[number] = group


def _item(item: dict[str, Any], chat: Chat, known: Known) -> Iterator[Sighting | Interaction | Skipped]:
    author = text_at(item, "authorId")
    found = spoken(item, chat, known.people.get(author), known.place, is_mine=author == known.owner)
    if isinstance(found, Interaction) and not found.is_bulk:
        present = {presence.handle for presence in found.people}
        for someone in (known.people.get(author), chat.partner, *chat.members):
            if someone is not None and someone.handles[0] in present:
                yield from _meet(someone, known)
    if found is not None:
        yield found


def _meet(someone: Someone, known: Known) -> Iterator[Sighting]:
    if someone.key not in known.met and someone.name:
        known.met.add(someone.key)
        yield someone.sighting(known.place)
