"""Whatever is merged, parted, undone, read again or made anew: no fact is lost, ids stay, and the same decisions
make the same people."""

from __future__ import annotations

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from tests.cast import NOW

from enishi.kit.say import Refused
from enishi.records import Handle, Job, Name, Origin
from enishi.records import Sighting as Said
from enishi.services import decisions
from enishi.services.facts import store
from enishi.services.owner import open_book
from enishi.services.people import write_note
from enishi.services.rebuild import rebuild
from enishi.services.undo import undo_last
from enishi.services.whoiswho import settle
from enishi.store.models import Handle as KeptHandle
from enishi.store.models import Note, Person, Sighting

# Ten machines of fifty steps: five hundred merges, splits, undos, rebuilds and readings.
MACHINES, STEPS = 10, 50

_NAMES = (
    Name(full="髙橋 誠", family="髙橋", given="誠"),
    Name(full="高橋誠", family="高橋", given="誠", family_reading="タカハシ", given_reading="マコト"),
    Name(full="Makoto Takahashi"),
    Name(full="佐藤 健", family="佐藤", given="健"),
    Name(full="佐藤 健一", family="佐藤", given="健一"),
    Name(full="Ben Carter"),
    Name(full="B. Carter"),
)
_MAILS = tuple(
    filter(None, (Handle.email(f"{word}@example.{end}") for word in "m b info".split() for end in ("jp", "com")))
)
_said = st.builds(
    lambda number, name, handles, work: Said(
        Origin("vcard", f"card-{number}"),
        _NAMES[name],
        tuple(_MAILS[at] for at in handles),
        (Job(work),) if work else (),
    ),
    st.integers(0, 9),
    st.integers(0, len(_NAMES) - 1),
    st.sets(st.integers(0, len(_MAILS) - 1), max_size=2).map(sorted),
    st.sampled_from(["", "株式会社アルファ", "Harbour Works"]),
)
_which = st.integers(0, 1_000)


class WhoIsWho(RuleBasedStateMachine):
    """Everything that can happen to who is who, in any order."""

    @initialize()
    def open(self) -> None:
        self.owner = open_book()
        self.homes: dict[int, int | None] = {}
        self.notes = 0

    @rule(said=st.lists(_said, min_size=1, max_size=4))
    def read(self, said: list[Said]) -> None:
        settle(self.owner, store(said, owner=self.owner, job=None, now=NOW).identities)
        self.homes |= dict(Sighting.objects.values_list("pk", "home"))

    @rule(one=_which, other=_which)
    def join(self, one: int, other: int) -> None:
        self._try(lambda a, b: decisions.same(owner=self.owner, one=a, other=b, now=NOW), one, other)

    @rule(one=_which, other=_which)
    def tell_apart(self, one: int, other: int) -> None:
        self._try(lambda a, b: decisions.different(owner=self.owner, one=a, other=b, now=NOW), one, other)

    @rule(which=_which)
    def part(self, which: int) -> None:
        if merged := list(Person.objects.exclude(merged_into=None).order_by("pk")):
            piece = merged[which % len(merged)]
            decisions.part(owner=self.owner, person=piece.merged_into_id or 0, merged=piece.pk, now=NOW)

    @rule(which=_which)
    def call_nobody(self, which: int) -> None:
        self._try(lambda a, _: decisions.nobody(owner=self.owner, person=a, now=NOW), which, which)

    @rule(which=_which)
    def note(self, which: int) -> None:
        self._try(lambda a, _: write_note(owner=self.owner, person=a, text="note", now=NOW), which, which)

    @rule()
    def undo(self) -> None:
        try:
            undo_last(owner=self.owner, now=NOW)
        except Refused:
            return

    @rule()
    def make_anew(self) -> None:
        before = self._people()
        rebuild(owner=self.owner, now=NOW)
        assert self._people() == before

    @invariant()
    def no_fact_is_lost_and_every_id_stays(self) -> None:
        kept = dict(Sighting.objects.values_list("pk", "home"))
        assert kept == getattr(self, "homes", {})
        assert not Sighting.objects.filter(person=None).exists()
        assert not Sighting.objects.exclude(person__merged_into=None).exists()
        assert not KeptHandle.objects.filter(home__isnull=False).exclude(person__merged_into=None).exists()
        assert not Note.objects.filter(person=None).exists()

    def _try(self, verb: object, one: int, other: int) -> None:
        people = list(Person.objects.filter(merged_into=None).order_by("pk").values_list("pk", flat=True))
        if not people:
            return
        try:
            verb(people[one % len(people)], people[other % len(people)])  # type: ignore[operator]
        except Refused:
            return

    @staticmethod
    def _people() -> dict[int, int | None]:
        """Who every sighting and address belongs to."""
        found = {(-1, pk): person for pk, person in Sighting.objects.values_list("pk", "person")}
        return found | {(1, pk): person for pk, person in KeptHandle.objects.values_list("pk", "person")}  # type: ignore[return-value]


class _InATransaction(WhoIsWho):
    """Each machine plays in a transaction of its own, which is rolled back."""

    def __init__(self) -> None:
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)


@pytest.mark.django_db
def test_no_order_of_deeds_loses_a_fact_or_changes_an_id() -> None:
    calm = list(HealthCheck)
    pace = settings(max_examples=MACHINES, stateful_step_count=STEPS, deadline=None, suppress_health_check=calm)
    run_state_machine_as_test(_InATransaction, settings=pace)
