"""Commands about working lives: the census of the past, and organisations."""

from __future__ import annotations

from typing import Annotated, Literal

from cyclopts import Parameter
from django.utils import timezone

from enishi.faces.cli.output import document, tell
from enishi.faces.cli.output import show as print_answer
from enishi.faces.words import spoken
from enishi.kit.say import Refused, Say, say
from enishi.queries.census import GROUPS, LINES
from enishi.queries.census import census as counted
from enishi.queries.organisations import OrganisationPage, organisation_lines, organisation_named, organisation_page
from enishi.services import organisations as services
from enishi.services.owner import open_book
from enishi.store.models import Owner

Json = Annotated[bool, Parameter(name="--json", negative="")]
Verdict = Literal["same", "different", "former"]

_GROUPS = {
    "colleagues": say("Former colleagues"),
    "clients": say("Former clients"),
    "everyone": say("Everyone"),
}
_LINES: dict[str, Say] = {
    "people": say("In all"),
    "reachable": say("Can be reached"),
    "private": say("By their own e-mail"),
    "company": say("By a company’s e-mail"),
    "phone": say("By phone"),
    "linkedin": say("By LinkedIn"),
    "other": say("Otherwise"),
    "theirs": say("Lost if they change jobs"),
    "mine": say("Lost if you change jobs"),
    "lost": say("Lost already"),
    "nothing": say("No address known"),
}


def census(*, json: Json = False) -> None:
    """Count former colleagues and clients, the ways to reach them, and who would be lost with a job.

    Parameters
    ----------
    json
        One JSON document instead of words.
    """
    found = counted(owner=open_book())
    if json:
        document(found)
        return
    print_answer("\t".join(["", *(spoken(_GROUPS[name]) for name in GROUPS)]))
    for line in LINES:
        numbers = (f"{getattr(getattr(found, group), line):,}" for group in GROUPS)
        print_answer("\t".join([spoken(_LINES[line]), *numbers]))
    tell(say("Nothing is known of the work of {number} people.", number=found.no_work))
    tell(say("Of {number} the work is known, but not who they are to you.", number=found.no_relation))


def organisations(query: str = "", /, *, json: Json = False) -> None:
    """List organisations, or those whose names or domains hold QUERY, with the people there now and once.

    Parameters
    ----------
    query
        Words to look for.
    json
        One JSON document instead of words.
    """
    lines = organisation_lines(owner=open_book(), query=query)
    if json:
        document(lines)
        return
    for line in lines:
        print_answer("\t".join((str(line.id), line.name, str(line.now), str(line.once), ", ".join(line.domains))))
    tell(say("{number} organisations", number=len(lines)))


def organisation(
    name: str, verdict: Verdict | None = None, other: str = "", /, *, since: str = "", json: Json = False
) -> None:
    """Show one organisation, or decide: NAME is the same as OTHER, another one, or was formerly called OTHER.

    Parameters
    ----------
    name
        The number that `enishi organisations` prints, or a name.
    verdict
        same, different or former; without it nothing is changed.
    other
        The number or name of the other organisation.
    since
        With former: since when NAME is called so.
    json
        One JSON document instead of words.
    """
    owner, now = open_book(), timezone.now()
    one = _meant(owner, name)
    if verdict is not None:
        second = _meant(owner, other)
        match verdict:
            case "same":
                done = services.same(owner=owner, one=one, other=second, now=now)
            case "different":
                done = services.different(owner=owner, one=one, other=second, now=now)
            case "former":
                done = services.former(owner=owner, one=one, other=second, since=since, now=now)
        tell(Say.from_json(done.what))
    page = organisation_page(owner=owner, organisation=one)
    if json:
        document(page)
    else:
        _print(page)


def _meant(owner: Owner, name: str) -> int:
    if not name.strip():
        raise Refused(say("Say which other organisation is meant."))
    return int(name) if name.isascii() and name.isdecimal() else organisation_named(owner=owner, name=name)


def _print(page: OrganisationPage) -> None:
    print_answer(f"{page.line.name}  {', '.join(page.line.domains)}")
    for title, members in ((say("There now"), page.now), (say("There once"), page.once)):
        if members:
            print_answer(spoken(title))
            for member in members:
                time = f"{member.since}–{member.until}" if member.since or member.until else ""
                print_answer("  " + "\t".join((str(member.line.id), member.line.name, member.title, time)).rstrip())
    for perhaps in page.perhaps:
        print_answer(spoken(say("Perhaps the same: {name} ({domain})", name=perhaps.name, domain=perhaps.domain)))
