"""The export holds the whole book: nothing that a source or the owner said is missing in it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from tests.cast import BEN, BEN_CARD, MAKOTO, MAKOTO_CARD, NOW, give, mailbox, years_with

from enishi.records import Bond, Job, Origin
from enishi.records import Handle as SaidHandle
from enishi.records import Link as SaidLink
from enishi.records import Post as SaidPost
from enishi.records import Praise as SaidPraise
from enishi.records import Role as SaidRole
from enishi.services.decisions import different
from enishi.services.export import export_lines
from enishi.services.facts import store
from enishi.services.owner import add_own_address
from enishi.services.people import write_note
from enishi.services.tags import tag
from enishi.store.models import (
    Answer,
    Handle,
    Interaction,
    Organisation,
    OrganisationDecision,
    Owner,
    Person,
    Praise,
    Presence,
    Promise,
    Role,
)

# Whole tables that are no facts: files, keys, deeds, and what is made anew every day.
NO_FACTS = {
    *(
        "Advice",
        "Again",
        "Clue",
        "Deed",
        "Document",
        "Import",
        "Key",
        "Likeness",
        "Organisation",
        "SkippedRow",
        "Stint",
    ),
}
# Columns that are no facts, by why.
NOT_EXPORTED = {
    "row numbers, and whose book it is": {"*.id", "*.owner"},
    "which file said it and of when it is, and the mark of what was said": {"*.imported", "*.told", "*.digest"},
    "when the machine wrote it down": {
        *("Owner.created_at", "Person.created_at", "Decision.made_at", "Sighting.seen_at"),
        "OrganisationDecision.made_at",
    },
    "worked out from the exported facts": {
        *("Person.merged_into", "Person.sort_key", "Person.find_key", "Person.days_last_year", "Person.rhythm"),
        *("Person.place", "Person.guess", "Person.guess_is_past", "Person.guess_why", "Person.is_nobody"),
        *("Person.revival", "Owner.trial", "Owner.projects"),
        "Handle.names",
        *("Handle.identifies", "Handle.home", "Sighting.home", "Sighting.is_owner", "Interaction.crowd"),
        *("Interaction.is_sifted", "Promise.interaction", "Promise.note", "Promise.kept_by"),
        *("Promise.kept_note", "Promise.is_followed", "Promise.kept_words", "Promise.moved_to"),
        *("Promise.precision", "Promise.confidence", "Promise.is_doubt"),
    },
    "of this machine's doing": {"Owner.generation", "Owner.advised_on", "Owner.is_demo", "Owner.rules", "Owner.feed"},
}
LEFT_OUT = set().union(*NOT_EXPORTED.values())
EXPORTED = [model for model in apps.get_app_config("store").get_models() if model.__name__ not in NO_FACTS]
COLUMNS = [(model, field) for model in EXPORTED for field in model._meta.concrete_fields]


def book(owner: Owner) -> str:
    return "".join(export_lines(owner=Owner.objects.get(pk=owner.pk)))


@pytest.fixture
def full(owner: Owner, monkeypatch: pytest.MonkeyPatch) -> Owner:
    """A book with a row in every table of facts."""
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    add_own_address(owner=owner, text="aiko@example.jp", now=NOW)
    give(owner, "cards.vcf", BEN_CARD + MAKOTO_CARD)
    give(owner, "m.mbox", mailbox(years_with(BEN, every=60) + years_with(MAKOTO, every=90)))
    ben, makoto = Person.objects.known().order_by("pk")
    address = SaidHandle.email("ben@example.org")
    assert address is not None
    role = SaidRole(Origin("linkedin", "r1"), person=(address,), job=Job("Harbour Works", "", "Engineer"))
    praise = SaidPraise(Origin("linkedin", "p1"), "in", "Ben Carter", (address,), words="A joy to work with")
    blog = SaidHandle("url", "ben.example.org")
    link = SaidLink(Origin("mastodon", "l1"), Bond.FOLLOW, "mastodon", (), (address, blog), "Ben")
    post = SaidPost(Origin("feeds", "t1"), author=(address,), name="Ben", at=NOW, mentions=(blog,))
    more = [SaidLink(Origin("x", "l2"), Bond.FOLLOW, "x"), SaidPost(Origin("x", "t2"))]
    store([role, praise, link, post, *more], owner=owner, job=None, now=NOW)
    write_note(owner=owner, person=ben.pk, text="Likes tea", now=NOW)
    different(owner=owner, one=ben.pk, other=makoto.pk, now=NOW)
    tag(owner=owner, people=[ben.pk], name="sailing", now=NOW)
    harbour, pier = (Organisation.objects.create(owner=owner, key=word, name=word) for word in ("harbour", "pier"))
    OrganisationDecision.objects.create(owner=owner, kind="former", one=harbour, other=pier, since="2020")
    Answer.objects.create(owner=owner, person=ben, rule="birthday", about="x", verdict="later", until=NOW, at=NOW)
    Role.objects.update(since="2020", until="2024")
    handle, day = Handle.objects.get(value="ben@example.org"), NOW.date()
    days = {"due": day, "moved_to": day, "told_due": day, "said_at": NOW, "settled_at": NOW}
    Promise.objects.create(owner=owner, key="k", kind="promise", by_owner=True, handle=handle, person=ben, **days)
    return owner


def others(field: models.Field, row: models.Model) -> Iterator[Any]:
    """Values that the field does not have in the row."""
    was = getattr(row, field.attname)
    if isinstance(field, models.ForeignKey):
        yield from field.related_model._default_manager.exclude(pk=was).values_list("pk", flat=True)
    elif isinstance(field, models.JSONField):
        yield {**was, "changed": 1} if isinstance(was, dict) else ["changed"]
    elif isinstance(was, bool):
        yield not was
    elif isinstance(field, models.DateField):
        yield was + timedelta(days=400) if isinstance(was, date | datetime) else NOW
    elif isinstance(was, int | float) or isinstance(field, models.IntegerField):
        yield (was or 0) + 7
    else:
        yield "ww" if was != "ww" else "vv"


def shows(owner: Owner, before: str, model: type[models.Model], field: models.Field) -> bool:
    """Whether the export differs when the field does, in any of the first rows."""
    rows = model._default_manager.order_by("pk")
    if model is Person:
        rows = rows.filter(name="Ben Carter", merged_into=None)
    for row in rows[:5]:
        for value in others(field, row):
            try:
                with transaction.atomic():
                    model._default_manager.filter(pk=row.pk).update(**{field.attname: value})
                    after = book(owner)
                    model._default_manager.filter(pk=row.pk).update(**{field.attname: getattr(row, field.attname)})
            except IntegrityError:  # that value is another row's
                continue
            if after != before:
                return True
    return False


def test_every_column_is_in_the_export_or_on_the_list(full: Owner) -> None:
    before = book(full)
    unseen = {
        f"{model.__name__}.{field.name}"
        for model, field in COLUMNS
        if not {f"{model.__name__}.{field.name}", f"*.{field.name}"} & LEFT_OUT
        and not shows(full, before, model, field)
    }
    assert unseen == set()


def test_the_list_names_no_column_that_is_gone() -> None:
    names = {f"{model.__name__}.{field.name}" for model, field in COLUMNS} | {f"*.{f.name}" for _, f in COLUMNS}
    assert names >= LEFT_OUT
    assert {model.__name__ for model in apps.get_app_config("store").get_models()} > NO_FACTS


def test_the_same_facts_in_another_order_give_the_same_bytes(owner: Owner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    letters = mailbox(years_with(BEN, every=60) + years_with(MAKOTO, every=90))
    other = Owner.objects.create(name=owner.name, language=owner.language, zone=owner.zone)
    for whose, files in (
        (owner, [("b.vcf", BEN_CARD), ("m.mbox", letters), ("t.vcf", MAKOTO_CARD)]),
        (other, [("t.vcf", MAKOTO_CARD), ("b.vcf", BEN_CARD), ("m.mbox", letters)]),
    ):
        for name, content in files:
            give(whose, name, content)
    assert book(owner) == book(other)


def test_a_book_does_not_tell_of_another(full: Owner) -> None:
    other = Owner.objects.create()
    told = json.loads(book(other))
    kinds = ("people", "sightings", "interactions", "roles", "praise", "links", "posts")
    assert [told[part] for part in kinds] == [[]] * len(kinds)


def test_the_counts_are_those_of_the_book(full: Owner) -> None:
    told = json.loads(book(full))
    assert len(told["interactions"]) == Interaction.objects.count()
    assert sum(len(line["people"]) for line in told["interactions"]) == Presence.objects.count()
    assert (len(told["roles"]), len(told["praise"])) == (Role.objects.count(), Praise.objects.count())


def test_times_are_utc(full: Owner) -> None:
    assert {line["at"][-6:] for line in json.loads(book(full))["interactions"]} == {"+00:00"}
