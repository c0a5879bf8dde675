"""Messages and invitations: who wrote to whom, when, and what."""

from __future__ import annotations

import html
import re

from enishi.kit.say import Say, say
from enishi.kit.tables import Row
from enishi.kit.text import fold, squeeze
from enishi.records import Direction, Handle, Interaction, Kind, Origin, Part, Presence, Skipped
from enishi.sources.linkedin.moments import moment
from enishi.sources.linkedin.people import SOURCE, Known, fit, profile, short

_RECIPIENTS = 100  # of one message; LinkedIn lets 50 talk together
_NO_DATE = say("The date cannot be read.")
_DRAFT = say("This message was never sent: it is a draft.")
_YES = ("true", "yes", "1")
_BLOCK = re.compile(r"(?i)<(?:br|/p|/div|/li|/h[1-6]|/tr)\s*/?>\n?")
_TAG = re.compile(r"(?i)</?(?:p|br|div|span|a|b|i|u|em|strong|ul|ol|li|h[1-6]|img|table|tbody|tr|td|font)\b[^<>]*>")
_DIRECTIONS = {"incoming": Direction.IN, "outgoing": Direction.OUT}


def message(row: Row, place: Say, known: Known) -> Interaction | Skipped:
    """One row of messages.csv; a draft was no contact, and an advertisement is nobody's tie."""
    if row["is message draft"].strip().lower() in _YES or row["is conversation draft"].strip().lower() in _YES:
        return Skipped(place, _DRAFT)
    at = moment(row["date"].strip())
    if at is None:
        return Skipped(place, _NO_DATE)
    sender = profile(row["sender profile url"])
    # The oldest copies number no conversations and give no addresses: those of the same people are one thread.
    thread = fit(row["conversation id"].strip() or "/".join(sorted({squeeze(row["from"]), squeeze(row["to"])})))
    is_bulk = fold(row["folder"]) == "spam" or fold(row["conversation title"]) == "sponsored conversation"
    return Interaction(
        # Without the sender, who may since have become a nameless “LinkedIn Member”.
        origin=Origin(SOURCE, f"{thread}/{at:%Y%m%dT%H%M%S}/{short(row['content'])}", place),
        at=at,
        kind=Kind.MESSAGE,
        people=(*_present(Part.FROM, sender, row["from"]), *_recipients(row)),
        direction=_direction(row, sender, known),
        thread=thread,
        subject=squeeze(plain(row["subject"])) or squeeze(plain(row["conversation title"])),
        text="" if is_bulk else plain(row["content"]),
        is_bulk=is_bulk,
    )


def invitation(row: Row, place: Say, known: Known) -> Interaction | Skipped:
    """One row of Invitations.csv: someone asked to connect, sometimes with a word."""
    at = moment(row["sent at"])
    if at is None:
        return Skipped(place, _NO_DATE)
    inviter, invitee = profile(row["inviterprofileurl"]), profile(row["inviteeprofileurl"])
    direction = _direction(row, inviter, known)
    # Older copies give no addresses, so the names make the key.
    names = short(squeeze(row["from"]), squeeze(row["to"]))
    return Interaction(
        origin=Origin(SOURCE, f"invitation/{at:%Y%m%dT%H%M%S}/{names}", place),
        at=at,
        kind=Kind.INVITATION,
        people=(*_present(Part.FROM, inviter, row["from"]), *_present(Part.TO, invitee, row["to"])),
        direction=direction,
        text=plain(row["message"]),
    )


def recipients(row: Row) -> list[str]:
    """The addresses a message went to."""
    return [url for url in row["recipient profile urls"].split(",", _RECIPIENTS)[:_RECIPIENTS] if url.strip()]


def plain(text: str) -> str:
    """What was written, without HTML: only tags that LinkedIn writes are taken for tags, so `a < b > c` stays."""
    if "<" in text:
        text = _TAG.sub("", _BLOCK.sub("\n", text))
    if "&" in text:
        text = html.unescape(text)
    return text.replace("\r\n", "\n").replace("\xa0", " ").strip()


def _direction(row: Row, sender: Handle | None, known: Known) -> Direction | None:
    if said := _DIRECTIONS.get(fold(row["direction"])):
        return said
    if known.owner is None:
        return None
    return Direction.OUT if sender == known.owner else Direction.IN


def _present(part: Part, page: Handle | None, name: str) -> tuple[Presence, ...]:
    return (Presence(part, page, squeeze(name)),) if page else ()


def _recipients(row: Row) -> list[Presence]:
    urls = recipients(row)
    names = [row["to"]] if len(urls) == 1 else row["to"].split(",")
    if len(names) != len(urls):  # “Kofi Ode, MBA” is one name: rather none than a wrong one
        names = [""] * len(urls)
    return [found for url, name in zip(urls, names, strict=True) for found in _present(Part.TO, profile(url), name)]
