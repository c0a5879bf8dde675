"""The world's address books: an iPhone's vCard 3.0, and vCard 2.1 from a feature phone kept in a drawer."""

from __future__ import annotations

from datetime import date

from enishi.demo.cast import Person, Place

_HIRAGANA = (
    "ぁぃぅぇぉっゃゅょあいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをんー"
)
_HALF = "ｧｨｩｪｫｯｬｭｮｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝｰ"
_NARROW = dict(zip(_HIRAGANA, _HALF, strict=True))
_VOICED = ("がぎぐげござじずぜぞだぢづでどばびぶべぼ", "かきくけこさしすせそたちつてとはひふへほ")
_NARROW |= {voiced: _NARROW[plain] + "ﾞ" for voiced, plain in zip(*_VOICED, strict=True)}
_NARROW |= {round_: _NARROW[plain] + "ﾟ" for round_, plain in zip("ぱぴぷぺぽ", "はひふへほ", strict=True)}
_NOTES = {
    "makoto-takahashi": "北アルプスの縦走。毎年八月。話は結論から。",
    "aya-nakamura": "お子さんが受験の年。数字は表で。",
    "priya-raman": "Tea, not coffee. Two cats.",
    "misaki-kobayashi": "締め切りの相談は早めに。",
}


def half_width(kana: str) -> str:
    """`たかはし` → `ﾀｶﾊｼ`, as a feature phone writes readings."""
    return "".join(_NARROW.get(letter, letter) for letter in kana)


def iphone(people: list[Person], today: date) -> bytes:
    """The cards of everyone marked `ip`, and of one café that is no person."""
    cards = [_iphone_card(person, today) for person in people if person.has("ip")]
    cards.append(
        [
            "N:;;;;",
            "FN:喫茶こだま",
            "ORG:喫茶こだま;",
            "X-ABShowAs:COMPANY",
            "TEL;type=WORK;type=VOICE;type=pref:03-0000-3344",
        ]
    )
    lines = []
    for card in cards:
        lines += ["BEGIN:VCARD", "VERSION:3.0", "PRODID:-//Apple Inc.//iOS 18.1//EN", *card, "END:VCARD"]
    return "".join(folded(line) + "\r\n" for line in lines).encode()


def _iphone_card(person: Person, today: date) -> list[str]:
    place = person.place(2 if person.has("keeps") else 0)
    lines = [f"N:{person.family};{person.given};;;", f"FN:{person.name}"]
    if person.japanese:
        lines += [f"X-PHONETIC-FIRST-NAME:{person.given_kana}", f"X-PHONETIC-LAST-NAME:{person.family_kana}"]
    if place.org.key not in ("free", "home", "solo"):
        department, title = split_title(place)
        lines += [f"ORG:{place.org.name};{department}", f"TITLE:{title}"]
    for index, address in enumerate(person.addresses, 1):
        lines.append(f"item{index}.EMAIL;type=INTERNET{';type=pref' * (index == 1)}:{address}")
        lines.append(f"item{index}.X-ABLabel:{'_$!<Work>!$_' if index == 1 else '前の職場'}")
    if person.has("home"):
        lines.append(f"EMAIL;type=INTERNET;type=HOME:{person.private_address}")
    if number := person.mobile if person.japanese else _abroad(person):
        lines.append(f"TEL;type=CELL;type=VOICE;type=pref:{number}")
    if person.has("ol") and person.japanese:
        lines.append(f"TEL;type=WORK;type=VOICE:03-0000-{5100 + person.number:04}")
    if birthday := person.birthday(today):
        unknown = birthday.startswith("--")
        lines.append(f"BDAY;X-APPLE-OMIT-YEAR=1604:1604{birthday[1:]}" if unknown else f"BDAY:{birthday}")
    if note := _NOTES.get(person.key):
        lines.append(f"NOTE:{note.replace(',', chr(92) + ',')}")
    if person.has("li"):
        lines.append(f"X-SOCIALPROFILE;type=linkedin;x-user={person.key}-example:{person.url}")
    return lines


def _abroad(person: Person) -> str:
    # Numbers that the telephone plans of Britain and America keep for fiction.
    zone = person.places[0].org.zone
    if zone == "Europe/London":
        return f"+44 20 7946 0{person.number:03}"
    return f"+1 202-555-01{person.number % 100:02}" if zone.startswith("America/Chicago") else ""


def split_title(place: Place) -> tuple[str, str]:
    """`システム部 次長` → department and title; one word alone is a department when it ends like one."""
    department, _, title = place.title.rpartition(" ")
    if not department and place.title.endswith(("部", "課", "室")):
        return place.title, ""
    return (department, title) if place.org.zone == "Asia/Tokyo" else ("", place.title)


def folded(line: str) -> str:
    """A line cut after at most 75 octets, never inside a character."""
    pieces, size = [""], 0
    for letter in line:
        width = len(letter.encode())
        if size + width > 74:
            pieces.append("")
            size = 1
        pieces[-1] += letter
        size += width
    return "\r\n ".join(pieces)


def feature_phone(people: list[Person]) -> bytes:
    """The cards of everyone marked `old`; there 髙橋 is written 高橋, and has the address he had then."""
    lines = []
    for number, person in enumerate(person for person in people if person.has("old")):
        family = person.family.replace("髙", "高")
        kana = half_width(f"{person.family_kana} {person.given_kana}")
        is_boss = person.key == "makoto-takahashi"
        phone = "09000009016" if is_boss else person.mobile.replace("-", "")
        is_friend = person.deck in ("friend", "family")
        lines += [
            "BEGIN:VCARD", "VERSION:2.1", f"N;CHARSET=SHIFT_JIS:{family} {person.given};;;;",
            f"SOUND;X-IRMC-N;CHARSET=SHIFT_JIS:{kana};;;;", f"TEL;CELL:{phone}",
            "TEL;HOME:", f"EMAIL;CELL:{person.key}@keitai.example.jp",
            *([] if is_boss else [f"EMAIL;HOME:{person.addresses[-1]}"]), "ADR;HOME:",
            f"X-GNO:{1 if is_friend else 2}",
            f"X-GN;CHARSET=SHIFT_JIS:{'友だち' if is_friend else '会社'}",
            "X-CLASS:PUBLIC", "X-REDUCTION:0", f"X-NO:{number:03}", "X-DCM-HMN-MODE:NORMAL", "END:VCARD",
        ]  # fmt: skip
    return "".join(line + "\r\n" for line in lines).encode("cp932")
