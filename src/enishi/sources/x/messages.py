"""Direct messages on X: who wrote to whom, when, and what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from enishi.kit.mail_dates import moment
from enishi.kit.say import Say, say
from enishi.records import Direction, Interaction, Kind, Origin, Part, Presence, Skipped
from enishi.sources.x.parts import SOURCE
from enishi.sources.x.people import account, number_of

_MOST_PEOPLE = 200


def talkers(said: dict[str, Any]) -> tuple[set[str], set[str]]:
    """Who is in a conversation, and who wrote in it, by their numbers."""
    there = {number for half in str(said.get("conversationId", ""))[:100].split("-") if (number := number_of(half))}
    there = there if len(there) == 2 else set()
    wrote: set[str] = set()
    for kind, message in _events(said):
        wrote |= {number_of(message.get("senderId"))} if kind == "messageCreate" else set()
        there |= {number_of(message.get("recipientId")), number_of(message.get("initiatingUserId"))}
        for listed in (message.get("participantsSnapshot"), message.get("userIds")):
            there |= set(map(number_of, listed[:_MOST_PEOPLE])) if isinstance(listed, list) else set()
    return (there | wrote) - {""}, wrote - {""}


def messages(said: dict[str, Any], place: Say, owner: str) -> Iterator[Interaction | Skipped]:
    """The messages of one conversation, in which the owner is that account, if it is known.

    Where the owner never wrote, strangers wrote: that is nobody's tie.
    """
    there, wrote = talkers(said)
    is_bulk = bool(owner) and owner not in wrote
    readers = [
        (number, Presence(Part.TO, mine)) for number in sorted(there)[:_MOST_PEOPLE] if (mine := account(number))
    ]
    thread = f"{SOURCE}:{str(said.get('conversationId', ''))[:100]}"
    for kind, message in _events(said):
        if kind != "messageCreate":
            continue
        number, sender = number_of(message.get("id")), number_of(message.get("senderId"))
        created, text = message.get("createdAt"), message.get("text")
        at = moment(created) if isinstance(created, str) else None
        if at is None or not number or not sender:
            yield Skipped(place, say("A message in this conversation lacks its number, its sender or its time."))
            continue
        yield Interaction(
            origin=Origin(SOURCE, f"message/{number}", place),
            at=at,
            kind=Kind.MESSAGE,
            people=(*_sender(sender), *(reader for reader_number, reader in readers if reader_number != sender)),
            direction=(Direction.OUT if sender == owner else Direction.IN) if owner else None,
            thread=thread,
            text=text.strip() if isinstance(text, str) and not is_bulk else "",
            is_bulk=is_bulk,
        )


def _events(said: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    listed = said.get("messages")
    for event in listed if isinstance(listed, list) else ():
        for kind, message in event.items() if isinstance(event, dict) else ():
            if isinstance(message, dict):
                yield kind, message


def _sender(number: str) -> tuple[Presence, ...]:
    return (Presence(Part.FROM, mine),) if (mine := account(number)) else ()
