"""One call or message of the backup as a record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from enishi.kit.say import Say, say
from enishi.kit.text import squeeze
from enishi.records import Direction, Handle, Interaction, Kind, Origin, Part, Presence, Sighting, Skipped
from enishi.sources._chats import is_machine, short

SOURCE = "sms"
_NO_DATE = say("The date cannot be read.")
_DRAFT = say("This message was never sent: it is a draft.")
_UNSENT = say("This message was never sent.")
_NOBODY = ("", "null", "(Unknown)", "-1", "-2", "-3")
_OWN = "insert-address-token"
_MOST = 100  # numbers of one message
_FROM, _TO, _CC = "137", "151", "130"
_YEARS = range(1990, 2200)


@dataclass
class Message:
    """A message as it stands, an MMS with its parts and addresses."""

    attributes: Mapping[str, str]
    box: str
    texts: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    addresses: list[tuple[str, str]] = field(default_factory=list)  # what for, and the number

    @property
    def text(self) -> str:
        return "\n".join(text for text in self.texts if text)


def call(attributes: Mapping[str, str], place: Say) -> Interaction | Skipped:
    """A call. One that nobody answered is kept and makes nobody known; a word left on the machine is contact."""
    at = _moment(attributes.get("date", ""))
    if at is None:
        return Skipped(place, _NO_DATE)
    kind, seconds = attributes.get("type", ""), _number(attributes.get("duration", ""))
    direction = Direction.OUT if kind == "2" else Direction.IN
    number = said(attributes.get("number", "")) if attributes.get("presentation", "1") in ("1", "null") else ""
    handle = reached(number)
    talked = seconds > 0 and kind in ("1", "2", "4", "7")
    part = Part.TO if direction is Direction.OUT else Part.FROM
    return Interaction(
        origin=Origin(SOURCE, f"call/{handle.value if handle else number}/{at.timestamp():.3f}/{seconds}", place),
        at=at,
        until=at + timedelta(seconds=seconds) if talked else None,
        kind=Kind.CALL,
        people=(Presence(part, handle, said(attributes.get("contact_name", ""))),) if handle else (),
        direction=direction,
        is_bulk=not (talked and handle and handle.identifies),
    )


def message(one: Message, place: Say) -> Interaction | Skipped:
    """A message; what a short number or a name without a number sends is a machine's."""
    at = _moment(one.attributes.get("date", ""))
    if at is None:
        return Skipped(place, _NO_DATE)
    if one.box not in ("1", "2"):
        return Skipped(place, _DRAFT if one.box == "3" else _UNSENT)
    direction = Direction.OUT if one.box == "2" else Direction.IN
    people = _people(one, direction)
    is_bulk = all(is_machine(presence.handle) for presence in people)
    thread = "~".join(sorted({presence.handle.value for presence in people})) or said(one.attributes.get("address", ""))
    thread = thread if len(thread) <= 120 else short(thread)
    words = short(one.text, *one.files)
    return Interaction(
        origin=Origin(SOURCE, f"message/{direction}/{thread}/{at.timestamp():.3f}/{words}", place),
        at=at,
        kind=Kind.MESSAGE,
        people=people,
        direction=direction,
        thread=f"sms:{thread}",
        subject=squeeze(said(one.attributes.get("subject", "")) or said(one.attributes.get("sub", "")))[:300],
        text="" if is_bulk else one.text,
        is_bulk=is_bulk,
        files=tuple(one.files),
    )


def owner_in(one: Message) -> Sighting | None:
    """The owner's own number, which stands as the sender in what they sent as MMS."""
    if one.box != "2":
        return None
    handle = next((reached(number) for what, number in one.addresses if what == _FROM and number != _OWN), None)
    if handle is None or not handle.identifies:
        return None
    return Sighting(Origin(SOURCE, f"owner/{handle.value}"), handles=(handle,), is_owner=True)


def said(text: str) -> str:
    """What an attribute says; the word "null" and its like stand for nothing."""
    text = text.strip()
    return "" if text in _NOBODY else text


def reached(number: str) -> Handle | None:
    """The number or, in an MMS, the e-mail address; None for a sender that has only a name."""
    return Handle.email(number) if "@" in number else Handle.phone(number)


def _people(one: Message, direction: Direction) -> tuple[Presence, ...]:
    numbers = [number for number in said(one.attributes.get("address", "")).split("~")[:_MOST] if said(number)]
    sender = next((number for what, number in one.addresses[:_MOST] if what == _FROM and number != _OWN), "")
    # Names stand together without their numbers: only one is surely whose number it is.
    name = said(one.attributes.get("contact_name", "")) if len(numbers) == 1 else ""
    found: dict[Handle, Presence] = {}
    for number in numbers:
        if not (handle := reached(number)):
            continue
        # Of a group, only the addresses tell who wrote.
        is_sender = direction is Direction.IN and (len(numbers) == 1 or (sender and handle == reached(sender)))
        found[handle] = Presence(Part.FROM if is_sender else Part.TO, handle, name)
    return tuple(found.values())


def _moment(text: str) -> datetime | None:
    try:
        at = datetime.fromtimestamp(int(text[:20]) / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return at if at.year in _YEARS else None


def _number(text: str) -> int:
    return min(int(text), 86_400) if text.isascii() and text.isdigit() and len(text) < 10 else 0
