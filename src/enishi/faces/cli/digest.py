"""The day as one page that needs nothing else: to keep, to print, or to read on the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter
from django.utils import timezone, translation

from enishi.faces.cli.output import tell
from enishi.faces.words import spoken
from enishi.kit.say import Refused, Say, say
from enishi.queries.today import Today
from enishi.queries.today import today as todays
from enishi.services.digest import mail_digest
from enishi.services.measuring import refresh_if_new_day
from enishi.services.owner import open_book

Flag = Annotated[bool, Parameter(negative="")]
Section = tuple[Say, list[tuple[str, str]]]  # a title; lines, each with what stands beside it

_STYLE = (
    "body{font:16px/1.7 system-ui,sans-serif;max-width:38rem;margin:2rem auto;padding:0 1rem;color:#1b2330;"
    "background:#f6f7f5}h1{font-size:1.5rem;font-weight:500}h2{font-size:1rem;border-bottom:1px solid #d5d9d6}"
    "ul{list-style:none;padding:0}li{padding:.4rem 0}small{color:#5a6472;display:block}"
)


def digest(*, to: Path | None = None, mail: Flag = False) -> None:
    """Write today into one HTML file without script, or send it to yourself by your own mail server.

    Parameters
    ----------
    to
        The file to write.
    mail
        Send it to ENISHI_DIGEST_TO by ENISHI_SMTP (see docs/settings.md).
    """
    if to is None and not mail:
        raise Refused(say("Say where to: --to FILE.html, or --mail."))
    owner, now = open_book(), timezone.now()
    refresh_if_new_day(owner, now=now)
    with timezone.override(owner.zone):
        day = todays(owner=owner, now=now)
        title, sections = spoken(say("Today, {date}", date=day.on.isoformat())), list(_sections(day))
        page = _page(title, sections)
    if to is not None:
        to.write_text(page, encoding="utf-8")
        tell(say("Written: {file}", file=to.name))
    if mail:
        tell(say("Sent to {address}", address=mail_digest(subject=title, page=page, text=_text(title, sections))))


def _sections(day: Today) -> Iterator[Section]:
    """What stands on the page of today, in its order; only what is there."""
    everything: tuple[Section, ...] = (
        (say("Meetings"), [(_clock(item.at), spoken(item.headline)) for item in day.meetings]),
        (say("Promises"), [(f"{one.names}  {one.due or ''}".strip(), one.words) for one in day.promises]),
        (say("Waiting for your reply"), [(item.person.name, spoken(item.headline)) for item in day.replies]),
        (say("One quiet tie to pick up"), [(item.person.name, _first(item.evidence)) for item in day.quiet]),
        (say("News"), [(item.person.name, spoken(item.headline)) for item in day.news]),
    )
    return (section for section in everything if section[1])


def _clock(at: object) -> str:
    return timezone.localtime(at).strftime("%H:%M") if at else ""  # type: ignore[arg-type]


def _first(sentences: Iterable[Say]) -> str:
    return next((spoken(sentence) for sentence in sentences), "")


def _end(sections: list[Section]) -> str:
    return spoken(say("That is enough for today.") if sections else say("Nothing is waiting today."))


def _page(title: str, sections: list[Section]) -> str:
    language = (translation.get_language() or "en")[:2]
    body = "".join(
        f"<h2>{escape(spoken(name))}</h2><ul>"
        + "".join(f"<li>{escape(words)}<small>{escape(beside)}</small></li>" for beside, words in lines)
        + "</ul>"
        for name, lines in sections
    )
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{escape(title)}</title><style>{_STYLE}</style>'
        f"</head><body><h1>{escape(title)}</h1>{body}<p>{escape(_end(sections))}</p></body></html>\n"
    )


def _text(title: str, sections: list[Section]) -> str:
    parts = [
        "\n".join([spoken(name), *(f"- {words} ({beside})" for beside, words in lines)]) for name, lines in sections
    ]
    return "\n\n".join([title, *parts, _end(sections)]) + "\n"
