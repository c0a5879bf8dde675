"""The names of the files that a mail carries, in all the ways in which programs write them."""

from __future__ import annotations

import re
from urllib.parse import unquote_to_bytes

from enishi.kit.charsets import text_of
from enishi.kit.mail import Header, decode_words
from enishi.kit.text import squeeze

LONGEST_NAME = 200
_MOST_PIECES = 100

# name="a b.pdf", filename*=utf-8''%E8%A6%8B.pdf, filename*0*=utf-8''..., filename*1=...
_PARAMETER = re.compile(
    r"\b(?:file)?name(?:\*(?P<piece>\d{1,3}))?(?P<coded>\*)?\s*+=\s*+"
    r"(?:\"(?P<quoted>(?:[^\"\\]|\\.)*+)\"?|(?P<plain>[^\s;\"]++(?:[ \t]++[^\s;=\"]++(?=\s*+(?:;|$)))*+))",
    re.IGNORECASE,
)
_CODED = re.compile(r"(?P<charset>[^']*+)'[^']*+'(?P<rest>.*)", re.DOTALL)
# Pictures in a signature or a page, and what mail programs add for each other.
_DECORATION = re.compile(r"(?:image|logo|oledata|outlook-|emoji|spacer|banner)[\w-]*\.(?:png|gif|jpe?g|bmp|mso|svg)")
_MACHINES_OWN = re.compile(
    r"(?:smime\.p7[sm]|signature\.asc|winmail\.dat|att\d+\.(?:txt|htm|html|dat)|noname)", re.IGNORECASE
)


def is_attached(part: Header) -> bool:
    """Whether a part of a mail is sent along and not meant to be read in place."""
    return part.raw("content-disposition").lstrip().lower().startswith("attachment")


def file_name(part: Header, kind: str) -> str:
    """The name of the file that a part holds; empty for a picture of the page's own, a seal, or no file."""
    name = _named(part.raw("content-disposition")) or _named(part.raw("content-type"))
    if not name or _MACHINES_OWN.fullmatch(name):
        return ""
    is_decoration = kind.startswith("image/") and ("content-id" in part or _DECORATION.fullmatch(name.lower()))
    return "" if is_decoration else name


def _named(field: str) -> str:
    """The file's name in a header's field, its pieces put together and decoded, without any folders before it."""
    pieces: dict[int, tuple[bool, str]] = {}
    for found in list(_PARAMETER.finditer(field[:10_000]))[:_MOST_PIECES]:
        value = re.sub(r"\\(.)", r"\1", found["quoted"]) if found["quoted"] is not None else found["plain"]
        pieces.setdefault(int(found["piece"] or 0), (bool(found["coded"]), value))
    if not pieces:
        return ""
    name = _decoded(pieces) if any(coded for coded, _ in pieces.values()) else decode_words(_joined(pieces))
    return squeeze(re.split(r"[/\\]", name)[-1])[:LONGEST_NAME]


def _joined(pieces: dict[int, tuple[bool, str]]) -> str:
    return "".join(value for _, (_, value) in sorted(pieces.items()))


def _decoded(pieces: dict[int, tuple[bool, str]]) -> str:
    """RFC 2231: the first piece names the charset; each says for itself whether it is written in percent signs."""
    charset, held = "", b""
    for at, (is_coded, value) in sorted(pieces.items()):
        if is_coded and at == 0 and (found := _CODED.match(value)):
            charset, value = found["charset"], found["rest"]
        held += unquote_to_bytes(value) if is_coded else value.encode("utf-8", "replace")
    return text_of(held, charset)
