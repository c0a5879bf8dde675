"""The line of a text in which a query stands, in pieces: those that match, and those between."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from enishi.kit.ngrams import clusters, places, plain, wanted
from enishi.kit.text import squeeze

_BEFORE = 24  # characters of context ahead of the first match


@dataclass(frozen=True)
class Piece:
    """A piece of a line."""

    text: str
    is_match: bool = False


def marked(text: str, query: str, *, width: int = 0) -> tuple[Piece, ...]:
    """The text (or, with `width`, about so many characters around the first match), with the matches marked.

    Empty when nothing of the query stands in it.
    """
    text = squeeze(text)
    found = _spans(text, query)
    if not found:
        return ()
    start, end = 0, len(text)
    if width and len(text) > width:
        start = max(0, min(found[0][0] - _BEFORE, len(text) - width))
        end = min(len(text), start + width)
    pieces: list[Piece] = [Piece("…")] if start else []
    at = start
    for first, last in found:
        if first >= end:
            break
        pieces += [Piece(text[at:first]), Piece(text[first : min(last, end)], is_match=True)]
        at = min(last, end)
    pieces += [Piece(text[at:end]), Piece("…" if end < len(text) else "")]
    return tuple(piece for piece in pieces if piece.text)


def best_line(texts: Iterable[str], query: str, *, width: int = 0) -> tuple[Piece, ...]:
    """Of several texts, the one that holds most parts of the query, marked; empty when none holds any."""
    asked = wanted(query)
    best, most = "", 0
    for text in texts:
        said = plain(text)
        number = sum(next(places(said, want), None) is not None for want in asked)
        if number > most:
            best, most = text, number
    return marked(best, query, width=width) if best else ()


def _spans(text: str, query: str) -> list[tuple[int, int]]:
    """Where the query's parts stand in the text as it is written, in order, those that touch as one."""
    said, origin = _mapped(text)
    found = sorted(
        (origin[first], origin[last]) for want in wanted(query) for first, last in places(said, want) if last > first
    )
    spans: list[tuple[int, int]] = []
    for first, last in found:
        if spans and first <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(last, spans[-1][1]))
        else:
            spans.append((first, last))
    return spans


def _mapped(text: str) -> tuple[str, list[int]]:
    """The text normalised, and for each place in it (and its end) the place in the original."""
    said: list[str] = []
    origin: list[int] = []
    at = 0
    for cluster in clusters(text):
        normal = _plain(cluster)
        said.append(normal)
        origin += [at] * len(normal)
        at += len(cluster)
    return "".join(said), [*origin, at]


@lru_cache(maxsize=20_000)
def _plain(cluster: str) -> str:
    return plain(cluster)
