"""A file read by a process of its own says what it would say here, and neither of the two outlives the other."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cast import BEN, NOW, mailbox, work_all, years_with

from enishi.kit.say import Refused
from enishi.records import Handle, Interaction, Kind, Origin, Part, Presence
from enishi.services import beside
from enishi.services.beside import WORTH_IT, File, read
from enishi.services.imports import resume, stop, take_in
from enishi.services.plain import digest_of, plain, storable
from enishi.services.preparing import SLICE, ready, slices
from enishi.services.reading import work
from enishi.store.models import Import, Owner
from enishi.store.models import Interaction as Row

LETTERS = 700
Started = list["subprocess.Popen[bytes]"]


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Started:
    """The processes that were started, on a machine that has room for them."""
    found: Started = []

    class Noted(subprocess.Popen[bytes]):
        def __init__(self, *given: object, **more: object) -> None:
            super().__init__(*given, **more)  # type: ignore[call-overload]
            found.append(self)

    monkeypatch.setattr(beside, "_processors", lambda: 2)
    monkeypatch.setattr(beside.subprocess, "Popen", Noted)
    return found


@pytest.fixture(scope="module")
def letters() -> bytes:
    return mailbox(years_with(BEN, every=2))


@pytest.fixture
def file(tmp_path: Path, letters: bytes) -> File:
    path = tmp_path / "m.mbox"
    path.write_bytes(letters)
    return File("mbox", path, {}, "Asia/Tokyo")


@pytest.mark.parametrize("start", [0, 1, SLICE, SLICE + 7])
def test_the_slices_are_those_that_one_process_makes(file: File, started: Started, start: int) -> None:
    found = list(read(file, start=start, size=WORTH_IT))
    assert found == list(slices(file.reading(), start))
    assert len(started) == 1


def test_a_small_file_is_read_here(file: File, started: Started) -> None:
    assert list(read(file, start=0, size=WORTH_IT - 1))
    assert not started


def test_one_processor_reads_alone(file: File, started: Started, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside, "_processors", lambda: 1)
    assert list(read(file, start=0, size=WORTH_IT))
    assert not started


def test_when_the_reader_is_killed_the_rest_is_read_here(file: File, started: Started) -> None:
    found = []
    for slice_ in read(file, start=0, size=WORTH_IT):
        found.append(slice_)
        started[0].kill()
    assert found == list(slices(file.reading(), 0))


def test_whoever_stops_listening_leaves_no_reader(file: File, started: Started) -> None:
    reading = read(file, start=0, size=WORTH_IT)
    next(reading)
    reading.close()
    assert started[0].returncode is not None


def test_a_useless_file_is_refused_with_its_sentence(tmp_path: Path, started: Started) -> None:
    path = tmp_path / "none.mbox"
    path.write_text("no mail\n")
    with pytest.raises(Refused, match=r"none\.mbox holds no mail"):
        list(read(File("mbox", path, {}, ""), start=0, size=WORTH_IT))
    assert started


def test_a_fault_of_ours_comes_out_here_with_its_place(tmp_path: Path, started: Started) -> None:
    with pytest.raises(FileNotFoundError):
        list(read(File("mbox", tmp_path / "gone.mbox", {}, ""), start=0, size=WORTH_IT))
    assert started[0].returncode == 1


@pytest.mark.slow
def test_a_reader_whose_keeper_is_killed_leaves(tmp_path: Path, letters: bytes) -> None:
    path = tmp_path / "m.mbox"
    path.write_bytes(letters * 80)
    words = (
        "import sys, time; from pathlib import Path; from enishi.services import beside\n"
        "from enishi.services.beside import *\n"
        "beside._processors = lambda: 2\n"
        "reading = read(File('mbox', Path(sys.argv[1]), {}, ''), start=0, size=WORTH_IT)\n"
        "next(reading); print(flush=True); time.sleep(60)\n"
    )
    keeper = subprocess.Popen([sys.executable, "-c", words, str(path)], stdout=subprocess.PIPE)
    assert keeper.stdout is not None
    keeper.stdout.readline()
    readers = children_of(keeper.pid)
    assert readers
    keeper.send_signal(signal.SIGKILL)
    keeper.wait()
    end = time.monotonic() + 20
    while any(map(is_there, readers)):
        assert time.monotonic() < end, "the reader is an orphan"
        time.sleep(0.05)


def children_of(pid: int) -> list[int]:
    said = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False)
    return [int(word) for word in said.stdout.split()]


def is_there(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False).stdout
    return not state.startswith("Z")


def test_what_is_ready_is_not_prepared_twice(file: File) -> None:
    first = next(item for item in file.reading() if isinstance(item, Interaction))
    assert ready(ready(first).record) == ready(first)


@given(key=st.text(), subject=st.text(), name=st.text(), files=st.lists(st.text()))
def test_whatever_a_mail_says_is_made_storable_before_it_is_kept(
    key: str, subject: str, name: str, files: list[str]
) -> None:
    ben = Handle("email", "ben@example.org")
    people = (Presence(Part.FROM, ben, name),)
    mail = Interaction(Origin("s", key), NOW, Kind.MAIL, people, subject=subject, files=tuple(files))
    found = ready(mail)
    assert found.record == storable(mail)
    assert found.digest == digest_of(plain(storable(mail)))


@pytest.mark.parametrize("text", ["a\0b", "a\ud800b", "a\\u0000b", "山"])
def test_what_no_database_takes_is_replaced(text: str) -> None:
    mail = Interaction(Origin("s", text), NOW, Kind.MAIL, text=text)
    assert ready(mail).record == storable(mail)
    assert ready(mail).digest == digest_of(plain(storable(mail)))


def test_an_import_read_beside_may_be_stopped_and_goes_on_where_it_rested(
    owner: Owner, file: File, started: Started, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beside, "WORTH_IT", 0)
    job = take_in(owner=owner, name="m.mbox", chunks=[file.path.read_bytes()])
    Import.objects.filter(pk=job.pk).update(state=Import.State.RUNNING)
    work(Import.objects.get(pk=job.pk), pace=lambda: stop(owner=owner, number=job.pk) and None)
    assert 0 < Row.objects.count() <= SLICE
    assert [process.returncode is None for process in started] == [False]
    resume(owner=owner, number=job.pk)
    work_all()
    job.refresh_from_db()
    assert (job.state, job.interactions) == (Import.State.DONE, LETTERS)
    assert len(started) == 2
