"""Every page of the demo in a real Chromium: for everybody's eyes and hands, in silence, and within its weight."""

from __future__ import annotations

import gzip
import os
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import permutations, product
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page, expect
from tests.whole.demo import Watch, open_context, places, running_demo, wait_until_read
from tests.whole.running import Running

pytestmark = [pytest.mark.slow, pytest.mark.browser]

NAMES = """today people choosing person quiet edit search census organisations organisation ties past yet now
  revive measure import skipped reception promises theirs replies new_day captured history settings capture door
  nowhere""".split()
LOOKS = list(product(["ja", "en"], ["light", "dark"]))
WIDTHS = (1280, 390, 320)
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN_AXE = """async (tags) => {
  const found = await axe.run(document, { runOnly: tags, resultTypes: ["violations"] });
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, html, failureSummary }) =>
      [id, target.join(" "), html.slice(0, 160), failureSummary].join(" | ")));
}"""
SEED = """() => {
  document.querySelector("#main").insertAdjacentHTML("beforeend",
    `<p style="color: red">a</p><img id="seed" src="http://elsewhere.example.org/a.png">`);
  document.querySelector("#seed").style.minWidth = "2000px";
  setTimeout(() => { throw new Error("thrown"); });
}"""
SIDEWAYS = "document.documentElement.scrollWidth - innerWidth"
PAPER = "getComputedStyle(document.body).backgroundColor"
OWN_ADDRESS = """SELECT value FROM store_handle JOIN store_person ON store_person.id = person_id
  WHERE kind = 'email' AND is_owner"""
DAY = 1_714_554_000
DATED = "SELECT dated FROM store_import WHERE name = '{}.vcf'"
DROP = """files => {
  const dataTransfer = new DataTransfer();
  for (const [text, name, lastModified] of files)
    dataTransfer.items.add(new File([text], name, lastModified ? { lastModified } : {}));
  document.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true }));
}"""
FOCUSED = "#main:focus, #main :focus"

CARD = """BEGIN:VCARD\r\nVERSION:3.0\r\nN:Kigawa;Sora;;;\r\nFN:Sora Kigawa\r\nORG:Example Boats\r
EMAIL:sora@boats.example.org\r\nEND:VCARD\r\n"""


