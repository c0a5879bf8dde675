"""A desk at which hostile files are given: one prepared process, whose forks take them in and so begin at once.

`python -m tests.whole.hostile_desk` reads a command of `enishi` as JSON from each line, and answers in a line of JSON.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Answer:
    """What a command said, and what it used: the start of a process of its own counts as well."""

    said: str
    seconds: float
    megabytes: float


class Desk:
    """`desk.ask("import", "--json", path)`, in the book of a folder."""

    def __init__(self, home: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.whole.hostile_desk"],
            env={**os.environ, "ENISHI_HOME": str(home), "LANG": "en_US.UTF-8"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def ask(self, *words: str) -> Answer:
        """The answer to one command; an error when it did not come to an end."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(words) + "\n")
        self._process.stdin.flush()
        found = json.loads(self._process.stdout.readline())
        assert not found.pop("fault"), "the command broke off"
        return Answer(**found)

    def close(self) -> None:
        self._process.communicate()


def main() -> None:
    """Answer until nobody asks."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "enishi.settings"
    os.environ.pop("DATABASE_URL", None)
    import django

    django.setup()
    from enishi.faces.cli.commands import run_command
    from enishi.sources import all_sources

    all_sources()
    start = time.process_time()
    for line in sys.stdin:
        with tempfile.TemporaryFile("w+") as said:
            life = os.fork()
            if life == 0:
                fault = 1
                try:
                    with contextlib.redirect_stdout(said):
                        run_command(json.loads(line))
                    said.flush()
                    fault = 0
                finally:
                    os._exit(fault)
            _, status, used = os.wait4(life, 0)
            said.seek(0)
            answer = {
                "fault": status,
                "said": said.read(),
                "seconds": start + used.ru_utime + used.ru_stime,
                "megabytes": used.ru_maxrss / 1024,
            }
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
