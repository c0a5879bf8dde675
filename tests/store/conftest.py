"""What the tests of the store share."""

from __future__ import annotations

import pytest
from tests.cast import aiko

from enishi.store.models import Owner


@pytest.fixture
def owner(db: None) -> Owner:
    """Aiko, whose book is empty."""
    return aiko()
