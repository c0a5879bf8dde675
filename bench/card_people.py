"""Made-up business cards: what is printed on each, and what each truly says; what `bench.cards` measures on."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from bench.people_words import Firm, Written, firms, japanese, spell, western

_PARTS = (
    """
営業本部|営業部|第二営業部 首都圏営業課|経営企画室|総務部|人事部 採用課|研究開発本部 材料研究室
品質保証部|情報システム部|生産技術部|海外事業部|広報室|法人営業部|デザイン室
カスタマーサポートセンター
名古屋支店|大阪営業所|技術部 設計課
""".replace("\n", "|")
    .strip("|")
    .split("|")
)
_TITLES = (
    """
代表取締役|代表取締役社長|取締役|執行役員|部長|課長|課長代理|主任|係長|室長|マネージャー|シニアコンサルタント|主任研究員
チーフデザイナー|エンジニア|支店長|次長|専務取締役
""".replace("\n", "|")
    .strip("|")
    .split("|")
)
_PARTS_EN = (
    "Sales Department|Corporate Planning Department|Research Division|Quality Assurance Department"
    "|Human Resources Division|Marketing Department|Overseas Business Division"
).split("|")
_TITLES_EN = (
    "Manager|Director|Senior Engineer|Chief Executive Officer|General Manager|Vice President|Product Designer"
    "|Account Manager|Managing Director|Research Scientist"
).split("|")
_PLACES = (
    """
100-0005 東京都千代田区丸の内|530-0001 大阪府大阪市北区梅田|460-0008 愛知県名古屋市中区栄
812-0011 福岡県福岡市博多区博多駅前
980-0811 宮城県仙台市青葉区一番町|220-0012 神奈川県横浜市西区みなとみらい|604-8151 京都府京都市中京区橋弁慶町
060-0003 北海道札幌市中央区北三条西|730-0031 広島県広島市中区紙屋町|920-0853 石川県金沢市本町
160-0023 東京都新宿区西新宿
330-0854 埼玉県さいたま市大宮区桜木町|650-0035 兵庫県神戸市中央区浪花町|380-0823 長野県長野市南千歳
""".replace("\n", "|")
    .strip("|")
    .split("|")
)
_HOUSES = "栄ビル 5F|第二みどりビル3階|青葉タワー 12F|中央ビルディング 801号室||||".split("|")
_STREETS_EN = (
    "12 Harbour Street, London E1 6AN|480 Maple Avenue, Suite 210, Portland, OR 97204|27 Kingsway Road, Leeds LS1 4AP"
    "|1500 Lakeview Drive, Austin, TX 78701|9 Station Road, Cambridge CB1 2JW"
).split("|")
_KANJI_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")
STYLES = ("horizontal", "vertical", "english", "bilingual")


@dataclass(frozen=True)
class MadeCard:
    """One card: how it is laid out, what each of its places holds as printed, and the truth of its fields."""

    number: int
    style: str
    serif: bool
    layout: int
    name: str
    beside_name: str  # the reading or the name in letters; empty where the card has none
    firm: str
    firm_aside: str
    part: str
    title: str
    place: tuple[str, ...]
    contacts: tuple[str, ...]
    truth: dict[str, str] = field(hash=False)

    @property
    def printed(self) -> list[str]:
        """Every line of the card."""
        lines = [self.firm, self.firm_aside, self.part, self.title, self.name, self.beside_name]
        return [line for line in (*lines, *self.place, *self.contacts) if line]


def made_cards(number: int, *, seed: int) -> list[MadeCard]:
    """So many cards, each style as often as any other."""
    chance = random.Random(seed)
    houses = firms(number, chance)
    return [_card(n, STYLES[n % len(STYLES)], house, chance) for n, house in enumerate(houses)]


def _card(number: int, style: str, house: Firm, chance: random.Random) -> MadeCard:
    is_english = style == "english"
    who = western(chance) if is_english else japanese(chance, woman=chance.random() < 0.5)
    name, beside, reading = _names(who, style, chance)
    firm, aside = _firm(house, style, chance)
    part = chance.choice(_PARTS_EN if is_english else _PARTS) if chance.random() < 0.8 else ""
    title = chance.choice(_TITLES_EN if is_english else _TITLES) if chance.random() < 0.85 else ""
    place, address = _place(style, chance)
    reach = _reach(who, house, is_english, chance)
    truth = {
        "name": name, "reading": reading, "organisation": firm, "department": part, "title": title,
        "address": address, **reach,
    }  # fmt: skip
    return MadeCard(
        number=number, style=style, serif=chance.random() < 0.5, layout=chance.randrange(3), name=name,
        beside_name=beside, firm=firm, firm_aside=aside, part=part, title=title, place=place,
        contacts=_contacts(reach, style, chance), truth={key: text for key, text in truth.items() if text},
    )  # fmt: skip


def _names(who: Written, style: str, chance: random.Random) -> tuple[str, str, str]:
    """The name, what stands beside it, and the reading that this tells."""
    if not who.is_japanese:
        return f"{who.given} {who.family}", "", ""
    name = f"{who.family}{chance.choice((' ', '　', ''))}{who.given}"
    kana = f"{who.family_kana} {who.given_kana}"
    latin = f"{spell(who.given_kana)} {spell(who.family_kana)}"
    if style == "bilingual":
        shown = chance.choice((latin, latin.upper(), f"{spell(who.given_kana)} {spell(who.family_kana).upper()}"))
        return name, shown, shown
    if style == "horizontal" and chance.random() < 0.6:
        shown = chance.choice((kana, "".join(chr(ord(c) + 0x60) if "ぁ" <= c <= "ゖ" else c for c in kana)))
        return name, shown, shown
    return name, "", ""


def _firm(house: Firm, style: str, chance: random.Random) -> tuple[str, str]:
    """The firm's name, and its name in letters where the card has two."""
    latin = f"{house.latin} {chance.choice(('Inc.', 'Co., Ltd.', 'Corporation', 'Ltd.'))}"
    if style == "english":
        return latin, ""
    form = chance.choice(("株式会社", "株式会社", "有限会社", "合同会社"))
    name = form + house.name if chance.random() < 0.7 else house.name + form
    return name, latin if style == "bilingual" else ""


