"""A new book begins in the time zone of its machine."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

_ASK = "import django; django.setup(); from django.conf import settings; print(settings.ZONE_OF_THIS_MACHINE)"


@pytest.mark.parametrize(("zone", "expected"), [("Asia/Tokyo", "Asia/Tokyo"), ("Europe/Berlin", "Europe/Berlin")])
def test_the_zone_of_the_machine_is_seen_although_django_works_in_utc(zone: str, expected: str, tmp_path: Path) -> None:
    env = {**os.environ, "TZ": zone, "ENISHI_HOME": str(tmp_path), "DJANGO_SETTINGS_MODULE": "enishi.settings"}
    said = subprocess.run([sys.executable, "-c", _ASK], env=env, check=True, capture_output=True, text=True)
    assert said.stdout.strip() == expected
