"""The owner says what stands in which column of a table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from enishi.kit.say import Refused, say
from enishi.services.columns import TABLE, asked_of
from enishi.services.imports import chunks_of, file_of, find, take_in, undo_import
from enishi.sources.table.guess import Sketch, sketch
from enishi.sources.table.wishes import only_one_each, told
from enishi.sources.table.words import FIELDS
from enishi.store.models import Import, Owner

State = Import.State
# From these a table that has been read already can be read anew, otherwise.
_AGAIN = (State.DONE, State.STOPPED, State.REFUSED)


def sketch_of(job: Import) -> Sketch:
    """The table of an import, to be shown; Refused when it is none, or has gone."""
    found = sketch(file_of(job)) if job.source == TABLE and job.state in (State.CHOOSE, *_AGAIN) else None
    if found is None:
        raise Refused(say("There are no columns to choose for {file}.", file=job.name))
    return found


def map_columns(
    *, owner: Owner, number: int, fields: Sequence[str], has_titles: bool = True, days: str = "", now: datetime
) -> Import:
    """Read a table by these fields, one a column. What it brought when it was read otherwise is taken back."""
    job = find(owner, number)
    found = sketch_of(job)
    known = [field if field in FIELDS else "" for field in fields][: len(found.fields)]
    chosen = only_one_each([*known, *("",) * (len(found.fields) - len(known))])
    said = told(found, chosen, has_titles=has_titles, days=days)
    if asked := asked_of(found, said, job.name):
        raise Refused(asked)
    if job.state == State.CHOOSE:
        Import.objects.filter(pk=job.pk, state=State.CHOOSE).update(told=said, state=State.WAITING, sentence=None)
        return find(owner, number)
    if said == job.told and job.state == State.DONE:
        return job
    anew = take_in(owner=owner, name=job.name, chunks=chunks_of(file_of(job)), told=said, dated=job.dated)
    undo_import(owner=owner, number=number, now=now)
    return anew
