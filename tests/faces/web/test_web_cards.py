"""A photographed card beside what was read from it; the reading itself is done by hand here."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from django.test import Client
from tests.cast import BEN_CARD, NOW, give

from enishi.kit.card_fields import Card
from enishi.records import Origin
from enishi.services.facts import store
from enishi.services.imports import chunks_of, file_of, take_in
from enishi.services.whoiswho import settle
from enishi.sources.card_photo import SOURCE_NAME, mark_of
from enishi.sources.card_photo.person import said_by
from enishi.store.models import Import, Owner, Sighting

PICTURE = Path(__file__).parents[2] / "sources/samples/card_photo/one_card.png"


@pytest.fixture
def job(owner: Owner) -> Import:
    """A picture that was read: its e-mail address doubtfully."""
    job = take_in(owner=owner, name="meishi.png", chunks=chunks_of(PICTURE))
    read = Card()
    read.add("name", "妹尾克修", 1.0)
    read.add("email", "k.sea@tsukikage-shoji.example", 0.7)
    beside = (("confidence name", "1"), ("confidence email", "0.7"), ("turned", "1"), ("unread", "Since 1971"))
    record = said_by(read, Origin(SOURCE_NAME, f"{mark_of(file_of(job))}:1"), None, beside)
    settle(owner, store([record], owner=owner, job=job, now=NOW).identities)
    Import.objects.filter(pk=job.pk).update(state=Import.State.DONE, sightings=1)
    return job


def test_a_picture_s_page_leads_to_its_cards(inside: Client, job: Import) -> None:
    assert f"/import/{job.pk}/cards/" in inside.get(f"/import/{job.pk}/").content.decode()


def test_a_card_stands_beside_its_fields_with_the_doubtful_marked(inside: Client, job: Import) -> None:
    page = inside.get(f"/import/{job.pk}/cards/").content.decode()
    assert f'src="/import/{job.pk}/cards/1.jpg"' in page
    assert 'value="妹尾克修"' in page
    assert page.count("field doubtful") == 1
    assert "Since 1971" in page


def test_a_card_is_corrected_on_its_page(inside: Client, owner: Owner, job: Import) -> None:
    card = Sighting.objects.get(owner=owner, source=SOURCE_NAME)
    said = {"name": "妹尾 克修", "email": "k.seo@tsukikage-shoji.example", "next": f"/import/{job.pk}/cards/"}
    assert inside.post(f"/import/{job.pk}/cards/{card.pk}/correct/", said).status_code == 303
    page = inside.get(f"/import/{job.pk}/cards/").content.decode()
    assert 'value="k.seo@tsukikage-shoji.example"' in page
    assert "field doubtful" not in page


def test_a_correction_that_is_no_address_is_said_on_the_page(inside: Client, owner: Owner, job: Import) -> None:
    card = Sighting.objects.get(owner=owner, source=SOURCE_NAME)
    said = {"name": "妹尾 克修", "email": "k.seo", "next": f"/import/{job.pk}/cards/"}
    assert inside.post(f"/import/{job.pk}/cards/{card.pk}/correct/", said).status_code == 422


@pytest.mark.skipif(importlib.util.find_spec("cv2") is None, reason="Showing a card needs the extra “ocr”.")
def test_a_card_is_shown_upright_as_a_jpeg(inside: Client, job: Import) -> None:
    answer = inside.get(f"/import/{job.pk}/cards/1.jpg")
    assert answer["Content-Type"] == "image/jpeg"
    assert answer.content.startswith(b"\xff\xd8\xff")


@pytest.mark.parametrize("where", ["cards/2.jpg", "cards/0.jpg", "cards/..%2f1.jpg"])
def test_no_other_file_is_shown(inside: Client, job: Import, where: str) -> None:
    assert inside.get(f"/import/{job.pk}/{where}").status_code == 404


def test_a_stranger_sees_no_card(client: Client, job: Import) -> None:
    assert client.get(f"/import/{job.pk}/cards/1.jpg").status_code == 403


def test_another_owner_s_cards_are_not_there(inside: Client, job: Import) -> None:
    other = Owner.objects.create(name="Chen")
    Import.objects.filter(pk=job.pk).update(owner=other)
    assert inside.get(f"/import/{job.pk}/cards/").status_code == 404
    assert inside.get(f"/import/{job.pk}/cards/1.jpg").status_code == 404


def test_whose_card_was_photographed_has_it_on_their_page_once_it_comes_into_view(inside: Client, job: Import) -> None:
    person = Sighting.objects.get(source=SOURCE_NAME).person_id
    assert f'hx-get="/people/{person}/cards/"' in inside.get(f"/people/{person}/").content.decode()
    piece = inside.get(f"/people/{person}/cards/", headers={"HX-Request": "true"}).content.decode()
    assert f'src="/import/{job.pk}/cards/1.jpg" alt="妹尾克修さんの名刺" loading="lazy"' in piece
    assert "<html" not in piece


def test_without_a_script_the_link_leads_to_the_card(inside: Client, job: Import) -> None:
    person = Sighting.objects.get(source=SOURCE_NAME).person_id
    assert inside.get(f"/people/{person}/cards/").headers["Location"] == f"/import/{job.pk}/cards/#card-1"


def test_whose_card_was_not_photographed_is_offered_none(inside: Client, owner: Owner) -> None:
    give(owner, "ben.vcf", BEN_CARD)
    person = Sighting.objects.get().person_id
    assert "/cards/" not in inside.get(f"/people/{person}/").content.decode()
    assert inside.get(f"/people/{person}/cards/").status_code == 404


def test_a_card_whose_picture_is_gone_is_not_shown(inside: Client, job: Import) -> None:
    file_of(job).unlink()
    person = Sighting.objects.get(source=SOURCE_NAME).person_id
    assert "<img" not in inside.get(f"/people/{person}/cards/", headers={"HX-Request": "true"}).content.decode()
