"""受付 in a real Chromium: a hundred doubts are settled without a mouse, and the last answer is taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from tests.whole.demo import open_context, wait_until_read
from tests.whole.running import Running

pytestmark = [pytest.mark.browser, pytest.mark.slow]

DOUBTS = 100
DECIDED = "SELECT count(*) FROM store_decision"
_FAMILIES = "佐藤 鈴木 高橋 田中 伊藤 渡辺 山本 中村 小林 加藤".split()
_GIVENS = "誠 健 直樹 大輔 翔太 美咲 恵子 幸子 和子 花子".split()


def cards() -> str:
    """A hundred names, each on two cards that share nothing else."""
    return "".join(
        f"BEGIN:VCARD\nVERSION:3.0\nFN:{family} {given}\nN:{family};{given};;;\nNOTE:{copy}\nEND:VCARD\n"
        for copy in "ab"
        for family in _FAMILIES
        for given in _GIVENS
    )


def test_a_hundred_doubts_are_settled_by_keyboard_alone(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "cards.vcf"
    file.write_text(cards(), encoding="utf-8")
    with Running(tmp_path) as enishi:
        enishi.run("import", str(file))
        wait_until_read(enishi)
        page = open_context(browser, enishi).new_page()
        page.goto(f"http://127.0.0.1:{enishi.port}/reception/")
        for left in range(DOUBTS, 0, -1):
            expect(page.locator("#r-doubts + .c")).to_have_text(str(left))
            page.keyboard.press("j")
            page.keyboard.press("e" if left % 2 else "d")
        expect(page.locator("#r-doubts")).to_have_count(0)
        assert enishi.look(DECIDED) == (DOUBTS,)
        page.keyboard.press("z")
        expect(page.locator("#r-doubts")).to_have_count(1)
        assert enishi.look(DECIDED) == (DOUBTS - 1,)
        page.context.close()
