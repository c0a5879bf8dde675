"""The tables keep the house's rules."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models

from enishi.store.models import Owned, Owner

MODELS = list(apps.get_app_config("store").get_models())
OWNED = [model for model in MODELS if model is not Owner]
# These look from a row that is the owner's already to its neighbours; the owner in front would widen them for nothing.
FROM_A_ROW = {
    ("Advice", ("person",)),
    ("Document", ("interaction",)),
    ("Document", ("note",)),
    ("Document", ("person",)),
    ("Document", ("praise",)),
    ("Document", ("post",)),
    ("LinkHandle", ("link", "handle", "is_other")),
    ("PostHandle", ("post", "handle", "is_author")),
    ("Presence", ("interaction", "handle", "part")),
    ("Presence", ("handle", "interaction")),
    ("SightingHandle", ("sighting", "handle")),
    ("Tag", ("person", "kind", "name", "is_said")),
}


def keys(model: type[models.Model]) -> set[tuple[str, tuple[str, ...]]]:
    """The indexes and unique constraints of a model, by their columns."""
    found = [tuple(index.fields) for index in model._meta.indexes]
    found += [tuple(c.fields) for c in model._meta.constraints if isinstance(c, models.UniqueConstraint)]
    return {(model.__name__, tuple(name.lstrip("-") for name in fields)) for fields in found}


@pytest.mark.parametrize("model", OWNED, ids=lambda model: model.__name__)
def test_every_row_is_somebody_s(model: type[models.Model]) -> None:
    assert issubclass(model, Owned)
    field = model._meta.get_field("owner")
    assert (field.related_model, field.null) == (Owner, False)


def test_every_index_begins_with_the_owner_but_those_that_look_from_a_row() -> None:
    every = set().union(*(keys(model) for model in OWNED))
    assert {key for key in every if key[1][0] != "owner"} == FROM_A_ROW


@pytest.mark.parametrize("model", OWNED, ids=lambda model: model.__name__)
def test_what_belongs_to_an_owner_goes_with_the_owner(model: type[models.Model]) -> None:
    assert model._meta.get_field("owner").remote_field.on_delete is models.CASCADE


@pytest.mark.django_db
def test_the_migrations_make_the_models_as_they_are() -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)
