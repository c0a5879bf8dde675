"""One mailbox read into a new book, in a process of its own: when the first people were there, when all was."""

from __future__ import annotations

import json
import resource
import sys
import threading
import time
from pathlib import Path


def main() -> None:
    """Read the mailbox that the command line names; print seconds and megabytes as JSON."""
    import django

    django.setup()
    from django.core.management import call_command

    from enishi.services.imports import chunks_of, take_in
    from enishi.services.owner import open_book
    from enishi.services.worker import work_once

    call_command("migrate", verbosity=0)
    owner, path = open_book(), Path(sys.argv[1])
    began, worked = time.perf_counter(), time.process_time()
    moments: dict[str, float] = {}
    watcher = threading.Thread(target=_watch, args=(began, worked, moments), daemon=True)
    watcher.start()
    job = take_in(owner=owner, name=path.name, chunks=chunks_of(path))
    work_once(only=job.pk)  # what came after the older promises is left to an idle worker
    moments["all"] = time.perf_counter() - began
    watcher.join()
    self, beside = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(
        json.dumps(
            {
                **moments,
                "peak": (self.ru_maxrss + beside.ru_maxrss) // 1024,  # at the same moment, should it be so bad
                "work_all": time.process_time() - worked,
                "work_beside": beside.ru_utime + beside.ru_stime,
            }
        )
    )


def _watch(began: float, worked: float, moments: dict[str, float]) -> None:
    """Looks, as the page does, whether there are people to show, and whether everything can be searched.

    Beside the clock, the processor's time of the process that keeps: other programs do not upset it.
    """
    from enishi.store.models import Import, Person

    while "stored" not in moments:
        time.sleep(0.1)
        if "first" not in moments and Person.objects.known().filter(days__gte=1).exists():
            moments["first"] = time.perf_counter() - began
        # All is stored, and each text with it can be searched, when the reader has reached the end of the file.
        job = Import.objects.order_by("pk").values_list("done", "total", "state").first()
        if job and ((job[1] and job[0] >= job[1]) or job[2] in {"done", "refused"}):
            moments["work_stored"] = time.process_time() - worked
            moments["stored"] = time.perf_counter() - began


if __name__ == "__main__":
    main()
