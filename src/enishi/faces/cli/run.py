"""`enishi run`: one command that starts the page and the worker, and starts again whichever dies."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import webbrowser
from types import FrameType

from django.conf import settings
from django.core.management import call_command
from django.utils.module_loading import import_string

from enishi.faces.cli.output import tell
from enishi.kit.say import Refused, say
from enishi.services import worker
from enishi.services.door import new_key
from enishi.store.models import Owner

_PARTS = ("serve", "work")


def ready_database() -> None:
    """Bring the database to this version's shape; quick when it is already."""
    call_command("migrate", verbosity=0, interactive=False)


def link_for(owner: Owner) -> str:
    """A one-time link into this book."""
    return f"http://127.0.0.1:{settings.PORT}/enter/{new_key(owner=owner)}/"


def supervise(owner: Owner, *, browser: bool) -> None:
    """Run the page and the worker until told to stop."""
    _check_port()
    stopping = threading.Event()

    def stop(number: int, frame: FrameType | None) -> None:
        stopping.set()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    running = {part: _start(part) for part in _PARTS}
    _announce(owner, browser=browser)
    while not stopping.wait(0.2):
        for part, process in running.items():
            if process.poll() is not None:
                tell(say("The {part} process ended unexpectedly and is started again.", part=part))
                time.sleep(0.3)
                running[part] = _start(part)
    _stop(list(running.values()))


def _start(part: str) -> subprocess.Popen[bytes]:
    # A session of its own: Ctrl-C reaches the supervisor alone, which ends its parts in good order.
    return subprocess.Popen([sys.executable, "-m", "enishi", part], start_new_session=True)


def _stop(running: list[subprocess.Popen[bytes]]) -> None:
    for process in running:
        process.terminate()
    for process in running:
        try:
            process.wait(timeout=8)
        except subprocess.TimeoutExpired:
            process.kill()


def _check_port() -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", settings.PORT))
        except OSError as trouble:
            raise Refused(
                say(
                    "Port {port} is taken. If enishi runs already, `enishi link` prints a new link; "
                    "ENISHI_PORT chooses another port.",
                    port=settings.PORT,
                )
            ) from trouble


def _announce(owner: Owner, *, browser: bool) -> None:
    link = link_for(owner)
    tell(say("enishi is open. Your link, good for one use:"))
    tell(f"\n    {link}\n")
    tell(say("The book lies in {folder}. Ctrl-C ends it.", folder=str(settings.HOME)))
    if browser and _has_a_screen():
        threading.Thread(target=_open, args=(link,), daemon=True).start()


def _has_a_screen() -> bool:
    wanted = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return sys.stderr.isatty() and (sys.platform in {"darwin", "win32"} or bool(wanted))


def _open(link: str) -> None:
    for _ in range(50):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", settings.PORT)) == 0:
                webbrowser.open(link)
                return
        time.sleep(0.1)


def serve() -> None:
    """The page's process."""
    import waitress

    _end_with_parent()
    application = import_string(settings.WSGI_APPLICATION)
    waitress.serve(
        application,
        host="127.0.0.1",
        port=settings.PORT,
        threads=8,
        ident="enishi",
        max_request_body_size=8 * 1024**3,
        clear_untrusted_proxy_headers=True,
    )


def work() -> None:
    """The worker's process; waits while another one has the book's lock."""
    goes_on = threading.Event()
    goes_on.set()
    signal.signal(signal.SIGTERM, lambda number, frame: goes_on.clear())
    _end_with_parent()
    while goes_on.is_set():
        with worker.only_one() as mine:
            if mine:
                worker.run(goes_on=goes_on.is_set)
                return
        time.sleep(0.5)


def _end_with_parent() -> None:
    """Leave when the supervisor is gone, however it went: no orphan shall keep the port or the lock."""
    parent = os.getppid()

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(0.5)
        os._exit(0)

    threading.Thread(target=watch, daemon=True).start()
