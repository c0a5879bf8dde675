"""Japanese sounds in Latin letters: one key for every way of writing them, and Hepburn for showing."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from enishi.kit.names import hiragana

_TABLE = """
あa いi うu えe おo かka きki くku けke こko さsa しshi すsu せse そso たta ちchi つtsu てte とto なna にni ぬnu ねne
のno はha ひhi ふfu へhe ほho まma みmi むmu めme もmo やya ゆyu よyo らra りri るru れre ろro わwa ゐi ゑe をo んn
がga ぎgi ぐgu げge ごgo ざza じji ずzu ぜze ぞzo だda ぢji づzu でde どdo ばba びbi ぶbu べbe ぼbo ぱpa ぴpi ぷpu ぺpe
ぽpo ゔvu ぁa ぃi ぅu ぇe ぉo ゃya ゅyu ょyo ゎwa ゕka ゖke
""".split()
_SYLLABLE = {word[0]: word[1:] for word in _TABLE}
_SMALL = {"ゃ": "a", "ゅ": "u", "ょ": "o", "ぇ": "e"}
_FOREIGN = {
    "ふぁ": "fa",
    "ふぃ": "fi",
    "ふぇ": "fe",
    "ふぉ": "fo",
    "てぃ": "ti",
    "でぃ": "di",
    "とぅ": "tu",
    "どぅ": "du",
    "うぃ": "wi",
    "うぇ": "we",
    "うぉ": "wo",
    "ゔぁ": "va",
    "ゔぃ": "vi",
    "ゔぇ": "ve",
    "ゔぉ": "vo",
}

# Kunrei and older spellings, as Hepburn writes them.
_SPELLING = dict(
    pair.split(":")
    for pair in """
    sya:sha syu:shu syo:sho tya:cha tyu:chu tyo:cho zya:ja zyu:ju zyo:jo jya:ja jyu:ju jyo:jo dya:ja dyu:ju dyo:jo
    cya:cha cyu:chu cyo:cho tch:cch dzu:zu dji:ji dz:z
    """.split()
)
_SPELLED = re.compile("|".join(sorted(_SPELLING, key=len, reverse=True)))
_HEPBURN = {"si": "shi", "ti": "chi", "tu": "tsu", "hu": "fu", "zi": "ji", "di": "ji", "du": "zu", "m": "n"}
_KUNREI = re.compile(r"(?<![cs])si|(?<!s)ti|(?<!t)tu|(?<![sc])hu|zi|di|du|m(?=[bpm])")
_LONG = re.compile(r"oh(?![aiueoy])|o[ou]+|aa+|ii+|uu+|ee+")
_SYLLABLES = re.compile(
    r"(?:(?:[kgsztdnhbpmrjfvyw]|sh|ch|ts|[kgnhbpmr]y)?[aiueo]|n(?![aiueoy])|([kstpcbdgzj])(?=\1|ch))+"
)
_SPECIAL = str.maketrans({"ß": "ss", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"})


@lru_cache(maxsize=200_000)
def kana_key(kana: str) -> str:
    """The key of kana (hiragana, katakana, half width): the one that `romaji_key` gives every spelling of it."""
    return " ".join(_key_of(_spelled(word)) for word in hiragana(kana).casefold().split())


@lru_cache(maxsize=200_000)
def romaji_key(text: str) -> str:
    """One key for Hepburn, Kunrei and passport spelling, long vowels written or not: Ohno, Ōno, Oono → `ono`.

    Words that can't be Japanese keep their letters, without accents and in one case. Words stay apart by one space.
    """
    return " ".join(filter(None, (_key_of(word) for word in latin(text).split())))


def is_romaji(word: str) -> bool:
    """Whether a word can be read as Japanese syllables."""
    key = _key_of(latin(word))
    return bool(key) and _SYLLABLES.fullmatch(key) is not None


def latin(text: str) -> str:
    """Latin text for comparing: normal width, one case, no accents, no apostrophes."""
    if text.isascii():
        return text.lower().replace("'", "")
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_SPECIAL)
    if not plain.isascii():
        plain = "".join(
            c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c) or ord(c) > 0x3000
        )
        plain = unicodedata.normalize("NFC", plain)
    return plain.replace("'", "").replace("’", "")


def hepburn(kana: str) -> str:
    """Kana in Hepburn letters as a passport writes them, for showing: おおの けんじ → Ono Kenji."""
    return " ".join(_passport(_spelled(word)).capitalize() for word in hiragana(kana).split())


def _passport(spelled: str) -> str:
    """Long o and u once, other vowels as spoken; the u of 井上 and 野上 begins a word of its own."""
    short = re.sub(r"o[ou](?!e$)|o-", "o", spelled.replace("u-", "u"))
    return re.sub(r"n(?=[bmp])", "m", re.sub(r"uu", "u", short)).replace("-", "")


def _spelled(kana: str) -> str:
    """Kana syllable by syllable in Latin letters, long vowels written out; other characters as they are."""
    text = hiragana(kana)
    out: list[str] = []
    at = 0
    while at < len(text):
        two, one = text[at : at + 2], text[at]
        if two in _FOREIGN:
            out.append(_FOREIGN[two])
            at += 2
        elif one == "っ":
            after = _SYLLABLE.get(text[at + 1 : at + 2], "")
            out.append("t" if after.startswith("ch") else after[:1] if after[:1] not in "aiueon" else "")
            at += 1
        elif len(two) == 2 and two[1] in _SMALL and _SYLLABLE.get(one, "").endswith("i"):
            stem = _SYLLABLE[one][:-1]
            out.append(stem + ("" if stem in {"sh", "ch", "j"} else "y") + _SMALL[two[1]])
            at += 2
        else:
            out.append("-" if one == "ー" else _SYLLABLE.get(one, one))
            at += 1
    return "".join(out)


@lru_cache(maxsize=200_000)
def _key_of(word: str) -> str:
    """The key of one word: Kunrei turned to Hepburn, long vowels short, n before lips, doubled letters kept."""
    key = _SPELLED.sub(lambda found: _SPELLING[found[0]], word.replace("-", ""))
    key = _shortened(_KUNREI.sub(lambda found: _HEPBURN[found[0]], key))
    return key if key == word else _key_of(key)  # Ohhno → ohno → ono: until nothing changes


def _shortened(key: str) -> str:
    """Long vowels short: Ohno, Satoh, Tarou, Yuuki."""
    return _LONG.sub(lambda found: found[0][0], key)
