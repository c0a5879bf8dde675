"""What the owner says about a table, in words: `name=Full Name`, `email=E-Mail`; `days=dmy` or `days=mdy`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from enishi.kit.day_order import DMY, MDY
from enishi.kit.say import Refused, say
from enishi.kit.text import fold
from enishi.sources.table.guess import Sketch, is_enough
from enishi.sources.table.words import FIELDS, SEVERAL

NOTHING = "none"  # says that a column is to be kept aside
DAYS = "days"  # says whether days begin with the day or with the month
ORDERS = (DMY, MDY)
Wish = tuple[str, str]  # a field, and the title of the column that holds it


def wishes(said: Iterable[str]) -> tuple[Wish, ...]:
    """The wishes in `field=Title` form; Refused for a field that there is not."""
    found = []
    for words in said:
        field, equals, title = words.partition("=")
        field = field.strip().lower()
        is_order = field == DAYS and title.strip().lower() in ORDERS
        if not equals or (field not in {*FIELDS, NOTHING} and not is_order):
            raise Refused(
                say(
                    "“{words}” does not say what a column holds; write field=Title, with one of {fields}; or days=dmy, "
                    "days=mdy.",
                    words=words,
                    fields=", ".join([*FIELDS, NOTHING]),
                )
            )
        found.append((field, title.strip()))
    return tuple(found)


def told(found: Sketch, fields: Sequence[str], *, has_titles: bool = True, days: str = "") -> dict[str, Any]:
    """What a table's reader is told; Refused when no people can be made of it."""
    if not is_enough(fields):
        raise Refused(say("At least one column must hold a name or an address that reaches people."))
    said = {"fields": list(fields), "has_titles": has_titles, "header": found.header if has_titles else ""}
    return said | {"days": days} if days in ORDERS else said


def told_by_wishes(found: Sketch, wanted: Sequence[Wish]) -> dict[str, Any]:
    """The guess, with the wishes before it: a field that was wished for is where the wish says, and nowhere else."""
    titles = [fold(title) for title in found.layout.titles]
    wished = {field for field, _ in wanted}
    days = next((title.lower() for field, title in wanted if field == DAYS), "")
    fields = ["" if field in wished else field for field in found.fields]
    for field, title in wanted:
        if field == DAYS:
            continue
        if fold(title) not in titles:
            raise Refused(
                say(
                    "There is no column “{title}”; there are {titles}.",
                    title=title,
                    titles=", ".join(found.layout.titles),
                )
            )
        fields[titles.index(fold(title))] = "" if field == NOTHING else field
    return told(found, only_one_each(fields), days=days)


def only_one_each(fields: Sequence[str]) -> list[str]:
    """The fields, each that can have but one column at its first."""
    return [field if field in SEVERAL or fields.index(field) == place else "" for place, field in enumerate(fields)]
