"""What every template may say: assets, icons, sentences, names and times."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, cast

from django import template
from django.conf import settings
from django.template import RequestContext
from django.utils import formats
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from enishi.advice import Rule, all_rules
from enishi.faces.web import drawings, labels, moments, pieces
from enishi.faces.web.icons import ICONS
from enishi.faces.words import spoken as in_language
from enishi.kit.names import is_japanese
from enishi.kit.say import Say
from enishi.queries.people import PersonLine
from enishi.sources.card_photo import SOURCE as CARD_PHOTO

register = template.Library()

STATIC = Path(__file__).resolve().parent.parent / "static"
_SHEETS = {"wide": drawings.WIDE, "narrow": drawings.NARROW, "card": drawings.CARD, "tiny": drawings.TINY}


@register.simple_tag
def asset(name: str) -> str:
    """The address of a static file; it changes whenever the file does, so it may be kept for ever."""
    path = Path(f"{STATIC}/{name}")  # a template's SafeString cannot be joined to a Path
    return f"{settings.STATIC_URL}{name}?v={_fingerprint(path, path.stat().st_mtime_ns)}"


@cache
def _fingerprint(path: Path, changed: int) -> str:
    return sha256(path.read_bytes()).hexdigest()[:8]


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    drawing = mark_safe(ICONS[name])  # noqa: S308 - our own constant
    return format_html(
        '<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round"'
        ' stroke-linejoin="round" aria-hidden="true">{}</svg>',
        drawing,
    )


@register.simple_tag
def to(name: str, *args: object) -> SafeString:
    """Where a form of this page goes, with script and without."""
    return format_html('method="post" action="{0}" hx-post="{0}"', pieces.address(name, *args))


@register.simple_tag
def person_at(person: int) -> str:
    """Where somebody's page is."""
    return pieces.address("person", person)


@register.simple_tag
def seal(line: PersonLine, size: str = "") -> SafeString:
    return pieces.seal(line, size)


@register.simple_tag(takes_context=True)
def name(context: RequestContext, line: PersonLine) -> SafeString:
    return pieces.name(line, context["language"])


@register.simple_tag(takes_context=True)
def names(context: RequestContext, lines: Sequence[PersonLine]) -> SafeString:
    """Several people, as they are listed in the reader's language: "A, B and C"."""
    *most, last = [pieces.name(line, context["language"]) for line in lines]
    if not most:
        return last
    first = format_html_join("、" if context["language"] == "ja" else ", ", "{}", ((one,) for one in most))
    return format_html("{}{}{}", first, _(" and "), last)


@register.simple_tag(takes_context=True)
def linked(context: RequestContext, line: PersonLine) -> SafeString:
    return pieces.linked(line, context["language"])


@register.simple_tag(takes_context=True)
def work(context: RequestContext, line: PersonLine) -> SafeString:
    return pieces.work(line, context["language"])


register.simple_tag(pieces.happened)
register.simple_tag(pieces.small_thread)
register.simple_tag(pieces.nodes)
register.filter(pieces.tongue)


@register.simple_tag(takes_context=True)
def spoken(context: RequestContext, sentence: Say | None) -> str:
    """A sentence in the reader's language, its dates as they are written there."""
    if sentence is None:
        return ""
    today = _today(context)
    values = tuple((name, moments.said_dates(value, today)) for name, value in sentence.values)
    return in_language(Say(sentence.text, values))  # type: ignore[arg-type]


@register.simple_tag
def rule(name: str) -> Rule:
    """A reason's own title and why it is given."""
    return all_rules()[name]


@register.filter
def label(code: str) -> str | Promise:
    """The word on screen for a code of the book; a code without one stands for itself."""
    return labels.ALL.get(code, code)


@register.filter
def called(handle: Any) -> str:
    """What an address or a number is called: its kind, and what its source wrote beside it: E-mail · work."""
    beside = [str(labels.BESIDE.get(word.lower(), word)) for word in handle.label.split()]
    return " · ".join(filter(None, (str(label(handle.kind)), " ".join(beside))))


@register.filter
def done_label(rule: str) -> str | Promise:
    return labels.DONE.get(rule, labels.DONE["new_person"])


