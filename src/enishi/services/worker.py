"""The worker: one process a book. It reads the files in the queue, takes imports back, and greets each new day."""

from __future__ import annotations

import fcntl
import logging
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import close_old_connections
from django.utils import timezone

from enishi.kit.say import say
from enishi.services.imports import sweep
from enishi.services.indexing import catch_up
from enishi.services.measuring import look_back, refresh_if_new_day
from enishi.services.promising import read_on
from enishi.services.reading import look_up, work
from enishi.services.rebuild import rebuild_if_outdated
from enishi.services.taking_back import take_back
from enishi.services.trying import try_on_own_past
from enishi.store.models import Import, Owner

log = logging.getLogger("enishi.worker")
State = Import.State


@contextmanager
def only_one() -> Iterator[bool]:
    """Whether this process is the book's worker. The lock is the kernel's: it dies with the process."""
    path = Path(settings.HOME) / "worker.lock"
    with path.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True


def run(*, goes_on: Callable[[], bool], nap: float = 0.3) -> None:
    """Work until told to stop. Only to be called inside `only_one`."""
    recover()
    day_looked_at, has_worked = 0.0, _has_just_worked()
    while goes_on():
        close_old_connections()
        if work_once():
            has_worked = True
            continue
        if time.monotonic() - day_looked_at > 30:
            greet_the_day()
            day_looked_at = time.monotonic()
        if has_worked:
            look_back_on_all()
            has_worked = False
        time.sleep(nap)


def recover() -> None:
    """What a killed worker was at goes back into the queue: nobody else is at it, as this process holds the lock."""
    Import.objects.filter(state=State.RUNNING, stop_asked=True).update(state=State.STOPPED, stop_asked=False)
    Import.objects.filter(state=State.RUNNING).update(state=State.WAITING)
    # It may have died while it looked up what was late: that is gone through again, from the end of the file.
    Import.objects.filter(state=State.DONE, is_late=True).update(state=State.WAITING, is_late=False)
    for owner in Owner.objects.all():
        sweep(owner, now=timezone.now())
        catch_up(owner)


def _has_just_worked() -> bool:
    """Whether a worker that was killed may have owed the look back; after a day, the new day brings it anyway."""
    return Import.objects.filter(finished_at__gt=timezone.now() - timedelta(days=1)).exists()


def look_back_on_all() -> None:
    """The queue is empty: what only everybody together can tell is told anew."""
    for owner in Owner.objects.all():
        look_back(owner, now=timezone.now())
        try_on_own_past(owner=owner, now=timezone.now())


def greet_the_day() -> None:
    for owner in Owner.objects.all():
        now = timezone.now()
        if not rebuild_if_outdated(owner, now=now) and refresh_if_new_day(owner, now=now):
            try_on_own_past(owner=owner, now=now)


def work_once(*, only: int | None = None, pace: Callable[[], None] = lambda: None) -> bool:
    """Do the next thing in the queue (or just that import); False when there is nothing to do."""
    queue = Import.objects.filter(pk=only) if only is not None else Import.objects.all()
    # An idle worker asks this several times a second, and mostly for nothing: so only for numbers.
    waiting = queue.filter(state__in=(State.UNDOING, State.WAITING)).order_by(
        "state", "pk"
    )  # whatever goes, goes first
    found = waiting.values_list("pk", "state").first()
    if found is None:
        return look_up_late() or (only is None and read_on())
    pk, state = found
    if state == State.UNDOING:
        _guarded(_job(pk), take_back, pace)
    elif Import.objects.filter(pk=pk, state=State.WAITING).update(state=State.RUNNING):
        _guarded(_job(pk), work, pace)
    return True


def _job(pk: int) -> Import:
    return Import.objects.select_related("owner").get(pk=pk)


def look_up_late() -> bool:
    """Who is who in files that were stored to be looked up with the next, which did not come; False without any."""
    pk = Import.objects.filter(is_late=True).values_list("pk", flat=True).first()
    if pk is None:
        return False
    _guarded(_job(pk), look_up, lambda: None)
    return True


def _guarded(job: Import, do: Callable[..., None], pace: Callable[[], None]) -> None:
    """One file that brings out a fault of ours stops neither the worker nor the files behind it."""
    try:
        do(job, pace=pace)
    except Exception as fault:  # noqa: BLE001 - the border of one job; logged by place, without any content
        where = traceback.extract_tb(fault.__traceback__)[-1]
        place = f"{Path(where.filename).name}:{where.lineno}"
        log.error("import %s: %s at %s", job.pk, type(fault).__name__, place)
        sentence = say("{file} brought out a fault in enishi; what was read before stays.", file=job.name)
        # What was stored before is looked up all the same; but not for ever, if that is where the fault lies.
        Import.objects.filter(pk=job.pk).update(
            state=State.REFUSED, is_late=do is work, sentence=sentence.as_json(), finished_at=timezone.now()
        )
