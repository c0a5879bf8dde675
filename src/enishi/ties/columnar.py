"""Everybody's ties at once, as Ibis expressions: the same for DuckDB on a laptop and for Spark on many machines.

Two tables go in. **interactions**, a row for each person in each interaction of each owner:

    owner, person   whole numbers
    at              a timestamp without a zone: what the owner's clock showed
    direction       "in" (they wrote), "out" (the owner), "" (both, or nobody can tell)
    kind            "mail", "meeting", "message", "call", …
    people          how many took part, the owner included
    thread          a text, or null where there is none
    started         whether this opened its thread

**elsewhere**, where people were seen with anybody: in a Cc, a meeting, a post, at a new job. In an organisation that
pools its books these are everybody's interactions. A person's number means one person in the whole table: where it
does, all owners learn from `elsewhere` that the person was seen; from each other's interactions they learn nothing.

    person          whole number
    other           with whom; null where with nobody known
    at              a timestamp without a zone

Ages are whole days before `today`; what lies after `today` (meetings ahead) does not count.
"""

from __future__ import annotations

from datetime import date
from math import log
from typing import TYPE_CHECKING, Any

from enishi.ties.outlook import ALONE, LATELY, MANY, WEEK, WEEKS, Outlooks, parts
from enishi.ties.tie import BANDS, LEAST_FOR_RHYTHM, YEAR
from enishi.ties.weight import ALONE as ONE_TO_ONE
from enishi.ties.weight import EXPONENT, HALF_LIFE

if TYPE_CHECKING:
    from ibis.expr.types import Table

# Ibis is imported where it is needed and not above: it takes a second or two to load, for which no other command waits.

INTERACTIONS = ("owner", "person", "at", "direction", "kind", "people", "thread", "started")
ELSEWHERE = ("person", "other", "at")
_TIE = ["owner", "person"]
_COUNTS = ("they_started", "we_started", "they_answered", "we_answered", "others", "common")
_SECONDS = 86_400.0
_FOREVER = 10**9


def measures(interactions: Table, elsewhere: Table | None = None, *, today: date, weights: Outlooks = ALONE) -> Table:
    """A row for each owner and person with contact: the fields of a Tie but `by_kind` and `by_quarter`, those of
    Around, and the outlooks `active` and `revive` as log-odds. Weights are ALONE for what one owner saw, POOLED where
    `elsewhere` holds what everybody saw."""
    touches = aged(interactions, today)
    daily = _daily(touches)
    ties = _join(_of_days(daily), _of_touches(touches), _TIE)
    ties = _join(ties, _rhythm(daily), _TIE)
    ties = _join(ties, _threads(touches), _TIE)
    ties = _join(ties, _pace(touches), ["owner"])
    ties = _surrounded(ties, touches, _nobody(touches) if elsewhere is None else aged(elsewhere, today))
    return ties.mutate(
        active=sum(parts(ties, weights.active, _ln).values()), revive=sum(parts(ties, weights.revive, _ln).values())
    )


def by_kind(interactions: Table, *, today: date) -> Table:
    """How many contacts of each kind: owner, person, kind, number."""
    touches = aged(interactions, today)
    return touches.group_by([*_TIE, "kind"]).aggregate(number=touches.count())


