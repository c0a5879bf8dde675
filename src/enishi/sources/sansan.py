"""The business cards kept in Sansan, as the table it exports, in Shift_JIS or UTF-8.

Each row is a card, dated by the day it was exchanged: names and readings, company, department, position, e-mail
address, telephone numbers, address, tags and notes are taken. Who owns the card, and what else Sansan knows of it, is
kept beside the person.
"""

from __future__ import annotations

import re

from enishi.kit.say import say
from enishi.kit.text import fold
from enishi.sources.table.known import Held, Service, columns, marks

_COLUMNS = columns("""
    organisation: 会社名
    department: 部署 | 部署名
    title: 役職
    name: 氏名
    family: 姓 | 氏名[姓] | 氏名(姓)
    given: 名 | 氏名[名] | 氏名(名)
    family_reading: 姓カナ | 氏名カナ[姓] | 氏名カナ(姓)
    given_reading: 名カナ | 氏名カナ[名] | 氏名カナ(名)
    email: email | e-mail | メールアドレス
    phone: TEL | 携帯番号 | 携帯電話 | 携帯 | 直通
    url: URL
    postcode@1: 郵便番号
    street@1: 住所
    region@1: 都道府県
    tags: タグ
    note: メモ
    said: 名刺交換日
    key: 名刺ID
""")
_PLAIN_ADDRESS = re.compile(r"住所 ?(\d?) ?[([](都道府県|市区町村|町域・番地|町域番地|番地|ビル名)[)\]]")
_PART = {"都道府県": "region", "市区町村": "city"}
_NUMBER = re.compile(r" ?[([]?\d[)\]]?$")  # TEL1, e-mail(1), URL 2


def holds(title: str) -> Held | None:
    """What stands under a title; numbers behind it tell only which of several it is."""
    if plain := _COLUMNS.get(title):
        return plain
    if found := _PLAIN_ADDRESS.fullmatch(title):
        return _PART.get(found[2], "street"), found[1] or "1"
    kind, group = _COLUMNS.get(_NUMBER.sub("", title), ("", ""))
    if kind == "street":
        return "address", fold(title)
    return (kind, group) if kind in {"email", "phone", "url"} else None


SOURCE = Service(
    name="sansan",
    marks=marks(
        "会社名 | 姓 | 名 | 名刺ID",
        "会社名 | 氏名 | 名刺ID",
        "会社名 | 名刺所有者",
        "会社名 | 名刺所有者ユーザID",
        "会社名 | 氏名[姓] | 名刺交換日",
        "会社名 | 姓 | 名 | TEL1 | 携帯番号",
    ),
    holds=holds,
    are_cards=True,
).source(
    title=say("Sansan (business cards)"),
    how_to_get=say(
        "In Sansan: search for cards, mark them, and choose Output CSV (CSV出力). Whether you may is up to your "
        "company's administrator."
    ),
)
