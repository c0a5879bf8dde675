"""The pages."""

from __future__ import annotations

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "enishi.faces.web"
    label = "web"
