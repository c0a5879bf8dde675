"""Commands that say something of several people at once; each is one deed, undone in one go on the page."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter
from django.utils import timezone

from enishi.faces.cli.look import the_one
from enishi.faces.cli.output import document, tell
from enishi.kit.say import Say
from enishi.services import bulk_edit, tags
from enishi.services.owner import open_book
from enishi.store.models import Deed, Tag

Json = Annotated[bool, Parameter(name="--json", negative="")]
Flag = Annotated[bool, Parameter(negative="")]


def tag(name: str, people: list[str], /, *, group: Flag = False, remove: Flag = False, json: Json = False) -> None:
    """Give people a tag, or gather them in a group.

    Parameters
    ----------
    name
        The tag or the group.
    people
        Numbers that `enishi people` prints, or words of names.
    group
        A group of people, not a tag.
    remove
        Take it away from them.
    json
        One JSON document: the deed's number and whom it meant.
    """
    owner, meant = open_book(), [the_one(person) for person in people]
    verb = tags.untag if remove else tags.tag
    kind = Tag.Kind.GROUP if group else Tag.Kind.TAG
    _told(verb(owner=owner, people=meant, name=name, kind=kind, now=timezone.now()), meant, json=json)


def rhythm(days: int, people: list[str], /, *, json: Json = False) -> None:
    """Say how often you wish to meet people; after longer, today brings them up.

    Parameters
    ----------
    days
        A word at least every so many days; 0 for no such wish.
    people
        Numbers that `enishi people` prints, or words of names.
    json
        One JSON document: the deed's number and whom it meant.
    """
    owner, meant = open_book(), [the_one(person) for person in people]
    done = bulk_edit.set_rhythm(owner=owner, people=meant, days=days or None, now=timezone.now())
    _told(done, meant, json=json)


def _told(done: Deed, people: list[int], *, json: bool) -> None:
    if json:
        document({"deed": done.pk, "people": people})
    tell(Say.from_json(done.what))
