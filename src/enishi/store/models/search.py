"""What can be searched: a document for each text, whose tokens lie in the database's own text index."""

from __future__ import annotations

from typing import Any

from django.db import models

from enishi.store.models.happenings import Interaction, Praise
from enishi.store.models.owner import Owned
from enishi.store.models.people import Note, Person
from enishi.store.models.public import Post


def _of(field: str) -> Any:
    return models.UniqueConstraint(
        fields=[field], condition=models.Q(**{f"{field}__isnull": False}), name=f"{field}_indexed_once"
    )


class Document(Owned):
    """One text that can be found; derived. It goes with the row it speaks of, whoever deletes that.

    The id tells whose it is and orders by time (see `store.search`), so that the newest are read from the index
    alone. The tokens are no field: SQLite keeps them in an FTS5 table of its own, PostgreSQL in a tsvector column.
    """

    id = models.BigIntegerField(primary_key=True)
    interaction = models.ForeignKey(Interaction, models.CASCADE, null=True, db_index=False, related_name="document")
    note = models.ForeignKey(Note, models.CASCADE, null=True, db_index=False, related_name="document")
    praise = models.ForeignKey(Praise, models.CASCADE, null=True, db_index=False, related_name="document")
    post = models.ForeignKey(Post, models.CASCADE, null=True, db_index=False, related_name="document")
    person = models.ForeignKey(Person, models.CASCADE, null=True, db_index=False, related_name="document")

    class Meta:
        constraints = [_of("interaction"), _of("note"), _of("praise"), _of("post"), _of("person")]
