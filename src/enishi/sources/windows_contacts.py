"""The Windows address book (アドレス帳) as Outlook Express, Windows Mail and Windows Live Mail wrote it.

Names, e-mail addresses, telephone numbers, the addresses of home and work, the place of work, web pages and notes are
taken from the table, in English or Japanese, with the blanks that Windows leaves behind some of its titles.
"""

from __future__ import annotations

from enishi.kit.say import say
from enishi.sources.table.known import Held, Service, columns, marks

_COLUMNS = columns("""
    given: First Name | 名
    family: Last Name | 姓
    middle: Middle Name | ミドル ネーム
    name: Name | 名前 | 表示名
    nickname: Nickname | ニックネーム
    email: E-mail Address | 電子メール アドレス
    street@home: Home Street | 自宅の番地
    city@home: Home City | 自宅の市区町村
    postcode@home: Home Postal Code | 自宅の郵便番号
    region@home: Home State | 自宅の都道府県
    country@home: Home Country/Region | 自宅の国または地域 | 自宅の国/地域 | 自宅の国
    phone: Home Phone | Mobile Phone | Business Phone
    phone: 自宅電話番号 | 携帯電話 | 勤務先電話番号 | 自宅の電話番号 | 勤務先の電話番号
    url: Personal Web Page | Business Web Page | 個人 Web ページ | ビジネス Web ページ
    street@work: Business Street | 勤務先の番地
    city@work: Business City | 勤務先の市区町村
    postcode@work: Business Postal Code | 勤務先の郵便番号
    region@work: Business State | 勤務先の都道府県
    country@work: Business Country/Region | 勤務先の国または地域 | 勤務先の国/地域 | 勤務先の国
    organisation@work: Company | 会社名
    title@work: Job Title | 役職
    department@work: Department | 部署
    note: Notes | メモ
""")


def holds(title: str) -> Held | None:
    """What stands under a title; some versions write a colon behind it."""
    return _COLUMNS.get(title.rstrip(" :"))


SOURCE = Service(
    name="windows_contacts",
    marks=marks(
        "Name | E-mail Address | Personal Web Page",
        "Name | E-mail Address | Home Street | Business Web Page",
        "名前 | 電子メール アドレス | 自宅の番地",
        "表示名 | 電子メール アドレス | 自宅の番地",
        "名前 | 電子メール アドレス | 個人 Web ページ",
        "名前 | 電子メール アドレス | 自宅電話番号 | 勤務先電話番号",
    ),
    holds=holds,
).source(
    title=say("Windows address book (CSV)"),
    how_to_get=say("In Windows Live Mail: Contacts, Export, Comma Separated Values (.CSV), with all fields ticked."),
)
