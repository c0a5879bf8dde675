"""A book whose worker lives many short lives: each a fork of one prepared process, which begins in milliseconds."""

from __future__ import annotations

import mmap
import os
import pickle
import signal
import time
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from shutil import copytree, rmtree
from tempfile import TemporaryFile
from types import SimpleNamespace
from typing import Any, TypeVar
from uuid import UUID

T = TypeVar("T")

PHASES = ("starting", "recognising", "reading", "keeping", "who is who", "promises", "taking back", "looking back")
_PHASE = mmap.mmap(-1, 1)  # shared with the fork that writes it, and there when that is dead


class Lives:
    """The book in `ENISHI_HOME`, which is only ever opened by forks: this process holds no connection to it."""

    def __init__(self, home: Path) -> None:
        self.home = home

    def become(self, prepared: Path | None) -> None:
        """Be a copy of a prepared book, or an empty one."""
        rmtree(self.home, ignore_errors=True)
        copytree(prepared, self.home) if prepared else self.home.mkdir()

    def do(self, what: Callable[[], T]) -> T:
        """Do something to its end; what it says."""
        with TemporaryFile() as said:
            life = _fork(lambda: said.write(pickle.dumps(what())), said)
            _, status = os.waitpid(life, 0)
            _ended(status)
            said.seek(0)
            found: T = pickle.load(said)  # noqa: S301 - our own fork wrote it
            return found

    def cut(self, what: Callable[[], object], seconds: float) -> str:
        """Kill it with SIGKILL after so many seconds; in which phase it was, or nothing if it had ended before."""
        with TemporaryFile() as said:
            life = _fork(what, said)
            end = time.monotonic() + seconds
            while (left := end - time.monotonic()) > 0:
                if (ended := os.waitpid(life, os.WNOHANG)) != (0, 0):
                    return _ended(ended[1])
                time.sleep(min(left, 0.005))
            os.kill(life, signal.SIGKILL)
            _, status = os.waitpid(life, 0)
            return PHASES[_PHASE[0]] if os.WIFSIGNALED(status) else _ended(status)


def _ended(status: int) -> str:
    if status:
        raise RuntimeError("a life ended with a fault, see above")
    return ""


def _fork(what: Callable[[], object], said: Any) -> int:
    _PHASE[0] = 0
    life = os.fork()
    if life == 0:
        fault = 1
        try:
            what()
            said.flush()
            fault = 0
        except BaseException:  # noqa: BLE001 - nothing of it may reach the process that was forked
            traceback.print_exc()
        finally:
            os._exit(fault)
    return life


def work(slice_: int, look_up_every: float = 0.2) -> None:
    """The worker until it has nothing to do, with slices of so many items: where it is cut must not depend on them."""
    from enishi.services import preparing, reading, worker

    vars(preparing).update(SLICE=slice_)
    vars(reading).update(_LOOK_UP_EVERY=look_up_every, _FIRST_LOOK_UP=look_up_every)
    for owner, name, phase in (
        (worker, "work", "reading"),
        (reading._Reader, "keep", "keeping"),
        (reading._Reader, "_look_up", "who is who"),
        (reading, "sift", "promises"),
        (worker, "take_back", "taking back"),
        (worker, "look_back_on_all", "looking back"),
    ):
        _mark(owner, name, phase)
    rested: list[bool] = []
    # The worker rests where it has found nothing to do: that is the end of this life.
    vars(worker)["time"] = SimpleNamespace(monotonic=time.monotonic, sleep=lambda _: rested.append(True))
    with worker.only_one() as mine:
        assert mine, "the dead worker's lock is still held"
        worker.run(goes_on=lambda: not rested)


def give(files: Sequence[Path], batch: UUID) -> None:
    """Take files into the book as one drop, as the page does; ten minutes after whatever came before."""
    from enishi.services import boxes, imports
    from enishi.services.owner import open_book
    from enishi.store.models import Import

    _PHASE[0] = PHASES.index("recognising")
    owner = open_book()
    for job in Import.objects.filter(state=Import.State.ARRIVING):  # of a drop that was cut off
        Import.objects.filter(pk=job.pk).update(created_at=job.created_at - timedelta(minutes=11))
    for file in files:
        if file.is_dir():
            boxes.take_in_folder(owner=owner, folder=file, batch=batch)
        else:
            boxes.take_in(owner=owner, name=file.name, chunks=imports.chunks_of(file), batch=batch)


def take_back(batches: Sequence[UUID]) -> None:
    """Ask for these drops to be taken back."""
    from enishi.kit.say import Refused
    from enishi.services import imports
    from enishi.services.owner import open_book

    for batch in batches:
        with suppress(Refused):  # nothing of it came in
            imports.undo_batch(owner=open_book(), batch=batch)


def _mark(owner: Any, name: str, phase: str) -> None:
    do = getattr(owner, name)

    def marked(*given: Any, **named: Any) -> Any:
        before, _PHASE[0] = _PHASE[0], PHASES.index(phase)
        try:
            return do(*given, **named)
        finally:
            _PHASE[0] = before

    setattr(owner, name, marked)
