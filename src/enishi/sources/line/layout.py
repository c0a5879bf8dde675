"""The lines of a LINE talk as phones and computers write them: its head, days, messages, calls and placeholders."""

from __future__ import annotations

import re
import unicodedata
from datetime import time

from enishi.kit.day_order import DMY, MDY, YMD, Numbers, day_in, weekday_of

_HEAD = (
    (re.compile(r"\[LINE\]\s*(.{1,200}?)とのトーク履歴"), True, "Asia/Tokyo"),
    (re.compile(r"\[LINE\]\s*(.{1,200}?)のトーク履歴"), False, "Asia/Tokyo"),
    (re.compile(r"\[LINE\]\s*Chat history with (.{1,200})"), True, ""),
    (re.compile(r"\[LINE\]\s*Chat history in (.{1,200})"), False, ""),
    (re.compile(r"\[LINE\]\s*[與与](.{1,200})的(?:聊天|对话)(?:記錄|紀錄|记录)"), True, "Asia/Taipei"),
    (re.compile(r"\[LINE\]\s*(.{1,200})的(?:聊天|对话)(?:記錄|紀錄|记录)"), False, "Asia/Taipei"),
)
SAVED = re.compile(r"(?:保存日時|Saved on|儲存日期|保存日期)\s*[:：]\s*(.{1,40})")
_DAY = re.compile(
    r"(?:(?P<before>[^\W\d_]{1,10}),\s*)?(\d{1,4})[/.](\d{1,2})[/.](\d{1,4})"
    r"(?:\s*[(（](?P<inside>[^\W\d_]{1,5})[)）]|\s+(?P<after>[^\W\d_]{1,10}))?"
)
_CLOCK = r"(?:(?P<half>午前|午後|上午|下午)\s?)?(?P<hour>\d{1,2}):(?P<minute>\d{2})\s?(?P<ampm>[AaPp]\.?[Mm]\.?)?"
TABBED = re.compile(_CLOCK + r"\t(?P<sender>[^\t]*)(?:\t(?P<text>.*))?", re.DOTALL)
SPACED = re.compile(_CLOCK + r" (?P<text>.*)", re.DOTALL)
_NUMBERS = re.compile(r"(\d{1,4})[/.](\d{1,2})[/.](\d{1,4})")

_PLACEHOLDER = re.compile(
    r"\[(?:写真|画像|動画|スタンプ|ボイスメッセージ|音声メッセージ|連絡先|位置情報|アルバム|ノート|グループボード|投票|ミュージック"
    r"|ギフト|イベント|プレゼント|Photos?|Videos?|Stickers?|Voice message|Audio|Contact|Location|Albums?|Notes?|Polls?"
    r"|Music|Gift|GIF|照片|圖片|影片|貼圖|語音訊息|聯絡資訊|位置訊息|相簿|記事本)\](?:\s.{0,200})?"
)
_BARE_PLACEHOLDER = re.compile(r"スタンプ|写真|画像|動画|ボイスメッセージ|連絡先|位置情報|GIF")
_FILE = re.compile(r"\[(?:ファイル|File|檔案)\]\s*(.{0,200})|ファイル")
_CALL = re.compile(
    r"☎\s?(?P<what>.{1,80})|(?P<bare>(?:音声通話|ビデオ通話|グループ(?:音声)?通話)(?:\s.{0,40})?"
    r"|通話時間 ?[\d:]{3,8}|不在着信|通話をキャンセルしました|通話に応答がありませんでした)"
)
_TALKED = re.compile(r"\d{1,2}:\d{2}")
_UNSENT = re.compile(
    r"(?:メッセージの送信を取り消しました|You unsent an? (?:message|photo|video|sticker|file)|已收回訊息)[.。]?"
)


def head_of(line: str) -> tuple[str, bool, str] | None:
    """The talk's name, whether it is between two, and the zone that its language suggests; None if it is no head."""
    line = unicodedata.normalize("NFC", line.strip())
    for shape, is_pair, zone in _HEAD:
        if found := shape.fullmatch(line):
            return found[1].strip(), is_pair, zone
    return None


def day_of(line: str) -> tuple[Numbers, int, bool] | None:
    """The three numbers of a line that only states a day, its weekday, and whether it is in Japanese."""
    if not line[:1].isalnum() or len(line) > 40 or not (found := _DAY.fullmatch(line.strip())):
        return None
    word = found["before"] or found["inside"] or found["after"] or ""
    weekday = weekday_of(word) if word else None
    numbers = int(found[2]), int(found[3]), int(found[4])
    # A message may hold a line with a date: only one that states its own weekday begins a day.
    days = [day for order in (DMY, MDY, YMD) if (day := day_in(numbers, order))]
    if weekday is None or all(day.weekday() != weekday for day in days):
        return None
    return numbers, weekday, word[:1] in "月火水木金土日"


def numbers_in(text: str) -> Numbers | None:
    """The first date in a text, as three numbers in the order in which they stand."""
    found = _NUMBERS.search(text)
    return (int(found[1]), int(found[2]), int(found[3])) if found else None


def clock_of(found: re.Match[str]) -> time | None:
    """The time of day of a message's line."""
    hour, minute = int(found["hour"]), int(found["minute"])
    half = found["half"] or (found["ampm"] or "").upper()[:1]
    if half in ("午後", "下午", "P"):
        hour = hour % 12 + 12
    elif half in ("午前", "上午", "A"):
        hour %= 12
    return time(hour, minute) if hour < 24 and minute < 60 else None


def call_in(text: str) -> bool | None:
    """Whether a text that stands for a call says that it was answered; None if it stands for none."""
    found = _CALL.fullmatch(text)
    return bool(_TALKED.search(text)) if found else None


def file_in(text: str) -> tuple[str, ...] | None:
    """The name of the file that a text stands for, if it is given; None if it stands for none."""
    found = _FILE.fullmatch(text)
    return ((found[1].strip(),) if found[1] else ()) if found else None


def is_placeholder(text: str, *, is_bare: bool) -> bool:
    """Whether a text only stands for a picture, a sticker and the like; computers write those without brackets."""
    return bool(_PLACEHOLDER.fullmatch(text) or (is_bare and _BARE_PLACEHOLDER.fullmatch(text)))


def is_unsent(text: str) -> bool:
    """Whether a text says that a message was taken back."""
    return bool(_UNSENT.fullmatch(text))
