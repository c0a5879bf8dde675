"""A scene's bare sentence becomes a letter: addressed, greeted, closed and signed as its writer would."""

from __future__ import annotations

import re
from collections import UserDict
from datetime import date, datetime, timedelta
from random import Random

from enishi.demo import words_en, words_ja
from enishi.demo.cast import OWNER_EN, OWNER_JA, OWNER_NOW, OWNER_THEN, Person, Place

WEEKDAYS = "月火水木金土日"
_SEASONS = (0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5)
_RANKS = ("本部長", "部長", "課長", "室長", "教授", "代表")


def day_ja(day: date, said: date) -> str:
    """`12日（木）`, with the month when it is another one."""
    month = "" if day.month == said.month and day >= said else f"{day.month}月"
    return f"{month}{day.day}日（{WEEKDAYS[day.weekday()]}）"


def day_en(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B}"


class Slots(UserDict[str, str]):
    """What the braces of one thread mean; drawn once, the same to its end."""

    def __init__(self, rng: Random, person: Person, place: Place, *, at: datetime, firm: str) -> None:
        super().__init__()
        self.rng = rng
        self.japanese = person.japanese
        self.themselves = (person.family, person.given)
        self.stock = words_ja.SLOTS if person.japanese else words_en.SLOTS
        month = f"{at.month}月" if person.japanese else f"{at:%B}"
        self.meeting_day = workday(at.date() + timedelta(days=rng.randint(3, 12)))
        self.hour = rng.choice((10, 11, 13, 14, 15, 16))
        later = workday(self.meeting_day + timedelta(days=rng.randint(1, 3)))
        self.data |= {
            "given": person.given, "family": person.family, "org": place.org.name,
            "us": firm, "month": month, "n": str(rng.randint(2, 5)),
            "time": f"{self.hour}時" if person.japanese else f"{self.hour}:00",
            "day": day_ja(self.meeting_day, at.date()) if person.japanese else day_en(self.meeting_day),
            "day2": day_ja(later, at.date()) if person.japanese else day_en(later),
        }  # fmt: skip
        if person.japanese:
            self.data["season"] = words_ja.SLOTS["season"].split("/")[_SEASONS[at.month - 1]]
        self.data["project"] = rng.choice(place.org.projects or ("the side project",))
        self.due: date | None = None
        self.wording = rng.randrange(6)  # one for the whole thread, so that answers fit their questions

    def __missing__(self, key: str) -> str:
        words = [word for word in self.stock[key].split("/") if word not in self.themselves]
        self.data[key] = self.rng.choice(words)
        return self.data[key]

    def promise(self, said: date) -> None:
        """Name the day of {due}, two to eight days after `said`."""
        self.due = workday(said + timedelta(days=self.rng.randint(2, 8)))
        ahead = (self.due - said).days
        weekday = WEEKDAYS[self.due.weekday()]
        next_week = said.isocalendar().week != self.due.isocalendar().week
        if self.japanese:
            near = f"来週{weekday}曜" if next_week else f"{weekday}曜"
            self.data["due"] = near if self.rng.random() < 0.6 else day_ja(self.due, said)
        else:
            near = f"{self.due:%A}" if ahead < 7 else f"{self.due:%A} next week"
            self.data["due"] = near if self.rng.random() < 0.7 else day_en(self.due)

    def fill(self, text: str) -> str:
        return text.format_map(self)


def workday(day: date) -> date:
    """The day itself, or the Monday after it."""
    return day + timedelta(days=max(0, 7 - day.weekday())) if day.weekday() > 4 else day


def _one_of(rng: Random, stock: str) -> str:
    return rng.choice(stock.split("|"))


def _aside(rng: Random, seasonal: str, small_talk: str, *, deck: str, first: bool) -> str:
    """A word about the weather or the last time they met, now and then; friends and students need none."""
    if rng.random() > (0.24 if first else 0.12) or deck in ("friend", "family"):
        return ""
    return _one_of(
        rng, small_talk if rng.random() < 0.4 and deck not in ("student", "teacher", "en_student") else seasonal
    )


def _lines(text: str) -> str:
    return re.sub(r"([。？！])(?!」|）|$)", r"\1\n", text)


def honorific(person: Person, place: Place, deck: str, *, first: bool) -> str:
    """How the owner addresses someone at the head of a letter."""
    if deck == "client":
        with_house = first and place.org.key not in ("free", "home")
        return f"{place.org.name}\n{person.family}様" if with_house else f"{person.family}様"
    if deck == "teacher":
        return f"{person.family}先生"
    rank = next((rank for rank in _RANKS if rank in place.title), "") if deck == "boss" else ""
    return f"{person.family}{rank or 'さん'}"


