"""Those whom Signal's own export knows: the owner, people by account and number, groups."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from enishi.kit.jsons import dicts, text_at
from enishi.kit.say import Say
from enishi.kit.text import squeeze
from enishi.records import Handle, Name, Origin, Sighting
from enishi.sources._chats import short
from enishi.sources.linkedin.people import name_of  # family first where both parts are kanji
from enishi.sources.signal.said import SOURCE, Chat


@dataclass(frozen=True)
class Someone:
    """One person: what tells them apart in every export, and all that is said of them."""

    key: str
    account: str
    name: Name
    handles: tuple[Handle, ...]
    note: str = ""
    is_in_address_book: bool = False

    def sighting(self, place: Say) -> Sighting:
        """What the export says of this person."""
        origin = Origin(SOURCE, f"contact/{self.key}", place)
        return Sighting(origin, name=self.name, handles=self.handles, note=self.note)


def owner_of(account: dict[str, Any]) -> Iterator[Sighting]:
    """Whose export it is, by the name in their profile; it does not hold their number."""
    name = name_of(text_at(account, "givenName"), text_at(account, "familyName"))
    if user := Handle.account(SOURCE, text_at(account, "username")):
        yield Sighting(Origin(SOURCE, f"owner/{user.value}"), name=name, handles=(user,), is_owner=True)


def someone_of(contact: Any) -> Someone | None:
    """A person, by the name in the address book, else by the one in their profile; None without an address."""
    number, account = text_at(contact, "e164"), account_of(text_at(contact, "aci"))
    user = text_at(contact, "username")
    phone = Handle.phone(f"+{number.removeprefix('+')}") if number.strip("+0") else None
    handles = tuple(filter(None, (Handle.account(SOURCE, account), phone, Handle.account(SOURCE, user))))
    if not handles:
        return None
    book = name_of(text_at(contact, "systemGivenName"), text_at(contact, "systemFamilyName"))
    nick = name_of(text_at(contact, "nickname", "given"), text_at(contact, "nickname", "family"))
    profile = name_of(text_at(contact, "profileGivenName"), text_at(contact, "profileFamilyName"))
    name = book or nick or profile
    nickname = squeeze(text_at(contact, "systemNickname")) or (nick.full if book else "")
    return Someone(
        key=account or handles[0].value,
        account=account,
        name=replace(name, nickname=nickname),
        handles=handles,
        note=text_at(contact, "note").strip(),
        is_in_address_book=bool(book or nick),
    )


def group_of(group: Any, people: Mapping[str, Someone]) -> Chat | None:
    """A group, and those in it who are known."""
    secret = text_at(group, "masterKey")
    if not secret:
        return None
    snapshot = group.get("snapshot") if isinstance(group, dict) else None
    members = dicts(snapshot.get("members") if isinstance(snapshot, dict) else None)
    known = (people.get(account_of(text_at(one, "userId"))) for one in members[:1_000])
    return Chat(
        f"group/{short(secret)}",  # whoever has the key itself could join
        title=squeeze(text_at(snapshot, "title", "title"))[:300],
        members=tuple(one for one in known if one),
        people=len(members),
    )


def account_of(written: str) -> str:
    """The account's number as it is written everywhere else; empty when these are not its sixteen bytes."""
    try:
        return str(UUID(bytes=base64.b64decode(written + "=" * (-len(written) % 4), validate=True)))
    except (binascii.Error, ValueError):
        return ""
