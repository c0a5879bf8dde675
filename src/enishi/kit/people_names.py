"""A person's name taken apart for comparing: family and given, how they may be read, without titles and trimmings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from enishi.kit.kanji import fold_name
from enishi.kit.names import hiragana, is_japanese, is_kana
from enishi.kit.readings import given_readings, is_given, is_surname, latin_share, split_name, surname_readings
from enishi.kit.romaji import is_romaji, latin, romaji_key

_BRACKETS = re.compile(
    r"[(（\[【「<〈《][^)）\]】」>〉》]*[)）\]】」>〉》]|(?<=\S\s)[\"“”][^\"“”]+[\"“”](?=\s\S)|[\"“”]"
)
_AFTER = re.compile(r"\s*(?:[/|／｜]|(?<=[^\x00-\x7f])[@＠]|\s[-–—@]\s|\svia\s).*$", re.IGNORECASE)
_HONORIFICS = re.compile(
    r"(?:\s*(?:様|さま|さん|先生|教授|准教授|博士|社長|会長|専務|常務|取締役|本部長|部長|次長|課長|係長|主任|店長|室長|所長|監督)"
    r"|\s+(?:殿|氏|君|くん|ちゃん)|(?<=..)(?:殿|氏|君|くん|ちゃん))+$"
)
_BEFORE = frozenset("mr mrs ms miss mx dr prof professor sir dame madam rev hon".split())
_BEHIND = frozenset("sr jr ii iii iv phd md mba esq cpa msc bsc san sama".split())
_COMPANY = re.compile(r"\S*(?:株式会社|有限会社|合同会社|社団法人|財団法人|学校法人|\(株\)|\(有\)|㈱|㈲|㍿)\S*")
_NO_PERSON = re.compile(
    r"\b(?:no-?reply|mailer|daemon|bot)\b"
    r"|^\s*(?:n/a|unknown|unidentified|none|null|anonymous|nobody|root|admin(?:istrator)?|user|(?:your|no) name"
    r"|git(?:hub|lab))\s*$",
    re.IGNORECASE,
)
_NOT_NAMES = re.compile(
    r"^[!-?A-~]*@[!-~]*$|[\w.+-]@[\w-]+\.\w|^\W*$|^[\d\W]+$|^(?=(?:\D*\d){4})[0-9A-Za-z_.-]+$", re.IGNORECASE
)


# Text of nothing but kana and kanji, or of Latin words, needs less looking at.
_ONLY_JAPANESE = re.compile(r"[\u3005\u3041-\u3096\u30a1-\u30fa\u30fc\u4e00-\u9fff \u3000]+")
_ONLY_LATIN = re.compile(r"[A-Za-z]+(?:[ .'-]{1,2}[A-Za-z]+)*")
_FIRM = re.compile("会社|法人")


@dataclass(frozen=True)
class PersonName:
    """A name folded for comparing. Readings are hiragana (or Latin as stated), the surest first."""

    family: str
    given: str
    family_readings: tuple[str, ...]
    given_readings: tuple[str, ...]
    is_japanese: bool
    tokens: tuple[str, ...]  # Latin words, the given name's first

    @property
    def is_whole(self) -> bool:
        """Whether both halves are there, and neither is an initial."""
        least = 1 if self.is_japanese else 2
        return len(self.family) >= least and len(self.given) >= least


@lru_cache(maxsize=50_000)
def parse_name(
    full: str = "", family: str = "", given: str = "", family_reading: str = "", given_reading: str = ""
) -> PersonName | None:
    """A name from what a source gives: its parts, or the whole, which is then split. None when it is no name."""
    if full or not given.strip() or family.strip():
        is_whole = bool(family.strip() and given.strip())
        parts = (_cleaned(family), _cleaned(given)) if is_whole else _split(full or family)
    else:
        parts = ("", _cleaned(given))
    if not any(parts):
        return None
    first, last = _in_order(*parts, is_stated=bool(family.strip() and given.strip()))
    japanese = is_japanese(first + last)
    return PersonName(
        family=first,
        given=last,
        family_readings=_readings(first, family_reading, surname_readings(first))
        if japanese
        else _said(family_reading),
        given_readings=_readings(last, given_reading, given_readings(last)) if japanese else _said(given_reading),
        is_japanese=japanese,
        tokens=() if japanese else tuple(_word(word) for word in f"{last} {first}".split()),
    )


@lru_cache(maxsize=50_000)
def _cleaned(text: str) -> str:
    """Without honorifics, titles, brackets, a company and what follows a slash; folded."""
    trimmed = _trimmed(text)
    bare = fold_name(trimmed.replace("_", " "))
    if is_japanese(bare):
        bare = " ".join(_untitled(bare.split()))
        return _HONORIFICS.sub("", bare) or bare
    words = [word.strip(".,") for word in re.split(r"[\s.]+", latin(bare).replace(",", ", "))]
    return " ".join(_untitled([word for word in words if word]))


def _trimmed(text: str) -> str:
    """Without brackets, a company and what follows a slash; nothing where it names no person."""
    if _ONLY_JAPANESE.fullmatch(text) and not _FIRM.search(text):
        return text
    if _ONLY_LATIN.fullmatch(text):
        return "" if _NO_PERSON.search(text) else _AFTER.sub("", text)
    trimmed = _AFTER.sub("", _BRACKETS.sub(" ", _COMPANY.sub(" ", text)))
    said = re.sub(r"<[^>]*>", "", text)
    return "" if _NO_PERSON.search(said) or _NO_PERSON.search(trimmed) or _NOT_NAMES.search(trimmed) else trimmed


def _untitled(words: list[str]) -> list[str]:
    """Words without titles before and degrees behind; Ii is a family name where nothing stands before it."""
    first = next((at for at, word in enumerate(words) if word.strip(".") not in _BEFORE), len(words))
    end = len(words)
    while end > first and words[end - 1] in _BEHIND and (end - first > 1 or words[end - 1] != "ii"):
        end -= 1
    return words[first:end]


def _split(text: str) -> tuple[str, str]:
    """Family and given name of a whole name."""
    if "," in text and not is_japanese(text):
        head, _, tail = text.partition(",")
        if _cleaned(tail):
            return _cleaned(head), _cleaned(tail)
    bare = _cleaned(text)
    words = [word for word in re.split(r"[ ・]+", bare) if word]
    if is_japanese(bare):
        if len(words) == 1:
            return (bare, "") if is_kana(bare) else split_name(bare)
        return words[0], "".join(words[1:])
    if len(words) < 2:
        return bare, ""
    if _is_in_capitals(text.split()[0]) and not text.isupper():
        return words[0], " ".join(words[1:])  # TAKAHASHI Makoto
    return words[-1], " ".join(words[:-1])


def _is_in_capitals(word: str) -> bool:
    """Whether a word is written in capitals; D.J. are initials."""
    return word.isupper() and len(word) > 2 and "." not in word


def _in_order(family: str, given: str, *, is_stated: bool) -> tuple[str, str]:
    """Family first: 太郎 山田 and Yamada Taro are turned where the lists of names say so clearly."""
    if not family or not given:
        return family, given
    if is_japanese(family + given):
        turned = is_surname(given) and not is_surname(family) and is_given(family)
        return (given, family) if turned else (family, given)
    if not is_stated and _is_turned(family, given):
        family, given = given, family
    return _folded(family), _folded(given)


def _is_turned(family: str, given: str) -> bool:
    """Whether the lists say that the words stand the other way round; for names of the West only when it is clear."""
    if " " in family + given:
        return False
    clear = 3 if is_romaji(family) and is_romaji(given) else 10
    straight = latin_share(family, "family") * latin_share(given, "given")
    return latin_share(given, "family") * latin_share(family, "given") > clear * straight


def _folded(words: str) -> str:
    return " ".join(_word(word) for word in words.split())


@lru_cache(maxsize=50_000)
def _word(word: str) -> str:
    return romaji_key(word) if is_romaji(word) else word


def _said(reading: str) -> tuple[str, ...]:
    return (hiragana(fold_name(reading)),) if reading.strip() else ()


def _readings(half: str, stated: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """A stated reading is the only one; kana read themselves; kanji as the lists say."""
    if stated.strip():
        return _said(stated)
    if not half:
        return ()
    return (hiragana(half),) if is_kana(half) else known
