"""Mail that is nobody's: newsletters, notices of machines, and letters that came back."""

# ruff: noqa: E501 - a wording stays on its line, however long it is spoken

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from enishi.demo.cast import MONTH, SPAN, Person
from enishi.demo.happenings import TOKYO


@dataclass(frozen=True)
class Bulk:
    """One such mail."""

    at: datetime
    sender: str
    address: str
    subject: str
    text: str
    headers: tuple[tuple[str, str], ...] = ()
    is_bounce: bool = False


# sender | address | every so many days | subjects | what follows
_LETTERS = """
週刊データ通信|news@weekly-data.example.net|23|今週の五本：{a}ほか/読者の質問に答えます：{a}/特集「{a}」|今号の目次です。\\n・{a}の基本\\n・現場からの便り\\n・読者の声\\n\\n配信の停止は末尾のリンクからお手続きください。
The Schema Letter|letter@schema-letter.example.org|34|Issue {n}: {b}/{b}, and other small wonders|In this issue: {b}, three short reads and one long one.\\n\\nYou receive this because you subscribed.
まちの書店 ほんの森|no-reply@honnomori.example.jp|60|【ほんの森】ご注文の発送のお知らせ/【ほんの森】ポイントの有効期限のご案内|このメールは送信専用です。\\nご注文番号 {n}00-{n} の商品を発送いたしました。
みどり銀行|noreply@midori-bank.example.jp|80|お振り込み受付のお知らせ/ログインのお知らせ|いつもご利用ありがとうございます。お手続きを受け付けました。\\n本メールへの返信はお受けできません。
Meetup Board|notifications@meetup-board.example.com|55|{n} new people joined your group/Your event is in {n} days|See who is coming and say hello.\\n\\nManage notifications in your settings.
下町データ談話会|list-owner@danwakai.example.org|75|[談話会] 次回のご案内（{a}）/[談話会] 会場変更のお知らせ|会員各位\\n\\n次回の例会の題は「{a}」です。参加申し込みは不要です。
"""
_THEMES_JA = "名寄せの現場/欠損との付き合い方/用語集の育て方/移行の夜/小さな可視化/監査に強い記録/窓口の設計"
_RETURNED = 9
_OLD_NEWS = 80  # days
_THEMES_EN = "naming things/the quiet migration/tables that age well/counting twice/when backups lie"


def bulk_mail(today: date, people: Sequence[Person], rng: Random) -> Iterator[Bulk]:
    """All of them, sender by sender."""
    for line in _LETTERS.strip().splitlines():
        yield from _one_sender(line.replace("\\n", "\n").split("|"), today, rng)
    yield from _returned(today, people, rng)


def _one_sender(columns: list[str], today: date, rng: Random) -> Iterator[Bulk]:
    sender, address, days, subjects, text = columns
    domain = address.split("@")[1]
    headers: tuple[tuple[str, str], ...] = (
        ("List-Unsubscribe", f"<https://{domain}/unsubscribe>"),
        ("Precedence", "bulk"),
    )
    if "list" in address or "news" in address or "letter" in address:
        headers += (("List-Id", f"<{address.split('@')[0]}.{domain}>"),)
    if "reply" in address or "notif" in address:
        headers = (("Auto-Submitted", "auto-generated"), *headers[:1])
    ago = SPAN * MONTH
    while (ago := ago - rng.uniform(0.7, 1.3) * int(days)) > 1:
        words = {
            "a": rng.choice(_THEMES_JA.split("/")),
            "b": rng.choice(_THEMES_EN.split("/")),
            "n": str(rng.randint(2, 40)),
        }
        at = datetime.combine(today - timedelta(days=int(ago)), time(7, rng.randint(0, 59), rng.randint(0, 59)), TOKYO)
        yield Bulk(
            at, sender, address, rng.choice(subjects.split("/")).format_map(words), text.format_map(words), headers
        )


def _returned(today: date, people: Sequence[Person], rng: Random) -> Iterator[Bulk]:
    """Letters to addresses that people left with their jobs, some time after they did."""
    moved = [person for person in people if len(person.addresses) > 1 and person.places[-1].since * MONTH > _OLD_NEWS]
    for person in rng.sample(moved, min(_RETURNED, len(moved))):
        day = today - timedelta(days=rng.randint(_OLD_NEWS, int(person.places[-1].since * MONTH)))
        at = datetime.combine(day, time(rng.randint(9, 18), rng.randint(0, 59)), TOKYO)
        gone = person.addresses[-1]
        text = (
            "This is the mail system at host mail.example.jp.\n\nI'm sorry to have to inform you that your message could not\n"
            f"be delivered to one or more recipients.\n\n<{gone}>: host mx.{gone.partition('@')[2]} said: 550 5.1.1 User unknown\n"
        )
        yield Bulk(at, "Mail Delivery System", "MAILER-DAEMON@mail.example.jp", "Undelivered Mail Returned to Sender", text,
                   (("Auto-Submitted", "auto-replied"), ("X-Failed-Recipients", gone)), is_bounce=True)  # fmt: skip
