"""Commands about photographed cards: those that want a look, and putting right what was read."""

from __future__ import annotations

from typing import Annotated

from cyclopts import App, Parameter
from django.utils import timezone

from enishi.faces.cli.output import document, tell
from enishi.faces.cli.output import show as print_answer
from enishi.kit.say import Refused, say
from enishi.queries.cards import Photographed, photographed
from enishi.services.cards import correct_fields
from enishi.services.owner import open_book

Json = Annotated[bool, Parameter(name="--json", negative="")]

cards = App(name="cards", help="Photographed business cards, and what was read from them.")


@cards.default
def to_check(*, all_: Annotated[bool, Parameter(name="--all", negative="")] = False, json: Json = False) -> None:
    """List the cards of which something was read doubtfully: number, picture, name, the doubtful fields.

    Parameters
    ----------
    all_
        Every card, not only those to be checked.
    json
        One JSON document, with every field and how surely it was read, in percent.
    """
    found = photographed(owner=open_book(), doubtful=not all_)
    if json:
        document(found)
        return
    for card in found:
        print_answer(_line(card))
    tell(say("{number} cards", number=len(found)))


@cards.command
def correct(card: int, *fields: str, json: Json = False) -> None:
    """Say what a card truly says, field by field; the others stay as they were read.

    Parameters
    ----------
    card
        The card's number, from `enishi cards`.
    fields
        Such as "email=ben@example.com" or "title=部長"; of name, reading, organisation, department, title, phone,
        mobile, email, url and address. Nothing behind the = empties a field.
    json
        One JSON document: the number of the deed, by which it can be undone.
    """
    said = dict(_parted(words) for words in fields)
    if not said:
        raise Refused(say("Say at least one field, such as email=ben@example.com."))
    done = correct_fields(owner=open_book(), card=card, said=said, now=timezone.now())
    if json:
        document({"deed": done.pk})
    else:
        tell(say("The card was corrected."))


def _parted(words: str) -> tuple[str, str]:
    name, equals, value = words.partition("=")
    if not equals:
        raise Refused(say("“{words}” is no field; write it as field=value.", words=words))
    return name.strip().lower(), value.strip()


def _line(card: Photographed) -> str:
    fields = (f"{field.name}={field.value} ({field.percent} %)" for field in card.view.fields if field.is_doubtful)
    return "\t".join((str(card.view.id), card.file, card.view.name, ", ".join(fields)))