@pytest.fixture(scope="module")
def enishi(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running_demo(tmp_path_factory.mktemp("demo")) as running:
        yield running


@pytest.fixture(scope="module")
def addresses(enishi: Running) -> dict[str, str]:
    return places(enishi)


@pytest.fixture(scope="module")
def watches(browser: Browser, enishi: Running) -> Iterator[dict[tuple[str, str, bool], Watch]]:
    """One watched page for each language, colour scheme and side of the door."""
    seen = {
        (language, scheme, inside): open_context(browser, enishi, language=language, scheme=scheme, inside=inside)
        for (language, scheme), inside in product(LOOKS, [True, False])
    }
    yield {look: Watch(context.new_page()) for look, context in seen.items()}
    for context in seen.values():
        context.close()


@pytest.fixture
def watch(browser: Browser, enishi: Running) -> Iterator[Watch]:
    """A fresh page in English on which nothing may go wrong."""
    context = open_context(browser, enishi)
    watched = Watch(context.new_page())
    yield watched
    context.close()
    assert watched.faults == []


@pytest.fixture
def plain(browser: Browser, enishi: Running) -> Iterator[Page]:
    """A fresh page in a browser that runs no script."""
    context = open_context(browser, enishi, script=False)
    yield context.new_page()
    context.close()


def faults_at(watch: Watch, address: str) -> list[str]:
    """What axe, the console and the edges of the screen say of a page, at every width."""
    watch.faults.clear()
    watch.page.goto(address)
    return look_at(watch)


def look_at(watch: Watch) -> list[str]:
    watch.page.evaluate(AXE_SCRIPT)
    for width in WIDTHS:
        watch.page.set_viewport_size({"width": width, "height": 800})
        over = watch.page.evaluate(SIDEWAYS)
        watch.faults += [f"{width}: {over} px too wide"] if over > 0 else []
        watch.faults += [f"{width}: {fault}" for fault in watch.page.evaluate(RUN_AXE, TAGS)]
    return watch.faults


@pytest.mark.parametrize("name", NAMES)
def test_everybody_can_use_the_page_and_nothing_goes_wrong_on_it(
    name: str, watches: dict[tuple[str, str, bool], Watch], addresses: dict[str, str]
) -> None:
    found = {(*look, fault) for look in LOOKS for fault in faults_at(watches[(*look, name != "door")], addresses[name])}
    assert found == set()


def test_the_watch_sees_what_is_wrong(browser: Browser, enishi: Running) -> None:
    watch = Watch(open_context(browser, enishi).new_page())
    watch.page.goto("/capture/")
    watch.page.evaluate(SEED)
    said = "\n".join(look_at(watch))
    watch.page.context.close()
    for fault in ("image-alt", "too wide", "blocked style-src", "blocked img-src", "error: thrown"):
        assert fault in said


@pytest.mark.parametrize("key", ["Control+k", "?"])
def test_everybody_can_use_what_opens_by_a_key(key: str, watches: dict[tuple[str, str, bool], Watch]) -> None:
    for look in LOOKS:
        watch = watches[(*look, True)]
        watch.page.goto("/today/")
        watch.page.keyboard.press(key)
        watch.page.locator("dialog[open]").wait_for()
        watch.page.evaluate(AXE_SCRIPT)
        assert watch.page.evaluate(RUN_AXE, TAGS) == []


# ---- weight


@pytest.mark.parametrize("name", [name for name in NAMES if name not in {"door", "nowhere"}])
def test_a_page_is_light(name: str, enishi: Running, addresses: dict[str, str]) -> None:
    assert weight(enishi.get(addresses[name])) <= 14_000


def test_style_and_script_are_light(enishi: Running) -> None:
    page = enishi.get("/today/")
    styles = sum(weight(enishi.get(path)) for path in re.findall(r'<link rel="stylesheet" href="([^"]+)"', page))
    scripts = sum(weight(enishi.get(path)) for path in re.findall(r'<script src="([^"]+)"', page))
    assert 0 < styles <= 12_000
    assert 0 < scripts <= 22_000


def weight(text: str) -> int:
    """Its bytes on the way, compressed."""
    return len(gzip.compress(text.encode(), mtime=0))


# ---- acting


def first_item(page: Page, *, among: str = ".item[id^=advice-]") -> str:
    """Open today; the selector of what stands there first."""
    page.goto("/today/")
    return f"#{page.locator(among).first.get_attribute('id')}"


def test_an_answered_item_leaves_and_undo_brings_it_back(watch: Watch) -> None:
    item = first_item(watch.page)
    watch.page.locator(f"{item} button[value=later]").click()
    expect(watch.page.locator(item)).to_have_count(0)
    watch.page.locator("#toast button").click()
    expect(watch.page.locator(item)).to_be_visible()


def test_the_palette_finds_a_person(watch: Watch, addresses: dict[str, str]) -> None:
    watch.page.goto("/today/")
    watch.page.keyboard.press("Control+k")
    watch.page.locator("#pal-q").fill("髙橋 誠")
    expect(watch.page.locator("#found a").first).to_have_attribute("href", addresses["quiet"])
    watch.page.keyboard.press("Enter")
    watch.page.wait_for_url(f"**{addresses['quiet']}")


def test_a_note_can_be_written_and_taken_back(watch: Watch, addresses: dict[str, str]) -> None:
    watch.page.goto(addresses["person"])
    watch.page.locator("#note-new").fill("Likes mountain huts")
    watch.page.locator(".add button").click()
    expect(watch.page.locator(".notes li")).to_contain_text("Likes mountain huts")
    expect(watch.page.locator("#note-new")).to_have_value("")
    watch.page.locator("#toast button").click()
    expect(watch.page.locator(".notes li")).to_have_count(0)


@pytest.mark.parametrize(("theme", "scheme"), [("dark", "light"), ("light", "dark")])
def test_the_owners_choice_of_light_or_dark_outranks_the_devices(
    theme: str, scheme: str, browser: Browser, enishi: Running
) -> None:
    page = open_context(browser, enishi, scheme=scheme).new_page()
    page.goto("/settings/")
    before = page.evaluate(PAPER)
    page.locator("#theme").select_option(theme)
    page.get_by_role("button", name="Save").click()
    expect(page.locator("html")).to_have_attribute("data-theme", theme)
    assert page.evaluate(PAPER) != before
    page.locator("#toast button").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "auto")
    assert page.evaluate(PAPER) == before
    page.context.close()


# ---- keys


def test_the_first_tab_reaches_the_way_past_the_navigation(watch: Watch) -> None:
    watch.page.goto("/today/")
    watch.page.keyboard.press("Tab")
    assert watch.page.evaluate("document.activeElement.className") == "skip"
    expect(watch.page.locator(".skip")).to_be_in_viewport()
    watch.page.keyboard.press("Enter")
    assert watch.page.evaluate("document.activeElement.id") == "main"


def test_today_is_worked_off_and_undone_by_single_keys_and_keeps_the_focus(watch: Watch) -> None:
    item = first_item(watch.page, among=".item[id]")
    watch.page.keyboard.press("j")
    assert watch.page.evaluate("item => document.activeElement.closest('.item').matches(item)", item)
    watch.page.keyboard.press("e")
    expect(watch.page.locator(item)).to_have_count(0)
    expect(watch.page.locator(FOCUSED)).to_have_count(1)
    watch.page.keyboard.press("z")
    expect(watch.page.locator(item)).to_be_visible()
    expect(watch.page.locator(FOCUSED)).to_have_count(1)


