"""What the tests of the services share: a book, and the folder its files lie in."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cast import aiko

from enishi.store.models import Owner


@pytest.fixture
def owner(db: None, settings: object, tmp_path: Path) -> Owner:
    """Aiko's empty book, its files in a folder of the test's own."""
    settings.HOME = tmp_path  # type: ignore[attr-defined]
    return aiko()
