"""The business cards kept in Eight, as its table of all cards (名刺データの CSV).

The seven lines above the titles are passed over, and the number of cards that they state is not relied on. Each row is
a card, dated by the day it was exchanged: who changed company and gave you a new one has two, and is one person.
Eight writes “?” and “＊” where it could not read a letter or could not write it; such letters are left as they are.
"""

from __future__ import annotations

from enishi.kit.say import say
from enishi.sources.table.known import Service, columns, marks

_COLUMNS = columns("""
    organisation: 会社名
    department: 部署名
    title: 役職
    name: 氏名
    family: 姓
    given: 名
    email: e-mail
    postcode@card: 郵便番号
    street@card: 住所
    phone: TEL直通 | 携帯電話
    phone: TEL会社 | TEL部門
    url: URL
    said: 名刺交換日
""")
SOURCE = Service(
    name="eight",
    marks=marks(
        "会社名 | TEL会社 | TEL直通 | 名刺交換日",
        "会社名 | e-mail | Eightでつながっている人",
    ),
    holds=_COLUMNS.get,
    are_cards=True,
).source(
    title=say("Eight (business cards)"),
    how_to_get=say(
        "At 8card.net in a browser: Settings, Download of card data (名刺データのダウンロード); Eight Premium is "
        "needed. Eight writes by e-mail when the file is ready."
    ),
)
