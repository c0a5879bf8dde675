"""CPU and queries of the pages at 5,000 people and 50,000 interactions, beside an empty Django view in the same run."""

from __future__ import annotations

import argparse
import gzip
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any


def main() -> None:
    """Build the book (or use the one of --home), then measure each page."""
    wishes = argparse.ArgumentParser(description=__doc__)
    wishes.add_argument("--people", type=int, default=5_000)
    wishes.add_argument("--interactions", type=int, default=50_000)
    wishes.add_argument("--home", type=Path, help="keep the book here, and use it again")
    wishes.add_argument("--rounds", type=int, default=30)
    wish = wishes.parse_args()
    with tempfile.TemporaryDirectory(prefix="enishi-bench-") as folder:
        os.environ["ENISHI_HOME"] = str(wish.home or folder)
        os.environ["DJANGO_SETTINGS_MODULE"] = "enishi.settings"
        import django

        django.setup()
        _fill(wish.people, wish.interactions)
        _report(_measure(wish.rounds))


def _fill(people: int, interactions: int) -> None:
    from django.core.management import call_command

    from bench.world import write_cards, write_mailbox
    from enishi.services.imports import chunks_of, take_in
    from enishi.services.owner import open_book
    from enishi.services.worker import work_once
    from enishi.store.models import Interaction

    call_command("migrate", verbosity=0)
    owner = open_book()
    if Interaction.objects.exists():
        return
    began = time.process_time()
    with tempfile.TemporaryDirectory(prefix="enishi-bench-") as folder:
        cards, mailbox = Path(folder) / "cards.vcf", Path(folder) / "mail.mbox"
        write_cards(cards, people)
        write_mailbox(mailbox, people=people, messages=interactions)
        for path in (cards, mailbox):
            take_in(owner=owner, name=path.name, chunks=chunks_of(path))
            while work_once():
                pass
    took = time.process_time() - began
    print(
        f"import: {people} cards and {interactions} mails, {took:.1f} s CPU, {interactions / took:.0f} mails/s",
        file=sys.stderr,
    )


def _measure(rounds: int) -> list[dict[str, Any]]:
    from django.db import connection
    from django.test import Client
    from django.utils import timezone

    from enishi.services.door import new_key
    from enishi.services.measuring import refresh_if_new_day
    from enishi.services.owner import open_book
    from enishi.store.models import Person

    owner = open_book()
    refresh_if_new_day(owner, now=timezone.now())
    client = Client(HTTP_ACCEPT_LANGUAGE="ja", HTTP_HOST="127.0.0.1")
    client.get(f"/enter/{new_key(owner=owner)}/")
    busiest = Person.objects.known().order_by("-days").first()
    assert busiest is not None
    pages = {
        "empty view (floor)": "/healthz",
        "today": "/today/",
        "people": "/people/",
        "people, found": "/people/?q=%E4%BD%90%E8%97%A4",
        "person (the busiest)": f"/people/{busiest.pk}/",
        "ties": "/ties/",
        "ties, one opened": f"/ties/?to={busiest.pk}",
        "ties of once": "/ties/?f=past",
        "now": "/now/",
        "revive": "/revive/",
        "measure": "/measure/",
        "import": "/import/",
        "reception": "/reception/",
    }
    rows = []
    for name, address in pages.items():
        queries: list[str] = []
        with connection.execute_wrapper(_count_into(queries)):
            answer = client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)
        cpu = sorted(_cpu(client, address) for _ in range(rounds))
        size = len(gzip.compress(answer.content, 6))
        rows.append({"page": name, "cpu_ms": round(cpu[len(cpu) // 2], 2), "queries": len(queries), "html_gz": size})
    return [*rows, *_tie_anew(owner, busiest, rounds)]


def _tie_anew(owner: Any, person: Any, rounds: int) -> list[dict[str, Any]]:
    """What it takes until one person's tie is new, as after a note or a mail; and what the whole book takes."""
    from django.db import connection
    from django.utils import timezone

    from enishi.services.measuring import look_back, refresh
    from enishi.services.trying import try_on_own_past

    now = timezone.now()
    verbs: dict[str, tuple[Callable[[], object], int]] = {
        "tie of the busiest anew": (lambda: refresh(owner, [person.pk], now=now), rounds),
        "look back on everybody": (lambda: look_back(owner, now=now), 1),
        "try on the own past": (lambda: try_on_own_past(owner=owner, now=now), 1),
    }
    rows = []
    for name, (verb, times) in verbs.items():
        queries: list[str] = []
        with connection.execute_wrapper(_count_into(queries)):
            verb()
        cpu = sorted(_cpu_of(verb) for _ in range(times))
        rows.append({"page": name, "cpu_ms": round(cpu[len(cpu) // 2], 2), "queries": len(queries), "html_gz": 0})
    return rows


def _cpu_of(verb: Any) -> float:
    began = time.process_time()
    verb()
    return (time.process_time() - began) * 1000


def _count_into(queries: list[str]) -> Any:
    """Notes each query that passes; a transaction's begin and end are none."""

    def wrapper(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        queries.append(sql)
        return execute(sql, params, many, context)

    return wrapper


def _cpu(client: Any, address: str) -> float:
    return _cpu_of(lambda: client.get(address))


def _report(rows: list[dict[str, Any]]) -> None:
    floor = rows[0]["cpu_ms"]
    for row in rows:
        ratio = f"×{row['cpu_ms'] / floor:.1f} of the floor"
        counts = f"{row['queries']:3} queries {row['html_gz']:6} bytes gz"
        print(f"{row['page']:24} {row['cpu_ms']:7.2f} ms CPU {ratio:>20} {counts}")
    print(json.dumps(rows))


if __name__ == "__main__":
    main()
