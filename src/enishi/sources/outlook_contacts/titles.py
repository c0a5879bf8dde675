"""What stands under Outlook's titles, in the languages and ages of Outlook that are known here."""

from __future__ import annotations

import re

from enishi.sources.table.known import Held, columns

_PLAIN = columns("""
    prefix: Title | 肩書き | Anrede | Titre
    given: First Name | 名 | Vorname | Prénom
    middle: Middle Name | ミドル ネーム | ミドル | Weitere Vornamen | Deuxième prénom
    family: Last Name | 姓 | Nachname | Nom
    suffix: Suffix | 敬称 | Suffixe
    nickname: Nickname | Surnom
    given_reading: Given Yomi | 名前フリガナ | 名フリガナ
    family_reading: Surname Yomi | 姓フリガナ
    organisation@work: Company | 会社名 | Firma | Société
    department@work: Department | 部署 | Abteilung | Service
    title@work: Job Title | 役職 | Position
    email: E-mail Address | E-mail 2 Address | E-mail 3 Address | Email Address | Email 2 Address | Email 3 Address
    email: 電子メール アドレス | 電子メール 2 アドレス | 電子メール 3 アドレス
    email: E-Mail-Adresse | E-Mail 2: Adresse | E-Mail 3: Adresse
    email: Adresse de messagerie | Adresse de messagerie 2 | Adresse de messagerie 3
    phone: Business Phone | Business Phone 2 | Home Phone | Home Phone 2 | Mobile Phone | Other Phone | Primary Phone
    phone: Car Phone | 会社電話 | 会社電話 2 | 自宅電話 | 自宅電話 2 | 携帯電話 | その他の電話 | 通常の電話 | 自動車電話
    phone: Telefon geschäftlich | Telefon geschäftlich 2 | Telefon privat | Telefon privat 2 | Mobiltelefon
    phone: Weiteres Telefon | Haupttelefon | Mobiltelefon 2 | Autotelefon
    phone: Téléphone (bureau) | Téléphone 2 (bureau) | Téléphone (domicile) | Téléphone 2 (domicile) | Tél. mobile
    phone: Téléphone (autre) | Téléphone principal | Téléphone (voiture)
    url: Web Page | Personal Web Page | Webseite | Page Web | Web ページ
    birthday: Birthday | 誕生日 | Geburtstag | Anniversaire
    note: Notes | メモ | Notizen
    tags: Categories | 分類 | Kategorien | Catégories
    box@work: 会社住所私書箱 | Postfach geschäftlich | B.P. professionnelle
    box@home: 自宅住所私書箱 | Postfach privat | Boîte postale du domicile
    box@other: その他住所私書箱 | Weiteres Postfach | Autre boîte postale
    street@other: Weitere Straße | Weitere Straße 2 | Weitere Straße 3
    city@other: Weiterer Ort
    region@other: Weiteres/r Bundesland/Kanton
    postcode@other: Weitere Postleitzahl
    country@other: Weiteres/e Land/Region
""")
# The third family writes its titles without blanks: FirstName, EmailAddress, HomeStreet2.
_JOINED = {re.sub(r"[ -]", "", title): held for title, held in _PLAIN.items() if title.isascii()}
_OF_AN_ADDRESS = (
    re.compile(
        r"(?P<whose>business|home|other) ?(?:address )?(?P<part>street|city|state|postal code|country|po box).*"
    ),
    re.compile(r"(?P<whose>business|home|other)(?:address)?(?P<part>postalcode|pobox)"),
    re.compile(r"(?P<part>番地|住所|市町村|都道府県|郵便番号|国)(?: ?[23])? ?\((?P<whose>会社|自宅|その他)\).*"),
    re.compile(
        r"(?P<part>strasse|ort|region|bundesland/kanton|postleitzahl|land/region) (?P<whose>geschäftlich|privat).*"
    ),
    re.compile(r"(?P<part>rue|ville|dép/région|code postal|pays(?:/région)?) \((?P<whose>bureau|domicile|autre)\).*"),
)
_PARTS = {
    "street": ("street", "番地", "住所", "strasse", "rue"),
    "city": ("city", "市町村", "ort", "ville"),
    "region": ("state", "都道府県", "region", "bundesland/kanton", "dép/région"),
    "postcode": ("postal code", "postalcode", "郵便番号", "postleitzahl", "code postal"),
    "country": ("country", "国", "land/region", "pays", "pays/région"),
    "box": ("po box", "pobox"),
}
_PART = {word: part for part, words in _PARTS.items() for word in words}
_WHOSE = {"home": "home", "自宅": "home", "privat": "home", "domicile": "home"}
_WHOSE |= {"other": "other", "その他": "other", "autre": "other"}


def holds(title: str) -> Held | None:
    """What stands under a title. French has “Titre” twice: before the name, and for the position."""
    if title.startswith("titre ("):
        return "title", "work"
    if plain := _PLAIN.get(title) or _JOINED.get(title):
        return plain
    found = next(filter(None, (pattern.fullmatch(title) for pattern in _OF_AN_ADDRESS)), None)
    return (_PART[found["part"]], _WHOSE.get(found["whose"], "work")) if found else None
