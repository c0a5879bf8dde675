"""What somebody said they would do for another, or asked of them, and what became of it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from enishi.store.models.happenings import Interaction
from enishi.store.models.owner import Owned
from enishi.store.models.people import Handle, Note, Person


class PromiseQuerySet(models.QuerySet["Promise"]):
    """Ways of choosing promises."""

    def standing(self) -> PromiseQuerySet:
        """Those whose words are still in the book; each with `who` it binds the owner to, and when it is `due_on`."""
        words = Q(is_by_hand=True) | Q(note__isnull=False) | Q(interaction__current=True)
        who = Coalesce("handle__person", "person__merged_into", "person")
        due = Coalesce("told_due", "moved_to", "due")
        rows: Any = self.filter(words)
        standing: PromiseQuerySet = rows.annotate(who=who, due_on=due).exclude(who=None)
        return standing

    def taken(self) -> PromiseQuerySet:
        """Sure ones, and those of which the owner said that they are."""
        return self.filter(Q(is_doubt=False) | Q(is_accepted=True))

    def open(self) -> PromiseQuerySet:
        return self.filter(state=Promise.State.OPEN)

    def doubtful(self) -> PromiseQuerySet:
        """Those that only the owner can tell."""
        return self.open().filter(is_doubt=True, is_accepted=False)

    def with_person(self, person: int) -> PromiseQuerySet:
        """Those between the owner and one person."""
        return self.with_people([person])

    def with_people(self, people: Collection[int]) -> PromiseQuerySet:
        """Those between the owner and any of these people."""
        theirs = Q(handle__person__in=people) | Q(person__in=people) | Q(person__merged_into__in=people)
        return self.filter(theirs)

    def said_with(self, one: Promise) -> PromiseQuerySet:
        """One promise as it is given to each of those to whom its letter goes; alone where it was in no letter."""
        if one.interaction_id is None:
            return self.filter(pk=one.pk)
        return self.filter(interaction=one.interaction_id, words=one.words, kind=one.kind, by_owner=one.by_owner)

    def soonest(self) -> PromiseQuerySet:
        """Those with a day first, by it; the rest by when they were said, the newest first."""
        return self.order_by(F("due_on").asc(nulls_last=True), "-said_at", "pk")


class Promise(Owned):
    """One promise or request between the owner and a person.

    What a text says is derived and made anew at will; the owner's words on it stay, with its id, even while the text
    is out of the book. Nothing here is ever called broken: that is for nobody but the two to say.
    """

    class Kind(models.TextChoices):
        PROMISE = "promise"
        REQUEST = "request"

    class State(models.TextChoices):
        OPEN = "open"
        KEPT = "kept"
        KEPT_LATE = "kept_late"  # late, but told before
        LET_GO = "let_go"  # by agreement
        NOT_ONE = "not_one"  # no promise at all

    key = models.CharField(max_length=600)  # where it was said and which of its sentences; the same whenever read
    kind = models.CharField(max_length=8, choices=Kind.choices)
    by_owner = models.BooleanField()  # who is to act
    # where it was said
    interaction = models.ForeignKey(Interaction, on_delete=models.SET_NULL, null=True, related_name="promises")
    note = models.ForeignKey(Note, on_delete=models.CASCADE, null=True, related_name="promises")
    is_by_hand = models.BooleanField(default=False)
    # between the owner and whom: an address, so that it follows whoever has it; or a person, if the owner named one
    handle = models.ForeignKey(Handle, on_delete=models.SET_NULL, null=True, related_name="promises")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="promises")
    words = models.TextField(default="")
    said_at = models.DateTimeField()
    due = models.DateField(null=True)
    precision = models.CharField(max_length=8, default="")  # how exactly the day was said
    confidence = models.FloatField(default=1)
    is_doubt = models.BooleanField(default=False)
    # what later words say of it, found by the program and only proposed
    kept_by = models.ForeignKey(Interaction, on_delete=models.SET_NULL, null=True, related_name="+")
    kept_note = models.ForeignKey(Note, on_delete=models.SET_NULL, null=True, related_name="+")
    kept_words = models.TextField(default="")
    moved_to = models.DateField(null=True)
    is_followed = models.BooleanField(default=False)  # whether later words were looked at
    # the owner's own words
    state = models.CharField(max_length=9, choices=State.choices, default=State.OPEN)
    is_accepted = models.BooleanField(default=False)  # of a doubt: it is one
    told_due = models.DateField(null=True)  # the new day that was told
    not_by = models.JSONField(default=list)  # what was proposed as keeping it, and did not
    settled_at = models.DateTimeField(null=True)

    who: int  # with `standing`: the person as of now
    due_on: date | None  # with `standing`: the day told last

    objects = PromiseQuerySet.as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["owner", "key"], name="promise_once")
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["owner", "state", "due"], name="promise_by_day"),
            models.Index(fields=["owner", "said_at"], condition=Q(is_followed=False), name="to_be_followed"),
        ]

    @property
    def has_owners_word(self) -> bool:
        """Whether the owner said anything of it, so that it must stay."""
        return bool(
            self.is_by_hand or self.is_accepted or self.told_due or self.not_by or self.state != self.State.OPEN
        )
