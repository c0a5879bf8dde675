"""Commands that open a book."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import uuid
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter
from django.conf import settings
from django.utils import timezone

from enishi.faces.cli.output import tell
from enishi.faces.cli.run import link_for, supervise
from enishi.kit.say import say
from enishi.kit.sqlite import is_safe
from enishi.services.imports import chunks_of, take_in
from enishi.services.owner import open_book
from enishi.store.models import Import, Owner

NoBrowser = Annotated[bool, Parameter(name="--no-browser", negative="")]


def run(*, no_browser: NoBrowser = False) -> None:
    """Open the book in the browser, and print a one-time link. Ctrl-C ends it.

    Parameters
    ----------
    no_browser
        Print the link only.
    """
    if not is_safe():
        tell(say("This SQLite may damage data when two programs write at once; `pip install pysqlite3` mends it."))
    owner = open_book()
    if os.environ.get("ENISHI_DEMO") == "1":
        fill_demo(owner)
    supervise(owner, browser=not no_browser)


def demo(*, no_browser: NoBrowser = False) -> int:
    """Open a made-up world in a book of its own: 150 invented people, eight years, two languages.

    Parameters
    ----------
    no_browser
        Print the link only.
    """
    environment = {**os.environ, "ENISHI_HOME": str(Path(settings.HOME) / "demo"), "ENISHI_DEMO": "1"}
    environment.pop("DATABASE_URL", None)
    arguments = ["--no-browser"] if no_browser else []
    try:
        return subprocess.call([sys.executable, "-m", "enishi", "run", *arguments], env=environment)
    except KeyboardInterrupt:
        return 0


def fill_demo(owner: Owner) -> None:
    """Give an empty demo book its files, through the front door."""
    if Import.objects.filter(owner=owner).exists():
        return
    from enishi.demo import write_world  # a book of words that no other command needs

    tell(say("Making up a world…"))
    owner.is_demo = True
    owner.name = owner.name or "青木 遥"
    owner.zone = "Asia/Tokyo"
    owner.save()
    now = timezone.now()
    batch = uuid.uuid4()
    with tempfile.TemporaryDirectory(prefix="enishi-") as folder:
        for path in write_world(Path(folder), today=owner.today(now)):
            take_in(owner=owner, name=path.name, chunks=chunks_of(path), batch=batch)


def link() -> None:
    """Print a new one-time link into a book that is open."""
    print(link_for(open_book()))
