"""The lines of a card as its reader of pictures gives them: put in order, put together, put right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from enishi.kit.kanji_numbers import number_in_figures
from enishi.kit.signature_lines import tidy


@dataclass(frozen=True)
class CardLine:
    """A line of text, how sure its reader is of it, and its place on the card, in any unit."""

    text: str
    confidence: float
    left: float
    top: float
    right: float
    bottom: float

    @property
    def is_column(self) -> bool:
        """Whether its letters stand below one another."""
        return len(self.text) > 1 and self.bottom - self.top > 1.2 * (self.right - self.left)

    @property
    def size(self) -> float:
        """How large its letters are."""
        return self.right - self.left if self.is_column else self.bottom - self.top


_ALIKE = 0.72  # the sizes of two pieces of one line
_GAP = 2.4  # in letters: 佐 藤　太 郎 has wide spaces

# What a model that reads Chinese too makes of kanji in small print: forms of other countries and times.
_LOOK_ALIKE = str.maketrans(
    "圈產产帶带歲岁奧惠凜冈黃步戶黑爱东车马长门岛广业务师电话气县區號议计术设总经营级银铁钢铃桥关泽滨边团图书员课责费贸质资购财输软转运进远达选邮开阳阶际项顾题风馆镇荣实济冲净贵刚则创动华协单压园场备宫专导张从织结维绿罗义联农药见规觉讲诚调论证语郑铜陈陕顺饭亚專曾",
    "圏産産帯帯歳歳奥恵凛岡黄歩戸黒愛東車馬長門島広業務師電話気県区号議計術設総経営級銀鉄鋼鈴橋関沢浜辺団図書員課責費貿質資購財輸軟転運進遠達選郵開陽階際項顧題風館鎮栄実済沖浄貴剛則創動華協単圧園場備宮専導張従織結維緑羅義聯農薬見規覚講誠調論証語鄭銅陳陝順飯亜専曽",
)
_UNKNOWN_IN_JAPAN = {one: other for one, other in _LOOK_ALIKE.items() if not chr(one).encode("cp932", "ignore")}
_KATAKANA = "ァ-ヺー"
_LONG_VOWEL = re.compile(rf"(?<=[ァ-ヺ])[一\-‐―](?=[{_KATAKANA}]|\d{{1,2}}F|$)")
_EVENING = re.compile(rf"夕(?=[{_KATAKANA}])|(?<=[{_KATAKANA}])夕")
_WORK = re.compile(r"エ(?=[業事場務房芸学])")
# In columns a long vowel is a thin stroke, which is overlooked: the words of cards that have one, as they are without.
_LONG = {
    word.replace("ー", ""): word
    for word in (
        "マネージャー マネージメント リーダー チーフ ディレクター プロデューサー デザイナー プランナー アドバイザー"
        " プログラマー バイヤー フェロー センター グループ チーム オフィサー オーナー パートナー カスタマー サポーター"
        " コーポレート スーパーバイザー トレーナー ライター エディター コーディネーター マーケティング サービス"
    ).split()
    if "ー" in word
}
_OVERLOOKED = re.compile(rf"(?<![{_KATAKANA}])(?:{'|'.join(sorted(_LONG, key=len, reverse=True))})+(?![{_KATAKANA}])")
_LONG_WORD = re.compile("|".join(sorted(_LONG, key=len, reverse=True)))
_POSTCODE = re.compile(
    r"^(?:[〒デテ干〶]|[TF](?=\d)|[TF] (?=\d{3}-\d{4}(?: ?[^\d\s-]|$)))? ?(\d{3}-\d{4})(?!-?\d) ?(?!\d)"
)
_NEXT_LABEL = re.compile(r"(?<=\d)(?=(?:fax|tel|携帯|mobile|直通|f ?\+))", re.IGNORECASE)
_DASH_GAPS = re.compile(r"(?<=\d) ?- ?(?=\d)")
_MAIL_GAPS = re.compile(r" ?@ ?")
_MAIL_LABEL = re.compile(
    r"^(?:(?:e-?mail|mail|url)[:.]? ?|[ewu](?:[:.] ?| ))(?=[\w.+-]+@|https?:|www\.)", re.IGNORECASE
)
_MAIL_DOTS = re.compile(r"(?<=[A-Za-z0-9])(?:\. | \.)(?=[a-z])")
_SCHEME = re.compile(r"\b(https?)[:;：]? ?/ ?/ ?", re.IGNORECASE)


def in_reading_order(lines: Iterable[CardLine]) -> list[CardLine]:
    """Columns from right to left, then rows from above; pieces of one line put together."""
    every = [line for line in lines if line.text.strip()]
    columns = sorted((line for line in every if line.is_column), key=lambda line: (-line.right, line.top))
    rows = sorted((line for line in every if not line.is_column), key=lambda line: (line.top + line.bottom, line.left))
    return _joined(columns) + _joined(rows)


def _joined(lines: list[CardLine]) -> list[CardLine]:
    """Lines with those that go on in the same row or column, after a gap of a letter or two."""
    left, whole = list(lines), []
    while left:
        line = left.pop(0)
        while more := next((other for other in left if _goes_on(line, other) or _goes_on(other, line)), None):
            left.remove(more)
            line = _together(line, more)
        whole.append(line)
    return whole


def _goes_on(line: CardLine, other: CardLine) -> bool:
    """Whether another piece begins where a line ends, in letters of the same size."""
    if line.is_column != other.is_column or min(line.size, other.size) < _ALIKE * max(line.size, other.size):
        return False
    if line.is_column:
        beside = min(line.right, other.right) - max(line.left, other.left)
        gap = other.top - line.bottom
    else:
        beside = min(line.bottom, other.bottom) - max(line.top, other.top)
        gap = other.left - line.right
    return beside > 0.6 * min(line.size, other.size) and -0.5 * line.size < gap < _GAP * line.size


def _together(one: CardLine, other: CardLine) -> CardLine:
    first, second = sorted((one, other), key=lambda line: line.top if line.is_column else line.left)
    return CardLine(
        f"{first.text} {second.text}",
        min(one.confidence, other.confidence),
        min(one.left, other.left),
        min(one.top, other.top),
        max(one.right, other.right),
        max(one.bottom, other.bottom),
    )


def tidied(text: str) -> str:
    """A line as its writer meant it, where a reader of pictures errs in ways of its own."""
    plain = _WORK.sub("工", _EVENING.sub("タ", _LONG_VOWEL.sub("ー", _DASH_GAPS.sub("-", tidy(text)))))
    if re.match("携[带帶]", plain):
        plain = "携帯" + plain[2:]
    plain = _NEXT_LABEL.sub(" ", _POSTCODE.sub(r"〒\1 ", plain)).strip()
    plain = number_in_figures(plain)
    if "@" in plain:
        plain = _MAIL_DOTS.sub(".", _MAIL_GAPS.sub("@", plain))
    return _MAIL_LABEL.sub("", _SCHEME.sub(r"\1://", plain))


def with_long_vowels(text: str) -> str:
    """A column's words with the long vowels that are overlooked in columns: チフデザイナ is チーフデザイナー."""
    return _OVERLOOKED.sub(lambda run: _LONG_WORD.sub(lambda word: _LONG[word[0]], run[0]), text)


def without_look_alikes(text: str, *, sure: bool = False) -> str:
    """Text in the forms of kanji that Japan uses, where those of other countries and times look almost the same.

    `sure`: the reader was sure of them, so that older forms stay, which names have; only those unknown in Japan go.
    """
    return text.translate(_UNKNOWN_IN_JAPAN if sure else _LOOK_ALIKE)


def phrases(line: CardLine) -> Iterator[CardLine]:
    """The phrases of a line, where signs or wide gaps part them."""
    for piece in re.split(r"\s*[|｜•·┃│◆●■/／]\s*|\s{3,}", line.text):
        if piece.strip(" ,.、。:;-"):
            yield replace(line, text=piece.strip(" ,、。:;-"))
