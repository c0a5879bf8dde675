"""What happened between people, and what was said of them."""

from __future__ import annotations

from django.db import models

from enishi.store.models.imports import Fact
from enishi.store.models.owner import Owned
from enishi.store.models.people import Handle, Person


class Interaction(Fact):
    """A mail, a meeting, a message, an invitation, a call."""

    at = models.DateTimeField()
    until = models.DateTimeField(null=True)
    kind = models.CharField(max_length=12)
    said_direction = models.CharField(max_length=3, default="")  # as the source said, if it did
    direction = models.CharField(max_length=3, default="")  # derived: "in", "out", or "" when nobody can tell
    thread = models.CharField(max_length=500, default="")
    subject = models.TextField(default="")
    text = models.TextField(default="")
    place = models.TextField(default="")
    is_bulk = models.BooleanField(default=False)
    all_day = models.BooleanField(default=False)
    crowd = models.PositiveIntegerField(default=0)  # how many took part, by the addresses given
    files = models.JSONField(default=list)  # the names of what was attached
    is_sifted = models.BooleanField(default=False)  # derived: looked through for promises

    class Meta(Fact.Meta):
        indexes = [
            models.Index(fields=["owner", "at"]),
            models.Index(fields=["owner", "thread"]),
            models.Index(fields=["owner", "-at"], condition=models.Q(is_sifted=False), name="to_be_sifted"),
        ]


class Presence(Owned):
    """Someone took part in an interaction, by this address."""

    interaction = models.ForeignKey(Interaction, on_delete=models.CASCADE, related_name="presences")
    handle = models.ForeignKey(Handle, on_delete=models.CASCADE, related_name="presences")
    part = models.CharField(max_length=10)
    name = models.CharField(max_length=300, default="")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["interaction", "handle", "part"], name="present_once_a_part")]
        indexes = [
            models.Index(fields=["handle", "interaction"]),
            models.Index(fields=["owner", "handle"], condition=models.Q(part="gone"), name="said_to_be_gone"),
        ]


class Role(Fact):
    """A place held at an organisation for a time; the owner's own when `handle` is empty."""

    handle = models.ForeignKey(Handle, on_delete=models.SET_NULL, null=True, related_name="roles")
    organisation = models.CharField(max_length=300, default="")
    department = models.CharField(max_length=300, default="")
    title = models.CharField(max_length=300, default="")
    since = models.CharField(max_length=10, default="")
    until = models.CharField(max_length=10, default="")
    place = models.TextField(default="")
    text = models.TextField(default="")


class Praise(Fact):
    """Words about the owner's work (in), or by the owner about another's (out)."""

    direction = models.CharField(max_length=3)
    handle = models.ForeignKey(Handle, on_delete=models.SET_NULL, null=True, related_name="praise")
    name = models.CharField(max_length=300, default="")
    organisation = models.CharField(max_length=300, default="")
    title = models.CharField(max_length=300, default="")
    skill = models.CharField(max_length=300, default="")
    words = models.TextField(default="")
    at = models.DateTimeField(null=True)


class Advice(Owned):
    """A reason to attend to someone today; derived, thrown away and made again."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="advice")
    rule = models.CharField(max_length=40)
    about = models.CharField(max_length=500, default="")  # the thread, meeting or change that it is about
    weight = models.FloatField()
    at = models.DateTimeField(null=True)
    headline = models.JSONField()
    evidence = models.JSONField(default=list)

    class Meta:
        indexes = [models.Index(fields=["owner", "rule", "-weight"]), models.Index(fields=["person"])]


class Answer(Owned):
    """What the owner answered to an advice: done, another day, never about this person."""

    class Verdict(models.TextChoices):
        DONE = "done"
        LATER = "later"
        NEVER = "never"

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="answers")
    rule = models.CharField(max_length=40)
    about = models.CharField(max_length=500, default="")
    verdict = models.CharField(max_length=8, choices=Verdict.choices)
    until = models.DateField(null=True)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["owner", "person"]), models.Index(fields=["owner", "at"])]


class Deed(Owned):
    """One thing the owner did, with what it takes to undo it."""

    at = models.DateTimeField()
    what = models.JSONField()  # a sentence
    changes = models.JSONField(default=list)  # [{"model", "id", "before", "after"}] in the order they were made
    undone_at = models.DateTimeField(null=True)
    batch = models.UUIDField(null=True)  # the files that were dropped, when that was the deed

    class Meta:
        indexes = [models.Index(fields=["owner", "-at"]), models.Index(fields=["owner", "batch"])]
