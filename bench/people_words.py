"""The names and firms that the made-up people are drawn from, and how a Japanese name is spelled in Latin letters."""

from __future__ import annotations

import random
import unicodedata
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path

from enishi import kit

# Given names that many bear: kanji:reading, the most frequent first.
_MEN = """
誠:まこと 健太:けんた 大輔:だいすけ 翔太:しょうた 直樹:なおき 浩二:こうじ 隆:たかし 浩:ひろし 健一:けんいち
和彦:かずひこ 博之:ひろゆき 剛:つよし
哲也:てつや 拓也:たくや 達也:たつや 雄太:ゆうた 亮:りょう 修:おさむ 正人:まさと 学:まなぶ 大樹:だいき 智之:ともゆき
俊介:しゅんすけ 祐介:ゆうすけ
洋平:ようへい 秀樹:ひでき 英樹:ひでき 茂:しげる 清:きよし 一郎:いちろう 太郎:たろう 蓮:れん 陽翔:はると 悠真:ゆうま
裕太:ゆうた 孝:たかし 淳:じゅん
""".split()
_WOMEN = """
恵子:けいこ 裕子:ゆうこ 彩:あや 愛:あい 美咲:みさき さくら:さくら 遥:はるか 久美子:くみこ 由美子:ゆみこ
真由美:まゆみ 智子:ともこ 陽子:ようこ
直美:なおみ 香織:かおり 優子:ゆうこ 麻衣:まい 舞:まい 結衣:ゆい 葵:あおい 七海:ななみ 美穂:みほ 千尋:ちひろ
京子:きょうこ 和子:かずこ 幸子:さちこ
純子:じゅんこ 明日香:あすか 沙織:さおり 友美:ともみ 里奈:りな 陽菜:ひな 凛:りん 静香:しずか 順子:じゅんこ
洋子:ようこ 絵里:えり 亜希子:あきこ
""".split()
_WEST_FAMILY = """
Smith Johnson Brown Taylor Miller Jones Wilson Davis Martin Anderson Thompson White Harris Clark Lewis Walker Allen
Young Wright Scott Hill Green Baker Adams Nelson Carter Mitchell Roberts Turner Phillips Müller Schmidt Schneider
Fischer Weber García Martínez López González Pérez Rossi Ferrari Bianchi Dubois Lefèvre Moreau Jansen Novák Kowalski
Johansson Andersson Nielsen Silva Santos Oliveira O'Brien McCarthy Kaczmarek Petrov Wang Li Zhang Chen Liu Yang Kim
Lee Park Choi Nguyen Tran Pham Singh Kumar Sharma Patel Gupta Khan Ahmed Okafor Mensah Haddad Yilmaz Papadopoulos
Vandenberghe Achterberg Quintanilla Szczepański Thorvaldsen Fitzwilliam Blackwood Ramaswamy Castellanos
""".split()
_WEST_GIVEN = """
Robert James Michael William David Richard Thomas Daniel Matthew Christopher Andrew Joseph Elizabeth Katherine Margaret
Jennifer Susan Sarah Emily Anna Maria Laura Julia Peter Martin Stefan Andreas Wei Jing Min Hao Amit Rahul Priya Neha
Mohammed Ahmed Jose Juan Carlos Luca Marco Sophie Emma Olivia Benjamin Samuel Alexander Nicholas Steven Rebecca
Ingrid Astrid Dmitri Olga Yuki Mehmet Chidi Amara Leila Ravi Siobhán Thibault Gwendolyn Bartholomew Philippa
""".split()
_HEADS = """
Ash Beck Carl Dahl Eichen Fair Gold Hart Ingel Kirch Lind Mar Nord Oster Pren
Quill Rosen Stein Thorn Ulm Voss Wal
""".split()
_TAILS = """
bach berg borough by dale er feld field ford gren holm ington land ley man mann
mark quist ridge stad strom ton well wick wood
""".split()
SHORT = {
    "Robert": "Bob", "James": "Jim", "Michael": "Mike", "William": "Bill", "David": "Dave", "Richard": "Dick",
    "Thomas": "Tom", "Daniel": "Dan", "Matthew": "Matt", "Christopher": "Chris", "Andrew": "Andy", "Joseph": "Joe",
    "Elizabeth": "Liz", "Katherine": "Kate", "Jennifer": "Jenny", "Benjamin": "Ben", "Samuel": "Sam",
    "Alexander": "Alex", "Nicholas": "Nick", "Steven": "Steve", "Rebecca": "Becky",
}  # fmt: skip
_FIRMS = (
    "東都:Toto 青葉:Aoba 港南:Konan 三ツ星:Mitsuboshi 水際:Migiwa 白樺:Shirakaba 北斗:Hokuto 若草:Wakakusa "
    "朝凪:Asanagi 月影:Tsukikage 雪椿:Yukitsubaki 松風:Matsukaze 桜川:Sakuragawa 銀嶺:Ginrei 碧海:Hekikai "
    "琥珀:Kohaku ひなた:Hinata みずほ野:Mizuhono アルファ:Alpha オリオン:Orion ルミナ:Lumina ノルテ:Norte"
).split()
_LINES = "商事:Shoji 製作所:Works システムズ:Systems 工業:Industries 物産:Trading 電機:Electric 出版:Publishing 建設:Construction 食品:Foods 研究所:Laboratories".split()  # noqa: E501
# Kanji that some families write otherwise.
VARIANTS = str.maketrans("高崎辺斉沢浜島広真国", "髙﨑邉齊澤濱嶋廣眞國")


