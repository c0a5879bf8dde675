"""Lines that a mail program broke at some width, put together again, so that no sentence is cut where a line ended.

A line that its writer ended stays a line: in chat, each is a sentence of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

# Columns of a paragraph's longest line, between which a program may have broken its lines.
_NARROWEST, _WIDEST = 50, 100
_LEAST_BEFORE_A_VERB = 8  # columns: what is shorter is a heading
_WIDE = re.compile(r"[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]")
_END_SIGNS = "。！？!?.:：;；」』）)>…♪"
_ENDS = tuple(_END_SIGNS)
_MAY_BE_BROKEN = re.compile(rf"[^\n{re.escape(_END_SIGNS)}]\n[^\n]")
_OPENS_AN_ITEM = re.compile(r"\s|[-*•・●○◆◇■□▼▽※→>＞|=_~+#①-⑳]|[(（]?\d{1,2}[.)．）、](?!\d)|[(（][\da-zア-ン][)）]")
# A word that is written large only where a sentence begins.
OPENS_A_SENTENCE = (
    r"(?:If|For|The|A|An|We|You|It|They|This|That|These|Those|There|Here|And|But|So|Or|When|While|As|In|On|At|To|From|With|By"
    r"|After|Before|Since|Please|Thanks|Thank|Our|My|Your|His|Her|Their|Should|Can|Could|Would|Will|Do|Does|Did|Is|Are|Was"
    r"|Have|Has|Let|Also|What|Where|Which|Who|Why|How|Not|No|Yes|Just|Sorry) "
)
_OPENING = re.compile(OPENS_A_SENTENCE)
_ENDS_IN_A_LINK = re.compile(r"https?://\S{1,200}$")
_FIRST_WORD = re.compile(r"\S{1,40}")
# After such an end of a Japanese line comes the verb, in the next.
_BEFORE_A_VERB = tuple("、，をにがはでとのもや")


def unbroken(text: str) -> str:
    """The text with its broken lines joined: Japanese without a space, all else with one."""
    if not _MAY_BE_BROKEN.search(text):
        return text
    paragraphs = (list(lines) for _, lines in groupby(text.split("\n"), key=bool))
    return "\n".join("".join(_joined(lines)) for lines in paragraphs)


def _joined(lines: Sequence[str]) -> Iterator[str]:
    """The lines of a paragraph, or empty ones, with what stands between them now."""
    widest = max(map(_width, lines)) if lines[0] and len(lines) > 1 else 0
    yield lines[0]
    for before, after in pairwise(lines):
        yield _between(before, after, widest)
        yield after


def _between(before: str, after: str, widest: int) -> str:
    """What belongs between two lines: nothing or a space where a program broke them, else the break."""
    if not before or before.endswith(_ENDS) or _OPENS_AN_ITEM.match(after):
        return "\n"
    if before[-1] != "," and (_OPENING.match(after) or _ENDS_IN_A_LINK.search(before, max(0, len(before) - 210))):
        return "\n"
    width = _width(before)
    glue = "" if not before[-1].isascii() and not after[0].isascii() else " "
    if not glue and width >= _LEAST_BEFORE_A_VERB and before.endswith(_BEFORE_A_VERB):
        return glue
    word = _FIRST_WORD.match(after) if glue else None
    # A program keeps a sign or two of punctuation off the beginning of a Japanese line.
    needed = 1 + len(word[0]) if word else 4
    return glue if _NARROWEST <= widest <= _WIDEST and width + needed > widest else "\n"


def _width(line: str) -> int:
    """The columns that a line takes: two for a sign of full width."""
    return len(line) if line.isascii() else len(line) + len(_WIDE.findall(line))
