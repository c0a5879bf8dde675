"""Thunderbird's address book as a table, separated by commas, semicolons or tabs, in English or Japanese.

Names, both e-mail addresses, telephone numbers, the addresses of home and work, the place of work, web pages, the
birthday from its three columns and notes are taken; what else there is, is kept beside the person. Thunderbird can
also write vCard and LDIF, which are read too.
"""

from __future__ import annotations

from enishi.kit.say import say
from enishi.sources.table.known import Service, columns, marks

_COLUMNS = columns("""
    given: First Name | 名
    family: Last Name | 姓
    name: Display Name | 表示名
    nickname: Nickname | ニックネーム
    email: Primary Email | Secondary Email | メールアドレス | 別のメールアドレス
    phone: Work Phone | Home Phone | Mobile Number | 勤務先の電話番号 | 自宅の電話番号 | 携帯電話番号
    street@home: Home Address | Home Address 2 | 番地 (自宅) | 番地 (自宅) 2 | 番地2 (自宅) | 住所 (自宅) | 住所2 (自宅)
    city@home: Home City | 市区町村 (自宅)
    region@home: Home State | 都道府県 (自宅)
    postcode@home: Home ZipCode | 郵便番号 (自宅)
    country@home: Home Country | 国 (自宅)
    street@work: Work Address | Work Address 2 | 番地 (勤務先) | 番地 (勤務先) 2 | 番地2 (勤務先) | 住所 (勤務先)
    city@work: Work City | 市区町村 (勤務先)
    region@work: Work State | 都道府県 (勤務先)
    postcode@work: Work ZipCode | 郵便番号 (勤務先)
    country@work: Work Country | 国 (勤務先)
    title@work: Job Title | 役職
    department@work: Department | 部門
    organisation@work: Organization | 組織
    url: Web Page 1 | Web Page 2 | Web ページ 1 | Web ページ 2
    year: Birth Year | 誕生年
    month: Birth Month | 誕生月
    day: Birth Day | 誕生日
    note: Notes | メモ
""")
SOURCE = Service(
    name="thunderbird_contacts",
    marks=marks(
        "First Name | Last Name | Display Name | Primary Email",
        "Display Name | Primary Email | Secondary Email",
        "名 | 姓 | 表示名 | メールアドレス | 別のメールアドレス",
    ),
    holds=_COLUMNS.get,
).source(
    title=say("Thunderbird address book (CSV)"),
    how_to_get=say("In Thunderbird: Address Book, hold a book with the right mouse button, Export, Comma Separated."),
)
