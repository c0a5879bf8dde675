"""Whose book this is, and the keys to its door."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import models


class Owner(models.Model):
    """The person a book belongs to. Every other table names one."""

    class Theme(models.TextChoices):
        AUTO = "auto"
        LIGHT = "light"
        DARK = "dark"

    class Calendar(models.TextChoices):
        ERA = "era"
        WESTERN = "western"
        NONE = "none"

    name = models.CharField(max_length=200, default="", blank=True)
    language = models.CharField(max_length=8, default="", blank=True)  # empty: as the browser or the terminal says
    zone = models.CharField(max_length=64, default="UTC")
    theme = models.CharField(max_length=8, choices=Theme.choices, default=Theme.AUTO)
    calendar = models.CharField(max_length=8, choices=Calendar.choices, default=Calendar.ERA)
    single_keys = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)
    generation = models.PositiveIntegerField(default=1)  # raised to end all sessions
    feed = models.CharField(max_length=64, default="", blank=True)  # the secret in the link for calendars, if any
    rules = models.PositiveSmallIntegerField(default=1)  # by which version of our rules the derived was made
    advised_on = models.DateField(null=True, blank=True)  # the day that the kept advice is for
    projects = models.JSONField(null=True)  # what the owner works on now, with whom; found once a day
    trial = models.JSONField(
        null=True
    )  # how well the measure foretold the owner's own last 90 days, and when it was tried
    created_at = models.DateTimeField(auto_now_add=True)

    def today(self, now: datetime) -> date:
        """The date in the owner's own time zone."""
        return now.astimezone(ZoneInfo(self.zone)).date()


class Owned(models.Model):
    """A row of somebody's book."""

    owner = models.ForeignKey(Owner, on_delete=models.CASCADE, db_index=False, related_name="+")

    class Meta:
        abstract = True


class Key(Owned):
    """A one-time link to the door; only its hash is kept."""

    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)
    used_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["owner", "used_at"])]
