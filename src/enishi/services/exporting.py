"""The forms in which the book, or the people in it, can be written out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from enishi.kit.say import Refused, Say, say
from enishi.services.export import export_lines
from enishi.services.export_card import Card
from enishi.services.export_jscontact import jscontact_lines
from enishi.services.export_people import cards
from enishi.services.export_table import table_lines
from enishi.services.export_vcard import vcard_lines
from enishi.store.models import Owner


@dataclass(frozen=True)
class Form:
    """One form: what it is called, which kind of file it makes, and how people are written in it."""

    title: Say
    ending: str
    media: str
    people: Callable[[list[Card]], Iterator[str]] | None = None  # None: the whole book


FORMS: dict[str, Form] = {
    "json": Form(say("The whole book (JSON)"), "json", "application/json"),
    "vcard4": Form(say("People, as vCard 4"), "vcf", "text/vcard", partial(vcard_lines, version=4)),
    "vcard3": Form(say("People, as vCard 3"), "vcf", "text/vcard", partial(vcard_lines, version=3)),
    "csv": Form(say("People, as a table (CSV)"), "csv", "text/csv", table_lines),
    "jscontact": Form(say("People, as JSContact"), "json", "application/json", jscontact_lines),
}


def form_named(name: str) -> Form:
    """The form of that name; Refused when there is none."""
    if name not in FORMS:
        raise Refused(say("There is no form “{name}” to export; there are {forms}.", name=name, forms=", ".join(FORMS)))
    return FORMS[name]


def written(*, owner: Owner, form: str = "json") -> Iterator[str]:
    """The book, or its people, piece by piece. What is written is the same whenever the book is the same."""
    people = form_named(form).people
    return people(cards(owner)) if people else export_lines(owner=owner)