def test_a_name_being_converted_from_kana_asks_once(watch: Watch) -> None:
    asked: list[str] = []
    watch.page.goto("/people/")
    watch.page.locator("#find input").focus()
    watch.page.on("request", lambda request: asked.append(request.url))
    keyboard = watch.page.context.new_cdp_session(watch.page)
    for text in ("な", "なか", "なかむら"):
        keyboard.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})
        watch.page.wait_for_timeout(250)
    keyboard.send("Input.insertText", {"text": "中村"})
    expect(watch.page.locator("#l-h")).to_contain_text("中村")
    watch.page.wait_for_timeout(400)
    assert len([address for address in asked if "/people/?" in address]) == 1


# ---- files


def test_what_is_chosen_and_what_is_dropped_brings_its_own_date(watch: Watch, enishi: Running, tmp_path: Path) -> None:
    card = tmp_path / "chosen.vcf"
    card.write_text(CARD, "utf-8", newline="")
    os.utime(card, (DAY, DAY))
    watch.page.goto("/import/")
    watch.page.locator("#files").set_input_files(card)
    expect(watch.page.locator(".jobs")).to_contain_text("chosen.vcf")
    watch.page.evaluate(DROP, [[CARD, "dropped.vcf", DAY * 1000], [CARD, "unknown.vcf", None]])
    expect(watch.page.locator(".jobs")).to_contain_text("unknown.vcf")
    wait_until_read(enishi)
    day = f"{datetime.fromtimestamp(DAY, UTC):%Y-%m-%d %H:%M:%S}"
    dates = {name: str(enishi.look(DATED.format(name))[0]) for name in ("chosen", "dropped", "unknown")}
    assert dates == {"chosen": day, "dropped": day, "unknown": "None"}


# ---- without script


def test_without_script_an_item_is_answered_and_the_answer_undone(plain: Page) -> None:
    item = first_item(plain)
    plain.locator(f"{item} button[value=done]").first.click()
    expect(plain.locator(item)).to_have_count(0)
    plain.locator("#toast button").click()
    expect(plain.locator(item)).to_be_visible()


def test_without_script_a_note_is_written(plain: Page, addresses: dict[str, str]) -> None:
    plain.goto(addresses["quiet"])
    plain.locator("#note-new").fill("Writes with a fountain pen")
    plain.locator(".add button").click()
    expect(plain.locator(".notes li")).to_contain_text("Writes with a fountain pen")


def test_without_script_a_file_is_taken_in(plain: Page, enishi: Running, tmp_path: Path) -> None:
    card = tmp_path / "sora.vcf"
    card.write_text(CARD, "utf-8", newline="")
    plain.goto("/import/")
    plain.locator("#files").set_input_files(card)
    plain.locator("#files + button.send").click()
    expect(plain.locator(".jobs")).to_contain_text("sora.vcf")
    wait_until_read(enishi)
    plain.goto("/people/?q=Kigawa")
    expect(plain.locator(".row")).to_contain_text("Sora Kigawa")


def test_without_script_a_folder_is_taken_in(plain: Page, enishi: Running, tmp_path: Path) -> None:
    folder = tmp_path / "mine" / "cards"
    folder.mkdir(parents=True)
    (folder / "sora.vcf").write_text(CARD, "utf-8", newline="")
    plain.goto("/import/")
    plain.locator("#folder").set_input_files(tmp_path / "mine")
    plain.locator("#folder + button.send").click()
    expect(plain.locator(".jobs")).to_contain_text("mine/cards/sora.vcf")
    wait_until_read(enishi)


# ---- newcomers of one company, of whom the demo has none


@pytest.fixture
def newcomers(enishi: Running, tmp_path: Path) -> None:
    """Three people of one company have begun to write with the owner."""
    (me,) = enishi.look(OWN_ADDRESS)
    day = format_datetime(datetime.now(UTC) - timedelta(days=1))
    mails = [
        f"From x@example.org Mon Nov 23 00:00:00 2026\nFrom: {sender}\nTo: {to}\nDate: {day}\n"
        f"Message-ID: <{sender}.{to}>\nSubject: Hello\n\nHello.\n\n"
        for name in ("dora", "emil", "fay")
        for sender, to in permutations([f"{name}@canoes.example.org", str(me)])
    ]
    (tmp_path / "new.mbox").write_text("".join(mails), "utf-8")
    enishi.drop(tmp_path / "new.mbox")
    wait_until_read(enishi)


def test_one_tick_in_reception_answers_for_a_whole_company(
    newcomers: None, watch: Watch, watches: dict[tuple[str, str, bool], Watch]
) -> None:
    assert [faults_at(watches[(*look, True)], "/reception/") for look in LOOKS] == [[]] * len(LOOKS)
    watch.page.goto("/reception/")
    row = watch.page.locator("[id^=new-]").filter(has_text="canoes.example.org")
    expect(row).to_have_count(3)
    row.first.get_by_label("The same for these 2 of canoes.example.org").check()
    row.first.get_by_role("button", name="Customer").click()
    expect(row).to_have_count(0)
    watch.page.locator("#toast button").click()
    expect(row).to_have_count(3)
