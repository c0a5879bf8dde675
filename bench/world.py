"""A large made-up book, written as files and imported through the front door."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.header import Header
from email.utils import format_datetime
from pathlib import Path

from bench.people_words import japanese
from bench.people_world import katakana

FAMILIES = "佐藤 鈴木 高橋 田中 伊藤 渡辺 山本 中村 小林 加藤 吉田 山田 佐々木 松本 井上 木村 林 清水 森 池田".split()
GIVENS = "誠 健太 彩 結衣 恵子 大輔 翔太 美咲 さくら 浩二 直樹 遥".split()
COMPANIES = [
    f"{name}{kind}"
    for name in ("東都", "ひなた", "港南", "水際", "青葉", "三ツ星")
    for kind in ("商事", "製作所", "システムズ")
]
OWNER = "owner@example.jp"
SUBJECTS = (
    "定例の件 見積もりについて 資料のご確認 来週の打ち合わせ Slides for Friday Budget review 納期のご相談".split()
)
TEXTS = (
    "お世話になっております。資料を拝見しました。来週の打ち合わせでご相談させてください。",
    "Thanks for the draft. Could you send me the numbers by Friday?",
    "承知しました。金曜までにお送りします。引き続きよろしくお願いいたします。",
    "ご都合はいかがでしょうか。火曜の午後でしたら伺えます。",
    "I have put the slides into the folder. Let me know what you think.",
)


def person(number: int) -> tuple[str, str, str]:
    """Name, reading and address of the n-th person: names as often as they are met, namesakes too."""
    chance = random.Random(number)
    named = japanese(chance, woman=number % 2 == 0)
    reading = f"{katakana(named.family_kana)};{katakana(named.given_kana)}"
    return f"{named.family} {named.given}", reading, f"p{number}@example.com"


def write_cards(path: Path, people: int) -> None:
    """One vCard a person."""
    with path.open("w", encoding="utf-8") as file:
        for number in range(people):
            name, reading, address = person(number)
            family, given = name.split(" ")
            last, first = reading.split(";")
            file.write(
                f"BEGIN:VCARD\nVERSION:3.0\nUID:bench-world-person-{number:08}\nFN:{name}\nN:{family};{given};;;\n"
                f"X-PHONETIC-LAST-NAME:{last}\nX-PHONETIC-FIRST-NAME:{first}\nEMAIL:{address}\n"
                f"TEL:+8190{10_000_000 + number}\nORG:{COMPANIES[number % len(COMPANIES)]}\nTITLE:課長\n"
                f"BDAY:--{number % 12 + 1:02}-{number % 28 + 1:02}\nEND:VCARD\n"
            )


def write_mailbox(path: Path, *, people: int, messages: int, now: datetime | None = None, seed: int = 7) -> None:
    """So many mails over six years, oldest first; a few people write very often, most seldom."""
    with path.open("wb") as file:
        for message in _messages(people, messages, now or datetime.now(UTC), random.Random(seed)):
            file.write(message)


def _messages(people: int, messages: int, now: datetime, chance: random.Random) -> Iterator[bytes]:
    ages = sorted((chance.random() * 2190 for _ in range(messages)), reverse=True)
    for number, age in enumerate(ages):
        # A Zipf-like life: the first people are written to weekly, the last once in years.
        who = min(int(people ** chance.random()) - 1 + chance.randrange(3), people - 1)
        if chance.random() < 0.5:
            who = chance.randrange(people)
        name, _, address = person(who)
        sender, to = (
            (f"{_word(name)} <{address}>", OWNER) if chance.random() < 0.5 else (OWNER, f"{_word(name)} <{address}>")
        )
        at = now - timedelta(days=age)
        thread = f"<t{who}.{number // 400}@example.com>"
        yield (
            f"From x@example.com Mon Jan  1 00:00:00 2024\nFrom: {sender}\nTo: {to}\nDate: {format_datetime(at)}\n"
            f"Subject: {_word(chance.choice(SUBJECTS))}\nMessage-ID: <m{number}@example.com>\nReferences: {thread}\n"
            "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
            f"{chance.choice(TEXTS)}\n\n"
        ).encode()


def _word(text: str) -> str:
    return text if text.isascii() else str(Header(text, "utf-8").encode())
