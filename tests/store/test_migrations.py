"""A new book is laid out in one step, an older one step by step: both end alike."""

from __future__ import annotations

from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader


def test_one_step_lays_out_what_the_nine_steps_do() -> None:
    loader = MigrationLoader(None, replace_migrations=False)
    stepwise = loader.project_state(("store", "0009_posts_are_found"))
    at_once = loader.project_state(("store", "0001_whole"))
    assert "document" in {name for _, name in at_once.models}
    assert MigrationAutodetector(stepwise, at_once).changes(loader.graph) == {}
