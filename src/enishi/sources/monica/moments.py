"""What happened, as Monica keeps it: activities, telephone calls, conversations."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256

from enishi.kit.text import squeeze
from enishi.records import Direction, Handle, Interaction, Kind, Origin, Part, Presence
from enishi.sources.monica.account import Known, Values, block, contact_handle, properties, text
from enishi.sources.monica.person import SOURCE, place_of


def activity(item: Values, known: Known) -> Interaction | None:
    """A meeting of the contacts that refer to it; None without a day or without anybody."""
    said, uuid = properties(item), text(item.get("uuid"))
    at = _moment(text(said.get("happened_at")))
    people = [_present(Part.ATTENDEE, contact, known) for contact in known.at_activity.get(uuid, ())]
    if at is None or not any(people):
        return None
    return Interaction(
        origin=Origin(SOURCE, f"activity:{uuid}"),
        at=at,
        kind=Kind.MEETING,
        people=tuple(filter(None, people)),
        subject=squeeze(text(said.get("summary"))),
        text=text(said.get("description")),
        all_day=True,
    )


def moments(contact: Values, number: int, known: Known) -> Iterator[Interaction]:
    """The calls and written words that a contact's own entry tells of."""
    uuid = text(contact.get("uuid"))
    for call in block(contact, "call"):
        if isinstance(call, dict):
            said = properties(call)
            came = said.get("contact_called") in (True, 1)
            yield from _with(uuid, number, known, Kind.CALL, text(said.get("called_at")), came, said.get("content"))
    for talk in block(contact, "conversation"):
        messages = properties(talk).get("messages") if isinstance(talk, dict) else None
        for message in messages if isinstance(messages, list) else ():
            if isinstance(message, dict):
                said = properties(message)
                came = said.get("written_by_me") not in (True, 1)
                at = text(said.get("written_at")) or text(properties(talk).get("happened_at"))
                yield from _with(uuid, number, known, Kind.MESSAGE, at, came, said.get("content"))


def _with(
    uuid: str, number: int, known: Known, kind: Kind, when: str, came: bool, content: object
) -> Iterator[Interaction]:
    other, at = _present(Part.FROM if came else Part.TO, uuid, known), _moment(when)
    if other is None or at is None:
        return
    words = text(content)
    mark = Kind.MEETING if kind is Kind.CALL else kind  # as calls were kept once: what lies in books keeps its key
    key = sha256("\x1f".join((uuid, mark, when, str(came), words)).encode("utf-8", "replace")).hexdigest()[:20]
    yield Interaction(
        origin=Origin(SOURCE, f"{mark}:{key}", place_of(number)),
        at=at,
        kind=kind,
        people=(other,),
        direction=Direction.IN if came else Direction.OUT,
        text=words,
        all_day=len(when) == 10 or when[11:19] == "00:00:00",
    )


def _present(part: Part, uuid: str, known: Known) -> Presence | None:
    handle: Handle | None = contact_handle(uuid)
    return Presence(part, handle, known.names.get(uuid, "")) if handle else None


def _moment(written: str) -> datetime | None:
    try:
        at = datetime.fromisoformat(written)
    except ValueError:
        return None
    try:
        return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except OverflowError:
        return None
