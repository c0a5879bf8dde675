"""What the tests of the queries share: a book, and people put straight into it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from tests.cast import aiko

from enishi.kit.names import order_key
from enishi.store.models import Owner, Person


@pytest.fixture
def owner(db: None, settings: object, tmp_path: Path) -> Owner:
    settings.HOME = tmp_path  # type: ignore[attr-defined]
    return aiko()


@pytest.fixture
def person(owner: Owner) -> Callable[..., Person]:
    """A person as resolving and measuring would leave them."""

    def make(name: str, reading: str = "", *, days: int = 0, last: date | None = None, **more: object) -> Person:
        return Person.objects.create(
            owner=owner,
            name=name,
            reading=reading,
            sort_key=order_key(name, reading),
            days=days,
            days_last_year=days,
            strength=float(days),
            last_on=last,
            **more,
        )

    return make
