"""Pictures of every page of the demo's book, to be looked at: `make pictures`; `--readme` writes the README's own."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402
from tests.conftest import CHROMIUM, QUIET  # noqa: E402
from tests.whole.demo import running_demo  # noqa: E402
from tests.whole.running import Running  # noqa: E402

LINE = "中村さんに金曜までに見積もりを送る"
PAGES = {
    "today": "/today/",
    "people": "/people/",
    "narrow": "/people/?narrow=1",
    "ties": "/ties/",
    "past": "/ties/?f=past",
    "now": "/now/",
    "revive": "/revive/",
    "measure": "/measure/",
    "import": "/import/",
    "reception": "/reception/",
    "promises": "/promises/",
    "replies": "/replies/",
    "theirs": "/promises/?side=theirs&by=person",
    "history": "/history/",
    "settings": "/settings/",
    "capture": "/capture/",
    "captured": f"/capture/?text={quote(LINE)}",
}
WIDTHS = {"desktop": (1280, 800), "phone": (390, 844)}


def main() -> None:
    """Open the demo, wait until its files are in, and take the pictures."""
    wishes = argparse.ArgumentParser(description=__doc__)
    wishes.add_argument("--readme", action="store_true")
    wishes.add_argument("--only", default="", help="pages, separated by commas")
    wishes.add_argument("--langs", default="ja,en")
    wishes.add_argument("--to", type=Path, default=ROOT / "shots")
    wish = wishes.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="enishi-pictures-"))
    with running_demo(folder) as enishi, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=QUIET)
        if wish.readme:
            _picture(browser, enishi, "/today/", ROOT / "docs" / "today.png", "en", "light", (1280, 860))
            _picture(browser, enishi, "/today/", ROOT / "docs" / "today.ja.png", "ja", "light", (1280, 860))
            return
        wish.to.mkdir(exist_ok=True)
        pages = {**PAGES, "person": _somebody(enishi), "quiet": _somebody(enishi, quiet=True)}
        for name, address in pages.items():
            if not wish.only or name in wish.only.split(","):
                for language in wish.langs.split(","):
                    for scheme in ("light", "dark"):
                        for width, size in WIDTHS.items():
                            path = wish.to / f"{name}-{width}-{scheme}-{language}.png"
                            _picture(browser, enishi, address, path, language, scheme, size, whole=True)


def _somebody(enishi: Running, *, quiet: bool = False) -> str:
    known = "SELECT id FROM store_person WHERE merged_into_id IS NULL AND NOT is_owner"
    (number,) = enishi.look(f"{known} ORDER BY {'name = ' if quiet else 'days'}{repr('髙橋 誠') if quiet else ''} DESC")
    return f"/people/{number}/"


def _picture(
    browser: Browser,
    enishi: Running,
    address: str,
    to: Path,
    language: str,
    scheme: str,
    size: tuple[int, int],
    *,
    whole: bool = False,
) -> None:
    context = browser.new_context(
        locale=language,
        color_scheme="dark" if scheme == "dark" else "light",
        viewport={"width": size[0], "height": size[1]},
        device_scale_factor=1,
    )
    context.add_cookies([{"name": c.name, "value": c.value or "", "url": enishi.address("/")} for c in enishi.jar])
    page: Page = context.new_page()
    page.goto(enishi.address(address))
    page.wait_for_load_state("networkidle")
    page.screenshot(path=str(to), full_page=whole)
    context.close()


if __name__ == "__main__":
    main()
