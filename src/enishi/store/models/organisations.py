"""Organisations, as sources name them, and the times that people spent there."""

from __future__ import annotations

from django.db import models

from enishi.store.models.owner import Owned
from enishi.store.models.people import Person


class Organisation(Owned):
    """One written name of an organisation; names that are one organisation point to the oldest. Ids stay."""

    key = models.CharField(max_length=200)  # the name folded: width, legal form, variants
    name = models.CharField(max_length=300)  # as most sources write it
    merged_into = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="merged")  # derived
    domains = models.JSONField(default=list)  # derived: of the addresses of those who work there

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "key"], name="organisation_once")]


class OrganisationDecision(Owned):
    """What the owner decided about which names are one organisation; it outlives every rebuild."""

    class Kind(models.TextChoices):
        SAME = "same"
        DIFFERENT = "different"
        FORMER = "former"  # `other` is what `one` was called before, or what became part of it

    kind = models.CharField(max_length=12, choices=Kind.choices)
    one = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    since = models.CharField(max_length=10, default="", blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["owner", "kind"])]


class Stint(Owned):
    """A person's time at an organisation, from everything that is said of it; derived."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="stints")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, null=True, related_name="stints")
    name = models.CharField(max_length=300, default="")  # the organisation as this person's sources write it
    department = models.CharField(max_length=300, default="")
    title = models.CharField(max_length=300, default="")
    since = models.CharField(max_length=10, default="")  # a partial date; empty when nothing is known
    until = models.CharField(max_length=10, default="")
    is_current = models.BooleanField(default=True)
    first_seen = models.DateField(null=True)  # the first and last day on which a source says so
    last_seen = models.DateField(null=True)
    sources = models.JSONField(default=list)

    class Meta:
        indexes = [models.Index(fields=["owner", "person"]), models.Index(fields=["owner", "organisation"])]
