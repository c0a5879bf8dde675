"""Books made by a seed: invented people as many sources say them, with whatever came along."""

from __future__ import annotations

from random import Random
from uuid import UUID

from enishi.kit.dates import PartialDate
from enishi.records import Handle, Job, Name, Origin, Record, Sighting

_FAMILIES = "髙橋 佐藤 能登 Carter Lindqvist O'Hara 表 Müller Şahin 小笠原 Núñez".split()
_GIVENS = "誠 京子 構一 Ben Clara Dai 愛子 Käthe Ömer みのる José".split()
_READINGS = {"髙橋": "たかはし", "佐藤": "サトウ", "誠": "まこと", "京子": "きょうこ", "愛子": "アイコ"}
_HOUSES = ("東都システムズ㈱", "Harbour Works, Ltd.", "桜出版; 編集", "Quay\\Side", "西海商事")
_TITLES = ("部長", "Lead; Design", "Engineer, senior", "", "取締役\\社長")
_LABELS = ("", "work", "cell work", "Home", "自宅", "voice", "_$!<Work>!$_", "* main", "a,b;c:d", "x^y")
_TAGS = ("取引先", "sailing, summer", "a;b", "* starred", "myContacts", "c ::: d", "同窓会")
_EXTRAS = (
    ("会社コード", "A-7"),
    ("Title", "Mr"),
    ("X-BOAT", "Puffin\\, the red one"),
    ("X-BOAT;TYPE=sail,red", "two"),
    ("item1.X-ABDATE", "1999-05-01"),
    ("item1.X-ABLABEL", "_$!<Anniversary>!$_"),
    ("ANNIVERSARY", "1999-05-01"),
    ("GENDER", "F"),
    ("FN;ALTID=1;LANGUAGE=en", "Okubo Masahito"),
    ("TEL;TYPE=home", "none"),
    ("JSPROP;JSPTR=speakToAs", '{"grammaticalGender": "feminine"}'),
    ("JSPROP;JSPTR=example.com/a", "7"),
    ("Connected On", "2019-05-01"),
    ("Custom 1", "two\nlines, with; marks\tand a tab"),
    ('“quoted” "title"', "  blanks around  "),
    ("PHOTO;VALUE=uri", "https://example.org/p.png"),
    ("Relation: Spouse", "Ann"),
    ("UID", "7"),
    ("END", "VCARD"),
    ("X-FOO;ENCODING=b", "QUJD"),
    ("=cmd", "@SUM(1)"),
    ("長い見出し" * 12, "長い値" * 200),
)
_NOTES = (
    "",
    "Likes tea.",
    "二行の\nメモ、\\n と",
    "“quoted”, with; marks: all\r\nof them\x0b",
    "-- \nx",
    "\u2028x\u3000",
)
_STREETS = (
    "",
    "東京都千代田区丸の内1-1-1 表ビル5F",
    "1 Shore Place, Edinburgh, EH6 6AA",
    "a;b, c\\d",
    "〒100-0005 東京都",
)


def made_book(random: Random, *, people: int = 0) -> list[Record]:
    """What one to six sources say of a few people."""
    found: list[Record] = []
    for number in range(people or random.randint(1, 12)):
        for _ in range(random.choice((1, 1, 2)) if not people else 1):
            found.append(_sighting(random, number, len(found)))
    return found


def _sighting(random: Random, person: int, place: int) -> Sighting:
    source = random.choice(("vcard", "linkedin", "table", "google_contacts", "eight", "jscontact"))
    key = str(UUID(int=random.getrandbits(128))) if random.random() < 0.4 else f"k:{random.getrandbits(40)}"
    return Sighting(
        origin=Origin(source, key),
        name=_name(Random(random.random() if random.random() < 0.1 else person), random),
        handles=tuple(handle for handle in _handles(random, person) if handle),
        jobs=_jobs(random),
        addresses=tuple(dict.fromkeys(filter(None, random.sample(_STREETS, random.randint(0, 2))))),
        birthday=random.choice(
            (None, PartialDate(1971, 6, 24), PartialDate(None, 2, 29), PartialDate(1980), PartialDate(1975, 12))
        ),
        note=random.choice(_NOTES),
        tags=tuple(random.sample(_TAGS, random.randint(0, 3))),
        said=random.choice((None, PartialDate(2019, 6, 3), PartialDate(2023, 4, 10))),
        is_organisation=random.random() < 0.1,
        extra=tuple(random.sample(_EXTRAS, random.randint(0, 6))),
    )


def _name(own: Random, random: Random) -> Name:
    family, given = own.choice(_FAMILIES), own.choice(_GIVENS)
    full = f"{family} {given}" if any(ord(letter) > 0x3000 for letter in family) else f"{given} {family}"
    match random.randint(0, 4):
        case 0:
            return Name(full=full)
        case 1:
            return Name(family=family, given=given)
        case 2:
            return Name(full=full, nickname=random.choice(("Benny, B.", "きょん", given)))
        case _:
            return Name(
                full=full,
                family=family,
                given=given,
                prefix=random.choice(("", "Dr.", "Prof., Dr.")),
                suffix=random.choice(("", "M.Sc.", "様")),
                middle=random.choice(("", "J.", "Philip Paul")),
                family_reading=_READINGS.get(family, ""),
                given_reading=_READINGS.get(given, ""),
            )


def _handles(random: Random, person: int) -> list[Handle | None]:
    label = random.choice(_LABELS)
    ways = [
        Handle.email(f"person{person}@example.org", label),
        Handle.email(f"Other.{person}+tag@Example.COM", random.choice(_LABELS)),
        Handle.email("info@example.jp", label),
        Handle.phone(f"090-1234-{person:04}", label),
        Handle.phone("03-3500-0001", label),  # everybody's at the office
        Handle.phone("12345", label),
        Handle.url(f"https://www.linkedin.com/in/person-{person}/", label),
        Handle.url(f"https://example.org/~p{person}/日本%20a;b,c", label),
        Handle.account("slack", f"U{person:03}", label),
        Handle.account("Google Talk", f"p{person}?x=1;2", label),
    ]
    return random.sample(ways, random.randint(0, 5))


def _jobs(random: Random) -> tuple[Job, ...]:
    return tuple(
        dict.fromkeys(
            Job(random.choice(_HOUSES), random.choice(("", "営業部", "R, D")), random.choice(_TITLES))
            for _ in range(random.choice((0, 1, 1, 2)))
        )
    )
