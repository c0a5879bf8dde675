"""Outlook's address book as a table, from the desktop, the new Outlook or outlook.com.

Its titles are known in English, Japanese, German and French, separated by commas or semicolons. Names and their
readings, e-mail addresses, telephone numbers, the addresses of work and home, the place of work, the birthday, notes
and categories are taken. What Outlook writes where there is nothing (00/0/0, 指定なし) is nothing, and an internal
address of Exchange is kept beside the person, as no mail from outside reaches it.
"""

from __future__ import annotations

import re

from enishi.kit.say import say
from enishi.kit.text import fold
from enishi.sources.outlook_contacts.titles import holds
from enishi.sources.table.known import Service, marks

_SERVICE = Service(
    name="outlook_contacts",
    marks=marks(
        "E-mail Address | E-mail 2 Address",
        "E-mail Address | E-mail Display Name",
        "First Name | Last Name | E-mail Address | Business Phone",
        "First Name | Last Name | E-mail Address | Surname Yomi",
        "電子メール アドレス | 電子メール 表示名",
        "電子メール アドレス | 電子メール表示名",
        "姓 | 名 | 電子メール アドレス | 会社電話",
        "姓 | 名 | 番地 (会社) | 会社電話",
        "FirstName | LastName | EmailAddress | BusinessPhone",
        "EmailAddress | Email2Address | BusinessStreet",
        "EmailAddress | EmailDisplayName",
        "Vorname | Nachname | E-Mail-Adresse | Telefon geschäftlich",
        "Prénom | Nom | Adresse de messagerie | Téléphone (bureau)",
    ),
    never=frozenset(map(fold, ("Business Web Page", "個人 Web ページ", "自宅の番地", "Display Name"))),
    holds=holds,
    nothing=frozenset(
        ("00/0/0", "0/0/00", "0.0.00", "指定なし", "標準", "Unspecified", "Normal", "False", "Keine Angabe", "Aus")
    ),
    tags=re.compile(r"\s*[;,]\s*"),
)
SOURCE = _SERVICE.source(
    title=say("Outlook contacts (CSV)"),
    how_to_get=say(
        "On the desktop: File, Open & Export, Import/Export, Export to a file, Comma Separated Values, and there the "
        "folder Contacts. On outlook.com and in the new Outlook: People, Manage contacts, Export contacts."
    ),
)
