"""Real files through the real page in a real Chromium: counted, given again, taken back."""

from __future__ import annotations

import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.whole.running import Running

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples"
FOLDERS = {"vcard": "*.vcf", "mail-mbox": "*.mbox", "ics": "*.ics"}
EACH = 5  # of a folder's files; the readers' own tests read them all

pytestmark = [
    pytest.mark.slow,
    pytest.mark.browser,
    pytest.mark.skipif(not SAMPLES.exists(), reason="the folder of real samples is not beside the project"),
]


@pytest.fixture(scope="module")
def enishi(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with Running(tmp_path_factory.mktemp("front-door")) as running:
        yield running


@pytest.fixture(scope="module")
def drops(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Path]]:
    """What a person drops: LinkedIn's folder as one ZIP, and the files of each other kind."""
    archive = tmp_path_factory.mktemp("linkedin") / "silkyrich.zip"
    folder = SAMPLES / "linkedin" / "silkyrich"
    with zipfile.ZipFile(archive, "w") as packed:
        for path in sorted(folder.rglob("*.csv")):
            packed.write(path, path.relative_to(folder).as_posix())
    kinds = {kind: sorted((SAMPLES / kind).rglob(pattern))[::EACH] for kind, pattern in FOLDERS.items()}
    kinds["mail-mbox"] += sorted((SAMPLES / "mail-mbox").rglob("mbox.*"))
    return {"linkedin": [archive, folder / "sample_export.zip"], **kinds}


def drop(browser: Any, enishi: Running, files: list[Path]) -> None:
    """Choose the files on the import page and wait until none is open any more."""
    context = browser.new_context(locale="en")
    context.add_cookies([{"name": c.name, "value": c.value or "", "url": enishi.address("/")} for c in enishi.jar])
    page = context.new_page()
    page.goto(enishi.address("/import/"))
    arrived = "SELECT count(*) FROM store_import WHERE state <> 'arriving'"
    (before,) = enishi.look(arrived)
    assert isinstance(before, int)
    page.set_input_files("#files", [str(path) for path in files])
    wait_for(enishi, arrived, before + len(files))
    wait_until_idle(enishi)
    page.goto(enishi.address("/import/"))
    assert page.locator("text=Traceback").count() == 0
    context.close()


def wait_for(enishi: Running, query: str, value: object) -> None:
    end = time.monotonic() + 240
    while enishi.look(query)[0] != value:
        assert time.monotonic() < end, query
        time.sleep(0.2)


def wait_until_idle(enishi: Running) -> None:
    wait_for(
        enishi, "SELECT count(*) FROM store_import WHERE state IN ('arriving', 'waiting', 'running', 'undoing')", 0
    )


FACTS = ("sighting", "interaction", "presence", "handle", "person", "role", "praise")


def rows(enishi: Running) -> dict[str, int]:
    """How many rows each table of facts has."""
    return {table: int(str(enishi.look(f"SELECT count(*) FROM store_{table}")[0])) for table in FACTS}  # noqa: S608


@pytest.mark.parametrize("kind", ["linkedin", *FOLDERS])
def test_real_files_go_in_by_the_page_once(
    browser: Any, enishi: Running, drops: dict[str, list[Path]], kind: str
) -> None:
    files = drops[kind]
    before = enishi.run("export")
    drop(browser, enishi, files)
    first = rows(enishi)
    assert first["sighting"] + first["interaction"] > 0
    drop(browser, enishi, files)
    assert rows(enishi) == first
    print(f"{kind}: {len(files)} files, {first['sighting']} sightings, {first['interaction']} interactions")
    take_back_both(enishi)
    assert enishi.run("export") == before


def take_back_both(enishi: Running) -> None:
    """Undo the two newest drops by the button under the list."""
    for _ in range(2):
        query = "SELECT batch FROM store_import WHERE state <> 'undone' ORDER BY id DESC LIMIT 1"
        batch = str(enishi.look(query)[0])
        dashed = "-".join((batch[:8], batch[8:12], batch[12:16], batch[16:20], batch[20:]))
        enishi.post(f"/import/drop/{dashed}/undo/", page="/import/")
        wait_until_idle(enishi)
