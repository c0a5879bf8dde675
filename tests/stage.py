"""The stage a test run plays on: a book of its own in a temporary folder, on SQLite or on a PostgreSQL of its own."""

from __future__ import annotations

import atexit
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import django

# A server that lives for one run owes nobody durability. Nor may it tidy up: each test rolls back what it wrote, so
# all tables would be noted as empty, and the planner would go through a test's thousands of rows as if there were
# none.
_HASTE = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c autovacuum=off"


def set_up() -> None:
    """Say where the book stands, before anyone reads the settings. The owner's own book is never touched."""
    home = Path(tempfile.mkdtemp(prefix="enishi-test-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    os.environ["ENISHI_HOME"] = str(home)
    os.environ["DJANGO_SETTINGS_MODULE"] = "enishi.settings"
    # No owner sets it, and every process that a test starts would compile all of the house anew: half a second each.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    if "PYTEST_XDIST_WORKER" not in os.environ:  # workers inherit the database that the first process chose
        os.environ.pop("DATABASE_URL", None)
        if on_postgres():
            os.environ["DATABASE_URL"] = _start_postgres()
    django.setup()


def on_postgres() -> bool:
    """Whether this run was asked to use PostgreSQL."""
    return bool(os.environ.get("ENISHI_TEST_POSTGRES"))


def postgres_programs() -> Path | None:
    """Where the newest PostgreSQL server's programs are; Debian keeps them off the PATH."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    found = str(debian[-1]) if debian else shutil.which("initdb")
    return Path(found).resolve().parent if found else None


def _start_postgres() -> str:
    programs = postgres_programs()
    if programs is None:
        sys.exit("PostgreSQL's server is missing: on Debian, apt-get install postgresql.")
    folder = Path(tempfile.mkdtemp(prefix="pg-"))  # short: a socket's path has room for 107 bytes
    # PostgreSQL refuses to run as root; Debian's package brings a user for it.
    other = "postgres" if os.geteuid() == 0 else None
    if other:
        os.chown(folder, pwd.getpwnam(other).pw_uid, pwd.getpwnam(other).pw_gid)

    def run(*command: str) -> None:
        done = subprocess.run(command, user=other, cwd=folder, capture_output=True, text=True, check=False)
        if done.returncode:
            sys.exit(f"PostgreSQL did not start:\n{done.stdout}{done.stderr}")

    data, log, control = str(folder / "data"), str(folder / "log"), str(programs / "pg_ctl")
    new = ("--auth=trust", "--username=enishi", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")
    run(str(programs / "initdb"), "--pgdata", data, *new)
    listen = f"-c listen_addresses= -c unix_socket_directories={folder}"
    # Its own log file: a server that held pytest's pipe would keep the caller waiting for the end of it.
    run(control, "--pgdata", data, "--log", log, "-o", f"{listen} {_HASTE}", "--wait", "start")

    def stop() -> None:
        halt = (control, "--pgdata", data, "--mode=immediate", "stop")
        subprocess.run(halt, user=other, cwd=folder, capture_output=True, check=False)
        shutil.rmtree(folder, ignore_errors=True)

    atexit.register(stop)
    return f"postgres://enishi@{str(folder).replace('/', '%2F')}/postgres"
