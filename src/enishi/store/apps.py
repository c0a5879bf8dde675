"""The one Django app that keeps everything."""

from __future__ import annotations

from django.apps import AppConfig

from enishi.store import among


class StoreConfig(AppConfig):
    name = "enishi.store"
    label = "store"

    def ready(self) -> None:
        """Before anything is asked of the database."""
        among.use()
