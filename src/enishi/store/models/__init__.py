"""Everything that is kept: facts from sources, the owner's own words, and what is derived from both."""

from enishi.store.models.happenings import Advice, Answer, Deed, Interaction, Praise, Presence, Role
from enishi.store.models.imports import Again, Fact, Import, SkippedRow
from enishi.store.models.owner import Key, Owned, Owner
from enishi.store.models.people import Decision, Handle, Note, Person, Sighting, SightingHandle

__all__ = [
    "Advice",
    "Again",
    "Answer",
    "Decision",
    "Deed",
    "Fact",
    "Handle",
    "Import",
    "Interaction",
    "Key",
    "Note",
    "Owned",
    "Owner",
    "Person",
    "Praise",
    "Presence",
    "Role",
    "Sighting",
    "SightingHandle",
    "SkippedRow",
]