def by_quarter(interactions: Table, *, today: date) -> Table:
    """How many days with contact in each quarter, counted from the year 0: owner, person, quarter, number."""
    touches = aged(interactions, today)
    touches = touches.mutate(quarter=touches.at.year() * 4 + (touches.at.month() - 1) // 3)
    return touches.group_by([*_TIE, "quarter"]).aggregate(number=touches.age.nunique())


def aged(table: Table, today: date) -> Table:
    """The rows up to `today`, with their `age` in days."""
    import ibis

    number = today.toordinal() - date(1970, 1, 1).toordinal()
    day = (table.at.epoch_seconds() / ibis.literal(_SECONDS, type="float64")).floor().cast("int64")
    table = table.mutate(age=ibis.literal(number, type="int64") - day)
    return table.filter(table.age >= 0)


def _daily(touches: Table) -> Table:
    """A row for each day with contact: among how many, at the least crowded."""
    people = touches.kind.isin(ONE_TO_ONE).ifelse(2, touches.people.clip(lower=2))
    touches = touches.mutate(people=people)
    return touches.group_by([*_TIE, "age"]).aggregate(people=touches.people.min())


def _of_days(daily: Table) -> Table:
    share = 1 / (daily.age + 1)
    fading = (-daily.age * (log(2) / HALF_LIFE)).exp()
    ends = (-1, *(band - 1 for band in BANDS))  # the last age of the band before
    bands = {
        f"part_{n}": (share * daily.age.between(low + 1, high).cast("int64")).sum()
        for n, (low, high) in enumerate(zip(ends, (*ends[1:], _FOREVER), strict=True))
    }
    return daily.group_by(_TIE).aggregate(
        strength=share.sum(),
        days=daily.count(),
        days_last_year=(daily.age < YEAR).cast("int64").sum(),
        age=daily.age.min(),
        first_age=daily.age.max(),
        warmth=((2 / daily.people) ** EXPONENT * fading).sum(),
        **bands,
    )


def _of_touches(touches: Table) -> Table:
    return touches.group_by(_TIE).aggregate(
        first=touches.at.date().min(),
        last=touches.at.date().max(),
        received=(touches.direction == "in").cast("int64").sum(),
        sent=(touches.direction == "out").cast("int64").sum(),
    )


def _rhythm(daily: Table) -> Table:
    """The median gap between days with contact, where there are enough of them."""
    import ibis

    gaps = daily.mutate(gap=daily.age.lag().over(group_by=_TIE, order_by=ibis.desc(daily.age)) - daily.age)
    found = gaps.group_by(_TIE).aggregate(rhythm=gaps.gap.cast("float64").median(), n=gaps.count())
    return found.filter(found.n >= LEAST_FOR_RHYTHM).drop("n")


def _threads(touches: Table) -> Table:
    """Who opened threads, and in how many of those the other wrote."""
    rows = touches.filter(touches.thread.notnull())
    incoming, outgoing = rows.direction == "in", rows.direction == "out"
    threads = rows.group_by([*_TIE, "thread"]).aggregate(
        wrote_in=incoming.any(),
        wrote_out=outgoing.any(),
        opened_in=(incoming & rows.started).any(),
        opened_out=(outgoing & rows.started).any(),
    )
    counts = {
        "they_started": threads.opened_in,
        "we_started": threads.opened_out,
        "they_answered": threads.opened_out & threads.wrote_in,
        "we_answered": threads.opened_in & threads.wrote_out,
    }
    return threads.group_by(_TIE).aggregate(**{name: said.cast("int64").sum() for name, said in counts.items()})


def _pace(touches: Table) -> Table:
    """The owner's own days with contact, with whomever, lately and usually."""
    days = touches.select("owner", "age").distinct()
    return days.group_by("owner").aggregate(
        week=(days.age < WEEK).cast("int64").sum(), quarter=(days.age < WEEK * WEEKS).cast("int64").sum()
    )


def _surrounded(ties: Table, touches: Table, around: Table) -> Table:
    """The ties with what is known around them."""
    import ibis

    pairs = around.filter(around.other.notnull()).group_by(["person", "other"]).aggregate(pair_age=around.age.min())
    ties = _join(ties, around.group_by("person").aggregate(seen_age=around.age.min()), ["person"])
    ties = _join(ties, pairs.group_by("person").aggregate(others=pairs.count().clip(upper=MANY)), ["person"])
    ties = _join(ties, _common(touches, pairs), _TIE)
    return ties.mutate(
        seen_age=ibis.least(ties.age, ties.seen_age.fill_null(ties.age)),
        **{name: ties[name].fill_null(0) for name in _COUNTS},
    )


def _common(touches: Table, pairs: Table) -> Table:
    """With how many of whom the owner was lately in touch each person was lately seen."""
    mine = touches.filter(touches.age < LATELY).select("owner", other=touches.person).distinct()
    theirs = pairs.filter(pairs.pair_age < LATELY).select("person", "other")
    both = mine.join(theirs, "other")
    return both.group_by(_TIE).aggregate(common=both.count())


def _nobody(touches: Table) -> Table:
    return touches.limit(0).select("person", "age", other=touches.person)


def _join(left: Table, right: Table, keys: list[str]) -> Table:
    """All of the left, with what the right has of the same keys beside it."""
    return left.left_join(right, keys, rname="{name}_beside").drop(*(f"{key}_beside" for key in keys))


def _ln(column: Any) -> Any:
    return column.ln()
