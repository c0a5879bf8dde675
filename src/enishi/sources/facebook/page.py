"""A thread as HTML, which is what Facebook gives unless asked for JSON: texts one under the other, ended by a date."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC

from selectolax.lexbor import LexborHTMLParser, LexborNode

from enishi.kit.archives import DamagedEntryError
from enishi.kit.bundles import Entry
from enishi.kit.pages import LARGEST, UnreadablePageError, tree_of
from enishi.kit.say import Say, say
from enishi.kit.text import squeeze
from enishi.records import Interaction, Sighting, Skipped
from enishi.sources._chats import Tongue, told_zone
from enishi.sources.facebook.threads import Thread, interaction, owned, owner_among, owner_sighting
from enishi.sources.facebook.words import is_system, name_of, written
from enishi.sources.linkedin.moments import moment  # the same ways of writing dates in the same languages

_MOST = 50  # people of one thread that are remembered
_PICTURE = "\x00"  # stands before the name of one
_MEDIA = ("img", "video", "audio")
_DATE = re.compile(
    r"(?=.{8,40}$)(?:[^\W\d_]{3,10}\.? \d{1,2}, \d{4}|\d{1,2}\.? [^\W\d_]{3,10}\.? \d{4}|\d{4}年\d{1,2}月\d{1,2}日"
    r"|\d{4}/\d{1,2}/\d{1,2}),?(?: at)? ?\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp]\.?[Mm]\.?)?"
)
_PEOPLE = re.compile(r"(?:Participants|参加者): (.{1,5000})")


def page(entry: Entry, service: str, owner: str) -> Iterator[Sighting | Interaction | Skipped]:
    """The messages of one page, in the order of the file."""
    place = say("{file}", file=entry.name)
    try:
        with entry.open() as stream:
            tree = tree_of(stream.read(LARGEST + 1))
    except UnreadablePageError:
        yield Skipped(
            place, say("This page is too large, or nested too deeply. Please ask Facebook for JSON in place of HTML.")
        )
        return
    except DamagedEntryError:
        yield Skipped(place, say("The file is damaged inside the archive; it was not read."))
        return
    heading = tree.css_first("title")
    title = name_of(heading.text()) if heading else ""
    blocks, people = _blocks(tree)
    # Between two, no line tells who takes part: those who write do, and the other's name is the title.
    writers = [name_of(node.text()) for node in tree.css("._a6-h")] or [name_of(block[0]) for block in blocks[1:]]
    people = people or tuple(dict.fromkeys(name for name in [*writers, title] if name))[:_MOST]
    thread = Thread(entry.folder or title, service, people, title)
    if not owner:
        owner = owner_among([thread], "")
        yield from owner_sighting(service, owner)
    yield from _messages(blocks, owned(thread, owner), place)


def _messages(blocks: list[list[str]], thread: Thread, place: Say) -> Iterator[Interaction | Skipped]:
    tongue = Tongue()
    for block in blocks:
        tongue.add(" ".join(block[1:]))  # a date in Japanese is Japanese too
    zone = told_zone({}, tongue.zone)
    known = {*thread.people, *(block[0] for block in blocks[1:])}
    seen = Counter[tuple[str, ...]]()  # no more than the minute is told, in which one may say a thing twice
    for number, (*texts, date) in enumerate(blocks):
        said = texts if number else _without_heading(texts, known)
        if not said:
            continue
        wall = moment(date.replace(" at ", ", "))
        if wall is None:
            yield Skipped(place, say("The date cannot be read."))
            continue
        files = tuple(text[1:] for text in said[1:] if text.startswith(_PICTURE))
        text = "\n".join(text for text in said[1:] if not text.startswith(_PICTURE))
        if is_system(text):
            continue
        seen[(date, written(text), *files)] += 1
        nth = seen[(date, written(text), *files)]
        at = wall.replace(tzinfo=zone).astimezone(UTC)
        yield interaction(thread, name_of(said[0]), at, written(text), files, place, nth=nth, stamp=wall)


def _without_heading(texts: list[str], known: set[str]) -> list[str]:
    """The first message without what stands above it, which may be the name of the other."""
    start = next((at for at, text in enumerate(texts) if text in known), 0)
    while start + 1 < len(texts) and texts[start + 1] in known:
        start += 1
    return texts[start:]


def _blocks(tree: LexborHTMLParser) -> tuple[list[list[str]], tuple[str, ...]]:
    """The texts up to and with each date, and who is named as taking part."""
    blocks: list[list[str]] = []
    people: tuple[str, ...] = ()
    block: list[str] = []
    for text in _texts(tree):
        if named := _PEOPLE.fullmatch(text):
            names = re.split(r", | and |、", named[1])
            people = tuple(dict.fromkeys(name for one in names[:_MOST] if (name := name_of(one))))
            block = []
            continue
        block.append(text)
        if _DATE.fullmatch(text):
            blocks.append(block)
            block = []
    return blocks, people


def _texts(tree: LexborHTMLParser) -> Iterator[str]:
    """Every piece of text of the page's body, and each picture by its name."""
    if tree.body is None:
        return
    for node in tree.body.traverse(include_text=True):
        if node.tag == "-text":
            if _is_shown(node) and (text := squeeze(node.text_content or "")):
                yield text
        elif node.tag in _MEDIA and (source := node.attributes.get("src") or ""):
            yield _PICTURE + source.rpartition("/")[2][:200]


def _is_shown(node: LexborNode) -> bool:
    return node.parent is None or node.parent.tag not in ("script", "style", "title")