@register.filter
def is_photographed(sources: Iterable[Say]) -> bool:
    """Whether a card of theirs was photographed, by what they were read from."""
    return CARD_PHOTO.title in sources


@register.filter
def first_mail(person: Any) -> str:
    """Where a mail to somebody goes; nothing when no address is known that may still be reached."""
    mails = [handle for handle in person.handles if handle.kind == "email"]
    return next((handle.href for handle in mails if handle.gone_at is None), "")


@register.filter
def weight(bits: float) -> str:
    """A part of a sum without its sign: 4.5."""
    return formats.number_format(abs(round(bits, 1)), decimal_pos=1)


@register.filter
def percent(share: float) -> str:
    """A share of one as a whole percentage: 84 %."""
    return _("%(n)d %%") % {"n": round(100 * share)}


@register.filter
def birthday(text: str) -> str:
    return moments.partial_in_words(text)


@register.filter
def pick(mapping: Mapping[str, Any], key: str) -> Any:
    return mapping.get(key, "")


@register.filter
def ruby(name: str, reading: str) -> tuple[tuple[str, str], ...]:
    """The parts of a name, each with its reading; one pair when they do not go side by side."""
    parts, readings = name.split(), reading.split()
    if not reading or not is_japanese(name) or name.replace(" ", "") == reading.replace(" ", ""):
        return ((name, ""),)
    return tuple(zip(parts, readings, strict=True)) if len(parts) == len(readings) else ((name, reading),)


@register.filter
def comma(number: int) -> str:
    return f"{number:,}"


@register.simple_tag(takes_context=True)
def day(context: RequestContext, at: date | datetime | None, rough: bool = False) -> SafeString | str:
    """A day, near ones by their distance: today, 3 days ago, 18 Nov."""
    if at is None:
        return ""
    on = localtime(at).date() if isinstance(at, datetime) else at
    return pieces.day(on, _today(context), context["language"], rough=bool(rough))


@register.simple_tag(takes_context=True)
def due(context: RequestContext, on: date | None, proof: object = None) -> SafeString | str:
    """When something is due, louder on its day unless it seems kept: by Thursday, by today, 2 days past."""
    if on is None:
        return ""
    today = _today(context)
    sort = "due" if on > today or proof else "due today" if on == today else "due late"
    return format_html(
        '<time class="{}" datetime="{}" title="{}">{}</time>', sort, on, on, moments.due_in_words(on, today)
    )


@register.simple_tag(takes_context=True)
def said(context: RequestContext, kind: str, at: datetime) -> str:
    """Where and when something was said: in a mail, yesterday."""
    day = moments.month_in_words(localtime(at).date(), _today(context))
    return str(labels.SAID_IN.get(kind, labels.SAID_IN["note"])) % {"day": day}


@register.simple_tag
def clock(at: datetime) -> SafeString:
    local = localtime(at)
    return format_html('<time datetime="{}">{}</time>', local.isoformat(timespec="minutes"), local.strftime("%H:%M"))


@register.simple_tag(takes_context=True)
def until(context: RequestContext, at: datetime) -> str:
    return moments.until_in_words(at - context["request"].now)


@register.filter
def span(days: float | None) -> str:
    return moments.span_in_words(round(days)) if days is not None else ""


@register.filter
def months(count: int) -> str:
    return moments.span_in_words(round(count * 30.44))


@register.filter
def wait(hours: float) -> str:
    return moments.wait_in_words(hours)


@register.filter
def left(seconds: float) -> str:
    return moments.left_in_words(seconds)


@register.filter
def took(seconds: float) -> str:
    return moments.took_in_words(seconds)


@register.filter
def in_words(count: int) -> str:
    return moments.count_in_words(count)


@register.filter
def drawn(thread: Any, sheet: str) -> drawings.Drawing:
    """A thread laid out on a sheet: wide, narrow, card or tiny."""
    return drawings.draw(thread.amounts, start=thread.start, end=thread.end, sheet=_SHEETS[sheet])


def _today(context: RequestContext) -> date:
    request = context["request"]
    if not hasattr(request, "today"):  # a page asks for it with every day that it shows
        request.today = localtime(getattr(request, "now", None)).date()
    return cast("date", request.today)
