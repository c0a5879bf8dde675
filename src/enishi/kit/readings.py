"""How Japanese names are read, where one splits in two, and how common a name is.

From the Japanese personal name dataset (MIT): 1,999 surnames with the number of people who bear them, and given
names by reading; and from our own lists beside this module. Loaded when first asked for.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache, lru_cache
from importlib.resources import files

from enishi.kit.kanji import plain_kanji
from enishi.kit.pinyin import is_two_syllables
from enishi.kit.romaji import is_romaji, kana_key, romaji_key

_PEOPLE = 120e6
_RARE_SURNAME = 2e-6
_GIVEN_KNOWN, _GIVEN_UNKNOWN = 1e-3, 1e-4
_RARE_LATIN = 5e-5
_PINYIN = 3e-4  # no list holds the given names of China; most are two of some four hundred syllables
# A name that people of some country commonly bear; how many is not known. 26,000 family names are listed, and those of
# whole continents are counted elsewhere: few of the rest can be borne by more. Given names are fewer, and commoner.
_LISTED_LATIN = {"family": 1e-4, "given": 3e-4}


@cache
def _surnames() -> dict[str, tuple[float, tuple[str, ...]]]:
    """Each surname: its share of the people of Japan, and its readings."""
    from japanese_personal_name_dataset import load_dataset  # a tenth of a second that most commands do without

    _, _, last = load_dataset(include_last_names=True)
    known: dict[str, tuple[float, tuple[str, ...]]] = {}
    for written, entry in last.items():  # 斎藤, 斉藤 and 齋藤 are one name here
        share, said = known.get(name := plain_kanji(written), (0.0, ()))
        known[name] = (share + entry["count"] / _PEOPLE, tuple(dict.fromkeys((*said, entry["reading"]))))
    for name, first in _usual("family"):
        share, readings = known.get(name, (_RARE_SURNAME, ()))
        known[name] = (share, tuple(dict.fromkeys((*first, *readings))))
    return known


@cache
def _givens() -> dict[str, tuple[str, ...]]:
    """Each given name: its readings, the usual one first, then those that many names share."""
    from japanese_personal_name_dataset import load_dataset

    weights: dict[str, dict[str, int]] = {}
    for names in load_dataset():
        for reading, entry in names.items():
            for name in plain_kanji(" ".join(entry["kanji"])).split():
                weights.setdefault(name, {})[reading] = len(entry["kanji"])
    known = {name: tuple(sorted(said, key=lambda r: (-said[r], r))) for name, said in weights.items()}
    for name, first in _usual("given"):
        known[name] = tuple(dict.fromkeys((*first, *known.get(name, ()))))
    return known


def _words(listed: str) -> list[str]:
    """The words of one of the lists beside this module."""
    lines = (files("enishi.kit") / "lists" / f"{listed}.txt").read_text(encoding="utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]


def _usual(kind: str) -> list[tuple[str, tuple[str, ...]]]:
    """Names with the readings that they usually have, where the dataset has others first, or none."""
    pairs = (word.partition(":") for word in _words(f"{kind}_readings"))
    return [(plain_kanji(name), tuple(said.split(","))) for name, _, said in pairs]


@lru_cache(maxsize=50_000)
def surname_readings(kanji: str) -> tuple[str, ...]:
    """The ways a surname may be read, in hiragana, the usual one first; empty when none is known."""
    return _surnames().get(plain_kanji(kanji), (0.0, ()))[1]


@lru_cache(maxsize=50_000)
def given_readings(kanji: str) -> tuple[str, ...]:
    """The ways a given name may be read, in hiragana, the usual one first; empty when none is known."""
    return _givens().get(plain_kanji(kanji), ())[:12]


@lru_cache(maxsize=50_000)
def surname_share(kanji: str) -> float:
    """The share of people in Japan who bear a surname; a small floor for one that is not in the list."""
    return max(_surnames().get(plain_kanji(kanji), (_RARE_SURNAME, ()))[0], _RARE_SURNAME)


def is_surname(kanji: str) -> bool:
    """Whether a word is one of the surnames listed."""
    return plain_kanji(kanji) in _surnames()


@cache
def _heard_surnames() -> frozenset[str]:
    return frozenset(kana_key(readings[0]) for _, readings in _surnames().values() if readings)


def is_heard_surname(word: str) -> bool:
    """Whether a word in Latin letters is, as `romaji_key` has it, how one of the surnames listed is read."""
    return romaji_key(word) in _heard_surnames()


def is_given(kanji: str) -> bool:
    """Whether a word is one of the given names listed."""
    return plain_kanji(kanji) in _givens()


@cache
def _given_shares() -> dict[str, float]:
    return {plain_kanji(name): share for name, share in _counted("given_kanji_shares", 10_000).items()}


def given_share(kanji: str) -> float:
    """A rough share of people who bear a given name: the list of readings does not count them."""
    known = _GIVEN_KNOWN if is_given(kanji) else _GIVEN_UNKNOWN
    return _given_shares().get(plain_kanji(kanji), known)


@cache
def _latin_shares(kind: str) -> dict[str, float]:
    shares = _counted(f"{kind}_americans", 1_000_000)
    for word, share in _counted(f"{kind}_shares", 10_000).items():
        shares[word] = max(shares.get(word, 0.0), share)
    for word, share in list(shares.items()):  # John is looked for as he is kept, which is as Jon: both together
        if is_romaji(word) and (key := romaji_key(word)) != word:
            shares[key] = shares.get(key, 0.0) + share
    if kind == "family":
        for name, (share, readings) in _surnames().items():
            key = kana_key(readings[0]) if readings else name
            shares[key] = shares.get(key, 0.0) + share
    else:
        for key, share in _heard_shares().items():
            shares[key] = max(shares.get(key, 0.0), share)
    return shares


def _counted(listed: str, among: int) -> dict[str, float]:
    """The words of a list that says how many bear each, as shares of people."""
    return {word: int(n) / among for word, _, n in (entry.partition(":") for entry in _words(listed))}


def _heard_shares() -> dict[str, float]:
    """How many people's given name sounds so: by the names in kanji that many bear, else by how many are written so."""
    written: Counter[str] = Counter()
    heard: defaultdict[str, float] = defaultdict(float)
    for name, readings in _givens().items():
        key = kana_key(readings[0])
        written[key] += 1
        heard[key] += _given_shares().get(name, 0.0)
    number = written.total()
    return {key: max(heard[key] + count / number, _GIVEN_KNOWN) for key, count in written.items()}


