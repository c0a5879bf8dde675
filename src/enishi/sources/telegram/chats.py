"""Telegram's chats as records: who takes part is known by number, whatever they call themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from enishi.kit.jsons import text_at
from enishi.kit.say import Say, say
from enishi.kit.text import squeeze
from enishi.records import Direction, Handle, Interaction, Kind, Origin, Part, Presence, Sighting, Skipped
from enishi.sources._chats import short
from enishi.sources.linkedin.people import name_of  # family first where both parts are kanji

SOURCE = "telegram"
PERSONAL, GROUP = "personal_chat", "private_group"
_NOBODYS = ("bot_chat", "saved_messages", "verify_codes", "replies")
_YEARS = range(2013, 2200)
_PIECES = 1_000  # of one text


@dataclass
class Chat:
    """What stands above a chat's messages."""

    name: str = ""
    kind: str = ""
    id: str = ""
    has_messages: bool = False

    @property
    def partner(self) -> str:
        """The other's number in a chat between two, which is the chat's own."""
        return self.id if self.kind == PERSONAL else ""


def owner_of(value: dict[str, Any]) -> Sighting | None:
    """Whose copy it is."""
    number = text_at(value, "user_id")
    handles = (account(number), _phone(value))
    found = tuple(handle for handle in handles if handle)
    if not found:
        return None
    return Sighting(
        Origin(SOURCE, f"owner/{number}"),
        name=name_of(text_at(value, "first_name"), text_at(value, "last_name")),
        handles=found,
        is_owner=True,
    )


def contact(value: dict[str, Any], place: Say) -> Sighting | Skipped:
    """Somebody of the phone's address book, as Telegram keeps it."""
    name, handle = name_of(text_at(value, "first_name"), text_at(value, "last_name")), _phone(value)
    if not name and not handle:
        return Skipped(place, say("This contact has neither a name nor a number."))
    key = handle.value if handle else short(name.full)
    return Sighting(Origin(SOURCE, f"contact/{key}", place), name=name, handles=(handle,) if handle else ())


def message(value: dict[str, Any], chat: Chat, owner: str, place: Say) -> Interaction | Skipped | None:
    """A message or call; None for what Telegram says itself, and for talks with programs and with oneself."""
    is_call = text_at(value, "action") == "phone_call"
    if chat.kind in _NOBODYS or (text_at(value, "type") != "message" and not is_call):
        return None
    at = _moment(value)
    if at is None:
        return Skipped(place, say("The date cannot be read."))
    sender = _number(text_at(value, "from_id") or text_at(value, "actor_id"))
    # In a chat between two, whoever is not the other is the owner.
    is_mine = bool(sender) and (sender == owner or (bool(chat.partner) and sender != chat.partner))
    was_missed = is_call and not value.get("duration_seconds")
    is_bulk = was_missed or chat.kind not in (PERSONAL, GROUP)
    return Interaction(
        origin=Origin(SOURCE, f"{chat.id}/{text_at(value, 'id')}", place),
        at=at,
        kind=Kind.CALL if is_call else Kind.MESSAGE,
        people=tuple(_present(value, chat, sender)),
        direction=_direction(sender, chat, owner, is_mine=is_mine),
        thread=f"{SOURCE}:{chat.id}",
        subject="" if chat.kind == PERSONAL else squeeze(chat.name)[:300],
        text="" if is_bulk or is_call else _text(value.get("text")),
        is_bulk=is_bulk,
        files=tuple(_files(value)),
    )


def account(number: str) -> Handle | None:
    return Handle.account(SOURCE, number)


def _present(value: dict[str, Any], chat: Chat, sender: str) -> Iterator[Presence]:
    name = squeeze(text_at(value, "from") or text_at(value, "actor"))[:300]
    # An account that is no more has no name, and is nobody.
    if name and (handle := account(sender)):
        yield Presence(Part.FROM, handle, name)
    # The owner is not named where they are written to: the copy of one chat does not tell who they are.
    if chat.name and sender != chat.partner and (handle := account(chat.partner)):
        yield Presence(Part.TO, handle, squeeze(chat.name)[:300])


def _direction(sender: str, chat: Chat, owner: str, *, is_mine: bool) -> Direction | None:
    if is_mine:
        return Direction.OUT
    return Direction.IN if sender and (owner or chat.partner) else None


def _text(value: Any) -> str:
    """A text is written whole, or in pieces where some of it is a link or set in bold."""
    pieces = value[:_PIECES] if isinstance(value, list) else [value]
    return "".join(piece if isinstance(piece, str) else text_at(piece, "text") for piece in pieces).strip()


def _files(value: dict[str, Any]) -> Iterator[str]:
    name = text_at(value, "file_name") or text_at(value, "file").rpartition("/")[2]
    # What was left out of the copy is said in brackets.
    if name and not name.startswith("("):
        yield name[:200]


def _moment(value: dict[str, Any]) -> datetime | None:
    try:
        if stamp := text_at(value, "date_unixtime"):
            at = datetime.fromtimestamp(int(stamp[:15]), UTC)
        else:  # copies of before 2021 name no zone
            at = datetime.fromisoformat(text_at(value, "date")).replace(tzinfo=UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return at if at.year in _YEARS else None


def _number(text: str) -> str:
    return text.removeprefix("user") if text.startswith("user") else text


def _phone(value: dict[str, Any]) -> Handle | None:
    # Written as it is dialled from many countries.
    return Handle.phone(re.sub(r"^00(?=[1-9])", "+", text_at(value, "phone_number").strip()))
