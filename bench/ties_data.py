"""Who wrote to whom, and when, in corpora that others publish: as the two tables that `enishi.ties.columnar` takes.

They lie outside the repository, in ENISHI_DATA or in ../shared/data: `email-eu/events.txt` (lines of `src dst seconds`)
and `enron/sent.tsv` and `received.tsv`. Any other file of `src dst seconds` will do as well. Every mail is seen by both
its ends, each an owner; the same source at the same second is one mail to several.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import ibis
import numpy as np
import pyarrow as pa

if TYPE_CHECKING:
    from ibis.backends.duckdb import Backend

_BESIDE = Path(__file__).resolve().parents[2] / "shared" / "data"

_ENRON = r"""
create table events as
    select sender::bigint as src, recipient::bigint as dst, unix_seconds::bigint as seconds
    from read_csv($sent, delim='\t') join read_csv($received, delim='\t') using (message)
"""
_TABLES = """
create table mails as
    select src, dst, make_timestamp(seconds * 1000000) as "at", count(*) over (partition by src, seconds) + 1 as people
    from (select distinct src, dst, seconds from events where src <> dst);
create table interactions as
    select owner, person, "at", direction, 'mail' as kind, people, null::text as thread, false as started
    from (select src as owner, dst as person, "at", 'out' as direction, people from mails
          union all select dst, src, "at", 'in', people from mails);
create table elsewhere as select owner as person, person as other, "at" from interactions;
"""
# What each owner sees in the mails of his own, none of them to a crowd: his people, numbered apart from all others'.
_MAILBOXES = """
create table parts as
    select distinct src, "at", unnest([src, dst]) as who from mails where people between 3 and 20;
create or replace table elsewhere as
    select distinct box.who * 1000000 + one.who as person, box.who * 1000000 + other.who as other,
                    date_trunc('day', one."at") as "at"
    from parts as box join parts as one using (src, "at") join parts as other using (src, "at")
    where box.who <> one.who and box.who <> other.who and one.who <> other.who;
update interactions set person = owner * 1000000 + person;
"""


def corpora() -> Iterator[tuple[str, Backend]]:
    """The public corpora that are there, each in a database of its own."""
    folder = Path(os.environ.get("ENISHI_DATA", _BESIDE))
    enron, email_eu = folder / "enron", folder / "email-eu" / "events.txt"
    if (enron / "sent.tsv").exists():
        yield "Enron", _corpus(_ENRON, sent=str(enron / "sent.tsv"), received=str(enron / "received.tsv"))
    if email_eu.exists():
        yield "email-Eu", events(email_eu)


def apart(backend: Backend) -> Backend:
    """The same corpus, where nobody learns of people but by his own mailbox."""
    backend.con.execute(_MAILBOXES)
    return backend


def events(path: Path) -> Backend:
    """A file of lines `src dst seconds`: numbers with blanks between, seconds since 1970 or since any beginning. What
    follows in a line, and lines after # or %, are not read."""
    found = np.loadtxt(path, comments=["#", "%"], usecols=(0, 1, 2), ndmin=2).astype(np.int64)
    return _corpus("create table events as select * from file", file=pa.table(list(found.T), ["src", "dst", "seconds"]))


def _corpus(create: str, *, file: pa.Table | None = None, **given: str) -> Backend:
    backend = ibis.duckdb.connect(threads=2)
    if file is not None:
        backend.con.register("file", file)
    backend.con.execute(create, given)
    backend.con.execute(_TABLES)
    return backend
