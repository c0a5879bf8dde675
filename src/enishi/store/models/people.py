"""Who is who: people, the addresses that reach them, and what sources said of them."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.db import models

from enishi.store.models.imports import Fact
from enishi.store.models.owner import Owned, Owner
from enishi.ties import Tie

_KEPT_PARTS = (
    *("parts", "by_kind", "by_quarter", "received", "sent"),
    *("warmth", "they_started", "we_started", "they_answered", "we_answered"),
)
TIE_COLUMNS = ("strength", "days", "days_last_year", "rhythm", "first_on", "last_on", "tie")


def _tuples(value: Any) -> Any:
    """JSON's lists as the tuples they were."""
    return tuple(_tuples(item) for item in value) if isinstance(value, list) else value


class PersonQuerySet(models.QuerySet["Person"]):
    """Ways of choosing people."""

    def known(self) -> PersonQuerySet:
        """People, not organisations, not the owner, not set aside, each once; nor whoever is not looked up yet."""
        people = self.filter(merged_into=None, is_owner=False, is_organisation=False, is_aside=False, is_nobody=False)
        return people.exclude(name="")

    def to_bring_up(self, today: date) -> PersonQuerySet:
        """Of those, whom today may be spoken of unasked: not left in peace, not in mourning, not dead."""
        over = models.Q(peace="mourning", peace_until__lt=today)
        return self.known().filter(models.Q(peace="") | over, keep_quiet=False)

    def me(self, owner: Owner) -> int | None:
        """The number of the owner's own row; None while no source has told whose book it is."""
        own = self.filter(owner=owner, is_owner=True, merged_into=None)
        return own.values_list("pk", flat=True).first()


class Person(Owned):
    """Someone known. A row is made for the first fact about somebody and keeps its id for ever: when two rows
    turn out to be one person, the older stays and the other points to it; when they part again, it comes back."""

    class Relation(models.TextChoices):
        UNPLACED = ""
        BOSS = "boss"
        PEER = "peer"
        JUNIOR = "junior"
        CUSTOMER = "customer"
        SUPPLIER = "supplier"
        FRIEND = "friend"
        OTHER = "other"

    class Peace(models.TextChoices):
        NONE = ""
        MOURNING = "mourning"  # until a date, if one is said: nothing joyful, nothing that is not needed
        DECEASED = "deceased"  # nothing at all

    merged_into = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="merged")
    # the owner's own words
    relation = models.CharField(max_length=12, choices=Relation.choices, default=Relation.UNPLACED, blank=True)
    is_aside = models.BooleanField(default=False)  # "not a person I keep"
    keep_quiet = models.BooleanField(default=False)  # "do not bring this person up"
    is_dear = models.BooleanField(default=False)  # whom to treasure
    peace = models.CharField(max_length=8, choices=Peace.choices, default=Peace.NONE, blank=True)
    peace_until = models.DateField(null=True)
    cadence_days = models.PositiveSmallIntegerField(null=True, blank=True)  # how often the owner wishes to meet
    # derived from the sightings
    is_owner = models.BooleanField(default=False)
    is_organisation = models.BooleanField(default=False)
    is_nobody = models.BooleanField(default=False)  # the owner decided: a desk, a list, a machine; not a person
    name = models.CharField(max_length=300, default="")
    family = models.CharField(max_length=200, default="")
    given = models.CharField(max_length=200, default="")
    reading = models.CharField(max_length=300, default="")
    sort_key = models.CharField(max_length=300, default="")
    find_key = models.TextField(default="")  # folded names, readings, organisations, addresses: for finding
    organisation = models.CharField(max_length=300, default="")
    department = models.CharField(max_length=300, default="")
    title = models.CharField(max_length=300, default="")
    birthday = models.CharField(max_length=10, default="")
    place = models.CharField(max_length=100, default="")  # the town of the first postal address
    # derived from roles held at one time, until the owner says otherwise by `relation`
    guess = models.CharField(max_length=12, choices=Relation.choices, default=Relation.UNPLACED, blank=True)
    guess_is_past = models.BooleanField(default=False)  # once, not now
    guess_why = models.JSONField(null=True)  # a sentence
    # derived from the interactions
    strength = models.FloatField(default=0)
    days = models.PositiveIntegerField(default=0)  # distinct days with contact
    days_last_year = models.PositiveIntegerField(default=0)
    rhythm = models.FloatField(null=True)  # the usual gap between them, in days
    first_on = models.DateField(null=True)
    last_on = models.DateField(null=True)
    tie = models.JSONField(default=dict)  # the parts of the strength, and what else explains the tie
    revival = models.JSONField(null=True)  # its place among the silent ties worth picking up, and why; made once a day
    created_at = models.DateTimeField(auto_now_add=True)

    objects = PersonQuerySet.as_manager()

    def peace_on(self, today: date) -> str:
        """In which way the person is to be left in peace on that day, if in any."""
        is_over = self.peace_until is not None and self.peace_until < today
        return "" if self.peace == self.Peace.MOURNING and is_over else self.peace

    def keep_tie(self, tie: Tie) -> None:
        """Take over a tie as it was measured, without saving it."""
        self.strength, self.days, self.days_last_year, self.rhythm = (
            tie.strength,
            tie.days,
            tie.days_last_year,
            tie.rhythm,
        )
        self.first_on, self.last_on = tie.first, tie.last
        self.tie = {name: getattr(tie, name) for name in _KEPT_PARTS}

    def kept_tie(self) -> Tie:
        """The tie as it was measured last."""
        parts = {name: _tuples(value) for name, value in self.tie.items() if name in _KEPT_PARTS}
        return Tie(
            strength=self.strength,
            days=self.days,
            days_last_year=self.days_last_year,
            first=self.first_on,
            last=self.last_on,
            rhythm=self.rhythm,
            **parts,
        )

    class Meta:
        indexes = [
            models.Index(fields=["owner", field], condition=models.Q(merged_into=None), name=name)
            for field, name in (("sort_key", "by_name"), ("-strength", "by_tie"), ("-last_on", "by_day"))
        ]
        indexes += [models.Index(fields=["owner"], condition=models.Q(is_dear=True), name="the_dear")]