@dataclass(frozen=True)
class Written:
    """A name in the scripts it is known in; kana is empty for names that are Latin."""

    family: str
    given: str
    family_kana: str = ""
    given_kana: str = ""

    @property
    def is_japanese(self) -> bool:
        return bool(self.family_kana)


@dataclass(frozen=True)
class Firm:
    """A made-up company and its addresses."""

    name: str  # without the legal form
    latin: str
    domain: str
    switchboard: str


@cache
def _surnames() -> tuple[list[tuple[str, str]], list[int]]:
    """Japan's surnames with readings, and how many people bear each or one before it in the list."""
    from japanese_personal_name_dataset import load_dataset

    _, _, last = load_dataset(include_last_names=True)
    names = [(name, entry["reading"]) for name, entry in last.items()]
    return names, list(accumulate(entry["count"] for entry in last.values()))


@cache
def _rare_givens() -> tuple[list[tuple[str, str]], ...]:
    from japanese_personal_name_dataset import load_dataset

    men, women = load_dataset("opti")
    return tuple([(kanji, kana) for kana, entry in names.items() for kanji in entry["kanji"]] for names in (men, women))


def surname(chance: random.Random) -> tuple[str, str]:
    """A surname and its reading, as often as it is met in Japan."""
    names, up_to = _surnames()
    return chance.choices(names, cum_weights=up_to)[0]


def japanese(chance: random.Random, *, woman: bool) -> Written:
    """A Japanese name: one in three has a given name that one or two in a hundred bear."""
    family, family_kana = surname(chance)
    if chance.random() < 0.35:
        given, _, given_kana = _early(_WOMEN if woman else _MEN, chance, flat=20).partition(":")
    else:
        given, given_kana = chance.choice(_rare_givens()[woman])
    return Written(family, given, family_kana, given_kana)


@cache
def _listed(kind: str) -> tuple[list[str], list[str], list[int]]:
    """Names of the world's lists, those that many bear among them, and how many in ten thousand bear each of these."""
    folder = Path(kit.__file__).parent / "lists"
    common = [word.partition(":") for word in _words(folder / f"{kind}_shares.txt") if ":" in word]
    return _words(folder / f"{kind}_names.txt"), [name for name, _, _ in common], [int(n) for _, _, n in common]


