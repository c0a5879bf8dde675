"""The columnar measures say what the plain ones say, on every engine."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from enishi.ties import BANDS, Tie, Touch, measure
from enishi.ties.outlook import ACTIVE, Around, outlook

ibis = pytest.importorskip("ibis")
pa = pytest.importorskip("pyarrow")

from enishi.ties.columnar import by_kind, by_quarter, measures  # noqa: E402
