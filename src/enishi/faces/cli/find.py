"""`enishi find`: everything that holds some words."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from enishi.faces.cli.output import document, tell
from enishi.faces.cli.output import show as print_answer
from enishi.kit.marks import Piece
from enishi.kit.say import say
from enishi.queries.search import FoundPerson, FoundText, search
from enishi.services.owner import open_book


def find(*words: str, page: int = 1, json: Annotated[bool, Parameter(name="--json", negative="")] = False) -> None:
    """Find people, letters, meetings, notes, kind words and posts that hold all of WORDS, as on the page.

    Parameters
    ----------
    words
        Parts of names (as written, read or in romaji), of companies, places, skills, or of any text.
    page
        Which twenty of the letters, meetings, notes and posts.
    json
        One JSON document instead of words.
    """
    found = search(owner=open_book(), query=" ".join(words), page=page, people=20)
    if json:
        document(found)
        return
    for person in found.people:
        print_answer(_person(person))
    for text in found.texts:
        print_answer(_text(text))
    tell(say("{people} people, {texts} texts", people=found.people_total, texts=found.texts_total))


def _person(found: FoundPerson) -> str:
    who = found.line
    work = " ".join(filter(None, (who.organisation, who.title)))
    return "\t".join((str(who.id), who.name, work, _line(found.why)))


def _text(found: FoundText) -> str:
    people = ", ".join(who.name for who in found.people)
    day = f"{found.at:%Y-%m-%d}" if found.at else ""
    return "\t".join((day, found.kind, people, _line(found.subject), _line(found.line)))


def _line(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in pieces)
