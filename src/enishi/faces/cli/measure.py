"""The command that measures everybody's ties from a table of interactions, outside the book."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter
from django.utils import timezone

from enishi.faces.cli.output import document, tell
from enishi.faces.cli.output import show as print_answer
from enishi.faces.words import spoken
from enishi.kit.say import Refused, say
from enishi.queries.columns import contacts
from enishi.queries.columns import seen as seen_together
from enishi.queries.measure import measures as measures_of
from enishi.services.owner import open_book
from enishi.services.trying import try_on_own_past
from enishi.ties.columnar import measures
from enishi.ties.engines import Engine, engine, in_memory, read_elsewhere, read_interactions
from enishi.ties.outlook import ALONE, POOLED

if TYPE_CHECKING:
    from ibis.expr.types import Table

Json = Annotated[bool, Parameter(name="--json", negative="")]
_SHOWN = ("owner", "person", "days", "first", "last", "rhythm", "strength", "active", "revive")


def measure(
    *,
    input_: Annotated[Path | None, Parameter(name="--input")] = None,
    from_book: Annotated[bool, Parameter(negative="")] = False,
    own: Annotated[bool, Parameter(negative="")] = False,
    elsewhere: Path | None = None,
    output: Path | None = None,
    engine_: Annotated[Engine, Parameter(name="--engine")] = "duckdb",
    pooled: Annotated[bool, Parameter(negative="")] = False,
    today: date | None = None,
    json: Json = False,
) -> None:
    """Measure the ties in a table of interactions, which need not be in the book: those of a whole organisation, say.

    With --own, try the measures on your own past instead, and say how well they did.

    Parameters
    ----------
    input_
        A Parquet file, or a folder of them: owner, person, at, direction, kind, people, thread, started.
    from_book
        Measure this book instead of a file; the numbers of people are those that `enishi people` prints.
    own
        Tell from what was known 90 days ago who would be in touch since, and compare.
    elsewhere
        Where people were seen with anybody, likewise: person, other, at.
    output
        Write every measure into this Parquet file (a folder, from Spark) instead of showing the most important ones.
    engine_
        What does the work: duckdb within this program, or spark for more than one machine holds.
    pooled
        `elsewhere` holds what everybody saw, as when all books of an organisation lie together.
    today
        The day as of which ages are counted, such as 2026-11-25.
    json
        One JSON document with every measure instead of lines.
    """
    if own:
        _own(json=json)
        return
    if (input_ is None) != from_book:
        raise Refused(say("Say what to measure: --input FILE, --from-book, or --own for your own past."))
    with engine(engine_) as backend:
        if input_ is None:
            owner = open_book()
            touched, seen = (in_memory(backend, of.__name__, of(owner)) for of in (contacts, seen_together))
        else:
            seen = read_elsewhere(backend, elsewhere) if elsewhere else None
            touched = read_interactions(backend, input_)
        ties = measures(touched, seen, today=today or timezone.localdate(), weights=POOLED if pooled else ALONE)
        if output:
            ties.to_parquet(output)
            tell(say("The measures are in {file}.", file=output.name))
        elif json:
            document(_rows(ties))
        else:
            print_answer("\t".join(_SHOWN))
            for row in _rows(ties.select(*_SHOWN)):
                print_answer("\t".join(_plainly(row[name]) for name in _SHOWN))


def _own(*, json: bool) -> None:
    owner = open_book()
    try_on_own_past(owner=owner, now=timezone.now())
    found = measures_of(owner=owner).trial
    assert found is not None
    if json:
        document(found)
        return
    day = found.cut.isoformat()
    print_answer(
        spoken(say("{came} of {ties} ties were active since {day}.", came=found.came, ties=found.ties, day=day))
    )
    for told in found.told:
        print_answer(f"  {told.auc:.3f} ({told.low:.3f}–{told.high:.3f})  {told.first_ten:.1f}  {spoken(told.text)}")
    if not found.told:
        print_answer(spoken(say("That is too little to say how well the measures work.")))


def _rows(ties: Table) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = ties.order_by("owner", "person").to_pyarrow().to_pylist()
    return rows


def _plainly(value: Any) -> str:
    if value is None:
        return ""
    return f"{value:.4f}" if isinstance(value, float) else str(value)
