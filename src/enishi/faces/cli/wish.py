"""Commands that say what you wish for people: whom to treasure, and who is to be left in peace."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from cyclopts import Parameter
from django.utils import timezone

from enishi.faces.cli.look import the_one
from enishi.faces.cli.output import document, tell
from enishi.kit.say import Say
from enishi.services import wishes
from enishi.services.owner import open_book
from enishi.store.models import Deed

Json = Annotated[bool, Parameter(name="--json", negative="")]
Flag = Annotated[bool, Parameter(negative="")]


def dear(people: list[str], /, *, remove: Flag = False, json: Json = False) -> None:
    """Mark people as those you want to treasure.

    Parameters
    ----------
    people
        Numbers that `enishi people` prints, or words of names.
    remove
        Take the mark away from them.
    json
        One JSON document: the deed's number and whom it meant.
    """
    owner, meant = open_book(), [the_one(person) for person in people]
    _told(wishes.hold_dear(owner=owner, people=meant, dear=not remove, now=timezone.now()), meant, json=json)


def peace(
    person: str,
    word: Literal["mourning", "deceased", "none"],
    /,
    *,
    until: date | None = None,
    json: Json = False,
) -> None:
    """Leave somebody in peace who mourns or has died: no congratulations, no reminders, no drafts.

    Parameters
    ----------
    person
        A number that `enishi people` prints, or words of a name.
    word
        mourning, deceased, or none to speak of them as before.
    until
        The last day of mourning, such as 2027-03-31; without it, until you say otherwise.
    json
        One JSON document: the deed's number and whom it meant.
    """
    owner, meant = open_book(), the_one(person)
    said = "" if word == "none" else word
    done = wishes.leave_in_peace(owner=owner, person=meant, peace=said, until=until, now=timezone.now())
    _told(done, [meant], json=json)


def _told(done: Deed, people: list[int], *, json: bool) -> None:
    if json:
        document({"deed": done.pk, "people": people})
    tell(Say.from_json(done.what))
