"""Text from the bytes of a mail, whose label may be missing, unknown or wrong, and whose Japanese has dialects."""

from __future__ import annotations

import os
import re
from codecs import getincrementaldecoder
from contextlib import suppress
from functools import lru_cache

from enishi.kit.text import UndecodableError, codec, decode, japanese_guess, squeeze

# Only encodings that mail is written in: Python knows others that are slow (punycode) or no text (unicode_escape).
_KNOWN = re.compile(
    r"utf-?8|utf-?16.*|ascii|cp\d+|windows-?(?:125\d|874|936|949|950)|iso-?8859-?\d+|koi8-[rut]|iso-?2022.*"
    r"|euc-?\w+|gbk?|gb-?2312|gb18030|hz.*|big5.*|ks-?c-?5601.*|tis-?620|mac\w*|latin-?\d"
)
_IN_ASCII = {"hz", "hz-gb-2312"}
_JIS_SHIFT = re.compile(rb"\x1b(\$[@B]|\([BJHI])")
_EUC = re.compile(
    rb"((?:[\xa1-\xfe]{2})++)|((?:\x8e[\xa1-\xdf])++)|(\x8f[\xa1-\xfe]{2})|([\x00-\x7f]++|[\x80-\xff])", re.DOTALL
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
# Bytes of control characters, which are left out, or tell another encoding, as in _CONTROL.
_TOLD_APART = bytes([*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F])
_LAST_OF_ALL = b"\xef\xbf"  # begins U+FFFE and U+FFFF
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
# A lone kanji between Latin letters is an accented letter misread: "Jäger" as CP932 gives "J臠er".
MISREAD = re.compile(r"[A-Za-z][\u3400-\u9fff\uff61-\uff9f][a-z]|[\ue000-\uf8ff]")


def text_of(raw: bytes, label: str = "") -> str:
    """Text without control characters; never fails, and puts � where nothing is known to fit."""
    if not label and raw.isascii() and (text := raw.decode("ascii")).isprintable():  # so are nearly all headers
        return text
    name = known(label[:40])
    if name not in _IN_ASCII and (plainly := _as_utf8(raw)) is not None:
        return plainly
    return _CONTROL.sub("", _decoded(raw, name))


def _as_utf8(raw: bytes) -> str | None:
    """What nearly all mail is by now, whatever its label says; None where anything is to be looked at."""
    if raw.isascii() or raw.startswith(_BOMS) or _LAST_OF_ALL in raw:
        return None
    if len(raw.translate(None, _TOLD_APART)) != len(raw):
        return None
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return None


def name_of(name: str) -> str:
    """A file's name as it can be shown and stored, whatever bytes the disk has for it."""
    return squeeze(text_of(os.fsencode(name)))


@lru_cache(maxsize=256)
def known(label: str) -> str:
    """The codec that a label names, if files are written in it; else empty."""
    name = codec(label.split("*")[0]).removeprefix("x-") if label else ""  # RFC 2231: "utf-8*ja"
    return name if _KNOWN.fullmatch(name) else ""


def _decoded(raw: bytes, name: str) -> str:
    if b"\x1b" in raw and not name.endswith(("-kr", "-cn", "-cn-ext")):
        return _japanese_7bit(raw)
    if name in _IN_ASCII:
        return raw.decode(name, "replace")
    if raw.isascii() and not name.startswith("utf-16"):
        return raw.decode("ascii")
    if name and b"\0" not in raw and not raw.startswith(_BOMS) and not _is(raw, "utf-8"):
        with suppress(UnicodeDecodeError, LookupError):
            return raw.decode(name)
    try:
        text = decode(raw, name)
    except UndecodableError:
        return raw.decode("ascii", "replace")
    return _second_thought(raw, name, text)


def _second_thought(raw: bytes, name: str, text: str) -> str:
    """A few bytes spoilt on the way must not turn a whole text into another alphabet's letters."""
    if _is(raw, "utf-8"):
        return text
    if (cut := _cut(raw, name or "utf-8")) is not None:
        return cut
    if name:
        if name.startswith("euc-jp") and not _is(raw, name):
            return _microsoft_euc(raw)
        try:
            as_labelled = raw.decode(name, "replace")
        except LookupError:
            return text
        return as_labelled if as_labelled.count("\ufffd") * 50 <= len(as_labelled) else text
    looks_japanese = japanese_guess(raw) == "cp932" and _is(raw, "cp932")
    return raw.decode("cp1252", "replace") if looks_japanese and MISREAD.search(text) else text


def _cut(raw: bytes, name: str) -> str | None:
    """The text of bytes that are all right but end within a letter; it has letters beside ASCII's."""
    try:
        text = getincrementaldecoder(name)().decode(raw)
    except (UnicodeDecodeError, LookupError):
        return None
    return None if text.isascii() else text


def _is(raw: bytes, name: str) -> bool:
    try:
        raw.decode(name)
    except UnicodeDecodeError:
        return False
    return True


def _japanese_7bit(raw: bytes) -> str:
    try:
        return raw.decode("iso2022_jp_ext")
    except UnicodeDecodeError:
        return _microsoft_7bit(raw)


def _microsoft_7bit(raw: bytes) -> str:
    """ISO-2022-JP as Windows writes it: ①, ㈱, 髙, 﨑 and half-width kana, by way of their CP932 codes."""
    pieces = _JIS_SHIFT.split(raw)
    text = [_japanese_8bit(pieces[0])]
    for shift, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        if shift.startswith(b"$"):
            text.append(_shifted(piece).decode("cp932", "replace"))
        elif shift == b"(I":
            text.append(bytes(byte | 0x80 for byte in piece).decode("cp932", "replace"))
        else:
            text.append(_japanese_8bit(piece))
    return "".join(text)


def _microsoft_euc(raw: bytes) -> str:
    """EUC-JP with what Windows adds to it, ① and ㈱ and 髙: by way of its CP932 codes, like the seven bits."""
    pieces = []
    for found in _EUC.finditer(raw):
        pairs, kana, rare, other = found.groups()
        if pairs:
            pieces.append(_shifted(bytes(byte & 0x7F for byte in pairs)).decode("cp932", "replace"))
        elif kana:
            pieces.append(kana.replace(b"\x8e", b"").decode("cp932", "replace"))
        else:
            pieces.append((rare or other).decode("euc_jp", "replace"))
    return "".join(pieces)


def _japanese_8bit(raw: bytes) -> str:
    return raw.decode("ascii") if raw.isascii() else raw.decode("cp932", "replace")


def _shifted(pairs: bytes) -> bytes:
    """JIS X 0208 in seven bits as Shift_JIS; line ends pass through."""
    out = bytearray()
    at = 0
    while at < len(pairs):
        row, cell = pairs[at], pairs[at + 1] if at + 1 < len(pairs) else 0
        if not (0x21 <= row <= 0x7E and 0x21 <= cell <= 0x7E):
            out.append(row)
            at += 1
            continue
        lead = (row - 0x21) // 2 + 0x81
        out.append(lead + 0x40 if lead > 0x9F else lead)
        out.append(cell + 0x7E if row % 2 == 0 else cell + 0x1F + (cell >= 0x60))
        at += 2
    return bytes(out)
