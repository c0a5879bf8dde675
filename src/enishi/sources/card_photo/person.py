"""From one photographed card to one sighting."""

from __future__ import annotations

from enishi.kit.card_fields import Card, card_fields
from enishi.kit.dates import PartialDate
from enishi.kit.names import hiragana, is_japanese, is_kana
from enishi.kit.readings import split_name, surname_readings
from enishi.kit.say import say
from enishi.kit.text import squeeze
from enishi.records import Handle, Job, Name, Origin, Sighting, Skipped
from enishi.sources.card_photo.found import ReadCard

SOURCE = "card_photo"
# What is kept beside a card that was read.
SURENESS, OUTLINE, TURNED, UNREAD, IN_LETTERS = "confidence ", "outline", "turned", "unread", "name in letters"
_STEP = 20  # sureness is kept in twentieths: finer ones differ from one processor to the next
_TELLING = ("name", "organisation", "email", "phone", "mobile", "address")
_LEAST_TELLING = 2  # a single word that looks like a name stands on any shop sign


def sighting(read: ReadCard, picture: str, taken: PartialDate | None) -> Sighting | Skipped:
    """What a card says, under a key made of the picture's own and its number in it."""
    place = say("card {number}", number=read.number)
    card = card_fields(read.lines)
    if sum(bool(card.one(name)) for name in _TELLING) < _LEAST_TELLING:
        return Skipped(place, say("No name with a company, number or address can be read on it."))
    origin = Origin(SOURCE, f"{picture}:{read.number}", place)
    return said_by(card, origin, taken, (*_sureness(card), *_where(read), *_unread(card)))


def said_by(card: Card, origin: Origin, taken: PartialDate | None, beside: tuple[tuple[str, str], ...]) -> Sighting:
    """The fields of a card as a sighting; `beside` is kept with it."""
    job = Job(card.one("organisation"), card.one("department"), card.one("title"))
    letters = card.one("reading")
    latin = ((IN_LETTERS, letters),) if letters and not is_kana(letters) else ()
    return Sighting(
        origin=origin,
        name=_name(card),
        handles=tuple(dict.fromkeys(_handles(card))),
        jobs=(job,) if job != Job() else (),
        addresses=tuple(card.all("address")),
        said=taken,
        extra=(*latin, *beside),
    )


def _name(card: Card) -> Name:
    """The name in two halves where the card parts them, or where its reading is known to begin with the first."""
    full, reading = card.one("name"), card.one("reading")
    halves = full.split()
    if not is_japanese(full):
        return Name(full=full)
    family, given = halves if len(halves) == 2 else split_name(full)
    readings = _readings(family, reading) if is_kana(reading) else ("", "")
    if len(halves) == 2 or all(readings):
        return Name(full, family, given, family_reading=readings[0], given_reading=readings[1])
    return Name(full)


def _readings(family: str, reading: str) -> tuple[str, str]:
    """The reading of each half: a reader of pictures leaves out the space between them."""
    words = reading.split()
    if len(words) == 2:
        return words[0], words[1]
    said = hiragana(reading)
    first = max((sound for sound in surname_readings(family) if said.startswith(sound)), key=len, default="")
    return (reading[: len(first)], reading[len(first) :]) if first and len(first) < len(said) else ("", "")


def _handles(card: Card) -> list[Handle]:
    mails = [Handle.email(text) for text in card.all("email")]
    mobiles = [Handle.phone(text, "mobile") for text in card.all("mobile")]
    phones = [Handle.phone(text) for text in card.all("phone")]
    urls = [Handle.url(text) for text in card.all("url")]
    return [handle for handle in (*mails, *mobiles, *phones, *urls) if handle]


def _sureness(card: Card) -> list[tuple[str, str]]:
    return [(f"{SURENESS}{found.name}", f"{round(found.confidence * _STEP) / _STEP:g}") for found in card.fields]


def _where(read: ReadCard) -> list[tuple[str, str]]:
    """Where the card lies in the picture, and how it is brought upright."""
    outline = [(OUTLINE, " ".join(f"{value:g}" for value in read.outline))] if read.outline else []
    return [*outline, (TURNED, str(read.turns))] if read.turns else outline


def _unread(card: Card) -> list[tuple[str, str]]:
    return [(UNREAD, squeeze(text)) for text in card.unread]
