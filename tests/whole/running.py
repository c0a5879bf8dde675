"""A whole enishi as a person runs it: the supervisor, the page and the worker, in a book of its own."""

from __future__ import annotations

import http.cookiejar
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.parse
import urllib.request
import uuid
from pathlib import Path
from types import TracebackType


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


# Another database; and what keeps Python from keeping what it compiled, which no owner sets.
_NOT_HANDED_ON = {"DATABASE_URL", "PYTHONDONTWRITEBYTECODE"}


class Running:
    """`with Running(home) as enishi:` starts `enishi run` and goes in by its link."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.port = free_port()
        self.environment = {
            **{name: value for name, value in os.environ.items() if name not in _NOT_HANDED_ON},
            "ENISHI_HOME": str(home),
            "ENISHI_PORT": str(self.port),
            "LANG": "en_US.UTF-8",
        }
        self.jar = http.cookiejar.CookieJar()
        self.browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))

    def __enter__(self) -> Running:
        self.log = (self.home / "run.log").open("wb")
        self.process = subprocess.Popen(self.command("run", "--no-browser"), stderr=self.log, env=self.environment)
        link = self._wait_for(self._link, seconds=60)
        self._wait_for(lambda: self.answers("/healthz"), seconds=60)
        self.browser.open(link).read()
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=30)
        self.log.close()

    @staticmethod
    def command(*words: str) -> list[str]:
        return [sys.executable, "-m", "enishi", *words]

    def run(self, *words: str) -> str:
        """Another `enishi` command on the same book; its stdout."""
        return subprocess.run(
            self.command(*words), env=self.environment, check=True, capture_output=True, text=True
        ).stdout

    def _link(self) -> str | None:
        found = re.search(r"http://127\.0\.0\.1:\d+/enter/\S+", (self.home / "run.log").read_text("utf-8"))
        return found[0] if found else None

    @staticmethod
    def _wait_for(question, *, seconds: float):  # type: ignore[no-untyped-def]
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if answer := question():
                return answer
            time.sleep(0.05)
        raise TimeoutError("enishi did not get ready")

    def address(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def answers(self, path: str) -> bool:
        try:
            return bool(self.browser.open(self.address(path), timeout=5).status == 200)
        except OSError:
            return False

    def get(self, path: str) -> str:
        return str(self.browser.open(self.address(path), timeout=30).read().decode())

    def _token(self, page: str) -> str:
        found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.get(page))
        assert found is not None
        return found[1]

    def post(self, path: str, *, page: str, **fields: str) -> str:
        """Send a form that stands on `page`; the address of the page that follows. OSError when nobody answers."""
        data = urllib.parse.urlencode({"csrfmiddlewaretoken": self._token(page), **fields}).encode()
        return str(self.browser.open(urllib.request.Request(self.address(path), data), timeout=30).url)

    def drop(self, *files: Path) -> None:
        """Drop files on the import page, as a browser sends them."""
        edge = uuid.uuid4().hex
        token = self._token("/import/")
        field = f'--{edge}\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{token}\r\n'
        parts = [field.encode()]
        for file in files:
            head = f'--{edge}\r\nContent-Disposition: form-data; name="files"; filename="{file.name}"\r\n\r\n'
            parts += [head.encode(), file.read_bytes(), b"\r\n"]
        body = b"".join([*parts, f"--{edge}--\r\n".encode()])
        request = urllib.request.Request(self.address("/import/"), body)
        request.add_header("Content-Type", f"multipart/form-data; boundary={edge}")
        self.browser.open(request, timeout=120).read()

    def look(self, query: str) -> tuple[object, ...]:
        """Ask the book's database directly, as an outsider."""
        with sqlite3.connect(f"file:{self.home / 'enishi.sqlite3'}?mode=ro", uri=True, timeout=10) as database:
            return tuple(database.execute(query).fetchone())

    def part(self, name: str) -> int | None:
        """The process id of the page ("serve") or the worker ("work")."""
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                words = (folder / "cmdline").read_bytes().split(b"\0")
                parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue
            if parent == self.process.pid and name.encode() in words:
                return int(folder.name)
        return None

    def kill(self, name: str) -> bool:
        """Kill -9 one of the two; False when it is not there at the moment."""
        pid = self.part(name)
        if pid is None:
            return False
        os.kill(pid, signal.SIGKILL)
        return True
