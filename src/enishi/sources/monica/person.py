"""One of Monica's contacts as a person."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from enishi.kit.dates import PartialDate
from enishi.kit.say import Say, say
from enishi.kit.text import squeeze
from enishi.records import Handle, Job, Name, Origin, Sighting, Skipped
from enishi.sources.monica.account import Known, Values, block, contact_handle, full_name, properties, text
from enishi.sources.table.postal import Parts, postal

SOURCE = "monica"
# What is no use to anybody but Monica, or is read in its own place.
_USED = frozenset(
    """uuid created_at updated_at properties data first_name middle_name last_name nickname description job company
    tags birthdate avatar vcard distant_etag number_of_views is_partial is_active last_consulted_at last_talked_to
    stay_in_touch_trigger_date first_met_through first_met_reminder deceased_reminder""".split()
)
_KEPT_LISTS = ("debt", "gift", "reminder", "task", "pet", "life_event")


def person(contact: Values, number: int, known: Known) -> Sighting | Skipped:
    """What the contact says, or why it is no person of its own."""
    said, place = properties(contact), place_of(number)
    uuid, full = text(contact.get("uuid")), full_name(said)
    if said.get("is_partial") in (True, 1):
        reason = say("Monica knows this one only as somebody's relative; the relation is kept with that person.")
        return Skipped(place, reason)
    own = contact_handle(uuid)
    handles = dict.fromkeys(filter(None, (*_handles(contact, known), own)))
    nickname = squeeze(text(said.get("nickname")))
    if own is None or not (full or nickname or len(handles) > 1):
        return Skipped(place, say("This contact has neither a name nor an address that reaches anybody."))
    job = Job(organisation=squeeze(text(said.get("company"))), title=squeeze(text(said.get("job"))))
    notes = [text(said.get("description")), *(text(properties(note).get("body")) for note in _dicts(contact, "note"))]
    tags = said.get("tags")
    return Sighting(
        origin=Origin(SOURCE, uuid, place),
        name=_name(said, full, nickname),
        handles=tuple(handles),
        jobs=(job,) if job != Job() else (),
        addresses=tuple(dict.fromkeys(_addresses(contact))),
        birthday=_day(said.get("birthdate")),
        note="\n\n".join(filter(None, notes)),
        tags=tuple(dict.fromkeys(filter(None, map(text, tags if isinstance(tags, list) else ())))),
        said=PartialDate.parse(text(contact.get("updated_at"))),
        is_owner=uuid == known.own_contact,
        extra=tuple(dict.fromkeys(_extra(contact, said, known))),
    )


def owner(known: Known) -> Sighting | None:
    """Whose export it is, as far as it tells; nothing of their password or keys."""
    user = known.owner
    said, mail = properties(user), Handle.email(text(user.get("email")))
    if not user or mail is None:
        return None
    name = Name(full=full_name(said), given=text(said.get("first_name")), family=text(said.get("last_name")))
    origin = Origin(SOURCE, f"user:{text(user.get('uuid'))}", say("the account"))
    return Sighting(origin, name=name, handles=(mail,), is_owner=True)


def place_of(number: int) -> Say:
    return say("contact {number}", number=number)


def _name(said: Values, full: str, nickname: str) -> Name:
    given, middle, family = (squeeze(text(said.get(part))) for part in ("first_name", "middle_name", "last_name"))
    # A single word stands in "first_name" because Monica asks for one.
    return Name(full=full, family=family, given=given if family else "", middle=middle, nickname=nickname)


def _handles(contact: Values, known: Known) -> Iterator[Handle | None]:
    for found in _dicts(contact, "contact_field"):
        said = properties(found)
        value = text(said.get("data"))
        name, kind = known.kinds.get(text(said.get("type")), ("", ""))
        if kind == "email" or "@" in value[1:]:
            yield Handle.email(value)
        elif kind == "phone":
            yield Handle.phone(value)
        elif value.startswith(("http://", "https://")):
            yield Handle.url(value, name)
        else:
            yield Handle.account(name, value) if name else Handle.phone(value)


def _addresses(contact: Values) -> Iterator[str]:
    for found in _dicts(contact, "address"):
        said = properties(found)
        parts = Parts(
            street=squeeze(text(said.get("street"))),
            city=squeeze(text(said.get("city"))),
            region=squeeze(text(said.get("province"))),
            postcode=squeeze(text(said.get("postal_code"))),
            country=squeeze(text(said.get("country"))),
        )
        if parts.is_written:
            yield postal(parts)


def _day(found: Any) -> PartialDate | None:
    """A birthday; one that was reckoned from an age is none."""
    if not isinstance(found, dict) or properties(found).get("is_age_based"):
        return None
    said = properties(found)
    day = PartialDate.parse(text(said.get("date"))[:10])
    return PartialDate.checked(None, day.month, day.day) if day and said.get("is_year_unknown") else day


def _extra(contact: Values, said: Values, known: Known) -> Iterator[tuple[str, str]]:
    for key, value in sorted(said.items()):
        if key not in _USED and value not in (None, "", False, 0, [], {}):
            yield key, _plain(value)
    if isinstance(birthdate := said.get("birthdate"), dict) and _day(birthdate) is None:
        yield "birthdate", _plain(birthdate)
    if introducer := known.names.get(text(said.get("first_met_through")), ""):
        yield "first_met_through", introducer
    for relation, other in sorted(known.relations.get(text(contact.get("uuid")), ())):
        if name := known.names.get(other, ""):
            yield f"is {relation} of", name
    for kind in _KEPT_LISTS:
        for found in _dicts(contact, kind):
            yield kind, _plain({key: value for key, value in properties(found).items() if key not in _USED})


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        value = {key: inner for key, inner in value.items() if inner is not None and not key.endswith(("_at", "uuid"))}
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    return value.strip() if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _dicts(contact: Values, kind: str) -> list[Values]:
    return [found for found in block(contact, kind) if isinstance(found, dict)]
