"""The text of one mail's body: the part meant for reading, decoded, whatever it is wrapped in.

Attachments, and mails forwarded as attachments, are not opened: they are only named.
"""

from __future__ import annotations

import html
import re
from binascii import a2b_qp
from collections.abc import Iterator
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from enishi.kit.attachments import file_name, is_attached
from enishi.kit.charsets import text_of
from enishi.kit.mail import Header, TooMuchError, from_base64, read_header
from enishi.kit.say import say

DEEPEST = 50
MOST_PARTS = 1_000
LONGEST_TEXT = 256 << 10  # bytes of one text as sent; more is never read by anybody
LARGEST_PAGE = 512 << 10
DEEPEST_PAGE = 256
MOST_FILES = 100

_BOUNDARY = re.compile(r"boundary\s*+=\s*+(?:\"([^\"]++)|([^\s;\"]++))", re.IGNORECASE)
_REST_OF_BOUNDARY = re.compile(rb"(--)?[ \t]*+(?=\n|\Z)")
_METHOD = re.compile(r"\bmethod\s*+=", re.IGNORECASE)
_FLOWED = re.compile(r"format\s*+=\s*+\"?flowed", re.IGNORECASE)
_FLOWED_TIGHT = re.compile(r"delsp\s*+=\s*+\"?yes", re.IGNORECASE)
_SOFT_BREAK = re.compile(r"(?<!\n--)(?<=\S) \n(?![>\s])")  # but not the one after a signature's dashes

