"""What the columns of an address table can be, and by which titles each is known."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from enishi.kit.say import Say, say

# In the order in which a page offers them.
FIELDS: dict[str, Say] = {
    "name": say("Full name"),
    "family": say("Family name"),
    "given": say("Given name"),
    "middle": say("Middle name"),
    "prefix": say("Title before the name"),
    "suffix": say("Title after the name"),
    "reading": say("Reading of the name"),
    "family_reading": say("Reading of the family name"),
    "given_reading": say("Reading of the given name"),
    "nickname": say("Nickname"),
    "email": say("E-mail"),
    "phone": say("Telephone"),
    "organisation": say("Company"),
    "department": say("Department"),
    "title": say("Position"),
    "url": say("Web page"),
    "address": say("Postal address"),
    "postcode": say("Postcode"),
    "region": say("Prefecture or state"),
    "city": say("City"),
    "street": say("Street and number"),
    "country": say("Country"),
    "birthday": say("Birthday"),
    "note": say("Note"),
    "tags": say("Tags"),
    "said": say("Day of exchange or entry"),
    "key": say("The row's own number (ID)"),
}

OF_A_PLACE = frozenset({"postcode", "region", "city", "street", "country"})  # once for home, once for work
# What may stand in more than one column.
SEVERAL = frozenset({"email", "phone", "url", "address", "note", "tags"}) | OF_A_PLACE
NAMES = frozenset({"name", "family", "given", "reading", "family_reading", "given_reading", "nickname"})
REACHES = frozenset({"email", "phone", "url"})
DAYS = frozenset({"birthday", "said"})

# The better-known title first: of two columns for one field, the one that stands further to the front here is taken.
_TITLES = {
    "name": """
        fullname name displayname contactname personname contactperson yourname namefull 氏名 お名前 名前 ご氏名
        フルネーム 表示名 氏名漢字 お名前漢字 名前漢字 姓名 漢字氏名 担当者名 担当者 ご担当者名 ご担当者 連絡先名
        namen vollständigername nom
    """,
    "family": """
        lastname familyname surname namelast 姓 名字 苗字 氏 姓漢字 名字漢字 苗字漢字 お名前姓 氏名姓
        ファミリーネーム nachname nomdefamille
    """,
    "given": """
        firstname givenname forename namefirst 名 名漢字 お名前名 氏名名 下の名前 ファーストネーム vorname prénom
        prenom
    """,
    "middle": "middlename additionalname ミドルネーム",
    "prefix": "nameprefix honorificprefix salutation prefix",
    "suffix": "namesuffix honorificsuffix suffix",
    "reading": """
        フリガナ ふりがな カナ かな 氏名カナ 氏名かな 氏名フリガナ 氏名ふりがな お名前カナ お名前フリガナ
        お名前ふりがな 名前カナ 名前フリガナ 名前ふりがな よみがな 読みがな 読み仮名 ヨミガナ ヨミ よみ カナ氏名
        namekana fullnamekana kana furigana phoneticname yomi reading 氏名ヨミ
    """,
    "family_reading": """
        姓カナ 姓かな 姓フリガナ 姓ふりがな 姓ヨミ 姓よみ セイ せい カナ姓 フリガナ姓 ふりがな姓 名字カナ 苗字カナ
        lastnamekana familynamekana phoneticlastname phoneticfamilyname familynameyomi lastnamephonetic
        familynamephonetic surnamekana surnameyomi
    """,
    "given_reading": """
        名カナ 名かな 名フリガナ 名ふりがな 名ヨミ 名よみ メイ めい カナ名 フリガナ名 ふりがな名 firstnamekana
        givennamekana phoneticfirstname phoneticgivenname givennameyomi firstnamephonetic givennamephonetic givenyomi
    """,
    "nickname": "nickname nick ニックネーム あだ名 愛称",
    "email": """
        email emailaddress mail mailaddress メール メールアドレス eメール eメールアドレス 電子メール
        電子メールアドレス メアド emailid pcメール pcメールアドレス correo correoelectrónico courriel mél
        mailadresse emailadresse
    """,
    "phone": """
        phone phonenumber telephone telephonenumber tel telno telnumber mobile mobilephone mobilenumber cell
        cellphone cellular 電話 電話番号 tel番号 携帯 携帯電話 携帯電話番号 携帯番号 ケータイ 携帯tel 直通 直通電話
        直通電話番号 直通番号 telefon handy téléphone teléfono directphone dayphone
    """,
    "organisation": """
        company companyname organization organisation organizationname organisationname employer 会社 会社名 勤務先
        勤務先名 企業 企業名 法人名 貴社名 御社名 所属会社 所属 所属先 団体名 組織 組織名 会社団体名 firma
        entreprise empresa affiliation currentcompany
    """,
    "department": """
        department dept division organizationdepartment 部署 部署名 部門 部門名 所属部署 所属部門 部課名 部課 部
        abteilung section team
    """,
    "title": """
        jobtitle position organizationtitle role 役職 役職名 肩書 肩書き 職位 職名 title occupation 職業 職種
        currentposition currenttitle headline
    """,
    "url": """
        linkedin linkedinurl linkedinprofile linkedinprofileurl url website web webpage webサイト ウェブサイト
        ホームページ homepage ホームページurl hp サイト urlアドレス profileurl publicprofileurl github twitter
        facebook blog
    """,
    "address": """
        address postaladdress mailingaddress fulladdress addressformatted 住所 所在地 ご住所 住所全体 現住所
        anschrift adresse
    """,
    "postcode": "postcode postalcode zip zipcode 郵便番号 plz",
    "region": "state province region prefecture 都道府県 都道府県名 県",
    "city": "city town locality 市区町村 市町村 市区郡 市 ort ville",
    "street": """
        street streetaddress addressstreet addressline 番地 町名番地 町域番地 丁目番地 番地建物 以降の住所 straße
    """,
    "country": "country countryregion 国 国名 国地域 land pays",
    "birthday": "birthday birthdate dateofbirth dob 誕生日 生年月日 お誕生日 geburtstag",
    "note": "note notes memo メモ 備考 comment comments コメント 特記事項 remarks remark notizen description",
    "tags": """
        tag tags タグ label labels ラベル group groups グループ groupmembership category categories 分類 カテゴリ
        カテゴリー
    """,
    "said": """
        名刺交換日 交換日 exchangedate exchangedon dateexchanged connectedon 登録日 登録日時 名刺登録日 取込日
        created createdat createdon dateadded addedon 作成日 updated updatedat lastmodified 更新日 更新日時
    """,
    "key": "uid uniqueid uuid guid id contactid personid recordid 会員番号 会員id 顧客id 管理番号 identifier",
}
_NOISE = re.compile(r"[\W\d_]+")  # "E-mail 1 - Value", "氏名（漢字）", "TEL①" after NFKC
_WHOSE = re.compile(
    r"^(?:work|home|business|office|personal|private|mobile|other|primary|secondary|main|company|contact|person"
    r"|会社|自宅|仕事|個人|勤務先|携帯|私用|その他|連絡先|主な|予備|pc)"
    r"|(?:work|home|business|office|personal|private|mobile|other|value|primary|会社|自宅|個人|勤務先|携帯|pc)$"
)
# Lines that a whole company answers would make one person of its people.
_OF_A_HOUSE = re.compile(r"代表|大代表|switchboard|fax|ファックス|ファクス|ﾌｧｯｸｽ", re.IGNORECASE)
_HOMES = re.compile(r"^(?:home|private|personal|自宅|個人|私用)|自宅$|個人$")
_WORKS = re.compile(r"^(?:work|business|office|company|会社|仕事|勤務先|職場)|会社$|勤務先$")
_OTHERS = re.compile(r"^(?:other|その他)|その他$")
_PLAIN = frozenset(
    """email emailaddress mail mailaddress メール メールアドレス eメール eメールアドレス 電子メール 電子メールアドレス
    phone phonenumber tel telephone telno 電話 電話番号 url website web webpage webサイト ホームページ""".split()
)
_LONGEST = 60


@lru_cache(maxsize=10_000)
def field_of(title: str) -> tuple[str, int] | None:
    """The field that a column's title names, and how well; None for a title that tells nothing."""
    bare = _bare(title)
    if not bare or _OF_A_HOUSE.search(bare):
        return None
    if found := _RANK.get(bare):
        return found
    shorter = _WHOSE.sub("", bare, count=1)
    found = _RANK.get(shorter) if shorter != bare else None
    # "Company name" is no person's name, "contact ID" and "work title" are what they say only as a whole.
    return (found[0], found[1] + 50) if found and found[0] in SEVERAL else None


def place_of_title(title: str) -> str:
    """Whose postal address a column is part of, by its title: "home", "work", "other"; else empty."""
    bare = _bare(title)
    ways = (("home", _HOMES), ("work", _WORKS), ("other", _OTHERS))
    return next((whose for whose, pattern in ways if pattern.search(bare)), "")


def label_of(title: str) -> str:
    """What a column's title adds to the kind of address it holds: "携帯", "Work Email"; nothing for "E-mail"."""
    return "" if title.isdecimal() or _bare(title) in _PLAIN else title


def _bare(title: str) -> str:
    narrow = unicodedata.normalize("NFKC", title[:_LONGEST]).casefold().replace("〒", "郵便番号")
    return _NOISE.sub("", narrow)


_RANK = {_bare(title): (field, rank) for field, titles in _TITLES.items() for rank, title in enumerate(titles.split())}