@lru_cache(maxsize=50_000)
def latin_share(word: str, kind: str) -> float:
    """A rough share of people whose "family" or "given" name is a word in Latin letters; a floor for the unlisted."""
    share = _listed_share(word, kind)
    return max(share, _PINYIN) if kind == "given" and is_two_syllables(word) else share


def is_latin_name(word: str, kind: str) -> bool:
    """Whether a list of "family" or "given" names has a word in Latin letters, Japanese names among them."""
    return _listed_share(word, kind) > _RARE_LATIN


@lru_cache(maxsize=50_000)
def _listed_share(word: str, kind: str) -> float:
    shares = _latin_shares(kind)
    floor = _LISTED_LATIN[kind] if word in _listed(kind) else _RARE_LATIN
    return max(shares.get(word, 0.0), shares.get(romaji_key(word), 0.0), floor)


@cache
def _listed(kind: str) -> frozenset[str]:
    """Names that are common somewhere, as they are written and as `romaji_key` has them."""
    return frozenset(_words(f"{kind}_names"))


@lru_cache(maxsize=50_000)
def split_name(full: str) -> tuple[str, str]:
    """Family and given name of a Japanese name written without a space; all is family when nothing tells."""
    plain = plain_kanji(full)
    if is_surname(plain):  # 田中 is no 田 called 中
        return full, ""
    scored = [(_score(plain[:at], plain[at:]), at) for at in range(1, len(plain))]
    best, at = max(scored, default=(0.0, 0), key=lambda pair: (pair[0], -pair[1]))
    return (full[:at], full[at:]) if best > 0 else (full, "")


def _score(family: str, given: str) -> float:
    """How well two parts make a name: the list of surnames, the list of given names, and the usual lengths."""
    listed = _surnames().get(family)
    score = 10 + min(5.0, listed[0] * 300) if listed else 0.0
    score += 8 if is_given(given) else 0.0
    return score + 1.5 * (len(given) == 2) + 1.5 * (len(family) == 2)
