"""An Outlook item written as the mail it came from, so that it is read as every other mail is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.utils import format_datetime
from urllib.parse import quote

from enishi.kit.text import squeeze
from enishi.sources.outlook_msg.properties import Item

_EDGE = "enishi-edge-of-an-item"
_UNSENT = 0x8
_RECEIVERS = {1: "To", 2: "Cc", 3: "Bcc"}
# What the item's own body and attachments replace.
_REPLACED = re.compile(r"(?im)^(?:content-(?:type|transfer-encoding)|mime-version):[^\n]*+\n(?:[ \t][^\n]*+\n)*+")


def as_mail(item: Item) -> bytes:
    """The mail: the header that came with it, or one made of what Outlook knows, and its body as text or page."""
    kind = item.text(0x001A).lower()
    lines = [_came_with(item) or "\n".join(_made(item))]
    if item.number(0x0E07) & _UNSENT:
        lines.append("X-Unsent: 1")
    if kind.startswith("ipm.schedule"):
        lines.append("Content-Class: urn:content-classes:calendarmessage")
    elif kind.startswith("report."):
        lines.append("X-Failed-Recipients: unknown")
    lines += [f"Content-Type: multipart/mixed; boundary={_EDGE}", "", *_parts(item), f"--{_EDGE}--", ""]
    return "\n".join(lines).encode("utf-8", "replace")


def _came_with(item: Item) -> str:
    header = item.text(0x007D).replace("\r\n", "\n").strip()
    return _REPLACED.sub("", f"{header}\n").strip() if re.search(r"(?im)^from:", header) else ""


def _made(item: Item) -> Iterator[str]:
    sender = next(filter(_is_address, map(item.text, (0x5D01, 0x5D02, 0x0C1F, 0x0065))), "")
    if sender:
        yield f"From: {_mailbox(item.text(0x0C1A) or item.text(0x0042), sender)}"
    for one in item.parts("recip"):
        address = next(filter(_is_address, map(one.text, (0x39FE, 0x3003))), "")
        if address:
            yield f"{_RECEIVERS.get(one.number(0x0C15), 'To')}: {_mailbox(one.text(0x3001), address)}"
    yield f"Subject: {squeeze(item.text(0x0037))}"
    if at := item.when(0x0039) or item.when(0x0E06):
        yield f"Date: {format_datetime(at)}"
    for name, tag in (("Message-ID", 0x1035), ("In-Reply-To", 0x1042), ("References", 0x1039)):
        if said := squeeze(item.text(tag)):
            yield f"{name}: {said}"


def _is_address(text: str) -> bool:
    """Not an Exchange server's own name for somebody: /o=First Organization/cn=Recipients/cn=x."""
    return "@" in text and not text.startswith("/")


def _mailbox(name: str, address: str) -> str:
    shown = re.sub(r'[\\"]', "", squeeze(name))
    return f'"{shown}" <{squeeze(address)}>' if shown else squeeze(address)


def _parts(item: Item) -> Iterator[str]:
    page = item.text(0x1013)
    if text := item.text(0x1000):
        yield from _part("text/plain", text)
    elif page or item.bytes(0x1013):
        yield from _part("text/html", page or item.bytes(0x1013).decode(_page_charset(item), "replace"))
    for attached in item.parts("attach"):
        if name := squeeze(attached.text(0x3707) or attached.text(0x3704)):
            yield f"--{_EDGE}"
            yield "Content-Type: application/octet-stream"
            yield f"Content-Disposition: attachment; filename*=utf-8''{quote(name, safe='')}"
            yield ""


def _part(kind: str, text: str) -> Iterator[str]:
    yield f"--{_EDGE}"
    yield f"Content-Type: {kind}; charset=utf-8"
    yield ""
    yield text.replace("\r\n", "\n").replace(f"--{_EDGE}", "")


def _page_charset(item: Item) -> str:
    codepage = item.number(0x3FDE)
    return {65001: "utf-8", 932: "cp932", 50220: "iso2022_jp_ext", 51932: "euc_jp"}.get(codepage, "cp1252")