def _signature_ja(person: Person, place: Place, address: str, deck: str) -> str:
    if deck in ("friend", "family"):
        return ""
    where = "" if place.org.key in ("free", "home") else f"{place.org.name} {place.title}".strip() + "\n"
    reading = f"{person.family_kana} {person.given_kana}"
    return f"\n\n-- \n{where}{person.name}（{reading}）\n{address}\n携帯 {person.mobile}"


def owner_signature(firm: str, *, japanese: bool) -> str:
    """The owner's, at 東都システムズ, at しずく工房, or (before there was one) under her name alone."""
    then = firm == "東都システムズ"
    address = OWNER_THEN if then else OWNER_NOW
    if not japanese:
        where = {"東都システムズ": "Touto Systems, Tokyo\n", "しずく工房": "Shizuku Kobo, Tokyo\n"}.get(firm, "")
        return f"\n\n-- \n{OWNER_EN}\n{where}{address}"
    phone = "電話 03-0000-2016" if then else "電話 03-0000-2021"
    where = f"{firm} 第二開発部\n" if then else f"{firm}\n" * bool(firm)
    return f"\n\n-- \n{where}{OWNER_JA}（あおき はるか）\n{address}\n{phone}"


def japanese_letter(
    rng: Random, slots: Slots, text: str, *, person: Person, place: Place, deck: str, mine: bool, first: bool,
    at: datetime, address: str, firm: str,
) -> str:  # fmt: skip
    """The whole of one Japanese mail, without what it quotes."""
    slots["me"] = "青木" if mine else person.family
    if mine:
        head = "" if deck in ("friend", "family") else honorific(person, place, deck, first=first) + "\n\n"
    else:
        head = {"client": "青木様\n\n", "supplier": "青木様\n\n", "student": "青木様\n\n"}.get(deck, "青木さん\n\n")
        head = "" if deck in ("friend", "family") else head
    opening = _one_of(rng, words_ja.OPENINGS[deck][mine] if first else words_ja.REPLIES[deck])
    if "ありがとう" in opening and "ありがとう" in text:  # nobody thanks twice in two lines
        opening = words_ja.REPLIES[deck].split("|")[0]
    aside = _aside(rng, words_ja.ASIDES[at.month], words_ja.SMALL_TALK, deck=deck, first=first)
    closing = _one_of(rng, words_ja.CLOSINGS["to student" if mine and deck == "student" else deck])
    if (
        "よろしく" in text
        or "お願い" in text
        or "いつでもどうぞ" in text
        or (deck == "student" and not first and not mine)
    ):
        closing = ""
    body = [slots.fill(opening), _lines(slots.fill(text)), _lines(slots.fill(aside)), closing]
    signed = ""
    if first or rng.random() < 0.5:
        signed = owner_signature(firm, japanese=True) if mine else _signature_ja(person, place, address, deck)
        signed = "" if deck in ("friend", "family") else signed
    return head + "\n\n".join(part for part in body if part) + signed


def english_letter(
    rng: Random, slots: Slots, text: str, *, person: Person, place: Place, deck: str, mine: bool, first: bool,
    at: datetime, address: str, firm: str,
) -> str:  # fmt: skip
    """The whole of one English mail, without what it quotes."""
    opening = _one_of(rng, words_en.OPENINGS[deck][mine]) if first or rng.random() < 0.7 else ""
    lead = _one_of(rng, words_en.LEADS[deck]) if first else ""
    aside = _aside(rng, words_en.ASIDES[at.month], words_en.SMALL_TALK, deck=deck, first=first)
    who = "Haruka" if mine else person.given
    body = [
        opening,
        f"{lead} {slots.fill(text)}".strip(),
        slots.fill(aside),
        f"{_one_of(rng, words_en.CLOSINGS[deck])}\n{who}",
    ]
    signed = ""
    if first and deck == "en_client":
        where = f"{place.title}, {place.org.name}"
        signed = owner_signature(firm, japanese=False) if mine else f"\n\n-- \n{person.name}\n{where}\n{address}"
    return (
        slots.fill("\n\n".join(part for part in body[:1] if part))
        + "\n\n" * bool(opening)
        + "\n\n".join(part for part in body[1:] if part)
        + signed
    )
