"""The one Django app that keeps everything."""

from __future__ import annotations

from django.apps import AppConfig


class StoreConfig(AppConfig):
    name = "enishi.store"
    label = "store"
