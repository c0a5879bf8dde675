"""What was said in Signal's own export, as records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from enishi.kit.jsons import dicts, text_at
from enishi.kit.say import Say, say
from enishi.kit.text import squeeze
from enishi.records import Direction, Interaction, Kind, Origin, Part, Presence, Skipped
from enishi.sources._chats import CROWD

if TYPE_CHECKING:
    from enishi.sources.signal.people import Someone

SOURCE = "signal"
_YEARS = range(2010, 2200)
# Everything else is said by Signal itself, or was taken back.
_SAID = ("standardMessage", "contactMessage", "stickerMessage", "viewOnceMessage", "directStoryReplyMessage", "poll")
_UNANSWERED = ("NOT_ACCEPTED", "MISSED", "MISSED_NOTIFICATION_PROFILE", "2", "3", "4")
_OUTGOING = ("OUTGOING", "2")


@dataclass(frozen=True)
class Chat:
    """A chat with one person, or a group."""

    key: str
    partner: Someone | None = None
    title: str = ""
    members: tuple[Someone, ...] = ()
    people: int = 2


def spoken(
    item: dict[str, Any], chat: Chat, author: Someone | None, place: Say, *, is_mine: bool
) -> Interaction | Skipped | None:
    """A message or call; None for what Signal says itself, what was taken back, and what nobody known said."""
    kind = next((name for name in _SAID if isinstance(item.get(name), dict)), "")
    update = item.get("updateMessage")
    call = update.get("individualCall") if isinstance(update, dict) else None
    call = call if isinstance(call, dict) else {} if call is not None else None
    if not (kind or call is not None) or (author is None and not is_mine):
        return None
    is_mine = text_at(call, "direction") in _OUTGOING if call is not None else is_mine
    stamp = text_at(item, "dateSent")
    at = _moment(text_at(call, "startedCallTimestamp") or stamp)
    if at is None:
        return Skipped(place, say("The date cannot be read."))
    is_bulk = (call is not None and text_at(call, "state") in _UNANSWERED) or chat.people > CROWD
    message = item.get(kind) if kind else None
    who = "me" if is_mine or author is None else author.key
    return Interaction(
        origin=Origin(SOURCE, f"{chat.key}/{stamp}/{who}" + ("/call" if call is not None else ""), place),
        at=at,
        kind=Kind.MESSAGE if call is None else Kind.CALL,
        people=tuple(_present(author, chat, is_mine=is_mine)),
        direction=Direction.OUT if is_mine else Direction.IN,
        thread=f"{SOURCE}:{chat.key}",
        subject=chat.title,
        text="" if is_bulk else _text(message),
        is_bulk=is_bulk,
        files=tuple(_files(message)),
    )


def _present(author: Someone | None, chat: Chat, *, is_mine: bool) -> Iterator[Presence]:
    sender = None if is_mine else author if chat.partner is None else chat.partner
    if sender is not None:
        yield Presence(Part.FROM, sender.handles[0], sender.name.full)
    others = (chat.partner,) if chat.partner is not None and is_mine else chat.members[: CROWD + 1]
    for other in others:
        if other is not None and other is not sender and other.name:
            yield Presence(Part.TO, other.handles[0], other.name.full)


def _text(message: Any) -> str:
    words = text_at(message, "text", "body") or text_at(message, "textReply", "text", "body")
    return (words or text_at(message, "question")).strip()


def _files(message: Any) -> Iterator[str]:
    listed = message.get("attachments") if isinstance(message, dict) else None
    for one in dicts(listed)[:50]:
        if name := squeeze(text_at(one, "pointer", "fileName")):
            yield name[:200]


def _moment(stamp: str) -> datetime | None:
    try:
        at = datetime.fromtimestamp(int(stamp[:16]) / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return at if at.year in _YEARS else None
