"""The owner's book: opened, set up, told which addresses are the owner's own."""

from __future__ import annotations

import zoneinfo
from collections.abc import Collection
from datetime import datetime

from django.conf import settings

from enishi.kit.say import Refused, say
from enishi.records import Handle as SaidHandle
from enishi.records import Name, Origin
from enishi.records import Sighting as SaidSighting
from enishi.services.directions import derive_anew, own_handles
from enishi.services.journal import Pen, deed
from enishi.services.measuring import refresh_all
from enishi.services.plain import digest_of, plain
from enishi.services.rebuild import RULES
from enishi.services.whoiswho import settle
from enishi.store.models import Deed, Handle, Owner, Person, Sighting, SightingHandle


def open_book() -> Owner:
    """The owner of this book, made when it is opened for the first time."""
    owner = Owner.objects.order_by("pk").first()
    return owner or Owner.objects.create(zone=settings.ZONE_OF_THIS_MACHINE, rules=RULES)


def set_up(
    *,
    owner: Owner,
    name: str,
    language: str,
    zone: str,
    theme: str,
    calendar: str,
    single_keys: bool,
    now: datetime,
) -> Deed:
    """Change the settings; a new time zone makes every day anew."""
    if zone not in zoneinfo.available_timezones():
        raise Refused(say("“{zone}” is no time zone.", zone=zone))
    if language not in {"", "ja", "en"} or theme not in Owner.Theme.values or calendar not in Owner.Calendar.values:
        raise Refused(say("That setting does not exist."))
    moved = zone != owner.zone
    with deed(owner, say("Settings changed"), now=now) as (done, pen):
        pen.change(
            owner,
            name=name.strip()[:200],
            language=language,
            zone=zone,
            theme=theme,
            calendar=calendar,
            single_keys=single_keys,
        )
    if moved:
        refresh_all(owner, now=now)
    return done


def end_sessions(*, owner: Owner) -> None:
    """Every open browser has to come in by a new link."""
    owner.generation += 1
    owner.save(update_fields=["generation"])


def add_own_address(*, owner: Owner, text: str, now: datetime) -> Deed:
    """This e-mail address, phone number or profile is the owner's own: what it sent, the owner sent."""
    said = SaidHandle.email(text) or SaidHandle.phone(text) or SaidHandle.url(text)
    if said is None or (said.kind == "url" and not said.identifies):
        raise Refused(say("“{text}” is no e-mail address, phone number or profile.", text=text))
    with deed(owner, say("{address} is yours", address=said.value), now=now) as (done, pen):
        before = own_handles(owner)
        handle = _handle(owner, said)
        record = SaidSighting(Origin("owner", f"own:{said.value}"), Name(full=owner.name), (said,), is_owner=True)
        key = {"owner": owner, "source": "owner", "key": record.origin.key}
        home = Person.objects.create(owner=owner)
        data = plain(record)
        row = Sighting(**key, digest=digest_of(data), data=data, is_owner=True, seen_at=now, home=home, person=home)
        if Sighting.objects.filter(**key).exists():
            raise Refused(say("{address} is yours already.", address=said.value))
        pen.create(row)
        pen.create(SightingHandle(owner=owner, sighting=row, handle=handle))
        settle(owner, {home.pk, handle.person_id or home.pk})
        derive_anew(owner, before=before)
    refresh_all(owner, now=now)
    return done


def _handle(owner: Owner, said: SaidHandle) -> Handle:
    handle, _ = Handle.objects.get_or_create(
        owner=owner, kind=said.kind, value=said.value, defaults={"identifies": said.identifies}
    )
    if handle.home_id is None:
        handle.home = handle.person = Person.objects.create(owner=owner)
        handle.save(update_fields=["home", "person"])
    return handle


def remove_own_address(*, owner: Owner, handle: int, now: datetime) -> Deed:
    """This address was taken for the owner's own, but is not."""
    row = Handle.objects.filter(owner=owner, pk=handle, person__is_owner=True).first()
    if row is None:
        raise Refused(say("This is none of your addresses."))
    with deed(owner, say("{address} is not yours", address=row.value), now=now) as (done, pen):
        before = own_handles(owner)
        _let_go(owner, row, pen)
        settle(owner, {pk for pk in (row.person_id, row.home_id) if pk is not None} | rehouse(owner, {row.pk}))
        derive_anew(owner, before=before)
    refresh_all(owner, now=now)
    return done


def _let_go(owner: Owner, handle: Handle, pen: Pen) -> None:
    """Cut the links by which the owner's own sightings hold an address."""
    for link in SightingHandle.objects.filter(owner=owner, handle=handle, sighting__is_owner=True):
        pen.remove(link)


def rehouse(owner: Owner, handles: Collection[int]) -> set[int]:
    """An address that nothing names stands for nobody, and one that is named again for somebody; tells for whom."""
    people: set[int | None] = set()
    for handle in Handle.objects.filter(owner=owner, pk__in=handles):
        is_used = handle.sighting_links.exists() or handle.presences.exists()
        is_used = is_used or handle.roles.exists() or handle.praise.exists()
        people |= {handle.home_id, handle.person_id}
        if is_used and handle.home_id is None:
            handle.home = handle.person = Person.objects.create(owner=owner)
        elif not is_used:
            handle.home = handle.person = None
        handle.save(update_fields=["home", "person"])
        people.add(handle.home_id)
    return {pk for pk in people if pk is not None}
