"""Commands that look: nothing is changed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter
from django.utils import timezone

from enishi.faces.cli.output import document, line, tell
from enishi.faces.cli.output import show as print_answer
from enishi.faces.words import spoken
from enishi.kit.say import Refused, say
from enishi.queries.everyone import Entry, everyone
from enishi.queries.filters import MISSING, UNPLACED, Filters
from enishi.queries.imports import source_list
from enishi.queries.person import find_person, person_page
from enishi.queries.portrait import Handled, Happening
from enishi.queries.reception import all_doubts
from enishi.queries.today import Item
from enishi.queries.today import today as todays
from enishi.records import Progress, Skipped
from enishi.services.exporting import written
from enishi.services.measuring import refresh_if_new_day
from enishi.services.owner import open_book
from enishi.services.plain import plain
from enishi.services.unknown import unknown
from enishi.sources import all_sources, recognise
from enishi.sources.table import sketched
from enishi.sources.table.wishes import Wish, told_by_wishes, wishes
from enishi.store.models import Person
from enishi.ties import LEVELS, Closeness

Json = Annotated[bool, Parameter(name="--json", negative="")]
Columns = Annotated[tuple[str, ...], Parameter(name="--map", negative="")]


def read(files: list[Path], /, *, source: str = "", map_: Columns = ()) -> int:
    """Show what files would give, one JSON object a line; nothing is kept.

    Parameters
    ----------
    files
        Files, or a folder that one reader knows as a whole.
    source
        Which reader to use, when several know the file (see `enishi sources`).
    map_
        What a column of a table holds: "name=Full Name", "email=E-Mail"; once for each. "days=dmy" or "days=mdy" says
        whether days such as 5/3/1980 begin with the day or the month.
    """
    columns = wishes(map_)
    refused = 0
    for path in files:
        try:
            counts = _read_one(path, source, columns)
        except Refused as refusal:
            refused += 1
            tell(refusal.sentence)
        else:
            tell(say("{file}: {records} records, {skipped} skipped", file=path.name, **counts))
    return 1 if refused else 0


def _read_one(path: Path, source: str, columns: tuple[Wish, ...]) -> dict[str, int]:
    counts = {"records": 0, "skipped": 0}
    name = _reader_of(path, "table" if columns else source)
    for item in all_sources()[name].reading(path, told_by_wishes(sketched(path), columns) if columns else {}):
        if isinstance(item, Progress):
            continue
        if isinstance(item, Skipped):
            counts["skipped"] += 1
            line({"skipped": item.place, "reason": item.reason})
        else:
            counts["records"] += 1
            line(
                {"record": type(item).__name__.lower(), "source": item.origin.source, "key": item.origin.key}
                | plain(item)
            )
    return counts


def known_reader(name: str) -> str:
    """The name of a reader that there is; Refused for any other, with the names there are."""
    if name not in all_sources():
        raise Refused(
            say(
                "There is no reader “{source}”; there are {names}.", source=name, names=", ".join(sorted(all_sources()))
            )
        )
    return name


def _reader_of(path: Path, source: str) -> str:
    if not path.exists():
        raise Refused(say("There is no file {file}.", file=str(path)))
    if source:
        return known_reader(source)
    known = recognise(path)
    if not known:
        raise Refused(unknown(path, path.name))
    if len(known) > 1:
        raise Refused(
            say(
                "Several readers know {file}: {names}. Choose one with --source.",
                file=path.name,
                names=", ".join(known),
            )
        )
    return known[0]


def today(*, json: Json = False) -> None:
    """Whom to attend to today, and why.

    Parameters
    ----------
    json
        One JSON document instead of words.
    """
    owner, now = open_book(), timezone.now()
    refresh_if_new_day(owner, now=now)
    day = todays(owner=owner, now=now)
    if json:
        document(day)
        return
    for title, items in (
        (say("Meetings"), day.meetings),
        (say("Waiting for your reply"), day.replies),
        (say("One quiet tie to pick up"), day.quiet),
        (say("News"), day.news),
    ):
        if items:
            print_answer(spoken(title))
            print_answer("\n".join(_item(item) for item in items) + "\n")
    print_answer(spoken(say("That is enough for today.") if day.count else say("Nothing is waiting today.")))


def _item(item: Item) -> str:
    work = " ".join(filter(None, (item.person.organisation, item.person.title)))
    lines = [f"  {item.person.name}{f'（{work}）' if work else ''}: {spoken(item.headline)}"]
    return "\n".join(lines + [f"      {spoken(words)}" for words in item.evidence])


def people(
    query: str = "",
    /,
    *,
    relation: str = "",
    organisation: str = "",
    place: str = "",
    tag: str = "",
    group: str = "",
    quiet: str = "",
    missing: tuple[str, ...] = (),
    json: Json = False,
) -> None:
    """List the people of the book, or those whose names, work or addresses hold QUERY.

    Parameters
    ----------
    query
        Words to look for.
    relation
        Only these: boss, peer, junior, customer, supplier, friend or other; none for those not placed.
    organisation
        Only those who work there.
    place
        Only those who live or work in this town.
    tag
        Only those who carry this tag.
    group
        Only those of this group.
    quiet
        Only those so near: close, often, sometimes or quiet.
    missing
        Only those without this: email, phone, reading, organisation or birthday. May be said more than once.
    json
        One JSON document: each person with id, names, readings, handles and roles.
    """
    _known_word("relation", relation, (*Person.Relation.values[1:], UNPLACED))
    _known_word("quiet", quiet, (*LEVELS, Closeness.QUIET))
    for detail in missing:
        _known_word("missing", detail, MISSING)
    filters = Filters(relation, organisation, place, tag, group, tuple(missing))
    found = list(everyone(owner=open_book(), query=query, filters=filters, level=quiet))
    if json:
        document(found)
        return
    for entry in found:
        print_answer(_entry(entry))
    tell(say("{number} people", number=len(found)))


def _known_word(option: str, word: str, known: tuple[str, ...]) -> None:
    if word and word not in known:
        raise Refused(say("--{option} is one of: {words}.", option=option, words=", ".join(known)))


def _entry(entry: Entry) -> str:
    role = next(iter(entry.roles), {})
    work = " ".join(filter(None, (role.get(part) for part in ("organisation", "department", "title"))))
    reach = next((handle["value"] for handle in entry.handles if handle["kind"] in {"email", "phone"}), "")
    return "\t".join((str(entry.id), entry.name, work, reach, entry.last_on))


def show(name: str, /, *, json: Json = False) -> None:
    """Show one person, by number or by name.

    Parameters
    ----------
    name
        The number that `enishi people` prints, or words of the name.
    json
        One JSON document instead of words.
    """
    owner = open_book()
    page = person_page(owner=owner, person=the_one(name), now=timezone.now())
    if json:
        document(page)
        return
    who = page.line
    print_answer(f"{who.name}  {who.reading}\n{' '.join(filter(None, (who.organisation, page.department, who.title)))}")
    for handle in page.handles:
        print_answer(f"  {handle.kind}: {handle.value}{_gone(handle)}")
    for happening in page.happenings:
        if isinstance(happening, Happening):
            print_answer(f"  {happening.at:%Y-%m-%d} {happening.direction or '・'} {happening.subject}")


def _gone(handle: Handled) -> str:
    if handle.gone_at is None:
        return ""
    return "  " + spoken(say("(a mail came back on {day})", day=f"{handle.gone_at:%Y-%m-%d}"))


def the_one(name: str) -> int:
    """The person whom a number or words of a name mean; Refused when there is none, or several."""
    owner = open_book()
    if name.isdecimal():
        return find_person(owner, int(name)).pk
    found = list(everyone(owner=owner, query=name))
    if not found:
        raise Refused(say("Nobody here is called {name}.", name=name))
    exact = [entry for entry in found if name in entry.names]
    if len(found) > 1 and len(exact) != 1:
        shown = ", ".join(f"{entry.name} ({entry.id})" for entry in found[:8])
        raise Refused(say("Several people are meant: {people}. Give the number.", people=shown))
    return (exact or found)[0].id


def doubts(*, json: Json = False) -> None:
    """List pairs that may be one person; the owner decides on the page.

    Parameters
    ----------
    json
        One JSON document instead of words.
    """
    waiting = all_doubts(owner=open_book())
    if json:
        document(waiting)
        return
    for doubt in waiting:
        print_answer(f"{doubt.one.name} ({doubt.one.id}) · {doubt.other.name} ({doubt.other.id}): {spoken(doubt.why)}")
    tell(say("{number} doubts", number=len(waiting)))


def sources(*, json: Json = False) -> None:
    """List the kinds of file that enishi reads, and how to get them.

    Parameters
    ----------
    json
        One JSON document instead of words.
    """
    if json:
        document(source_list())
        return
    for source in source_list():
        print_answer(f"{source.name}: {spoken(source.title)}\n    {spoken(source.how_to_get)}")


def export(*, form: str = "json", to: Path | None = None) -> None:
    """Write the whole book as one canonical JSON document, or its people in a form that address books read.

    Parameters
    ----------
    form
        What is written: json is the whole book; vcard4, vcard3, csv and jscontact are its people.
    to
        The file to write; without it, stdout.
    """
    pieces: Iterator[str] = written(owner=open_book(), form=form)
    if to is None:
        sys.stdout.writelines(pieces)
        return
    with to.open("w", encoding="utf-8", newline="") as file:
        file.writelines(pieces)
    tell(say("Written to {file}", file=str(to)))
