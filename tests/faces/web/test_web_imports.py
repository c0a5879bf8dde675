"""Files that a browser sends: the dates that the page's script tells of them, believed as far as they can be."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.cast import BEN_CARD, MAKOTO_CARD, NOW

from enishi.store.models import Import, Owner

DAY = datetime(2024, 5, 1, 9, tzinfo=UTC)


def told(day: datetime) -> str:
    return str(round(day.timestamp() * 1000))


def send(inside: Client, dated: str | None) -> list[datetime | None]:
    """Two cards go in, with what is told of their dates."""
    cards = [SimpleUploadedFile(name, card.encode()) for name, card in (("a.vcf", BEN_CARD), ("b.vcf", MAKOTO_CARD))]
    inside.post("/import/", {"files": cards, **({} if dated is None else {"dated": dated})})
    return list(Import.objects.order_by("pk").values_list("dated", flat=True))


def test_each_file_has_the_date_that_the_browser_tells(owner: Owner, inside: Client) -> None:
    other = DAY - timedelta(days=400)
    assert send(inside, f"{told(DAY)},{told(other)}") == [DAY, other]


@pytest.mark.parametrize(
    "date", ["0", "", "now", "-1", "1e12", "9" * 400, "²", told(NOW + timedelta(days=1)), told(DAY.replace(year=1989))]
)
def test_a_date_that_no_file_can_have_is_none(date: str, owner: Owner, inside: Client) -> None:
    assert send(inside, f"{date},{told(DAY)}") == [None, DAY]


@pytest.mark.parametrize("dated", [None, told(DAY), f"{told(DAY)},{told(DAY)},{told(DAY)}"])
def test_where_dates_and_files_are_not_as_many_no_file_has_one(dated: str | None, owner: Owner, inside: Client) -> None:
    assert send(inside, dated) == [None, None]
