"""What the single line of a signature holds: mail, phones, sites, a postal address, and the words that remain."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from enishi.kit.addresses import clean_phone
from enishi.kit.text import squeeze

LONGEST_LINE = 200

_WIDE = re.compile(r"[\u3000\uff00-\uffef\u3200-\u33ff]+")
_ORNAMENT = r"[━─―‐=＝*_◆◇■□●○☆★♪~～+|┃│‥…・:;<>\-–—#]"
_EDGES = re.compile(rf"^(?:(?!\+\d){_ORNAMENT}|\s)+|(?:{_ORNAMENT}|\s)+$")
_MAIL = re.compile(r"(?:mailto:)?([\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})", re.ASCII)
_URL = re.compile(r"(?:https?://|\bwww\.)[^\s<>|()（）「」、。]{2,150}", re.IGNORECASE)
_NUMBER = (
    r"(?P<number>\+?\(?\d{1,5}\)?(?:[ ./-]{0,2}\(?\d{1,5}\)?){1,6})(?![\d-])"
    r"(?:[ (,/]{0,3}(?:内線|ext(?:ension)?\.?|x)[ :.]{0,3}\d{1,6}\)?)?"
)
_FAX = r"(?:tel ?[/&・] ?fax|fax ?(?:no\.?|番号)?|telefax|facsimile|ファ(?:ック|クシ)ス(?:ミリ)?|f)"
_DIRECT = (
    r"(?:携帯(?:電話)?(?:番号)?|けいたい|ケータイ|直通(?:電話)?(?:番号)?|(?:mobile|cell|direct|dir|mob)"
    r"(?: ?(?:phone|tel|line|dial))?\.?(?: ?no\.?)?|(?:tel ?)?\((?:直通|携帯|direct|mobile)\)|cell ?phone|handy|m|d|c)"
)
_SHARED = (
    r"(?:(?:tel(?:ephone)?|phone|ph|電話(?:番号)?|office|main|work|switchboard|desk|代表(?:電話|番号)?|大代表|会社|お電話|t|p|o|☎|℡)"
    r"\.?(?: ?(?:no\.?|番号|main|office|work))?)"
)
_LABELLED = re.compile(
    rf"(?<![^\W_])(?:(?P<fax>{_FAX})|(?P<direct>{_DIRECT})|(?P<shared>{_SHARED}))"
    rf" ?(?P<aside>\([^()\d]{{1,8}}\))? ?[:;.]? ?{_NUMBER}(?P<after> ?\([^()\d]{{1,6}}\))?",
    re.IGNORECASE,
)
_BARE = re.compile(rf"(?<![\w.@/-]){_NUMBER}(?P<after> ?\([^()\d]{{1,6}}\))?")
_JAPANESE_MOBILE = re.compile(r"(?:\+81[- ]?(?:\(0\))?|0)[789]0[- ]?\d{4}[- ]?\d{4}")
_ALONE = re.compile(r"直通|携帯|mobile|cell|direct", re.IGNORECASE)
_SHARED_ASIDE = re.compile(r"代表|代$|main|共通|部署|shared", re.IGNORECASE)
_LABEL_LEFT = re.compile(
    r"(?:(?:e-?mail|mail|メール(?:アドレス)?|eメール|url|hp|web(?:site)?|ホームページ|homepage|site|住所|所在地|address|fax|tel|e|w"
    r"|u|facebook|twitter|linkedin|skype)\.? ?[:;] ?)+$|^(?:[ ,/|:;)<>\[\]-]|\((?=[ )]|$))+|[ ,/|:;(<>\[\]-]+$",
    re.IGNORECASE,
)
_POSTAL = re.compile(r"〒 ?(\d{3}[-ー−‐]?\d{4})? ?|^\(?\d{3}-\d{4}\)? (?=[^\d\s-])")
_PREFECTURE = re.compile(
    r"(?:東京都|北海道|(?:京都|大阪)府|[\u4e00-\u9fff]{2,3}県)[^\s].*(?:\d|[一二三四五六七八九十](?:丁目|番|号))"
)
_STREET = re.compile(
    r"\d{1,5}[A-Za-z]?(?:-\d{1,5})?,? (?:[A-Z][\w.'-]+ ){1,4}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Boulevard"
    r"|Blvd|Square|Sq|Place|Pl|Way|Court|Ct|Terrace|Row|Hill|Park|Quay|Highway|Parkway)\b\.?"
    r"|[A-Z][\w-]*(?:straße|strasse|str\.|weg|platz|gasse|laan|straat) \d{1,4}"
)
_TOWN = re.compile(
    r"\b[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2}\b|\b[A-Z]{2} \d{5}(?:-\d{4})?\b|^(?:[A-Z]{1,2}-)?\d{4,5} [A-Z]\w+"
)
_MORE_OF_PLACE = re.compile(r".{0,30}(?:ビル|ビルディング|タワー|棟|\dF|\d階|号室|館)(?:.{0,8})$")


@dataclass
class Found:
    """What the lines of a signature held, gathered line by line."""

    phones: list[str] = field(default_factory=list)
    direct: list[str] = field(default_factory=list)
    emails: list[str] = field(default_factory=list)
    urls: list[str] = field(default_factory=list)
    address: str = ""
    address_open: bool = False  # the next line may go on with the address


def tidy(line: str) -> str:
    """A line in normal width, on single spaces, without the ornaments at its ends."""
    wide = _WIDE.sub(lambda found: unicodedata.normalize("NFKC", found[0]), line[:LONGEST_LINE])
    return squeeze(_EDGES.sub("", wide.replace("\t", " | ")))


def take_contacts(line: str, found: Found) -> str:
    """What remains of a tidy line once everything that reaches somebody has been taken from it."""
    line = _MAIL.sub(lambda mail: _kept(found.emails, mail[1].lower().strip(".")), line)
    line = _URL.sub(lambda url: _kept(found.urls, url[0].rstrip(".,;:")), line)
    line = _take_address(line, found)
    line = _LABELLED.sub(lambda phone: _labelled(phone, found), line)
    line = _BARE.sub(lambda phone: _bare(phone, found), line)
    before = ""
    while before != line:
        before, line = line, _LABEL_LEFT.sub("", line)
    return line.strip()


def _kept(where: list[str], what: str) -> str:
    if what not in where:
        where.append(what)
    return " | "


def _take_address(line: str, found: Found) -> str:
    at = _address_starts(line, found)
    if at < 0:
        found.address_open = False
        return line
    rest, place = line[:at], line[at:]
    if phone := _LABELLED.search(place):
        rest, place = f"{rest} | {place[phone.start() :]}", place[: phone.start()]
    if not found.address or found.address_open:
        place = _EDGES.sub("", place.replace("|", " "))
        joint = ", " if found.address and f"{found.address[-1]}{place[:1]}".isascii() else " "
        found.address = squeeze(f"{found.address.rstrip(',')}{joint}{place}").strip(" ,")
        found.address_open = True
    return rest


def _address_starts(line: str, found: Found) -> int:
    """Where in a line a postal address starts, or goes on from the line above; -1 when there is none."""
    if start := _POSTAL.search(line):
        return start.start()
    if (start := _PREFECTURE.search(line)) and start.start() <= 4:
        return start.start()
    return 0 if _STREET.search(line) or (found.address_open and _goes_on(line, found.address)) else -1


def _goes_on(line: str, address: str) -> bool:
    """Whether a line goes on with the address above it: a town, a building, or all but the postal code."""
    only_code = re.fullmatch(r"〒 ?[\d-]*", address) is not None
    return only_code or _TOWN.search(line) is not None or _MORE_OF_PLACE.fullmatch(line) is not None


def _labelled(phone: re.Match[str], found: Found) -> str:
    aside = (phone["aside"] or "") + (phone["after"] or "")
    if phone["fax"] and not re.match(r"tel", phone["fax"], re.IGNORECASE):
        return " | "
    return _phone(
        phone["number"],
        found,
        is_direct=bool(phone["direct"] or _ALONE.search(aside)) and not _SHARED_ASIDE.search(aside),
    )


def _bare(phone: re.Match[str], found: Found) -> str:
    """A number without a label is a phone only when it is written as one from its beginning."""
    digits = re.sub(r"\D", "", phone["number"])
    is_japanese = re.fullmatch(r"\(?0\d{1,4}[-)] ?\d{1,4}-\d{3,4}", phone["number"]) and len(digits) in {10, 11}
    if not is_japanese and not (phone["number"].startswith("+") and 9 <= len(digits) <= 15):
        return phone[0]
    after = phone["after"] or ""
    if re.search(r"fax", after, re.IGNORECASE):
        return " | "
    return _phone(phone["number"], found, is_direct=bool(_ALONE.search(after)))


def _phone(number: str, found: Found, *, is_direct: bool) -> str:
    plain = squeeze(re.sub(r"\(0\)", "", number) if number.startswith("+") else number).strip(" ./-")
    if not 9 <= len(re.sub(r"\D", "", plain)) <= 15 or clean_phone(plain) is None:
        return " | "
    _kept(found.phones, plain)
    if is_direct or _JAPANESE_MOBILE.fullmatch(plain):
        _kept(found.direct, plain)
    return " | "
