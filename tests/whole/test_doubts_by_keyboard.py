"""受付 in a real Chromium: a hundred doubts are settled without a mouse, and the last answer is taken back."""

from __future__ import annotations

from typing import Any

import pytest
from tests.cast import NOW, aiko

from enishi.queries.doubts import open_doubts
from enishi.records import Name, Origin
from enishi.records import Sighting as Said
from enishi.services.door import new_key
from enishi.services.facts import store
from enishi.services.measuring import refresh_all
from enishi.services.whoiswho import settle
from enishi.store.models import Decision, Owner

pytestmark = [pytest.mark.browser, pytest.mark.slow]

DOUBTS = 100
_FAMILIES = "佐藤 鈴木 高橋 田中 伊藤 渡辺 山本 中村 小林 加藤".split()
_GIVENS = "誠 健 直樹 大輔 翔太 美咲 恵子 幸子 和子 花子".split()


@pytest.fixture
def doubtful(transactional_db: None) -> Owner:
    """A hundred names, each on two cards that share nothing else."""
    owner = aiko()
    names = [Name(family=family, given=given) for family in _FAMILIES for given in _GIVENS]
    cards = [Said(Origin("vcard", f"{copy}-{at}"), name) for copy in "ab" for at, name in enumerate(names)]
    settle(owner, store(cards, owner=owner, job=None, now=NOW).identities)
    refresh_all(owner, now=NOW)
    assert len(open_doubts(owner)) == DOUBTS
    return owner


def test_a_hundred_doubts_are_settled_by_keyboard_alone(doubtful: Owner, browser: Any, live_server: Any) -> None:
    page = browser.new_page()
    page.goto(f"{live_server.url}/enter/{new_key(owner=doubtful)}/")
    page.goto(f"{live_server.url}/reception/")
    for left in range(DOUBTS, 0, -1):
        page.wait_for_function(f"document.querySelector('#r-doubts + .c')?.textContent.trim() === '{left}'")
        page.keyboard.press("j")
        page.keyboard.press("e" if left % 2 else "d")
    page.wait_for_selector("#r-doubts", state="detached")
    assert Decision.objects.filter(owner=doubtful).count() == DOUBTS
    page.keyboard.press("z")
    page.wait_for_selector("#r-doubts")
    assert Decision.objects.filter(owner=doubtful).count() == DOUBTS - 1
    page.close()
