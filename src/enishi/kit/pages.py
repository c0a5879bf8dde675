"""HTML pages from strangers as trees: none that is too large or nested too deeply to be taken apart in time."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from enishi.kit.bodies import DEEPEST_PAGE, depth_of

LARGEST = 16 << 20  # bytes
_BREAK = re.compile(r"<br ?/?>")


class UnreadablePageError(Exception):
    """The page is larger, or nested deeper, than anything a program writes for people."""


def tree_of(raw: bytes) -> LexborHTMLParser:
    """The page's tree, its line breaks as such; raises UnreadablePageError."""
    if len(raw) > LARGEST:
        raise UnreadablePageError
    page = _BREAK.sub("\n", raw.decode("utf-8", "replace"))
    if depth_of(page) > DEEPEST_PAGE:
        raise UnreadablePageError
    return LexborHTMLParser(page)
