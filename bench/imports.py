"""Reading files, beside the programs that do nothing else: messages until they can be searched, cards a second.

`python -m bench.imports`. notmuch and mu are Debian packages (notmuch, maildir-utils); what is not installed is left
out. vobject is no part of this project: `ENISHI_VOBJECT=/path/to/python` names a Python that has it.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.mails import messages, write_mailbox, write_maildir
from bench.world import write_cards

_VOBJECT = """
import sys, time, vobject
began = time.perf_counter()
number = sum(1 for card in vobject.readComponents(open(sys.argv[1], encoding="utf-8")))
print(number / (time.perf_counter() - began))
"""


def main() -> None:
    """Make the files, let everybody read them, and print the rates and what they are of ours."""
    wishes = argparse.ArgumentParser(description=__doc__)
    wishes.add_argument("--messages", type=int, default=20_000)
    wishes.add_argument("--people", type=int, default=2_000)
    wishes.add_argument("--cards", type=int, default=5_000)
    wish = wishes.parse_args()
    with tempfile.TemporaryDirectory(prefix="enishi-bench-") as name:
        folder = Path(name)
        mailbox, maildir, cards = folder / "mail.mbox", folder / "maildir", folder / "cards.vcf"
        write_mailbox(mailbox, messages(wish.people, wish.messages))
        write_maildir(maildir, messages(wish.people, wish.messages))
        write_cards(cards, wish.cards)
        found = {
            "megabytes": round(mailbox.stat().st_size / 1e6),
            **_enishi(folder / "home", mailbox, wish.messages),
            **_peers(folder, maildir, wish.messages),
            "cards/s, enishi's reader": round(_cards(cards)),
            **_vobject(cards),
        }
    for name, value in found.items():
        print(f"{name:44} {value}")
    print(json.dumps(found))


def _enishi(home: Path, mailbox: Path, number: int) -> dict[str, Any]:
    """The import in a process of its own, watched from outside as the page would watch it."""
    home.mkdir()
    env = os.environ | {"ENISHI_HOME": str(home), "DJANGO_SETTINGS_MODULE": "enishi.settings"}
    child = subprocess.run(
        [sys.executable, "-m", "bench.imports_child", str(mailbox)], env=env, check=True, capture_output=True, text=True
    )
    said = json.loads(child.stdout.splitlines()[-1])
    return {
        "messages/s to searchable, enishi": round(number / said["stored"]),
        "messages/s to known people and ties, enishi": round(number / said["all"]),
        "seconds to the first people on screen": round(said["first"], 1),
        "peak memory in MB": said["peak"],
        "seconds of processor to searchable: keeping": round(said["work_stored"], 1),
        "seconds of processor to searchable: reading": round(said["work_beside"], 1),
        "seconds of processor to people and ties: keeping": round(said["work_all"], 1),
    }


def _peers(folder: Path, maildir: Path, number: int) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if shutil.which("notmuch"):
        config = folder / "notmuch"
        config.write_text(f"[database]\npath={maildir}\n[user]\nprimary_email=owner@example.jp\n[new]\ntags=new\n")
        found["messages/s, notmuch new"] = round(number / _took(["notmuch", "new"], NOTMUCH_CONFIG=str(config)))
    if shutil.which("mu"):
        home = f"--muhome={folder / 'mu'}"
        subprocess.run(["mu", "init", home, f"--maildir={maildir}"], check=True, capture_output=True)
        found["messages/s, mu index"] = round(number / _took(["mu", "index", home, "--quiet"]))
    return found


def _took(command: Sequence[str], **env: str) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env=os.environ | env)
    return time.perf_counter() - began


def _cards(cards: Path) -> float:
    from enishi.records import Sighting
    from enishi.sources.vcard import SOURCE

    began = time.perf_counter()
    number = sum(isinstance(item, Sighting) for item in SOURCE.read(cards))
    return number / (time.perf_counter() - began)


def _vobject(cards: Path) -> dict[str, Any]:
    python = os.environ.get("ENISHI_VOBJECT")
    if not python:
        return {}
    said = subprocess.run([python, "-c", _VOBJECT, str(cards)], check=True, capture_output=True, text=True)
    return {"cards/s, vobject": round(float(said.stdout))}


if __name__ == "__main__":
    main()
