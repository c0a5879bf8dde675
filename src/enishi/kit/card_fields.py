"""The lines of a business card told apart: whose it is, for which organisation, and how they are reached.

A line comes with its place on the card and with how sure its reader was of it. What the words do not tell, their size
and place do: the name is mostly the largest, its reading stands beside it. Each field says how sure it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from enishi.kit.addresses import clean_phone, is_mobile
from enishi.kit.card_lines import CardLine, in_reading_order, phrases, tidied, with_long_vowels, without_look_alikes
from enishi.kit.card_names import BY_SIZE, known_name, readings, the_name, without_post
from enishi.kit.companies import company_key, names_company
from enishi.kit.names import is_japanese
from enishi.kit.signature_lines import Found, take_contacts
from enishi.kit.signature_words import is_firm, is_part, is_title, japanese_name

__all__ = ["Card", "CardField", "CardLine", "card_fields"]

_SURE_OF_KANJI = 0.97
_NO_HOUSE = re.compile(r"[\d、。！？!?]")
_ONLY_POSTCODE = re.compile(r"〒\d{3}-\d{4}")
_CARRIED = re.compile(r"携帯|mobile|cell|mob\.|(?<![a-z])m[ .:]", re.IGNORECASE)
_FOR_FIRMS = re.compile(r"法人.{0,8}(?:部|課|室|グループ|センター|担当)")  # it sells to firms and is none


@dataclass(frozen=True)
class CardField:
    """What a card says under one heading, and how sure that is, from 0 to 1."""

    name: str  # "name", "reading", "organisation", "department", "title", "phone", "mobile", "email", "url", "address"
    text: str
    confidence: float


@dataclass
class Card:
    """All that was found on a card. `unread`: lines that nothing was made of."""

    fields: list[CardField] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    def one(self, name: str) -> str:
        """The first field of a name, or nothing."""
        return next((found.text for found in self.fields if found.name == name), "")

    def all(self, name: str) -> list[str]:
        """Every field of a name."""
        return [found.text for found in self.fields if found.name == name]

    def add(self, name: str, text: str, confidence: float) -> None:
        """Keep a field, once."""
        if text and text not in self.all(name):
            self.fields.append(CardField(name, text, round(confidence, 2)))


def card_fields(lines: Iterable[CardLine]) -> Card:
    """What a card says, from its lines."""
    card = Card()
    rest = _without_contacts(in_reading_order(lines), card)
    rest = [piece for line in rest for phrase in phrases(line) for piece in without_post(phrase)]
    rest = _take_firm(rest, card)
    rest = _take_posts(rest, card)
    rest = _take_name(rest, card)
    rest = _take_reading(rest, card)
    rest = _take_house(rest, card)
    card.unread += [phrase.text for phrase in rest]
    return card


def _without_contacts(lines: Sequence[CardLine], card: Card) -> list[CardLine]:
    """What is left of the lines once all that reaches somebody has been taken from them."""
    found, rest = Found(), []
    address: list[float] = []
    codes = []
    for line in lines:
        text = tidied(line.text)
        if _ONLY_POSTCODE.fullmatch(text):  # in columns it may stand on the wrong side of its address
            codes.append(text)
            address.append(line.confidence)
            continue
        phones, mails, urls, place = len(found.phones), len(found.emails), len(found.urls), found.address
        left = take_contacts(text, found)
        for number in found.phones[phones:]:
            card.add("mobile" if _is_carried(number, text) else "phone", number, line.confidence)
        for mail in found.emails[mails:]:
            card.add("email", mail, line.confidence)
        for url in found.urls[urls:]:
            card.add("url", url, line.confidence)
        if found.address != place:
            address.append(line.confidence)
        if left:
            rest.append(replace(line, text=left))
    if found.address:
        code = codes[0] if codes and "〒" not in found.address else ""
        card.add("address", without_look_alikes(f"{code} {found.address}".strip()), min(address))
    else:
        card.unread += codes
    return rest


def _is_carried(number: str, text: str) -> bool:
    """Whether a number is a mobile one, by its plan or by the word before it."""
    before = re.split(r"\d(?=\D*$)", text.partition(number)[0])[-1]
    return is_mobile(clean_phone(number) or "") or _CARRIED.search(before) is not None


def _take_firm(rest: list[CardLine], card: Card) -> list[CardLine]:
    """Take the organisation: in Japanese if it stands there in both languages."""
    firms = [phrase for phrase in rest if is_firm(phrase.text) and not _FOR_FIRMS.match(phrase.text)]
    if not firms:
        return rest
    best = max(firms, key=lambda phrase: (is_japanese(phrase.text), phrase.size))
    card.add("organisation", _surely(best), best.confidence)
    card.unread += [phrase.text for phrase in firms if phrase is not best]
    return [phrase for phrase in rest if phrase not in firms]


def _surely(phrase: CardLine) -> str:
    """A name as it was read, but in the usual kanji where its reader was not sure which of two it saw."""
    return without_look_alikes(phrase.text, sure=phrase.confidence > _SURE_OF_KANJI)


def _take_posts(rest: list[CardLine], card: Card) -> list[CardLine]:
    """Take departments and titles; several of them are one, as a card says them from the large to the small."""
    posts: dict[str, list[CardLine]] = {"department": [], "title": []}
    left = []
    for phrase in rest:
        if is_japanese(phrase.text) and japanese_name(phrase.text) and not is_title(phrase.text):
            left.append(phrase)
            continue
        pieces = _pieces(phrase)
        for piece, kind in pieces:
            posts[kind].append(piece)
        if not pieces:
            left.append(phrase)
    for kind, found in posts.items():
        in_japanese = [piece for piece in found if is_japanese(piece.text)]
        told = in_japanese or found
        card.unread += [piece.text for piece in found if piece not in told]
        if told:
            joint = " " if in_japanese else ", "
            text = joint.join(dict.fromkeys(piece.text for piece in told))
            card.add(kind, text, min(piece.confidence for piece in told))
    return left


def _pieces(phrase: CardLine) -> list[tuple[CardLine, str]]:
    """A phrase as department and title; a reader of pictures leaves out the space between them."""
    text = without_look_alikes(phrase.text)
    text = with_long_vowels(text) if phrase.is_column else text
    if not is_japanese(text):
        title, _, part = text.partition(", ")
        if is_title(title) and is_part(part):
            return [(replace(phrase, text=part), "department"), (replace(phrase, text=title), "title")]
    else:
        for at in range(len(text) - 1, 1, -1):
            part, title = text[:at].strip(), text[at:].strip()
            if is_part(part) and len(title) > 1 and is_title(title):
                return [(replace(phrase, text=part), "department"), (replace(phrase, text=title), "title")]
    if is_title(text):
        return [(replace(phrase, text=text), "title")]
    return [(replace(phrase, text=text), "department")] if is_part(text) else []


def _take_name(rest: list[CardLine], card: Card) -> list[CardLine]:
    name, sure = the_name(rest)
    if name is None:
        return rest
    text = _surely(name)
    card.add("name", known_name(text) or text, name.confidence * sure)
    return [phrase for phrase in rest if phrase is not name]


def _take_reading(rest: list[CardLine], card: Card) -> list[CardLine]:
    """Take what says how a Japanese name is read; what else looks like that says nothing more."""
    told = readings(rest, card.one("name"))
    if not told:
        return rest
    card.add("reading", told[0].text, told[0].confidence)
    card.unread += [phrase.text for phrase in told[1:]]
    return [phrase for phrase in rest if phrase not in told]


def _take_house(rest: list[CardLine], card: Card) -> list[CardLine]:
    """Take an organisation without a legal form: the one that a domain spells, or the largest words left."""
    if card.one("organisation"):
        return rest
    domains = [mail.rpartition("@")[2] for mail in card.all("email")]
    domains += [re.sub(r"^(?:https?://)?(?:www\.)?([^/?#:]+).*", r"\1", url) for url in card.all("url")]
    spelled = [p for p in rest if any(names_company(domain, company_key(p.text)) for domain in domains)]
    possible = [phrase for phrase in rest if len(phrase.text) > 1 and not _NO_HOUSE.search(phrase.text)]
    best = max(spelled or possible, key=lambda phrase: phrase.size, default=None)
    if best is None:
        return rest
    card.add("organisation", best.text, best.confidence * (1.0 if spelled else BY_SIZE))
    return [phrase for phrase in rest if phrase is not best]
