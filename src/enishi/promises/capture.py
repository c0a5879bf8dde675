"""One line typed by the owner, or a page of meeting notes: who, what, by when. Shown before anything is kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from enishi.kit.due_dates import Due, due_date
from enishi.promises.candidate import Kind
from enishi.promises.find import find_candidates

LEAST = 0.4  # a line typed on purpose need not be as sure as one found in a letter
_LONGEST = 400  # characters of a line
_MOST = 40  # lines that are read

_TITLE = "さん|様|さま|氏|先生|くん|君|ちゃん"
_RUN = r"[一-鿿々〆ヶ﨑-﨟\uf900-\ufaff]{1,8}(?:[ 　][一-鿿々〆ヶ]{1,4})?|[ァ-ヶー・]{2,12}"
_TITLED = re.compile(
    rf"({_RUN}|[A-Za-z][A-Za-z.'-]*(?: [A-Z][A-Za-z.'-]*)?|^[ぁ-ん]{{2,5}}?)(?:{_TITLE})(に|へ|から|が|と|の|は|、)?"
)
_BARE = re.compile(rf"({_RUN})(に|へ|から|が)(?!つい|よ|関)")
_LATIN = re.compile(r"\b(?!I\b)[A-Z][A-Za-z-]+(?: [A-Z][A-Za-z-]+)?")
_THEIRS = re.compile(
    r"^\W*(?!I\b|We\b|It\b)[A-Z][\w'-]*(?: [A-Z][\w'-]*)?(?:'ll| will| promised| is going to| has to)\b"
)
_BULLET = re.compile(r"^[\s　]*(?:[-*•・●○□☐■▪►→]|\[[ x]?\]|\d+[.)．])[\s　]*")
_BEFORE_DAY = re.compile(r"\b(?:by|before|until|till|on|due)\s*$", re.IGNORECASE)
_AFTER_DAY = re.compile(r"^(?:まで(?:には|に)?|中(?:には|に)?|のうちに|には|に|、)")


@dataclass(frozen=True)
class Spoken:
    """What a line says is to be done. `names` may name the person, the likeliest first."""

    words: str
    names: tuple[str, ...]
    due: date | None
    by_owner: bool  # the owner is to act; else the other


def read_capture(text: str, said: datetime) -> list[Spoken]:
    """What is to be done by what was typed at `said` (with its zone), line by line; nothing for a plain note."""
    lines = [piece for line in text.splitlines()[:_MOST] for piece in _pieces(_BULLET.sub("", line)[:_LONGEST])]
    return [spoken for line in lines if (spoken := _spoken(line, said)) is not None]


def names_in(line: str) -> tuple[str, ...]:
    """What may name a person in a line, the likeliest first: 中村さん, then 中村に, then Ben."""
    found = [match[1] for pattern in (_TITLED, _BARE) for match in pattern.finditer(line)]
    latin = [match[0] for match in _LATIN.finditer(line)]
    return tuple(dict.fromkeys([*found, *latin, *(word for name in latin for word in name.split())]))


def _pieces(line: str) -> list[str]:
    return [piece.strip() for piece in line.split("。") if piece.strip()]


def _spoken(line: str, said: datetime) -> Spoken | None:
    promised = any(one.kind is Kind.PROMISE for one in find_candidates(line, said, least=LEAST))
    due, names = due_date(line, said), names_in(line)
    if not promised and not (due and names):
        return None
    titled = _TITLED.search(line)
    theirs = (titled is not None and titled[2] in {"が", "から"}) or bool(_THEIRS.search(line))
    return Spoken(_deed(line, due), names, due.day if due else None, by_owner=not theirs)


def _deed(line: str, due: Due | None) -> str:
    """The line without its day and without whom it names: 見積もりを送る."""
    if due is not None:
        before, after = line[: due.start], line[due.end :]
        line = _BEFORE_DAY.sub("", before).rstrip() + (" " if line.isascii() else "") + _AFTER_DAY.sub("", after)
    titled = _TITLED.search(line)
    if titled and titled[2] in {"に", "へ", "から", "が", "は", "、"}:
        line = line[: titled.start()] + line[titled.end() :]
    return line.strip(" 　、,.") or line
