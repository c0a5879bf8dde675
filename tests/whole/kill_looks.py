"""What a book holds, looked at so that two books can be compared, and where they differ."""

from __future__ import annotations

from collections import Counter
from difflib import unified_diff
from typing import Any


def new_book() -> None:
    """Make an empty book, of somebody in Tokyo."""
    from django.core.management import call_command

    from enishi.services.owner import open_book
    from enishi.store.models import Owner

    call_command("migrate", verbosity=0)
    Owner.objects.filter(pk=open_book().pk).update(zone="Asia/Tokyo", name="Aiko Hara")


def look() -> dict[str, Any]:
    """The canonical export, the rows of every table, each import's line, and whether the database is whole."""
    from django.apps import apps
    from django.conf import settings
    from django.db import connection

    from enishi.services.export import export_lines
    from enishi.services.owner import open_book
    from enishi.store.models import Advice, Import

    with connection.cursor() as cursor:
        whole = cursor.execute("PRAGMA integrity_check").fetchone()[0]
        lost = len(cursor.execute("PRAGMA foreign_key_check").fetchall())
    jobs = Import.objects.order_by("pk")
    return {
        "export": "".join(export_lines(owner=open_book())),
        "rows": {model.__name__: model._default_manager.count() for model in apps.get_app_config("store").get_models()},
        # Of people about whom equally much speaks, it hangs on their ids whom the advice is about.
        "advice": sorted(Counter(Advice.objects.values_list("rule", flat=True)).items()),
        "lines": [
            [job.name, job.source, job.state, job.sightings, job.interactions, job.others, job.unchanged, job.skipped]
            for job in jobs
        ],
        "open": [f"{job.name}: {job.state}" for job in jobs if job.is_open or job.state == "arriving" or job.is_late],
        "faults": [job.name for job in jobs if "fault in enishi" in str(job.sentence)],
        "whole": [whole, lost],
        "folders": len(list((settings.HOME / "inbox").glob("*/*"))) - jobs.exclude(state="undone").count(),
    }


# Of a file that came in twice there is a second line, with what it said again and skipped again.
_OF_A_LINE = {"Import", "Again", "SkippedRow", "Deed"}
# Stints that follow from an address alone hang on whose house its domain was known to be when they were told: on the
# clock, whether anything is killed or not.
_NOT_COMPARED = {"Deed", "Key", "Stint"}


def differences(whole: dict[str, Any], found: dict[str, Any], *, given_once: bool) -> list[str]:
    """Each way in which a book that was cut differs from one that was not."""
    told: list[str] = []
    if found["export"] != whole["export"]:
        lines = unified_diff(
            whole["export"].splitlines(), found["export"].splitlines(), "uncut", "cut", n=0, lineterm=""
        )
        told.append("the export differs:\n" + "\n".join(line[:600] for line in list(lines)[:12]))
    for name, number in whole["rows"].items():
        is_compared = name not in _NOT_COMPARED and (given_once or name not in _OF_A_LINE)
        if is_compared and found["rows"][name] != number:
            told.append(f"{found['rows'][name]} rows of {name}, not {number}")
    if found["advice"] != whole["advice"]:
        told.append(f"the advice is {found['advice']}, not {whole['advice']}")
    if given_once and found["lines"] != whole["lines"]:
        told += [
            f"its line says {line}, not {other}"
            for other, line in zip(whole["lines"], found["lines"], strict=False)
            if line != other
        ]
    told += [f"left open: {line}" for line in found["open"]]
    told += [f"a fault came out: {line}" for line in found["faults"]]
    if found["whole"] != ["ok", 0]:
        told.append(f"the database is damaged: {found['whole']}")
    if found["folders"]:
        told.append(f"{found['folders']} files too many in the book's folder")
    return told
