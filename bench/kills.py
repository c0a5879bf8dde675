"""Killed at any moment, in any import: the worker dies at drawn moments, begins anew, and must end as if uncut.

`python -m bench.kills [KILLS] [SEED] [--only SOURCE …]`. Every source's samples, made longer, and a box of everything
are taken in, read, looked up and taken back; each life of the worker ends by SIGKILL. Then the book's export, the rows
of every table and each import's own figures must be those of a run that nobody cut, and the database whole.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import tempfile
import time
import uuid
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_KILLS_AT_ONCE = 4  # in one import, before it may end
_SLICES = (3, 20, 120)


@dataclass
class Tally:
    """What came of one source."""

    kills: Counter[str] = field(default_factory=Counter)  # by the phase they fell into
    runs: int = 0
    bad: list[str] = field(default_factory=list)


def main() -> None:
    """Kill so often, spread over the sources, and tell of each how often and what was bad; fail when anything was."""
    wishes = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    wishes.add_argument("kills", type=int, nargs="?", default=500)
    wishes.add_argument("seed", type=int, nargs="?", default=1)
    wishes.add_argument("--only", nargs="*", default=[])
    wishes.add_argument("--json", action="store_true")
    wish = wishes.parse_args()
    # A killed process leaves nothing unwritten that the kernel has: memory does as well as a disk, and is not worn.
    memory = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - a folder of our own below it
    with tempfile.TemporaryDirectory(prefix="enishi-kills-", dir=memory) as name:
        tallies = kill(Path(name), kills=wish.kills, seed=wish.seed, only=wish.only, tells=not wish.json)
    if wish.json:
        print(json.dumps({kind: {"kills": tally.kills.total(), "bad": tally.bad} for kind, tally in tallies.items()}))
    sys.exit(1 if any(tally.bad for tally in tallies.values()) else 0)


def kill(room: Path, *, kills: int, seed: int, only: list[str], tells: bool) -> dict[str, Tally]:
    """What came of each source, in a book below `room`."""
    os.environ |= {"ENISHI_HOME": str(room / "book"), "DJANGO_SETTINGS_MODULE": "enishi.settings"}
    os.environ.pop("DATABASE_URL", None)
    import django

    django.setup()
    from tests.whole.kill_files import files_before, files_of, kinds
    from tests.whole.kill_lives import Lives

    chosen = only or kinds()
    lives = Lives(room / "book")
    prepare(lives, room / "before", files_before(room / "given before"))
    tallies: dict[str, Tally] = {}
    for number, kind in enumerate(chosen):
        share = kills * (number + 1) // len(chosen) - kills * number // len(chosen)
        case = Case(
            lives, room / "before", files_of(kind, room / "files" / str(number)), random.Random(f"{seed} {kind}")
        )
        began = time.monotonic()
        tallies[kind] = case.run(share)
        if tells:
            _tell(kind, tallies[kind], time.monotonic() - began)
    if tells:
        _tell_all(tallies)
    return tallies


def prepare(lives: Any, to: Path, files: list[Path]) -> None:
    """A book with some people in it, kept in a folder of its own; made here, so that all is loaded for the lives."""
    from shutil import copytree

    from django.db import connections
    from tests.whole import kill_lives
    from tests.whole.kill_looks import look, new_book

    lives.become(None)
    new_book()
    kill_lives.give(files, uuid.uuid4())
    kill_lives.work(120)
    look()
    connections.close_all()  # no fork may share one
    copytree(lives.home, to)


@dataclass
class Case:
    """One source's files, and the book into which they are imported again and again."""

    lives: Any
    before: Path
    files: list[Path]
    chance: random.Random
    tally: Tally = field(default_factory=Tally)

    def run(self, kills: int) -> Tally:
        """Cut imports until there were so many kills."""
        whole = self.whole()
        while self.tally.kills.total() < kills:
            self.cut(whole, min(_KILLS_AT_ONCE, kills - self.tally.kills.total()))
            self.tally.runs += 1
        return self.tally

    def whole(self) -> dict[str, Any]:
        """The book after an import that nobody cut, and after it was taken back; how long either took."""
        from tests.whole import kill_lives
        from tests.whole.kill_looks import look

        found: dict[str, Any] = {}
        batch = uuid.uuid4()
        self.lives.become(self.before)
        found["give"] = self._time(lambda: kill_lives.give(self.files, batch))
        found["work"] = self._time(lambda: kill_lives.work(120))
        found["in"] = self.lives.do(look)
        self.lives.do(lambda: kill_lives.take_back([batch]))
        found["undo"] = self._time(lambda: kill_lives.work(120))
        found["out"] = self.lives.do(look)
        return found

    def cut(self, whole: dict[str, Any], kills: int) -> None:
        """One import that is cut so often, then one taking back; what differs from the uncut ones is noted."""
        from tests.whole import kill_lives
        from tests.whole.kill_looks import look

        batches = [uuid.uuid4()]
        self.lives.become(self.before)
        # What is cut off on its way in was not promised: its owner gives it again.
        while kills > 1 and self.chance.random() < 0.25:
            if not self._kill(lambda: kill_lives.give(self.files, batches[-1]), whole["give"]):
                break
            kills -= 1
            batches.append(uuid.uuid4())
        else:
            self.lives.do(lambda: kill_lives.give(self.files, batches[-1]))
        back = 1 if kills > 1 else 0
        self._cut_work(kills - back, whole["work"])
        self._compare(whole["in"], self.lives.do(look), "import", given_once=len(batches) == 1)
        self.lives.do(lambda: kill_lives.take_back(batches))
        self._cut_work(back, whole["undo"])
        self._compare(whole["out"], self.lives.do(look), "taking back", given_once=len(batches) == 1)

    def _cut_work(self, kills: int, seconds: float) -> None:
        from tests.whole import kill_lives

        for _ in range(kills):
            slice_ = self.chance.choice(_SLICES)
            if not self._kill(lambda slice_=slice_: kill_lives.work(slice_), seconds):  # type: ignore[misc]
                break
        self.lives.do(lambda: kill_lives.work(self.chance.choice(_SLICES)))

    def _kill(self, what: Callable[[], object], seconds: float) -> bool:
        phase = self.lives.cut(what, self.chance.random() * seconds * 0.8)
        if phase:
            self.tally.kills[phase] += 1
        return bool(phase)

    def _time(self, what: Callable[[], object]) -> float:
        began = time.monotonic()
        self.lives.do(what)
        return time.monotonic() - began

    def _compare(self, whole: dict[str, Any], found: dict[str, Any], what: str, *, given_once: bool) -> None:
        from tests.whole.kill_looks import differences

        self.tally.bad += [f"{what}: {line}" for line in differences(whole, found, given_once=given_once)]


def _tell(kind: str, tally: Tally, seconds: float) -> None:
    phases = ", ".join(f"{phase} {number}" for phase, number in sorted(tally.kills.items()))
    print(f"{kind:22} {tally.kills.total():4} kills, {len(tally.bad)} bad, {seconds:5.0f} s  ({phases})", flush=True)
    for line in tally.bad:
        print(f"    {line}", flush=True)


def _tell_all(tallies: dict[str, Tally]) -> None:
    phases = sum((tally.kills for tally in tallies.values()), Counter[str]())
    print(f"{phases.total()} kills over {len(tallies)} kinds of files, {sum(len(t.bad) for t in tallies.values())} bad")
    print(", ".join(f"{phase} {number}" for phase, number in phases.most_common()))


if __name__ == "__main__":
    main()
