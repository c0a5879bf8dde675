"""How long it takes to measure everybody's ties on two cores, how much memory, and how both grow; and one person's."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from datetime import date, timedelta

from enishi.ties import Touch, measure
from enishi.ties.columnar import by_kind, by_quarter, measures

SIZES = (100_000, 1_000_000, 10_000_000)
TODAY = date(2026, 11, 25)
# Of a made-up book: few people have most of the contacts, over eight years; fifty contacts for each of the people.
_TABLES = """
select setseed(.5);
create table interactions as
    select 1::bigint as owner, (random() * random() * {people})::bigint as person,
           timestamp '2026-11-25' - to_seconds((random() * 252288000)::bigint) as "at",
           ['in', 'out', ''][1 + (random() * 2.99)::int] as direction,
           ['mail', 'meeting', 'message'][1 + (random() * 1.99)::int] as kind,
           2 + (random() * random() * 18)::int as people,
           case when random() < .7 then 't' || (random() * {size} / 3)::int end as thread, random() < .3 as started
    from range({size});
create table elsewhere as
    select (random() * {people})::bigint as person,
           case when random() < .9 then (random() * {people})::bigint end as other,
           timestamp '2026-11-25' - to_seconds((random() * 252288000)::bigint) as "at"
    from range({size});
"""


def main() -> None:
    """Each size in a process of its own, beside the one before."""
    print("\nMeasuring everybody's ties, as many places seen elsewhere as interactions (1,000,000: ≤ 10 s, ≤ 2,000 MB)")
    before = 0.0
    for size in SIZES:
        done = subprocess.run(
            [sys.executable, "-m", "bench.ties_speed", str(size)], check=True, capture_output=True, text=True
        )
        took, megabytes, people = done.stdout.split()
        grown = f", ×{float(took) / before:.1f}" if before else ""
        print(
            f"  {size:10,}: {float(took):6.2f} s{grown}, {int(megabytes):,} MB at most, {int(people):,} people",
            flush=True,
        )
        before = float(took)
    touches = [Touch(TODAY - timedelta(days=n % 1500), "in", "mail", 2 + n % 9, f"t{n % 300}") for n in range(2000)]
    began = time.perf_counter()
    measure(touches, today=TODAY)
    print(f"  one person of 2,000 contacts again: {(time.perf_counter() - began) * 1000:.1f} ms (≤ 50 ms)")


def once(size: int) -> None:
    """Seconds, megabytes, people."""
    import ibis

    backend = ibis.duckdb.connect(threads=2)
    backend.con.execute(_TABLES.format(size=size, people=size // 50))
    interactions, elsewhere = backend.table("interactions"), backend.table("elsewhere")
    began = time.perf_counter()
    ties = measures(interactions, elsewhere, today=TODAY).to_pyarrow()
    by_kind(interactions, today=TODAY).to_pyarrow()
    by_quarter(interactions, today=TODAY).to_pyarrow()
    took = time.perf_counter() - began
    print(f"{took:.3f}", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, len(ties))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        once(int(sys.argv[1]))
    else:
        main()