_SPACE = re.compile(r"\s+")
_BREAK = re.compile(r"<(?:br|hr|/?(?:p|div|tr|li|ul|ol|h[1-6]|table|blockquote|pre))(?=[\s/>])", re.IGNORECASE)
# Elements that must be closed; the others close themselves, so a thousand of them are no deeper than one.
_BOX = re.compile(
    r"<(/?)(?!(?:area|base|br|col|dd|dt|embed|hr|img|input|li|link|meta|option|p|source|t[drh]|tbody|thead|tfoot|wbr)"
    r"[\s/>])[a-z]",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[^<>]*+>")
# What is quoted of an earlier mail, by the programs that mark it.
_QUOTED = "blockquote, .gmail_quote, .moz-cite-prefix, .yahoo_quoted"
_QUOTED_FROM_HERE = re.compile(r"<div id=[\"']?(?:appendonsend|divRplyFwdMsg|mail-editor-reference)")  # Outlook
_REPORTED = {"text/plain", "message/delivery-status", "message/global-delivery-status"}
_UNSEEN = "script, style, head, title, template, noscript"


class Body(NamedTuple):
    """What a mail carries: its text, and the names of the files attached to it."""

    text: str
    files: tuple[str, ...]
    invites: bool = False  # a calendar wrote it: an invitation, or the answer to one


def read_body(header: Header, raw: bytes, start: int) -> Body:
    """The body that begins at `start` below a header: its plain parts, or its page if it has none, as plain text."""
    plain: list[str] = []
    pages: list[str] = []
    files: list[str] = []
    invites = False
    for part, begin, end in _leaves(header, raw, start, len(raw), _Budget(), 0):
        kind = _kind(part)
        invites = invites or (kind == "text/calendar" and _METHOD.search(part.raw("content-type")) is not None)
        if not kind.startswith("text/") or is_attached(part):
            files.append(file_name(part, kind))
        elif kind == "text/plain" and sum(map(len, plain)) < LONGEST_TEXT:
            plain.append(_plain_text(part, raw[begin:end]))
        elif kind == "text/html" and not pages:
            pages.append(_decoded(part, raw[begin:end]))
    text = "\n".join(plain).strip() or "\n".join(page_text(page) for page in pages)
    return Body(text, tuple(dict.fromkeys(filter(None, files)))[:MOST_FILES], invites)


def reported(header: Header, raw: bytes, start: int) -> Iterator[tuple[str, str]]:
    """The parts of a mail server's notice, decoded, with their kinds: what it says in words, and its report."""
    for part, begin, end in _leaves(header, raw, start, len(raw), _Budget(), 0):
        if (kind := _kind(part)) in _REPORTED:
            yield kind, _decoded(part, raw[begin:end])


class _Budget:
    def __init__(self) -> None:
        self.parts = 0

    def spend(self, depth: int) -> None:
        self.parts += 1
        if depth > DEEPEST or self.parts > MOST_PARTS:
            raise TooMuchError(say("It is made of more parts than mail allows."))


def _leaves(
    header: Header, raw: bytes, start: int, end: int, budget: _Budget, depth: int
) -> Iterator[tuple[Header, int, int]]:
    budget.spend(depth)
    kind = _kind(header)
    boundary = _BOUNDARY.search(header.raw("content-type")) if kind.startswith("multipart/") else None
    if boundary:
        for begin, finish in _parts((boundary[1] or boundary[2]).rstrip().encode(), raw, start, end):
            inner, below = read_header(raw, begin, finish)
            yield from _leaves(inner, raw, below, finish, budget, depth + 1)
    else:
        yield header, start, end


def _parts(boundary: bytes, raw: bytes, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the parts between the boundary's lines begin and end; the last may lack its boundary."""
    begin = -1
    for found, below, is_last in _boundary_lines(b"\n--" + boundary, raw, max(start - 1, 0), end):
        if begin >= 0:
            yield begin, found
        begin = -1 if is_last else min(below + 1, end)
    if begin >= 0:
        yield begin, end


def _boundary_lines(mark: bytes, raw: bytes, at: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """The lines that are a boundary: where each starts and ends, and whether it says that nothing follows.

    Each mail has a boundary of its own, and no pattern is worth being made for one mail.
    """
    while (at := raw.find(mark, at, end)) >= 0:
        rest = _REST_OF_BOUNDARY.match(raw, at + len(mark), end)
        if rest:
            yield at, rest.end(), bool(rest[1])
        at = rest.end() if rest else at + 1


def _kind(header: Header) -> str:
    kind = header.raw("content-type").partition(";")[0].strip().lower()
    return kind if "/" in kind else "text/plain"  # RFC 2045: what is not said, or not understood, is plain text


def _decoded(header: Header, body: bytes) -> str:
    match header.raw("content-transfer-encoding").strip().lower():
        case "base64":
            body = from_base64(body[: 2 * LONGEST_TEXT])
        case "quoted-printable":
            body = a2b_qp(body[: 3 * LONGEST_TEXT])
    if len(body) > LONGEST_TEXT:  # cut at a line's end, so that no character is
        body = body[: body.rfind(b"\n", 0, LONGEST_TEXT) + 1 or LONGEST_TEXT]
    return text_of(body, header.charset).replace("\r\n", "\n").replace("\r", "\n")


def _plain_text(header: Header, body: bytes) -> str:
    text = _decoded(header, body)
    if _FLOWED.search(kind := header.raw("content-type")):
        return _SOFT_BREAK.sub("" if _FLOWED_TIGHT.search(kind) else " ", text)
    return text


def page_text(page: str) -> str:
    """What a reader sees of a page of HTML, without what it quotes; a line for each block."""
    page = _QUOTED_FROM_HERE.split(page, maxsplit=1)[0]
    marked = _BREAK.sub(r"\n\g<0>", _SPACE.sub(" ", page[:LARGEST_PAGE]))
    text = _without_tags(marked) if len(page) > LARGEST_PAGE or depth_of(marked) > DEEPEST_PAGE else _seen(marked)
    lines = (_SPACE.sub(" ", line).strip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def depth_of(page: str) -> int:
    """How deep the elements of a page are nested."""
    deepest = depth = 0
    for found in _BOX.finditer(page):
        depth = max(0, depth - 1) if found[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _seen(page: str) -> str:
    tree = LexborHTMLParser(page)
    for node in tree.css(f"{_UNSEEN}, {_QUOTED}"):
        node.decompose()
    return tree.root.text() if tree.root else ""


def _without_tags(page: str) -> str:
    for name in ("style", "script"):
        page = _without_element(page, name)
    return html.unescape(_TAG.sub(" ", page))


def _without_element(page: str, name: str) -> str:
    kept: list[str] = []
    lower = page.lower()
    at = 0
    while (start := lower.find(f"<{name}", at)) >= 0 and (end := lower.find(f"</{name}", start)) >= 0:
        kept.append(page[at:start])
        at = end
    return "".join([*kept, page[at:]])