def _words(path: Path) -> list[str]:
    lines = path.read_text("utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]


def western(chance: random.Random) -> Written:
    """A name from elsewhere: a third of the families and given names are as common as they are, the others rarer."""
    family = chance.choices(
        (_common("family", chance), chance.choice(_WEST_FAMILY), chance.choice(_HEADS) + chance.choice(_TAILS)),
        (0.5, 0.15, 0.35),
    )[0]
    given = chance.choices((_common("given", chance), _early(_WEST_GIVEN, chance, flat=25)), (0.8, 0.2))[0]
    return Written(family, given)


def _common(kind: str, chance: random.Random) -> str:
    """A name as often as it is met in the world, so far as that is known; the others by chance."""
    names, common, shares = _listed(kind)
    known = chance.random() < sum(shares) / (10_000 if kind == "given" else 5_000)
    return (chance.choices(common, shares)[0] if known else chance.choice(names)).capitalize()


def _early(names: list[str], chance: random.Random, *, flat: int) -> str:
    """One of them, an early one rather than a late."""
    return chance.choices(names, [1 / (rank + flat) for rank in range(len(names))])[0]


def firms(number: int, chance: random.Random) -> list[Firm]:
    """So many companies, each of its own name: invented ones first, then those named after a family."""
    heads = [head.split(":") for head in _FIRMS]
    if number > len(heads) * len(_LINES):
        heads += [[kanji, spell(kana)] for kanji, kana in _surnames()[0]]
    every = [(head, line.split(":")) for head in heads for line in _LINES]
    chance.shuffle(every)
    return [
        Firm(
            kanji + kind,
            f"{latin} {kind_latin}",
            f"{latin}-{kind_latin}.example".lower(),
            f"+8135{1_000_000 + count * 7919 % 8_999_999:07}",
        )
        for count, ((kanji, latin), (kind, kind_latin)) in enumerate(every[:number])
    ]


_ROWS = {
    "あいうえお": "", "かきくけこ": "k", "さしすせそ": "s", "たちつてと": "t", "なにぬねの": "n", "はひふへほ": "h",
    "まみむめも": "m", "らりるれろ": "r", "がぎぐげご": "g", "ざじずぜぞ": "z", "だぢづでど": "d", "ばびぶべぼ": "b",
    "ぱぴぷぺぽ": "p",
}  # fmt: skip
_KUNREI = {kana: row + vowel for kanas, row in _ROWS.items() for kana, vowel in zip(kanas, "aiueo", strict=True)}
_KUNREI |= {"や": "ya", "ゆ": "yu", "よ": "yo", "わ": "wa", "ゐ": "i", "を": "o", "ん": "n", "ぢ": "zi", "づ": "zu"}
_HEPBURN = (
    ("sya", "sha"), ("syu", "shu"), ("syo", "sho"), ("tya", "cha"), ("tyu", "chu"), ("tyo", "cho"), ("zya", "ja"),
    ("zyu", "ju"), ("zyo", "jo"), ("si", "shi"), ("ti", "chi"), ("tu", "tsu"), ("hu", "fu"), ("zi", "ji"),
)  # fmt: skip


def spell(kana: str, *, way: str = "hepburn") -> str:
    """A reading in Latin letters: "hepburn" (Sato, Shoji), "kunrei" (Sato, Syozi), "long" (Satou), "oh" (Satoh)."""
    out = ""
    for sign in unicodedata.normalize("NFKC", kana):
        if sign in "ゃゅょ" and out:
            out = out[:-1] + "y" + {"ゃ": "a", "ゅ": "u", "ょ": "o"}[sign]
        elif sign == "っ":
            out += "*"
        else:
            out += _KUNREI.get(sign, "")
    while "*" in out[:-1]:
        place = out.index("*")
        out = out[:place] + out[place + 1] + out[place + 1 :]
    if way != "kunrei":
        for short, long in _HEPBURN:
            out = out.replace(short, long)
        out = out.replace("cch", "tch")
    if way == "long":
        return out.capitalize()
    out = out.replace("ou", "oh" if way == "oh" else "o").replace("oo", "oh" if way == "oh" else "o")
    return (out.replace("uu", "u")).capitalize()
