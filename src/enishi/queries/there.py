"""Of what most people have nothing on their page, which there is."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet

from enishi.store.models import Advice, Likeness, LinkHandle, Note, Person, PostHandle, Praise, Promise, Tag

_ANYBODY = -1


def what_there_is(row: Person) -> dict[str, bool]:
    """Of what most people have nothing, which there is: asked together, so that a page asks for little in vain."""
    sql, values = _what_there_may_be()
    with connection.cursor() as cursor:
        cursor.execute(sql, [row.pk if value == _ANYBODY else value for value in values])
        names = [column[0] for column in cursor.description]
        return dict(zip(names, map(bool, cursor.fetchone()), strict=True))


@cache
def _what_there_may_be() -> tuple[str, tuple[Any, ...]]:
    """The question, put together once for all pages, which takes longer than to answer it: only the number changes."""
    theirs: Any = {"handle__person": OuterRef("pk")}
    one, other = (Likeness.objects.filter(**{side: OuterRef("pk")}) for side in ("one", "other"))
    asked: Any = Person.objects.filter(pk=_ANYBODY).values(
        has_notes=_is_of_theirs(Note.objects.all()),
        has_tags=_is_of_theirs(Tag.objects.all()),
        has_praise=Exists(Praise.objects.filter(**theirs)),
        is_public=Exists(LinkHandle.objects.filter(**theirs)) | Exists(PostHandle.objects.filter(**theirs)),
        has_advice=Exists(Advice.objects.filter(person=OuterRef("pk"))),
        has_likenesses=Exists(one) | Exists(other),
        has_promises=_is_of_theirs(Promise.objects.open()) | Exists(Promise.objects.open().filter(**theirs)),
    )
    sql, values = asked.query.get_compiler(connection=connection).as_sql()
    return sql, tuple(values)


def _is_of_theirs(rows: QuerySet[Any]) -> Any:
    """Whether any is a person's, also of before two rows became this person."""
    merged = Exists(rows.filter(person__merged_into=OuterRef("pk")))
    return Exists(rows.filter(person=OuterRef("pk"))) | merged
