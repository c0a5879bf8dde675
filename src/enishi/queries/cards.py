"""Photographed cards beside what was read from them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import Q

from enishi.kit.addresses import show_phone
from enishi.kit.say import Refused, say
from enishi.queries.imports import ImportLine, line_of
from enishi.sources.card_photo import SOURCE_NAME, mark_of
from enishi.sources.card_photo.person import IN_LETTERS, OUTLINE, SURENESS, TURNED, UNREAD
from enishi.store.models import Import, Owner, Person, Sighting

DOUBTFUL = 0.9
NAMES = ("name", "reading", "organisation", "department", "title", "phone", "mobile", "email", "url", "address")


@dataclass(frozen=True)
class ReadField:
    """One field of a card; `percent` says how sure its reader was, None where the owner wrote it or nothing is said."""

    name: str
    value: str
    percent: int | None = None

    @property
    def is_doubtful(self) -> bool:
        return self.percent is not None and self.percent < 100 * DOUBTFUL


@dataclass(frozen=True)
class CardView:
    """A card, and the person it speaks of."""

    id: int
    number: int
    person: int
    name: str
    fields: tuple[ReadField, ...]
    unread: tuple[str, ...]

    @property
    def doubtful(self) -> int:
        return sum(field.is_doubtful for field in self.fields)


@dataclass(frozen=True)
class CardsPage:
    """A picture's cards."""

    line: ImportLine
    cards: tuple[CardView, ...]


@dataclass(frozen=True)
class Photographed:
    """A card, and the picture that it was read from."""

    picture: int
    file: str
    is_there: bool
    view: CardView


@dataclass(frozen=True)
class CardPlace:
    """Where in which file a card is to be seen."""

    path: Path
    outline: tuple[float, ...]
    turns: int


def cards_page(*, owner: Owner, number: int) -> CardsPage:
    """The cards of one picture; Refused when that import is none, or its file is gone."""
    job = _picture(owner, number)
    rows = sorted(_rows(owner, job), key=lambda row: card_number(row.key))
    people = Person.objects.filter(pk__in=[row.person_id for row in rows]).in_bulk()
    cards = (_view(row, people[row.person_id]) for row in rows if row.person_id in people)
    return CardsPage(line_of(job), tuple(cards))


def card_place(*, owner: Owner, number: int, card: int) -> CardPlace:
    """Where the card of that number lies in the picture of that import."""
    job = _picture(owner, number)
    row = next((row for row in _rows(owner, job) if card_number(row.key) == card), None)
    if row is None:
        raise Refused(say("There is no such card in this picture."))
    beside = dict(row.data.get("extra", []))
    outline = tuple(float(value) for value in beside.get(OUTLINE, "").split())
    return CardPlace(_file(job), outline, int(beside.get(TURNED, "0")))


def person_cards(*, owner: Owner, person: int) -> tuple[Photographed, ...]:
    """The photographed cards of somebody whose pictures are still there, the newest first."""
    of_them = Q(person=person) | Q(person__merged_into=person)
    return tuple(one for one in _photographed(owner, of_them) if one.is_there)


def photographed(*, owner: Owner, doubtful: bool) -> tuple[Photographed, ...]:
    """Every photographed card, the newest first; or those of which something was read doubtfully."""
    return tuple(one for one in _photographed(owner, Q()) if one.view.doubtful or not doubtful)


def _photographed(owner: Owner, which: Q) -> Iterator[Photographed]:
    rows = Sighting.objects.filter(which, owner=owner, source=SOURCE_NAME, current=True, imported__isnull=False)
    for row in rows.select_related("person", "imported").order_by("-pk"):
        if row.person is not None and row.imported is not None:
            is_there = _file(row.imported).is_file()
            yield Photographed(row.imported.pk, row.imported.name, is_there, _view(row, row.person))


def card_number(key: str) -> int:
    """A card's number in its picture, by its key."""
    return int(key.rpartition(":")[2])


def field_values(data: dict[str, Any]) -> dict[str, str]:
    """What a card's sighting says, field by field, as a form shows it."""
    name, job = data.get("name", {}), (data.get("jobs") or [{}])[0]
    handles = data.get("handles", [])
    reading = " ".join(filter(None, (name.get("family_reading"), name.get("given_reading"))))
    phones = [(show_phone(h["value"]), h.get("label") == "mobile") for h in handles if h["kind"] == "phone"]
    return {
        "name": name.get("full", ""),
        "reading": reading or dict(data.get("extra", [])).get(IN_LETTERS, ""),
        **{field: job.get(field, "") for field in ("organisation", "department", "title")},
        "phone": ", ".join(number for number, is_mobile in phones if not is_mobile),
        "mobile": ", ".join(number for number, is_mobile in phones if is_mobile),
        "email": ", ".join(h["value"] for h in handles if h["kind"] == "email"),
        "url": ", ".join(h["value"] for h in handles if h["kind"] == "url"),
        "address": "; ".join(data.get("addresses", [])),
    }


def _view(row: Sighting, person: Person) -> CardView:
    beside = row.data.get("extra", [])
    sure: dict[str, int] = {}
    for name, value in beside:
        if name.startswith(SURENESS):
            field = name.removeprefix(SURENESS)
            sure[field] = min(sure.get(field, 100), round(float(value) * 100))
    values = field_values(row.data)
    return CardView(
        id=row.pk,
        number=card_number(row.key),
        person=person.merged_into_id or person.pk,
        name=values["name"] or person.name,
        fields=tuple(ReadField(name, values[name], sure.get(name) if values[name] else None) for name in NAMES),
        unread=tuple(value for name, value in beside if name == UNREAD),
    )


def _picture(owner: Owner, number: int) -> Import:
    job = Import.objects.filter(owner=owner, pk=number, source=SOURCE_NAME).first()
    if job is None:
        raise Refused(say("There is no picture of cards with the number {number}.", number=number))
    if not _file(job).is_file():
        raise Refused(say("The file {file} is not there any more.", file=job.name))
    return job


def _file(job: Import) -> Path:
    # The path was made by enishi itself when the file came in, never by whoever asks.
    return Path(settings.HOME) / job.path


def _rows(owner: Owner, job: Import) -> list[Sighting]:
    """The newest word of each card, whichever import of the same picture brought it."""
    mark = mark_of(_file(job))
    return list(Sighting.objects.filter(owner=owner, source=SOURCE_NAME, key__startswith=f"{mark}:", current=True))
