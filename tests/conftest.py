"""What every test may ask for. The stage is set first: it decides which book the settings will name."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from tests import stage

stage.set_up()

if TYPE_CHECKING:
    from tests.shelf import Shelf

# How long an example takes is measured in bench/, not asserted. CI looks at the same examples each time, so that a
# change is judged by what it changed; at the desk new ones are looked for.
settings.register_profile("desk", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "desk")

CHROMIUM = Path("/usr/bin/chromium")
QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
).split()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write-expected", action="store_true", help="write the samples' .expected files anew")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Whole programs first: they take longest, and two who share the work shall end together.

    On PostgreSQL only what touches the database is worth a second run.
    """
    items.sort(key=lambda item: "whole" not in item.path.parts)
    if not stage.on_postgres():
        return
    touching = [item for item in items if _touches_the_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if not _touches_the_database(item)])
    items[:] = touching


def _touches_the_database(item: pytest.Item) -> bool:
    return item.get_closest_marker("django_db") is not None or bool(
        {"db", "transactional_db", "live_server"} & set(getattr(item, "fixturenames", ()))
    )


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """Books that are filled once and laid out again for each test."""
    from tests.shelf import Shelf

    return Shelf(tmp_path_factory.mktemp("shelf"))


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """A real Chromium, Debian's own; Playwright's `Browser`."""
    if not CHROMIUM.exists():
        pytest.skip("Chromium is missing: on Debian, apt-get install chromium.")
    from playwright.sync_api import sync_playwright

    # Playwright's loop runs in this thread, where Django would then forbid the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=QUIET)
        yield chromium
        chromium.close()
