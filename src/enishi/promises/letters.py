"""Drafts of letters about promises, in the language in which the promise was given. The owner sends them, or not."""

from __future__ import annotations

from datetime import date

from enishi.kit.names import is_japanese

_DAYS = "月火水木金土日"
_MONTHS = "January February March April May June July August September October November December".split()
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def new_day(*, name: str, writer: str, words: str, first: date | None, due: date, today: date) -> str:
    """Tell a new day for what was promised in `words` for the day `first`, which may be over or still ahead."""
    if is_japanese(words):
        return _japanese(name, writer, words, first, due, today)
    return _english(name, writer, words, first, due, today)


def _japanese(name: str, writer: str, words: str, first: date | None, due: date, today: date) -> str:
    late = first is not None and first < today
    sorry = (
        "お約束の日を過ぎてしまい、申し訳ありません。"
        if late
        else "お約束の日に間に合わない見込みとなり、申し訳ありません。"
    )
    lines = (
        f"{name} 様",
        "お世話になっております。",
        f"先日お伝えした次の件、{sorry}",
        f"> {words}",
        f"{_day_ja(due)}までにいたします。ご都合に差し障りがありましたら、お知らせください。",
        "どうぞよろしくお願いいたします。",
    )
    return "\n\n".join(lines) + (f"\n{writer}" if writer else "")


def _english(name: str, writer: str, words: str, first: date | None, due: date, today: date) -> str:
    late = first is not None and first < today
    sorry = "I am sorry that this is late:" if late else "I am sorry, I will not make the day I gave you:"
    day = f"{_WEEKDAYS[due.weekday()]}, {due.day} {_MONTHS[due.month - 1]}"
    lines = (
        f"Dear {name},",
        sorry,
        f"> {words}",
        f"You will have it by {day}. Please tell me if that does not work for you.",
        "Kind regards,",
    )
    return "\n\n".join(lines) + (f"\n{writer}" if writer else "")


def _day_ja(due: date) -> str:
    return f"{due.month}月{due.day}日（{_DAYS[due.weekday()]}）"
