"""Everything that is kept: facts from sources, the owner's own words, and what is derived from both."""

from enishi.store.models.happenings import Advice, Answer, Deed, Interaction, Praise, Presence, Role
from enishi.store.models.imports import Again, Fact, Import, SkippedRow
from enishi.store.models.organisations import Organisation, OrganisationDecision, Stint
from enishi.store.models.owner import Key, Owned, Owner
from enishi.store.models.people import Clue, Decision, Handle, Likeness, Note, Person, Sighting, SightingHandle, Tag
from enishi.store.models.promises import Promise
from enishi.store.models.public import Link, LinkHandle, Post, PostHandle
from enishi.store.models.search import Document

__all__ = [
    "Advice",
    "Again",
    "Answer",
    "Clue",
    "Decision",
    "Deed",
    "Document",
    "Fact",
    "Handle",
    "Import",
    "Interaction",
    "Key",
    "Likeness",
    "Link",
    "LinkHandle",
    "Note",
    "Organisation",
    "OrganisationDecision",
    "Owned",
    "Owner",
    "Person",
    "Post",
    "PostHandle",
    "Praise",
    "Presence",
    "Promise",
    "Role",
    "Sighting",
    "SightingHandle",
    "SkippedRow",
    "Stint",
    "Tag",
]
