"""What stands in every line of a list, as HTML: a seal, a name, where somebody works, a day, a small thread.

A page has some hundred of each. A template that is included for each of them takes longer than all else on the page.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from html import escape

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from enishi.faces.web import drawings, labels, moments
from enishi.kit.names import is_japanese
from enishi.queries.people import PersonLine
from enishi.queries.portrait import Happening
from enishi.queries.threads import Thread

_PLACE = 60  # characters of a meeting's place that are shown


@lru_cache(maxsize=4096)
def address(name: str, *args: object) -> str:
    """Where a page of ours is."""
    return reverse(name, args=args)


def tongue(text: str) -> str:
    """The language a name or a text is in, for its `lang`."""
    return "ja" if is_japanese(text) else "en"


def seal(line: PersonLine, size: str = "") -> SafeString:
    """The round seal before a name: a character, or two Latin initials."""
    css = f"av{' latin' if line.is_latin else ''}{f' {size}' if size else ''}"
    faint = " quiet" if line.closeness in {"quiet", "none"} else ""
    return format_html('<span class="{}{}" aria-hidden="true">{}</span>', css, faint, line.initial)


def name(line: PersonLine, language: str) -> SafeString:
    """A name, its language marked where it is another than the page's, with さん in Japanese."""
    spoken = tongue(line.name)
    shown = format_html('<span lang="{}">{}</span>', spoken, line.name) if spoken != language else escape(line.name)
    return SafeString(f"{shown}{'さん' if line.honorific and language == 'ja' else ''}")


def linked(line: PersonLine, language: str) -> SafeString:
    """A name that leads to the person's page."""
    return format_html('<a href="{}">{}</a>', address("person", line.id), name(line, language))


def work(line: PersonLine, language: str) -> SafeString:
    """Where somebody works, and as what; nothing where neither is known."""
    shown = f"{line.organisation}{' ' if line.organisation and line.title else ''}{line.title}"
    if not shown:
        return SafeString("")
    spoken = tongue(shown)
    marked = SafeString(f' lang="{spoken}"' if spoken != language else "")
    return format_html("<span{}>{}</span>", marked, shown)


@lru_cache(maxsize=4096)
def day(on: date, today: date, language: str, *, rough: bool) -> SafeString:
    """A day in the language that is active, near ones by their distance; `rough` says old ones by their month."""
    del language  # it is only a part of what the words are remembered by
    say = moments.month_in_words if rough else moments.day_in_words
    return format_html('<time datetime="{0}" title="{0}">{1}</time>', on.isoformat(), say(on, today))


def happened(one: Happening) -> SafeString:
    """In what way something happened, from whom, where, and with whom else."""
    way = {"in": _("from them"), "out": _("from you")}.get(one.direction, "")
    said = [f"{labels.ALL.get(one.kind, one.kind)}{f' {way}' if way else ''}"]
    if one.place:
        said.append(Truncator(one.place).chars(_PLACE))
    if one.others:
        said.append(_("with %(names)s") % {"names": ", ".join(one.others)})
    return format_html('<span class="dots">{}</span>', format_html_join("", "<span>{}</span>", ((s,) for s in said)))


def small_thread(thread: Thread) -> SafeString:
    """A thread as small as a line."""
    drawn = drawings.draw(thread.amounts, start=thread.start, end=thread.end, sheet=drawings.TINY)
    gaps = "".join(f'<path class="gap" d="{path}"/>' for path in drawn.gaps)
    bodies = "".join(f'<path class="body" d="{path}"/>' for path in drawn.bodies)
    return SafeString(
        f'<svg class="thread tiny" viewBox="0 0 {drawn.width} {drawn.height}" aria-hidden="true">{gaps}{bodies}'
        f'<circle class="now" cx="{drawn.now}" cy="{drawn.middle}" r="3.2"/></svg>'
    )


@dataclass(frozen=True)
class Spot:
    """Somebody on the ring, as the drawing needs them."""

    href: str
    css: str
    label: str
    circle: int
    x: float
    y: float
    radius: float
    text: str
    tongue: str
    is_dot: bool


def nodes(spots: Iterable[Spot]) -> SafeString:
    """Everybody on the ring, each a way to what the tie is made of."""
    return SafeString("".join(map(_node, spots)))


def _node(spot: Spot) -> str:
    at = f'cx="{spot.x}" cy="{spot.y}"'
    dot = f'<circle class="speck" {at} r="4.2"/>' if spot.is_dot else ""
    marked = f' lang="{spot.tongue}"' if spot.tongue else ""
    text = f'<text x="{spot.x}" y="{spot.y}"{marked}>{escape(spot.text)}</text>' if spot.text else ""
    return (
        f'{dot}<a href="{escape(spot.href)}" class="node {spot.css}" aria-label="{escape(spot.label)}">'
        f'<circle {at} r="{spot.radius}"/>{text}</a>'
    )
