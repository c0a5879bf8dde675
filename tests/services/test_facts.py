"""Records become rows."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.cast import NOW

from enishi.records import Direction, Handle, Interaction, Kind, Name, Origin, Part, Presence, Sighting
from enishi.services.facts import store
from enishi.services.plain import digest_of, interaction_digest, plain, storable, storable_digest
from enishi.store.models import Owner
from enishi.store.models import Sighting as Row

BEN = Sighting(Origin("vcard", "ben"), Name(full="Ben Carter"), (Handle("email", "ben@example.org", "work"),))


def test_a_record_at_its_defaults_is_short_so_that_new_fields_change_no_digest() -> None:
    assert plain(BEN) == {
        "name": {"full": "Ben Carter"},
        "handles": [{"kind": "email", "value": "ben@example.org", "label": "work"}],
    }


def test_where_something_was_said_does_not_change_what_was_said() -> None:
    elsewhere = Sighting(Origin("vcard", "other"), BEN.name, BEN.handles)
    assert digest_of(plain(elsewhere)) == digest_of(plain(BEN))


_TEXTS = st.text(alphabet=st.characters(), max_size=20)
_MOMENTS = st.datetimes(timezones=st.just(UTC))
_PRESENCES = st.builds(Presence, st.sampled_from(Part), st.builds(Handle, _TEXTS, _TEXTS, _TEXTS), _TEXTS)
_EACH_FIELD = {
    "origin": st.just(Origin("mbox", "m1")),
    "at": _MOMENTS,
    "kind": st.sampled_from(Kind),
    "people": st.lists(_PRESENCES, max_size=3).map(tuple),
    "direction": st.none() | st.sampled_from(Direction),
    **dict.fromkeys(("thread", "subject", "text", "place"), _TEXTS),
    "until": st.none() | _MOMENTS,
    **dict.fromkeys(("is_bulk", "all_day"), st.booleans()),
    "files": st.lists(_TEXTS, max_size=2).map(tuple),
}


@given(st.fixed_dictionaries(_EACH_FIELD))
def test_an_interactions_digest_is_that_of_any_record_whichever_fields_it_has(said: dict[str, Any]) -> None:
    assert set(said) == {field.name for field in fields(Interaction)}
    assert interaction_digest(Interaction(**said)) == storable_digest(plain(Interaction(**said)))


@given(st.text(alphabet=st.characters()))
def test_any_text_becomes_one_that_a_database_takes(text: str) -> None:
    kept = storable(Name(full=text)).full
    assert "\x00" not in kept
    assert kept.encode().decode() == kept


def test_texts_that_no_database_takes_do_not_stop_an_import(owner: Owner) -> None:
    presence = Presence(Part.FROM, Handle("email", "ben@example.org"), "Ben\x00\ud800")
    mail = Interaction(Origin("mbox", "m1\x00"), NOW, Kind.MAIL, (presence,), subject="\udcff件", text="a\x00b")
    assert store([mail, BEN], owner=owner, job=None, now=NOW).interactions == 1
    assert Row.objects.get().data["name"] == {"full": "Ben Carter"}


def test_addresses_that_differ_only_at_their_far_ends_are_kept_as_one_also_when_read_again(owner: Owner) -> None:
    far = tuple(Handle("url", f"example.com/{'a' * 600}{end}") for end in "bc")
    long = Sighting(Origin("vcard", "long"), Name(full="Anna Long"), far)
    assert store([long], owner=owner, job=None, now=NOW).sightings == 1
    again = Sighting(Origin("vcard", "again"), Name(full="Anna Long"), far)
    assert store([again], owner=owner, job=None, now=NOW).sightings == 1
