"""The calendar of promises: read by whoever has the secret link, and by nobody else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from tests.cast import NOW

from enishi.sources import all_sources
from enishi.store.models import Owner, Person, Promise


@pytest.fixture
def link(inside: Client, owner: Owner, makoto: Person) -> str:
    made = {"owner": owner, "kind": "promise", "person": makoto, "is_by_hand": True, "said_at": NOW}
    words = "見積もり, 図面; 仕様書の三点をそろえてお送りし、あらためてご説明いたします。\nBEGIN:VEVENT"
    Promise.objects.create(**made, key="a", by_owner=True, words=words, due=date(2026, 11, 27))
    Promise.objects.create(**made, key="b", by_owner=False, words="theirs", due=date(2026, 11, 27))
    Promise.objects.create(**made, key="c", by_owner=True, words="undated")
    inside.post("/settings/feed/")
    owner.refresh_from_db()
    return f"/feed/{owner.feed}/promises.ics"


def test_a_stranger_with_the_link_reads_what_our_own_reader_understands(link: str, tmp_path: Path) -> None:
    answer = Client().get(link)
    assert answer.headers["Content-Type"].startswith("text/calendar")
    file = tmp_path / "promises.ics"
    file.write_bytes(answer.content)
    (event,) = [item for item in all_sources()["ics"].read(file) if hasattr(item, "subject")]
    assert event.subject.startswith("髙橋 誠: 見積もり, 図面; 仕様書")
    assert event.all_day
    assert max(len(line) for line in answer.content.split(b"\r\n")) <= 75


@pytest.mark.parametrize("token", ["", "x", "None"])
def test_a_guess_reads_nothing(link: str, token: str) -> None:
    assert Client().get(f"/feed/{token}/promises.ics").status_code in {403, 404}


def test_an_ended_link_reads_nothing(link: str, inside: Client) -> None:
    inside.post("/settings/feed/end/")
    assert Client().get(link).status_code == 404


def test_the_link_opens_no_other_page(link: str) -> None:
    stranger = Client()
    stranger.get(link)
    assert stranger.get("/promises/").status_code == 403
