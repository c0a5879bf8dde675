"""Words to begin with after a long silence, in the language of the tie: facts and courtesy, nothing made up.

Japanese letters begin by owning the silence (ご無沙汰しております) and end with a wish for the other's health. Nobody
is congratulated: a move may not have been their wish, and who has left a post may have retired, or worse.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from enishi.kit.names import is_japanese

_MONTH = 30.44
# What stands before a subject: answered, forwarded, the name of a list.
_MARKS = re.compile(r"^\s*((re|fw|fwd|返信|転送|aw|tr)\s*[:：]|\[[^\]]*\])\s*", re.IGNORECASE)
# What one does not begin with.
_GRAVE = re.compile(
    r"訃報|お悔やみ|逝去|葬儀|喪中|忌|お見舞|入院|退職|退任|condolence|funeral|obituary|sick leave", re.IGNORECASE
)
_INFORMAL = {"friend", "junior"}
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November"),
    "December",
)


@dataclass(frozen=True)
class Facts:
    """What is known of the two. `spoken` is the last that was said, in whose language the draft is."""

    name: str
    family: str = ""
    given: str = ""
    relation: str = ""
    owner_name: str = ""
    silent_days: int = 0
    subject: str = ""
    spoken: str = ""
    spoken_on: date | None = None
    new_work: str = ""  # where they work since the last contact


@dataclass(frozen=True)
class Draft:
    """A letter to begin with; `language` is "ja" or "en"."""

    language: str
    subject: str
    text: str


def draft(facts: Facts) -> Draft:
    """A first letter after a long silence."""
    if is_japanese(facts.spoken or facts.name):
        is_close = facts.relation in _INFORMAL
        subject = "ご無沙汰しています" if is_close else "ご無沙汰しております"
        return Draft("ja", _signed(subject, facts.owner_name), "\n\n".join(_japanese(facts, is_close=is_close)))
    return Draft("en", "It has been a while", "\n\n".join(_english(facts)))


def bare(subject: str) -> str:
    """A subject without what programs put before it; empty when one does not begin with it."""
    while (shorter := _MARKS.sub("", subject)) != subject:
        subject = shorter
    return "" if _GRAVE.search(subject) else subject.strip()


def _signed(subject: str, name: str) -> str:
    return f"{subject}（{name}）" if name else subject


def _japanese(facts: Facts, *, is_close: bool) -> Iterator[str]:
    called = facts.family if is_japanese(facts.family) else facts.name
    yield f"{called}{'さん' if is_close else '様'}"
    me = f"{facts.owner_name}です。" if facts.owner_name else ""
    yield f"ご無沙汰しています。{me}" if is_close else f"ご無沙汰しております。{me}"
    if (subject := bare(facts.subject)) and facts.spoken_on:
        subject = subject.removesuffix("の件").removesuffix("について")
        since = f"「{subject}」の件でやりとりをして" if is_close else f"「{subject}」の件でやりとりをさせていただいて"
        month = f"{facts.spoken_on.year}年{facts.spoken_on.month}月"
        yield f"{month}に{since}から、{_japanese_span(facts.silent_days)}になります。"
    if facts.new_work:
        yield f"その後、{facts.new_work}に移られたとのこと、いかがお過ごしでしょうか。"
    else:
        yield "お元気ですか。" if is_close else "その後、お変わりなくお過ごしでしょうか。"
    yield (
        "よかったら、近況を聞かせてください。"
        if is_close
        else "差し支えなければ、近況などお聞かせいただけましたら幸いです。\n"
        "末筆ながら、ご自愛のほどお祈り申し上げます。"
    )
    if facts.owner_name:
        yield facts.owner_name


def _japanese_span(days: int) -> str:
    years, months = divmod(round(days / _MONTH), 12)
    if not years:
        return f"{max(months, 1)}か月ほど"
    return f"{years}年{months}か月ほど" if months else f"{years}年ほど"


def _english(facts: Facts) -> Iterator[str]:
    yield f"Dear {facts.given or facts.name},"
    if (subject := bare(facts.subject)) and facts.spoken_on:
        month = f"{_MONTHS[facts.spoken_on.month - 1]} {facts.spoken_on.year}"
        yield f"It has been a while: we last wrote about “{subject}” in {month}."
    else:
        yield "It has been a while since we were last in touch."
    if facts.new_work:
        yield f"I see that you are with {facts.new_work} now. How are you finding it?"
    else:
        yield "I hope you are well."
    yield "I would be glad to hear how you are getting on, whenever it suits you."
    yield f"Best wishes,\n{facts.owner_name}" if facts.owner_name else "Best wishes"
