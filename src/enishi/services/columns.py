"""What stands in which column of a table that was given: said, remembered, guessed, or still to be asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from enishi.kit.say import Say
from enishi.sources.table import question, question_of_days, sketched
from enishi.sources.table.guess import Sketch
from enishi.sources.table.wishes import Wish, told, told_by_wishes
from enishi.store.models import Import, Owner

TABLE = "table"
State = Import.State


def settle_columns(job: Import, path: Path, wanted: Sequence[Wish] = ()) -> None:
    """Set what the reader of a table is told, and whether it can begin or the owner is to be asked first."""
    found = sketched(path)
    job.source = TABLE
    job.told = told_by_wishes(found, wanted) if wanted else remembered(job.owner, found)
    if not job.told and found.is_plain:
        job.told = told(found, found.fields, has_titles=bool(found.layout.header_row))
    asked = asked_of(found, job.told, job.name)
    job.state = State.CHOOSE if asked else State.WAITING
    job.sentence = asked.as_json() if asked else None


def asked_of(found: Sketch, said: Mapping[str, Any], file: str) -> Say | None:
    """What the owner has still to say about a table: which column is what, or how its days begin."""
    if not said:
        return question(found, file)
    _, unclear = found.days(said.get("fields", ()))
    return question_of_days(unclear, file) if unclear and not said.get("days") else None


def remembered(owner: Owner, found: Sketch) -> dict[str, Any]:
    """What was last said of a table with these titles; nothing when it was taken back."""
    if not found.header:
        return {}
    before = Import.objects.filter(owner=owner, source=TABLE, told__header=found.header).order_by("-pk")
    latest = before.exclude(state__in=[State.UNDONE, State.UNDOING]).values_list("told", flat=True).first()
    return dict(latest) if latest else {}
