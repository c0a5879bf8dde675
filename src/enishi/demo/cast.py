"""The invented people of the demo world: names, places at work, and how often they and the owner met."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from enishi.demo.cast_tables import ABROAD, JAPANESE
from enishi.demo.orgs import ORGS, Org

MONTH = 30.44  # days
SPAN = 96.0  # months that the world lasts

OWNER_JA = "青木 遥"
OWNER_EN = "Haruka Aoki"
OWNER_NOW = "haruka.aoki@example.jp"
OWNER_THEN = "haruka@touto-systems.example"
OWNER_SLUG = "haruka-aoki-example"


@dataclass(frozen=True)
class Place:
    """A place at an organisation, held since so many months ago."""

    org: Org
    title: str
    since: float


@dataclass(frozen=True)
class Span:
    """A stretch of a tie: from and until (months ago), and exchanges a month."""

    start: float
    end: float
    rate: float


@dataclass(frozen=True)
class Person:
    """Someone the owner knows. Marks are the short words of the table below."""

    family: str
    given: str
    family_kana: str
    given_kana: str
    family_roman: str
    given_roman: str
    japanese: bool
    places: tuple[Place, ...]
    deck: str
    spans: tuple[Span, ...]
    marks: tuple[str, ...]
    number: int  # the row, from which phone numbers are made

    @cached_property
    def key(self) -> str:
        return f"{_plain(self.given_roman)}-{_plain(self.family_roman)}"

    @cached_property
    def name(self) -> str:
        """The name as the person's own mail program shows it."""
        return f"{self.family} {self.given}" if self.japanese else f"{self.given} {self.family}"

    @property
    def url(self) -> str:
        return f"https://www.linkedin.com/in/{self.key}-example"

    def has(self, mark: str) -> bool:
        return mark in self.marks

    def place(self, months_ago: float) -> Place:
        """Where they worked then; the first place, for the time before the table begins."""
        return next((p for p in reversed(self.places) if p.since >= months_ago), self.places[0])

    def address(self, months_ago: float) -> str:
        """The address they wrote from then. A mark `keeps` holds the first one through a change of job."""
        org = self.places[0].org if self.has("keeps") else self.place(months_ago).org
        return org.address(_plain(self.given_roman), _plain(self.family_roman))

    @cached_property
    def addresses(self) -> tuple[str, ...]:
        """Every work address in turn, the newest first."""
        return tuple(dict.fromkeys(self.address(place.since) for place in reversed(self.places)))

    @property
    def private_address(self) -> str:
        return f"{_plain(self.given_roman)}.{_plain(self.family_roman)}@home.example.net".lower()

    @property
    def mobile(self) -> str:
        return f"090-0000-{1100 + self.number * 37 % 8800:04}"

    def birthday(self, today: date) -> str:
        """As a card writes it: `1984-05-12`, `--05-12`, or nothing. `b+3` is three days from today."""
        mark = next((m for m in self.marks if m.startswith("b")), "")
        if mark.startswith("b+"):
            ahead, _, year = mark[2:].partition("y")
            day = today + timedelta(days=int(ahead))
            day = day.replace(day=28) if (day.month, day.day) == (2, 29) else day
            return f"{year or '-'}-{day:%m-%d}"
        return f"{mark[1:-4] or '-'}-{mark[-4:-2]}-{mark[-2:]}" if mark else ""


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.lower())
    return "".join(letter for letter in letters if letter.isascii() and letter.isalpha())


def months_since_leaving(today: date) -> float:
    """The owner left 東都システムズ at the end of a March, five to six years ago."""
    return (today - left_on(today)).days / MONTH


def owner_firm(person: Person, day: date, left: date) -> str:
    """The house in whose name the owner wrote to this person that day; none to friends, before there was her own."""
    if day > left:
        return "しずく工房"
    at_work = person.deck in ("boss", "peer", "junior", "client", "supplier", "en_client")
    return "東都システムズ" if at_work else ""


def owner_address(person: Person, day: date, left: date) -> str:
    return OWNER_THEN if owner_firm(person, day, left) == "東都システムズ" else OWNER_NOW


def left_on(today: date) -> date:
    return date(today.year - 5, 3, 31)


def _spans(text: str, left: float) -> tuple[Span, ...]:
    """`s-L:2 L-28:.3`: two exchanges a month from the start until the owner left, then fewer until 28 months ago."""
    value = {"s": SPAN, "L": left}
    spans = []
    for part in text.split():
        stretch, rate = part.split(":")
        start, end = (value[x] if x in value else float(x) for x in stretch.split("-"))
        spans.append(Span(start, end, float(rate)))
    return tuple(spans)


def _places(text: str) -> tuple[Place, ...]:
    places = []
    for part in text.split(">"):
        key, _, rest = part.partition(":")
        title, _, since = rest.partition("@")
        places.append(Place(ORGS[key], title, float(since or SPAN + 40)))
    return tuple(places)


def the_cast(today: date) -> list[Person]:
    """Everyone, in the order of the tables."""
    left = months_since_leaving(today)
    people: list[Person] = []
    for line in JAPANESE.strip().splitlines():
        name, kana, roman, *life = (part.strip() for part in line.split("|"))
        (family, given), (family_kana, given_kana) = name.split(" "), kana.split(" ")
        given_roman, family_roman = roman.split(" ")
        names = (family, given, family_kana, given_kana, family_roman, given_roman)
        people.append(_person(names, life, left, len(people)))
    for line in ABROAD.strip().splitlines():
        name, *life = (part.strip() for part in line.split("|"))
        given, family = name.split(" ", 1)
        people.append(_person((family, given, "", "", family, given), life, left, len(people)))
    return people


def _person(names: tuple[str, str, str, str, str, str], life: list[str], left: float, number: int) -> Person:
    places, deck, spans, marks = life
    is_japanese = bool(names[2])
    return Person(*names, is_japanese, _places(places), deck, _spans(spans, left), tuple(marks.split()), number)
