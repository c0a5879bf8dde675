"""Skype's chats as records: who takes part is known by account, whatever they call themselves."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from enishi.kit.bodies import page_text
from enishi.kit.jsons import text_at
from enishi.kit.say import Say, say
from enishi.kit.text import squeeze
from enishi.records import Direction, Handle, Interaction, Kind, Origin, Part, Presence, Sighting, Skipped
from enishi.sources._chats import CROWD, short_name

SOURCE = "skype"
_YEARS = range(2003, 2200)
# What stands before an account: a person's, a telephone number, a company's address; the rest are programs and groups.
_PERSON, _PHONE, _COMPANY = "8:", "4:", "2:"
_PEOPLE = (_PERSON, _PHONE, _COMPANY)
_TEXTS = ("richtext", "richtext/html", "text")
_CALL = "event/call"
_TALKS = re.compile(r"richtext/(?:uriobject|media_[a-z]+|contacts|location)|poll")
_DURATION = re.compile(r"<duration>\s*(\d{1,9})")
_STATE = re.compile(r"<partlist[^<>]{0,200}?type=[\"'](\w{1,20})[\"']")
_FILE = re.compile(r"<OriginalName\s[^<>]{0,20}?v=\"([^\"<>]{1,200})\"")
_NUMBER = re.compile(r"\+\d{5,15}")


@dataclass
class Chat:
    """What stands above a chat's messages."""

    name: str = ""
    id: str = ""
    members: int = 0
    has_messages: bool = False
    told: set[str] = field(default_factory=set)

    def is_over(self, key: str) -> bool:
        """Whether what is now said belongs to the next chat: it was said of this one, or came behind its messages."""
        return self.has_messages or key in self.told

    def learn(self, properties: Any) -> None:
        """What Skype says of a group: its topic, and how many are in it."""
        self.name = text_at(properties, "topic") or self.name
        members = text_at(properties, "members")
        try:
            listed = json.loads(members) if len(members) < 1_000_000 else []
        except (ValueError, RecursionError):
            listed = []
        self.members = len(listed) if isinstance(listed, list) else 0

    @property
    def is_pair(self) -> bool:
        """Whether it is a chat with one person."""
        return self.id.startswith(_PEOPLE)

    @property
    def is_programs(self) -> bool:
        """Whether nobody but a program is on the other side, or Skype itself keeps its lists there."""
        return self.id.startswith(("28:", "48:"))


def owner_of(account: str) -> Sighting | None:
    """Whose copy it is."""
    handle = handle_of(account)
    return (
        Sighting(Origin(SOURCE, f"owner/{short_name(account)}"), handles=(handle,), is_owner=True) if handle else None
    )


def handle_of(account: str) -> Handle | None:
    """The address that an account is: itself, a phone's number, a company's mail address; None for a program."""
    kind, bare = (account[:2], account[2:]) if account[1:2] == ":" else (_PERSON, account)
    # One whose number was hidden writes in place of it.
    if kind == _PHONE or (kind == _PERSON and _NUMBER.fullmatch(bare)):
        return Handle.phone(bare)
    if kind == _COMPANY:
        return Handle.email(bare) or Handle.account(SOURCE, bare)
    is_program = account.startswith(("28:", "48:", "19:")) or kind != _PERSON
    return None if is_program else Handle.account(SOURCE, bare[:200])


def message(value: dict[str, Any], chat: Chat, owner: str, place: Say) -> Interaction | Skipped | None:
    """A message or call; None for what Skype says itself, for what was taken back, and for talks with programs."""
    kind, content = text_at(value, "messagetype").lower(), text_at(value, "content")
    state, lasted = _call(content) if kind == _CALL else ("", 0)
    is_said = kind in _TEXTS or bool(_TALKS.fullmatch(kind)) or (kind == _CALL and state != "started")
    if chat.is_programs or not is_said or (kind in _TEXTS and not content.strip()):
        return None
    at = _moment(text_at(value, "originalarrivaltime"))
    sender = text_at(value, "from")
    if at is None:
        return Skipped(place, say("The date cannot be read."))
    if handle_of(sender) is None:
        return None
    is_mine = _same(sender, owner) or (not owner and chat.is_pair and not _same(sender, chat.id))
    is_bulk = (kind == _CALL and not lasted) or chat.members > CROWD
    files = _FILE.findall(content)[:20] if kind not in (*_TEXTS, _CALL) else []
    return Interaction(
        origin=Origin(SOURCE, f"{short_name(chat.id)}/{text_at(value, 'id') or f'{at:%Y%m%dT%H%M%S%f}'}", place),
        at=at,
        kind=Kind.CALL if kind == _CALL else Kind.MESSAGE,
        people=tuple(_present(value, chat, sender, is_mine=is_mine)),
        direction=Direction.OUT if is_mine else Direction.IN if owner or chat.is_pair else None,
        thread=f"{SOURCE}:{short_name(chat.id)}",
        subject="" if chat.is_pair else squeeze(chat.name)[:300],
        text=_plain(content, kind) if kind in _TEXTS and not is_bulk else "",
        is_bulk=is_bulk,
        files=tuple(squeeze(name) for name in files),
    )


def _present(value: dict[str, Any], chat: Chat, sender: str, *, is_mine: bool) -> Iterator[Presence]:
    if handle := handle_of(sender):
        yield Presence(Part.FROM, handle, _name(text_at(value, "displayName"), sender))
    if is_mine and chat.is_pair and (handle := handle_of(chat.id)):
        yield Presence(Part.TO, handle, _name(chat.name, chat.id))


def _name(shown: str, account: str) -> str:
    """The name as shown; an account's own letters are no name."""
    name = squeeze(shown)[:300]
    return "" if name.startswith(("live:", "+")) or _same(name, account) else name


def _same(one: str, other: str) -> bool:
    return bool(one) and one.removeprefix(_PERSON).lower() == other.removeprefix(_PERSON).lower()


def _call(content: str) -> tuple[str, int]:
    found = _STATE.search(content)
    lasted = max((int(each) for each in _DURATION.findall(content)), default=0)
    state = found[1].lower() if found else ""
    return state, 0 if state == "missed" else lasted


def _plain(content: str, kind: str) -> str:
    """The words of a message, without those that it answers."""
    page = content.replace("<quote", "<blockquote").replace("</quote>", "</blockquote>")
    return page_text(page if kind.endswith("/html") else page.replace("\n", "<br>"))


def _moment(text: str) -> datetime | None:
    try:
        at = datetime.fromisoformat(text.strip())
        at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return at if at.year in _YEARS else None
