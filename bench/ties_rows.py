"""What could be known on a day of every tie, and what came of it in the weeks after."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np

from enishi.ties.columnar import measures
from enishi.ties.outlook import POOLED, Outlooks, features

if TYPE_CHECKING:
    from ibis.backends.duckdb import Backend

Column = np.ndarray[Any, np.dtype[Any]]

# Eight days, evenly from a sixth of a corpus's span to seven eighths: of the rules tried, the one whose base rates and
# baselines come nearest to those that are published of email-Eu and Enron (docs/decisions/0014).
CUTOFFS, FROM, UNTIL = 8, 1 / 6, 7 / 8
_SHORT = 500  # days: a shorter corpus is asked about 30 days instead of 90
_FIELDS = "owner person age days strength warmth seen_age common others week quarter".split()
_MORE = """
with past as (select *, date_diff('day', "at"::date, date '{today}') as age from interactions
              where "at"::date <= date '{today}'),
     counted as (select owner, person, count(*) as messages, sum(pow(.5, age / 90.0)) as exponential
                 from past group by all),
     owners as (select owner, min(age) as owner_age, count(distinct person) as contacts from past group by all),
     later as (select distinct owner, person, 1 as came from interactions
               where "at"::date > date '{today}' and "at"::date <= date '{end}')
select ties.*, messages, exponential, coalesce(came, 0) as came
from ties join counted using (owner, person) join owners using (owner) left join later using (owner, person)
where owner_age <= 30 and contacts >= 10 order by owner, person
"""


@dataclass(frozen=True)
class Rows:
    """Columns of equal length; `came` says whether the two were in touch within `horizon` days."""

    columns: dict[str, Column]
    horizon: int

    def __getattr__(self, name: str) -> Column:
        try:
            return self.columns[name]
        except KeyError:
            raise AttributeError(name) from None

    def __len__(self) -> int:
        return len(self.columns["came"])

    def where(self, chosen: Column) -> Rows:
        return Rows({name: column[chosen] for name, column in self.columns.items()}, self.horizon)

    def active(self) -> Rows:
        """Task A: ties of the last year."""
        return self.where(self.age <= 365)

    def silent(self) -> Rows:
        """Task B: ties of three messages and more that have been silent for longer than the horizon."""
        return self.where((self.age > self.horizon) & (self.messages >= 3))

    def features(self) -> Column:
        """What `outlook` weighs, a column for each part and ones for its base."""
        found = features(self, np.log)
        return np.column_stack([np.ones(len(self)), *found.values()])


def rows(backend: Backend, weights: Outlooks = POOLED) -> Rows:
    """Every tie of every owner who was active in the 30 days before and has ten contacts, on eight days."""
    begin, end = backend.con.execute('select min("at"), max("at") from interactions').fetchall()[0]
    if not isinstance(begin, datetime) or not isinstance(end, datetime):
        raise SystemExit("There is nothing in this file.")
    horizon = 90 if (end - begin).days >= _SHORT else 30
    days = [(begin + share * (end - begin)).date() for share in np.linspace(FROM, UNTIL, CUTOFFS)]
    found = [_on(backend, day, horizon, weights) for day in days]
    names = found[0]
    return Rows({name: np.concatenate([part[name] for part in found]) for name in names}, horizon)


def _on(backend: Backend, today: date, horizon: int, weights: Outlooks) -> dict[str, Column]:
    ties = measures(backend.table("interactions"), backend.table("elsewhere"), today=today, weights=weights)
    ties = ties.select(*_FIELDS, active_odds=ties.active, revive_odds=ties.revive)
    backend.con.register("ties", ties.to_pyarrow())
    found = backend.con.execute(_MORE.format(today=today, end=today + timedelta(days=horizon))).fetchnumpy()
    columns = {name: np.asarray(column, dtype=float) for name, column in found.items()}
    return {**columns, "cutoff": np.full(len(columns["came"]), float(today.toordinal()))}
