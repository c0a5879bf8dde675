"""Only the owner comes in, and nobody else's form does anything."""

from __future__ import annotations

import pytest
from django.test import Client

from enishi.faces.web.middleware import POLICY
from enishi.services.door import new_key
from enishi.services.owner import end_sessions
from enishi.store.models import Owner

pytestmark = pytest.mark.django_db

PAGES = ("/", "/today/", "/people/", "/import/", "/reception/", "/history/", "/settings/", "/capture/", "/export/")


@pytest.mark.parametrize("page", PAGES)
def test_without_a_stamp_every_page_is_the_door(page: str, client: Client) -> None:
    answer = client.get(page)
    assert answer.status_code == 403
    assert "enishi link" in answer.content.decode()


@pytest.mark.parametrize("page", ["/healthz", "/manifest.webmanifest"])
def test_what_tells_nothing_about_anybody_is_open(page: str, client: Client) -> None:
    assert client.get(page).status_code == 200


def test_a_link_lets_in_once(owner: Owner, client: Client) -> None:
    link = f"/enter/{new_key(owner=owner)}/"
    assert client.get(link).status_code == 302
    assert client.get("/settings/").status_code == 200
    assert Client().get(link).status_code == 403


def test_a_used_link_does_no_harm_to_whoever_is_inside(owner: Owner, client: Client) -> None:
    link = f"/enter/{new_key(owner=owner)}/"
    client.get(link)
    answer = client.get(link)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/today/")


def test_a_made_up_link_or_stamp_opens_nothing(owner: Owner, client: Client) -> None:
    assert client.get("/enter/made-up/").status_code == 403
    client.cookies["enishi"] = f"{owner.pk}:1:forged"
    assert client.get("/today/").status_code == 403


def test_the_stamp_is_kept_from_scripts_and_other_sites(inside: Client) -> None:
    stamp = inside.cookies["enishi"]
    assert stamp["httponly"]
    assert stamp["samesite"] == "Lax"
    assert stamp["max-age"] == 14 * 24 * 3600


def test_ended_sessions_stand_before_the_door_again(owner: Owner, inside: Client) -> None:
    end_sessions(owner=owner)
    assert inside.get("/settings/").status_code == 403


def test_ending_all_sessions_ends_this_one_too(inside: Client) -> None:
    assert inside.post("/settings/sessions/end/").status_code == 403
    assert inside.get("/settings/").status_code == 403


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "https://elsewhere.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}],
    ids=str,
)
def test_a_form_from_elsewhere_changes_nothing(headers: dict[str, str], owner: Owner, inside: Client) -> None:
    answer = inside.post("/settings/", {"name": "Mallory", "zone": "UTC", "theme": "dark"}, headers=headers)
    owner.refresh_from_db()
    assert (answer.status_code, owner.name) == (403, "原 愛子")


def test_a_form_without_its_token_changes_nothing(owner: Owner) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.get(f"/enter/{new_key(owner=owner)}/")
    answer = browser.post("/settings/own/", {"text": "mallory@example.org"})
    assert answer.status_code == 403
    assert "own" not in browser.get("/history/").content.decode().split("<main")[1].split("</main")[0]


@pytest.mark.parametrize("page", ["/settings/", "/healthz", "/nothing/", "/today/"])
def test_every_answer_carries_the_strict_headers(page: str, inside: Client) -> None:
    answer = inside.get(page)
    assert answer.headers["Content-Security-Policy"] == POLICY
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "unsafe" not in POLICY


def test_another_host_name_is_refused(inside: Client) -> None:
    assert inside.get("/healthz", headers={"Host": "rebound.example"}).status_code == 400
