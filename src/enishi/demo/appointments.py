"""Appointments: what they are called, where they are held, the series, and the holidays in between."""

# ruff: noqa: E501 - a wording stays on its line, however long it is spoken

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from random import Random

from enishi.demo.cast import MONTH, SPAN, Person, left_on
from enishi.demo.happenings import TOKYO, Meeting, World

_TITLES = {
    "work": "{project} 打ち合わせ|{project} 定例|{project} レビュー|{family}さん 打ち合わせ|{project} キックオフ|{project} 課題の整理",
    "client": "{org}様 {project}|{org} 定例|{project} 進捗確認|{org} 訪問|{project} 要件の読み合わせ|{org}様 中間報告",
    "circle": "勉強会 幹事会|{family}さんとお茶|読書会「火曜の頁」準備|登壇の打ち合わせ|{family}さん 近況|原稿の相談（{family}さん）",
    "student": "{family}さん 相談|研究の相談（{family}さん）|職場見学（{family}さん）",
    "friend": "{given}とごはん|{given}とお茶|{given}と映画|{given}と山",
    "old": "ランチ（{family}さん）|{family}さんと夕食|元開発部の集まり",
    "en": "Catch-up with {given}|{project} with {given}|{given} / Haruka|Call: {project}|Review: {project}",
    "en_friend": "Tea with {given}|Call {given}",
}
_PLACES = {
    "work": "第3会議室|オンライン|7階 打ち合わせ卓|第1会議室",
    "client": "オンライン|先方 本社|オンライン|先方 会議室|しずく工房",
    "friend": "喫茶こだま|蕎麦処やまぼうし|洋食ひだまり|",
    "en": "Online|Online|Online|",
}
_STOCK = {
    "boss": ("work", "work"), "peer": ("work", "work"), "junior": ("work", "work"), "client": ("client", "client"),
    "supplier": ("client", "client"), "circle": ("circle", "friend"), "student": ("student", "client"),
    "teacher": ("student", "client"), "friend": ("friend", "friend"), "family": ("friend", "friend"),
    "old": ("old", "friend"), "en_friend": ("en_friend", "en"),
}  # fmt: skip

# Days of rest that keep their date every year.
HOLIDAYS = {
    (1, 1): "元日", (2, 11): "建国記念の日", (2, 23): "天皇誕生日", (4, 29): "昭和の日", (5, 3): "憲法記念日",
    (5, 4): "みどりの日", (5, 5): "こどもの日", (8, 11): "山の日", (11, 3): "文化の日", (11, 23): "勤労感謝の日",
}  # fmt: skip


def title(rng: Random, person: Person, deck: str, project: str) -> str:
    stock = _TITLES[_STOCK.get(deck, ("en", "en"))[0]]
    org = person.places[-1].org.name
    return rng.choice(stock.split("|")).format(project=project, family=person.family, given=person.given, org=org)


def place(rng: Random, deck: str) -> str:
    return rng.choice(_PLACES[_STOCK.get(deck, ("en", "en"))[1]].split("|"))


def add_series(world: World) -> None:
    """Two one-on-ones: every week with the boss of then, every other week with 岡本 奈々 until soon."""
    people = {person.key: person for person in world.people}
    left = left_on(world.today)
    began = _on_weekday(world.today - timedelta(days=int(SPAN * MONTH)) + timedelta(days=500), 2)
    weekly = datetime.combine(began, time(9, 30), TOKYO)
    weeks = min(60, (left - began).days // 7)
    gone = (weekly + timedelta(weeks=9), weekly + timedelta(weeks=21))
    world.meetings.append(
        Meeting(
            weekly,
            "1on1",
            (people["daisuke-mori"],),
            minutes=30,
            place="第2会議室",
            mine=False,
            repeat=f"FREQ=WEEKLY;COUNT={weeks}",
            skipped=gone,
        )
    )
    # Never on today itself, which has two appointments of its own.
    weekday = (world.today.weekday() + 1) % 7 if world.today.weekday() < 4 else 1
    start = datetime.combine(_on_weekday(world.today - timedelta(days=1000), weekday), time(10), TOKYO)
    until = world.today + timedelta(days=21)
    world.meetings.append(
        Meeting(
            start,
            "1on1（岡本さん）",
            (people["nana-okamoto"],),
            minutes=30,
            place="オンライン",
            repeat=f"FREQ=WEEKLY;INTERVAL=2;UNTIL={until:%Y%m%d}T000000Z",
        )
    )


def _on_weekday(day: date, weekday: int) -> date:
    return day + timedelta(days=(weekday - day.weekday()) % 7)
