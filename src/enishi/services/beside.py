"""A large file is read by a process of its own, beside the one that keeps what it yields.

Reading needs no database, and keeping needs nothing of the file: side by side, the two take as long as the longer of
them. The slices are those that one process would make, in the same order. The reader holds nothing that could be lost:
whenever it ends too soon, whoever keeps goes on reading alone, behind the last slice that came.
"""

from __future__ import annotations

import fcntl
import os
import pickle
import queue
import signal
import struct
import subprocess
import sys
import threading
from collections.abc import Generator, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from enishi.kit.collecting import uncollected
from enishi.kit.say import Refused, Say
from enishi.services.preparing import Item, slices
from enishi.sources import Reading, source_named

WORTH_IT = 8 << 20  # bytes: less is read before another process has begun
_AHEAD = 16  # slices: what is read while whoever keeps them looks up who is who
_PIECE = 1 << 20  # bytes, about a slice: each time that one is handed over, whoever keeps is interrupted
_LENGTH = struct.Struct("!Q")  # stands before each thing that is said
# A Python of its own, not a fork: no connection to the database and no lock goes with it. `-P`: whatever lies in the
# folder where enishi was started is no part of it.
_COMMAND = (sys.executable, "-P", "-c", "from enishi.services.beside import main; main()")

Slices = Generator[list[Item], None, None]


@dataclass(frozen=True)
class File:
    """A file, and how it is read."""

    source: str
    path: Path
    told: Mapping[str, Any]
    zone: str

    def reading(self) -> Reading:
        return source_named(self.source).reading(self.path, self.told, zone=self.zone)


@dataclass(frozen=True)
class _End:
    """All has been said; or why no more can be."""

    refusal: Say | None = None


class _EndedTooSoonError(Exception):
    """The reading process was killed, or met a fault of ours; read here, the fault comes out with its place."""


def read(file: File, *, start: int, size: int) -> Slices:
    """The slices of a file from its item number `start` on; read beside if its `size` in bytes makes it worth it."""
    if size >= WORTH_IT and _processors() > 1:
        try:
            with closing(_read_beside(file, start)) as found:
                for slice_ in found:
                    start += len(slice_)
                    yield slice_
            return
        except _EndedTooSoonError:
            pass
    yield from slices(file.reading(), start)


def _processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _read_beside(file: File, start: int) -> Slices:
    with _process(file, start) as said:
        while isinstance(found := _understood(said.get()), list):
            yield found
    if found is None:
        raise _EndedTooSoonError
    if found.refusal:
        raise Refused(found.refusal)


def _understood(said: bytes) -> list[Item] | _End | None:
    """What the other said; None where it said no more. Not before it is needed: words take less room than values."""
    with uncollected():
        return pickle.loads(said) if said else None  # noqa: S301 - our own process wrote it


@contextmanager
def _process(file: File, start: int) -> Iterator[queue.Queue[bytes]]:
    """A process that reads, and what it says, some slices ahead; it ends with the block."""
    path = os.pathsep.join(filter(None, sys.path))
    process = subprocess.Popen(
        _COMMAND, _PIECE, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": path}
    )
    assert process.stdin is not None
    assert process.stdout is not None
    if hasattr(fcntl, "F_SETPIPE_SZ"):  # where a pipe may be told
        with suppress(OSError):
            fcntl.fcntl(process.stdout, fcntl.F_SETPIPE_SZ, _PIECE)
    with suppress(BrokenPipeError):
        pickle.dump((file, start), process.stdin)
        process.stdin.flush()  # and left open: its end tells the other that this process is no more
    said: queue.Queue[bytes] = queue.Queue(_AHEAD)
    listener = threading.Thread(target=_listen, args=(process.stdout, said), daemon=True)
    listener.start()
    try:
        yield said
    finally:
        process.kill()
        while listener.is_alive():  # it may be waiting for room
            with suppress(queue.Empty):
                said.get(timeout=0.05)
        with suppress(BrokenPipeError):
            process.stdin.close()
        process.stdout.close()
        process.wait()


def _listen(outlet: IO[bytes], said: queue.Queue[bytes]) -> None:
    """Hand over what the other says; nothing when it says no more, or was cut off."""
    while len(head := outlet.read(_LENGTH.size)) == _LENGTH.size:
        (length,) = _LENGTH.unpack(head)
        if len(words := outlet.read(length)) < length:
            break
        said.put(words)
    said.put(b"")


def main() -> None:
    """The reading process: is told a file on its standard input, and says its slices on its standard output."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for whoever keeps
    file, start = pickle.load(sys.stdin.buffer)  # noqa: S301 - written by our own process
    threading.Thread(target=_end_with_parent, daemon=True).start()
    outlet = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a reader prints is nothing that it says
    try:
        for slice_ in slices(file.reading(), start):
            _say(outlet, slice_)
        _say(outlet, _End())
    except Refused as refusal:
        _say(outlet, _End(refusal.sentence))
    except BaseException:  # noqa: BLE001 - without a word, as what it would print may name somebody
        os._exit(1)
    os._exit(0)  # Python's own end would wait for the thread that listens


def _say(outlet: IO[bytes], said: list[Item] | _End) -> None:
    words = pickle.dumps(said, pickle.HIGHEST_PROTOCOL)
    outlet.write(_LENGTH.pack(len(words)))
    outlet.write(words)
    outlet.flush()


def _end_with_parent() -> None:
    """Leave when whoever keeps is gone, however it went."""
    sys.stdin.buffer.read()
    os._exit(1)
