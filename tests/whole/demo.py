"""The demo's book, served as a person would open it, and a Chromium page that remembers what went wrong on it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request
from tests.whole.running import Running

OPEN_FILES = "SELECT count(*) FROM store_import WHERE state NOT IN ('done', 'undone', 'refused')"
UNREAD_DAYS = "SELECT count(*) FROM store_owner WHERE advised_on IS NULL"
MINE = "SELECT id FROM store_promise WHERE by_owner AND kind = 'promise' AND due IS NOT NULL ORDER BY due DESC"
LINE = "I'll send Priya the slides by Friday"
KNOWN = "SELECT id FROM store_person WHERE merged_into_id IS NULL AND NOT is_owner"

# What the browser blocks by the page's policy is told to the console, and so to the watch.
TELL_BLOCKED = """document.addEventListener("securitypolicyviolation",
  (event) => console.error("blocked", event.violatedDirective, event.blockedURI));"""


@contextmanager
def running_demo(home: Path) -> Iterator[Running]:
    """A running enishi whose invented files have all been read and whose first day is ready."""
    enishi = Running(home)
    enishi.environment["ENISHI_DEMO"] = "1"
    with enishi:
        wait_until_read(enishi)
        yield enishi


def wait_until_read(enishi: Running, *, seconds: float = 180) -> None:
    """Wait until no file is open any more and the day has its advice."""
    end = time.monotonic() + seconds
    while enishi.look(OPEN_FILES)[0] or enishi.look(UNREAD_DAYS)[0]:
        if time.monotonic() > end:
            raise TimeoutError("the files were not read in time")
        time.sleep(0.1)


def places(enishi: Running) -> dict[str, str]:
    """The address of every page, by a name of its own."""
    (rich,) = enishi.look(f"{KNOWN} ORDER BY days DESC")
    (quiet,) = enishi.look(f"{KNOWN} AND name = '髙橋 誠'")
    (skipped,) = enishi.look("SELECT id FROM store_import WHERE skipped > 0")
    (firm,) = enishi.look("SELECT id FROM store_organisation WHERE merged_into_id IS NULL ORDER BY id")
    (mine,) = enishi.look(MINE)
    return {
        "today": "/today/",
        "people": "/people/",
        "person": f"/people/{rich}/",
        "quiet": f"/people/{quiet}/",
        "edit": f"/people/{rich}/edit/",
        "choosing": "/people/?choose=1",
        "search": f"/search/?q={quote('移行')}",
        "census": "/census/",
        "organisations": "/organisations/",
        "organisation": f"/organisations/{firm}/",
        "ties": f"/ties/?to={rich}",
        "past": "/ties/?f=past",
        "yet": "/ties/?f=yet&sort=name",
        "now": "/now/",
        "revive": "/revive/",
        "measure": "/measure/",
        "import": "/import/",
        "skipped": f"/import/{skipped}/",
        "reception": "/reception/",
        "promises": "/promises/",
        "theirs": "/promises/?side=theirs&by=person",
        "replies": "/replies/",
        "new_day": f"/promises/{mine}/day/",
        "captured": f"/capture/?text={quote(LINE)}",
        "history": "/history/",
        "settings": "/settings/",
        "capture": "/capture/",
        "door": "/today/",
        "nowhere": "/nowhere/",
    }


def open_context(
    browser: Browser,
    enishi: Running,
    *,
    language: str = "en",
    scheme: str = "light",
    inside: bool = True,
    script: bool = True,
) -> BrowserContext:
    """A browser of its own, inside the door unless told otherwise."""
    context = browser.new_context(
        locale=language,
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
        java_script_enabled=script,
        viewport={"width": 1280, "height": 800},
        base_url=enishi.address("/"),
    )
    if inside:
        context.add_cookies([{"name": c.name, "value": c.value or "", "url": enishi.address("/")} for c in enishi.jar])
    context.add_init_script(TELL_BLOCKED)
    return context


class Watch:
    """What went wrong on a page since `faults` was last emptied; that the page itself is no 200 is not a fault."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.faults: list[str] = []
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        page.on("request", self._see)

    def _hear(self, message: ConsoleMessage) -> None:
        of_the_page = message.text.startswith("Failed to load resource") and message.location["url"] == self.page.url
        if message.type in {"error", "warning"} and not of_the_page:
            self.faults.append(f"console: {message.text}")

    def _see(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in {"data", "blob", "about"} and address.hostname != "127.0.0.1":
            self.faults.append(f"elsewhere: {request.url}")
