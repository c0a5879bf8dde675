"""Files that the owner gave, and what came of them."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any, ClassVar

from django.db import models

from enishi.store.models.owner import Owned


class Import(Owned):
    """One file on its way into the book. The file is kept beside the database, so it can be read again."""

    class State(models.TextChoices):
        ARRIVING = "arriving"  # its file is still being written
        CHOOSE = "choose"  # the owner says which of two readers it is, or what stands in which column
        WAITING = "waiting"
        RUNNING = "running"
        STOPPED = "stopped"
        DONE = "done"
        REFUSED = "refused"
        UNDOING = "undoing"
        UNDONE = "undone"

    batch = models.UUIDField(default=uuid.uuid4)  # what was dropped together
    name = models.CharField(max_length=500)
    path = models.CharField(max_length=600)  # below the book's folder
    size = models.BigIntegerField(default=0)
    source = models.CharField(max_length=60, default="", blank=True)
    choices = models.JSONField(default=list)  # the rivals, in state CHOOSE
    told = models.JSONField(default=dict, blank=True)  # what the owner said about a file that does not explain itself
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    stop_asked = models.BooleanField(default=False)
    sentence = models.JSONField(null=True)  # why it was refused

    cursor = models.BigIntegerField(default=0)  # how many items of the reader's stream are stored
    done = models.BigIntegerField(default=0)  # how far the reader is, in its own unit
    total = models.BigIntegerField(default=0)
    sightings = models.PositiveIntegerField(default=0)
    interactions = models.PositiveIntegerField(default=0)
    others = models.PositiveIntegerField(default=0)  # roles, praise, links and posts
    unchanged = models.PositiveIntegerField(default=0)
    skipped = models.PositiveIntegerField(default=0)
    worked_ms = models.BigIntegerField(default=0)
    around = models.JSONField(default=list)  # of a file taken back: the people it spoke of, who are yet to be settled
    is_late = models.BooleanField(
        default=False
    )  # it is stored, and who is who is yet to be asked, with the next file's

    dated = models.DateTimeField(null=True)  # the file's own date, where it came with one
    created_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["owner", "state"]), models.Index(fields=["owner", "batch"])]

    @property
    def seconds_left(self) -> float | None:
        """The time that the rest will take if it goes on as so far; None while nothing can be said."""
        if self.state != self.State.RUNNING or not self.done or not self.total or self.worked_ms < 1500:
            return None
        return self.worked_ms / 1000 * max(self.total - self.done, 0) / self.done

    @property
    def said_at(self) -> datetime:
        """When the file's words were said at the latest."""
        return self.dated or self.created_at

    @property
    def is_box(self) -> bool:
        """Whether it is the line of a folder or an archive, whose files have lines of their own."""
        return self.state == self.State.DONE and not self.source

    @property
    def is_open(self) -> bool:
        return self.state in {self.State.WAITING, self.State.RUNNING, self.State.UNDOING}


class Fact(Owned):
    """Something a source said. Facts are only added; what is told differently is a new row, and `current` marks the
    one that stands (see `services.standing`).

    Each row belongs to the import that brought it first; `Again` notes the later imports that said the same.
    """

    imported = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="+", null=True)
    source = models.CharField(max_length=60)
    key = models.CharField(max_length=500)
    digest = models.CharField(max_length=40)
    current = models.BooleanField(default=True)
    told = models.DateTimeField(null=True)  # when the source says that it said so

    class Meta:
        abstract = True
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["owner", "source", "key", "digest"], name="%(class)s_said_once")
        ]


class Again(Owned):
    """A later import said what a row already says: undoing the first import must not take the fact away."""

    imported = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20)
    fact = models.BigIntegerField()
    told = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "kind", "fact", "imported"], name="said_again_once")]


class SkippedRow(Owned):
    """A part of a file that could not be read: where, and why."""

    imported = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="skipped_rows")
    place = models.JSONField()
    reason = models.JSONField()

    class Meta:
        indexes = [models.Index(fields=["owner", "imported"])]
