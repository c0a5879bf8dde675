"""The owner puts right what was read from a photographed card."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

from enishi.kit.card_fields import Card
from enishi.kit.dates import PartialDate
from enishi.kit.say import Refused, say
from enishi.queries.cards import NAMES, field_values
from enishi.records import Handle as SaidHandle
from enishi.records import Origin
from enishi.records import Sighting as SaidSighting
from enishi.services.journal import Pen, deed
from enishi.services.measuring import refresh
from enishi.services.owner import rehouse
from enishi.services.plain import digest_of, plain, storable
from enishi.services.whoiswho import settle
from enishi.sources.card_photo import SOURCE_NAME
from enishi.sources.card_photo.person import OUTLINE, TURNED, UNREAD, said_by
from enishi.store.models import Deed, Handle, Owner, Sighting, SightingHandle

_MANY = {"phone", "mobile", "email", "url"}
_LONGEST = 500
_KEPT = (OUTLINE, TURNED, UNREAD)


def correct_card(*, owner: Owner, card: int, said: Mapping[str, str], now: datetime) -> Deed:
    """What a card truly says, field by field. It counts before what was read, also when the picture is read again."""
    row = Sighting.objects.filter(owner=owner, pk=card, source=SOURCE_NAME, current=True).first()
    if row is None:
        raise Refused(say("This card has been read anew or corrected already; please look at it again."))
    record = _record(row, said)
    with deed(owner, say("The card of {name} corrected", name=record.name.full), now=now) as (done, pen):
        people = {row.home_id, row.person_id}
        data = plain(record)
        if data != row.data:
            people |= _replace(owner, row, record, pen, now)
        settled = settle(owner, {pk for pk in people if pk is not None})
    refresh(owner, settled, now=now)
    return done


def correct_fields(*, owner: Owner, card: int, said: Mapping[str, str], now: datetime) -> Deed:
    """What some fields of a card truly say; the others stay as they are."""
    row = Sighting.objects.filter(owner=owner, pk=card, source=SOURCE_NAME, current=True).first()
    if row is None:
        raise Refused(say("There is no photographed card with the number {number}.", number=card))
    if unknown := [name for name in said if name not in NAMES]:
        names = ", ".join(NAMES)
        raise Refused(say("A card has no field “{name}”; its fields are {names}.", name=unknown[0], names=names))
    return correct_card(owner=owner, card=card, said={**field_values(row.data), **said}, now=now)


def _record(row: Sighting, said: Mapping[str, str]) -> SaidSighting:
    card = Card()
    for name in NAMES:
        text = " ".join(said.get(name, "").split())[:_LONGEST]
        for value in re.split(r"\s*[,;、；]\s*", text) if name in _MANY else [text]:
            _check(name, value)
            card.add(name, value, 1.0)
    if not card.one("name"):
        raise Refused(say("A person needs a name."))
    beside = tuple((name, value) for name, value in row.data.get("extra", []) if name in _KEPT)
    taken = PartialDate.parse(row.data["said"]) if row.data.get("said") else None
    record: SaidSighting = storable(said_by(card, Origin(SOURCE_NAME, row.key), taken, beside))
    return record


def _check(name: str, value: str) -> None:
    """What is written must be an address of its kind: else it would be lost without a word."""
    reads = {"email": SaidHandle.email, "url": SaidHandle.url, "phone": SaidHandle.phone, "mobile": SaidHandle.phone}
    if value and name in reads and reads[name](value) is None:
        raise Refused(say("“{text}” is no e-mail address, phone number or profile.", text=value))


def _replace(owner: Owner, row: Sighting, record: SaidSighting, pen: Pen, now: datetime) -> set[int | None]:
    """The corrected word becomes the newest version of the card; answers whom that may touch."""
    data = plain(record)
    key = {"owner": owner, "source": row.source, "key": row.key, "digest": digest_of(data)}
    dropped = set(row.handle_links.values_list("handle", flat=True))
    pen.change(row, current=False, by_hand=False)
    if old := Sighting.objects.filter(**key).first():  # as it was once before
        pen.change(old, current=True, by_hand=True)
        return {old.home_id, old.person_id, *rehouse(owner, dropped)}
    new = Sighting(**key, data=data, by_hand=True, seen_at=now, imported=row.imported, home=row.home, person=row.person)
    pen.create(new)
    named: set[int] = set()
    for position, handle in enumerate(record.handles):
        kept, _ = Handle.objects.get_or_create(
            owner=owner, kind=handle.kind, value=handle.value, defaults={"identifies": handle.identifies}
        )
        link = SightingHandle(owner=owner, sighting=new, handle=kept, label=handle.label, position=position)
        pen.create(link)
        named.add(kept.pk)
    return {new.home_id, *rehouse(owner, named | dropped)}
