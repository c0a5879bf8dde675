"""The tokens of many texts at once, as `ngrams.tokens` cuts each: column by column, not character by character."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from enishi.kit.ngrams import LONGEST, MOST, is_japanese_letter, plain, tokens

Codes = NDArray[np.uint32]
Kinds = NDArray[np.uint8]

_BETWEEN = "\x00"  # stands between the texts; in none of them, as no database takes it
_UNSEEN, _NO_LETTER, _JAPANESE, _LETTER, _BORDER = range(5)
_KINDS = np.zeros(0x110000, dtype=np.uint8)  # of the characters that were met so far
_KINDS[0] = _BORDER
_SPACE = ord(" ")


def joined_tokens(texts: Sequence[str]) -> list[str]:
    """The tokens of each text, with spaces between."""
    if not texts:
        return []
    plainly = [plain(text.replace(_BETWEEN, " ")) for text in texts]
    codes = np.frombuffer(_BETWEEN.join(plainly).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    kinds = _kinds(codes)
    found = _pairs_and_words(codes, kinds).split(_BETWEEN)
    if max(map(len, plainly), default=0) < MOST and not _has_long_words(kinds):
        return [said.rstrip(" ") for said in found]
    return [" ".join(tokens(text)) for text in texts]  # a listing is among them, or a picture in letters


def _kinds(codes: Codes) -> Kinds:
    kinds = _KINDS[codes]
    if not kinds.all():
        for code in set(codes[kinds == _UNSEEN].tolist()):
            letter = chr(code)
            _KINDS[code] = _JAPANESE if is_japanese_letter(letter) else _LETTER if letter.isalnum() else _NO_LETTER
        kinds = _KINDS[codes]
    return kinds


def _pairs_and_words(codes: Codes, kinds: Kinds) -> str:
    """Behind each Japanese character the next one, if that is one too, and a space; behind each other word a space."""
    next_kinds = np.append(kinds[1:], np.uint8(_NO_LETTER))
    japanese, letters = kinds == _JAPANESE, kinds == _LETTER
    columns = np.empty((len(codes), 3), dtype=np.uint32)
    columns[:, 0], columns[:-1, 1], columns[:, 2] = codes, codes[1:], _SPACE
    wanted = np.empty(columns.shape, dtype=bool)
    wanted[:, 0] = kinds != _NO_LETTER
    wanted[:, 1] = japanese & (next_kinds == _JAPANESE)
    wanted[:, 2] = japanese | (letters & (next_kinds != _LETTER))
    return columns[wanted].tobytes().decode("utf-32-le", "surrogatepass")


def _has_long_words(kinds: Kinds) -> bool:
    """Whether a word is longer than the index keeps it."""
    others = np.flatnonzero(kinds != _LETTER)
    return bool(np.diff(others, prepend=-1, append=len(kinds)).max(initial=0) > LONGEST + 1)