class Handle(Owned):
    """An address, once per book, whoever used it."""

    kind = models.CharField(max_length=10)
    value = models.CharField(max_length=500)
    identifies = models.BooleanField(default=True)
    names = models.JSONField(default=list)  # shown beside it in mails and messages, as far as they differ
    home = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")  # made for it at first
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="handles")  # derived

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "kind", "value"], name="handle_once")]


class Sighting(Fact):
    """One source's word about one person; `data` holds the whole record."""

    data = models.JSONField()
    is_owner = models.BooleanField(default=False)
    home = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="sightings")
    seen_at = models.DateTimeField(null=True)  # of when the oldest file with it is: dates a change between two files
    by_hand = models.BooleanField(default=False)  # the owner's correction of what a source says: it stands

    class Meta(Fact.Meta):
        indexes: ClassVar[list[Any]] = [models.Index(fields=["owner", "source", "key"])]


class SightingHandle(Owned):
    """A sighting named this address."""

    sighting = models.ForeignKey(Sighting, on_delete=models.CASCADE, related_name="handle_links")
    handle = models.ForeignKey(Handle, on_delete=models.CASCADE, related_name="sighting_links")
    label = models.CharField(max_length=100, default="")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sighting", "handle"], name="handle_once_a_sighting")]


class Decision(Owned):
    """What the owner decided about who is who; it outlives every rebuild."""

    class Kind(models.TextChoices):
        SAME = "same"
        DIFFERENT = "different"
        NOBODY = "nobody"  # `one` is no person; there is no `other`

    kind = models.CharField(max_length=12, choices=Kind.choices)
    one = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="+")
    other = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["owner", "kind"])]


class Likeness(Owned):
    """How far two may be one person, with the evidence in parts; derived. Each is named by its first row ("home").

    CERTAIN ones are joined unless the owner decided otherwise; DOUBTFUL ones wait in the reception.
    """

    class Verdict(models.TextChoices):
        CERTAIN = "certain"
        DOUBTFUL = "doubtful"

    one = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    verdict = models.CharField(max_length=9, choices=Verdict.choices)
    weight = models.FloatField()  # the sum of the parts, in bits
    parts = models.JSONField(default=list)  # [[sentence as JSON, bits], …], the heaviest first

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "one", "other"], name="likeness_once")]
        indexes = [models.Index(fields=["owner", "verdict", "-weight"])]


class Clue(Owned):
    """A key under which somebody is looked for when a new word about perhaps the same person comes; derived."""

    key = models.CharField(max_length=120)
    home = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["owner", "key"])]


class Tag(Owned):
    """A word by which people are gathered. The owner's own (`is_said`), or derived from what cards say."""

    class Kind(models.TextChoices):
        TAG = "tag"
        GROUP = "group"  # people the owner thinks of together: a class, a project, a club

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="tags")
    kind = models.CharField(max_length=6, choices=Kind.choices, default=Kind.TAG)
    name = models.CharField(max_length=100)
    is_said = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "kind", "name", "is_said"], name="tag_once")]
        indexes = [models.Index(fields=["owner", "kind", "name"])]


class Note(Owned):
    """What the owner wrote down about a person."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="notes")
    text = models.TextField()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["owner", "person", "-at"])]
