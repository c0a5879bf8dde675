"""Promises in a real Chromium, by keyboard alone: kept, undone, told anew, and typed in kana."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route, expect
from tests.whole.demo import Watch, open_context
from tests.whole.running import Running

pytestmark = [pytest.mark.browser, pytest.mark.slow]

CARD = "BEGIN:VCARD\nVERSION:3.0\nN:中村;彩;;;\nFN:中村 彩\nEMAIL:aya@example.jp\nEND:VCARD\n"
LATE = (datetime.now(UTC) - timedelta(days=3)).date().isoformat()
STATES = "SELECT count(*), min(state), min(words) FROM store_promise WHERE is_by_hand AND state <> 'let_go'"


@pytest.fixture
def enishi(tmp_path: Path) -> Iterator[Running]:
    """A book with one person, to whom something was promised for three days ago."""
    file = tmp_path / "card.vcf"
    file.write_text(CARD, encoding="utf-8")
    with Running(tmp_path) as running:
        running.run("import", str(file))
        running.run("promises", "add", "見積もりを送ります", "--person", "中村彩", "--due", LATE)
        yield running


@pytest.fixture
def watch(browser: Browser, enishi: Running) -> Iterator[Watch]:
    context = open_context(browser, enishi, language="ja")
    watched = Watch(context.new_page())
    yield watched
    context.close()
    assert watched.faults == []


def test_a_promise_is_ticked_at_once_and_untied_by_keyboard(watch: Watch, enishi: Running) -> None:
    page = watch.page
    page.goto("/today/")
    held: list[Route] = []
    page.route("**/promises/*/keep/", lambda route: held.append(route))
    page.keyboard.press("j")
    page.keyboard.press("e")
    expect(page.locator(".promise .t")).to_have_css("text-decoration-line", "line-through")  # before any answer
    held[0].continue_()
    expect(page.locator(".promise")).to_have_count(0)
    assert enishi.look(STATES)[1] == "kept"
    page.keyboard.press("z")
    expect(page.locator(".promise")).to_have_count(1)
    assert enishi.look(STATES)[1] == "open"


def test_a_new_day_is_told_by_keyboard_with_a_letter(watch: Watch, enishi: Running) -> None:
    page = watch.page
    page.goto("/promises/")
    page.keyboard.press("j")
    page.keyboard.press("l")
    expect(page.locator("#due")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#letter")).to_have_value(re.compile("^中村 彩 様.*過ぎて", re.DOTALL))
    page.goto("/promises/")
    expect(page.locator(".due.late")).to_have_count(0)


def test_a_line_typed_in_kana_is_kept_from_the_palette(watch: Watch, enishi: Running) -> None:
    page = watch.page
    asked: list[str] = []
    page.goto("/today/")
    page.keyboard.press("Control+k")
    page.on("request", lambda request: asked.append(request.url))
    keyboard = page.context.new_cdp_session(page)
    for text in ("な", "なかむらさんに", "なかむらさんにきんようまでに"):
        keyboard.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})
        page.wait_for_timeout(200)
    keyboard.send("Input.insertText", {"text": "中村さんに金曜までに図面を送る"})
    expect(page.locator("#found form .chip")).to_contain_text(["中村 彩さん", "図面を送る", "まで"])
    assert len([address for address in asked if "/search/" in address]) == 1
    page.keyboard.press("Enter")
    expect(page.locator("#toast")).to_contain_text("中村 彩さんへの約束を残しました")
    assert enishi.look(STATES)[0] == 2
    page.keyboard.press("z")
    expect(page.locator(".promise")).to_have_count(1)
    assert enishi.look(STATES)[0] == 1


def test_without_script_a_promise_is_ticked_and_undone(browser: Browser, enishi: Running) -> None:
    context = open_context(browser, enishi, language="ja", script=False)
    page = context.new_page()
    page.goto("/promises/")
    page.locator(".promise .tick").click()
    expect(page.locator(".promise")).to_have_count(0)
    page.locator("#toast button").click()
    expect(page.locator(".promise")).to_have_count(1)
    context.close()