def _place(style: str, chance: random.Random) -> tuple[tuple[str, ...], str]:
    """The postal address in lines, and as one line."""
    if style == "english":
        whole = chance.choice(_STREETS_EN)
        street, _, town = whole.partition(", ")
        return ((street + ",", town) if chance.random() < 0.4 else (whole,)), whole
    code, _, town = chance.choice(_PLACES).partition(" ")
    numbers = [chance.randint(1, 9), chance.randint(1, 30), chance.randint(1, 20)]
    house = chance.choice(_HOUSES)
    if style == "vertical":
        chome, ban, go = (_in_kanji(n) for n in numbers)
        lines = [f"〒{code}" if chance.random() < 0.5 else "", f"{town}{chome}丁目{ban}番{go}号"]
    else:
        lines = [f"〒{code}", f"{town}{'-'.join(map(str, numbers))}"]
        if house and chance.random() < 0.7:
            lines[1] += f" {house}"
        elif house:
            lines.append(house)
        if chance.random() < 0.6:
            lines[:2] = [" ".join(lines[:2])]
    lines = [line for line in lines if line]
    return tuple(lines), " ".join(lines)


def _in_kanji(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = ("" if tens == 1 else "一二三四五六七八九"[tens - 1]) + "十" if tens else ""
    return head + ("一二三四五六七八九"[ones - 1] if ones else "")


def _reach(who: Written, house: Firm, is_english: bool, chance: random.Random) -> dict[str, str]:
    """How the card says that its bearer is reached."""
    given = spell(who.given_kana).lower() if who.is_japanese else who.given.lower()
    family = spell(who.family_kana).lower() if who.is_japanese else who.family.lower()
    local = chance.choice(
        (f"{given[:1]}.{family}", f"{family}_{given[:1]}", f"{family}{chance.randint(1, 99)}", family)
    )
    local = "".join(c for c in local if c.isascii() and (c.isalnum() or c in "._")) or "contact1"
    domain = house.domain.replace(" ", "")
    if is_english:
        phone = chance.choice((f"+44 20 7946 0{chance.randint(100, 999)}", f"+1 503 555 01{chance.randint(10, 99)}"))
        mobile = f"+44 7700 900{chance.randint(100, 999)}"
        fax = f"+44 20 7946 0{chance.randint(100, 999)}"
    else:
        area = chance.choice(("03-5", "06-6", "052-", "092-", "045-"))
        phone = f"{area}{chance.randint(200, 999)}-{chance.randint(1000, 9999)}"
        mobile = f"{chance.choice(('090', '080', '070'))}-{chance.randint(1000, 9999)}-{chance.randint(1000, 9999)}"
        fax = f"{area}{chance.randint(200, 999)}-{chance.randint(1000, 9999)}"
    reach = {"email": f"{local}@{domain}", "phone": phone}
    if chance.random() < 0.55:
        reach["mobile"] = mobile
    if chance.random() < 0.5:
        reach["fax"] = fax
    if chance.random() < 0.5:
        reach["url"] = chance.choice((f"https://www.{domain}/", f"www.{domain}", f"https://{domain}"))
    return reach


def _contacts(reach: dict[str, str], style: str, chance: random.Random) -> tuple[str, ...]:
    """The lines that say how somebody is reached."""
    phone, fax, mobile, mail = chance.choice(
        (
            ("TEL ", "FAX ", "携帯 ", "E-mail "),
            ("TEL: ", "FAX: ", "Mobile: ", "E-mail: "),
            ("電話 ", "FAX ", "携帯 ", ""),
        )
        if style != "english"
        else (("Tel: ", "Fax: ", "Mobile: ", "Email: "), ("T ", "F ", "M ", "E "), ("Phone ", "Fax ", "Mobile ", ""))
    )
    numbers = {phone: reach["phone"], fax: reach.get("fax", ""), mobile: reach.get("mobile", "")}
    lines = [label + number for label, number in numbers.items() if number]
    if style == "vertical" and chance.random() < 0.5:
        digits = {"電話": reach["phone"], "FAX": reach.get("fax", ""), "携帯": reach.get("mobile", "")}
        lines = [
            label + number.translate(_KANJI_DIGITS).replace("-", "ー") for label, number in digits.items() if number
        ]
    elif reach.get("fax") and chance.random() < 0.5:
        lines[:2] = ["  ".join(lines[:2])]
    lines.append(mail + reach["email"])
    if url := reach.get("url"):
        lines.append(chance.choice(("URL ", "")) + url if mail else url)
    return tuple(lines)
