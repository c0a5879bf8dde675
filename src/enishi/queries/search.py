"""One box over everything: people first, the closest first; then what was written and said, the newest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, QuerySet

from enishi.kit.marks import Piece, best_line, marked
from enishi.kit.ngrams import wanted
from enishi.queries.finding import holding
from enishi.queries.people import PersonLine
from enishi.queries.texts import interaction_lines, person_lines, post_lines, praise_lines
from enishi.store import search as index
from enishi.store.models import Document, Interaction, Note, Owner, Person, Post, PostHandle, Praise, Presence

PAGE = 20
MOST_PEOPLE = 50  # of so many at most, those whose very name matches are put first
_WIDTH = 110  # characters of the line that matched
_WITH = 3  # people named beside a mail
_READ = 6000  # characters of it to be read in place


@dataclass(frozen=True)
class FoundPerson:
    """Somebody who was found, and the line that matched."""

    line: PersonLine
    name: tuple[Piece, ...]  # the name, marked; empty when something else matched
    why: tuple[Piece, ...]  # another line that matched, if the name did not


@dataclass(frozen=True)
class FoundText:
    """A mail, a meeting, a message, a note, words of praise or a post, and the line that matched."""

    id: int
    kind: str
    at: datetime | None
    subject: tuple[Piece, ...]
    line: tuple[Piece, ...]
    people: tuple[PersonLine, ...]
    text: str = ""  # what there is to read beyond the line
    url: str = ""  # where a post stands


@dataclass(frozen=True)
class Found:
    """A page of what was found."""

    query: str
    people: tuple[FoundPerson, ...]
    people_total: int
    texts: tuple[FoundText, ...]
    texts_total: int
    page: int
    pages: int


def search(*, owner: Owner, query: str, page: int = 1, people: int = 7, texts: int = PAGE) -> Found:
    """What holds every word of the query. Only the first page lists people; nothing is found for no letter at all."""
    asked = [(want,) for want in wanted(query)]
    if not asked:
        return Found(query, (), 0, (), 0, 1, 1)
    total = index.count(owner.pk, asked)
    pages = max(1, -(-total // texts))
    page = min(max(page, 1), pages)
    everybody = holding(Person.objects.known().filter(owner=owner), owner.pk, query)
    ids = index.newest(owner.pk, asked, start=(page - 1) * texts, number=texts, total=total) if total else []
    number = everybody.count()
    return Found(
        query=query,
        people=_people(owner, everybody, query, people) if number and page == 1 else (),
        people_total=number,
        texts=_texts(owner, ids, query),
        texts_total=total,
        page=page,
        pages=pages,
    )


def _people(owner: Owner, everybody: QuerySet[Person], query: str, number: int) -> tuple[FoundPerson, ...]:
    """The closest of those found; whose name matches before those of whom something else does."""
    rows = list(everybody.order_by("-strength", F("last_on").desc(nulls_last=True), "sort_key", "pk")[:MOST_PEOPLE])
    lines = person_lines(owner, [row.pk for row in rows])
    found: list[tuple[bool, FoundPerson]] = []
    for row in rows:
        name = marked(row.name, query)
        why = () if name else best_line((line for line in lines[row.pk] if line != row.name), query, width=_WIDTH)
        # Nothing visible matches where a reading or romaji did: it was the name that was meant.
        found.append((bool(why), FoundPerson(PersonLine.of(row), name, why)))
    found.sort(key=lambda pair: pair[0])
    return tuple(person for _, person in found[:number])


def _texts(owner: Owner, ids: Sequence[int], query: str) -> tuple[FoundText, ...]:
    """What the documents speak of, in their order. Each kind is read by itself: most pages hold mails alone."""
    documents = Document.objects.filter(pk__in=ids).values_list("pk", "interaction", "note", "praise", "post")
    refers = {pk: rest for pk, *rest in documents}
    mail_ids, note_ids, praise_ids, post_ids = (_some(rest[place] for rest in refers.values()) for place in range(4))
    mails = Interaction.objects.in_bulk(mail_ids)
    notes = Note.objects.select_related("person__merged_into").in_bulk(note_ids) if note_ids else {}
    praise = Praise.objects.select_related("handle__person").in_bulk(praise_ids) if praise_ids else {}
    posts = Post.objects.in_bulk(post_ids) if post_ids else {}
    present, authors = _present(owner, mails), _authors(owner, post_ids)
    found: list[FoundText] = []
    for pk in ids:
        mail, note, said, post = refers.get(pk, (None, None, None, None))
        if mail is not None and mail in mails:
            found.append(_interaction(mails[mail], query, present[mail]))
        elif note is not None and note in notes:
            found.append(_note(notes[note], query))
        elif said is not None and said in praise:
            found.append(_praise(praise[said], query))
        elif post is not None and post in posts:
            found.append(_post(posts[post], query, authors[post]))
    return tuple(found)


def _some(rows: Iterable[int | None]) -> list[int]:
    return [row for row in rows if row is not None]


def _interaction(row: Interaction, query: str, people: list[PersonLine]) -> FoundText:
    subject, *rest = interaction_lines(row)
    line = best_line(rest, query, width=_WIDTH)
    return FoundText(
        id=row.pk,
        kind=row.kind,
        at=row.at,
        subject=marked(subject, query, width=_WIDTH) or ((Piece(subject),) if subject else ()),
        line=line or ((Piece(row.text[:_WIDTH]),) if row.text else ()),
        people=tuple(people[:_WITH]),
        text=row.text[:_READ] if len(row.text) > _WIDTH else "",
    )


def _note(row: Note, query: str) -> FoundText:
    who = row.person.merged_into or row.person
    return FoundText(row.pk, "note", row.at, (), best_line([row.text], query, width=_WIDTH), (PersonLine.of(who),))


def _praise(row: Praise, query: str) -> FoundText:
    who = row.handle.person if row.handle is not None else None
    skill, *rest = praise_lines(row)
    subject = marked(skill, query) or ((Piece(skill),) if skill else ())
    line = best_line(rest, query, width=_WIDTH) or ((Piece(row.words[:_WIDTH]),) if row.words else ())
    people = (PersonLine.of(who),) if who is not None and not who.is_owner else ()
    return FoundText(row.pk, "praise", row.at, subject, line, people)


def _post(row: Post, query: str, people: list[PersonLine]) -> FoundText:
    title, *rest = post_lines(row)
    line = best_line(rest, query, width=_WIDTH)
    return FoundText(
        id=row.pk,
        kind="own_post" if row.by_owner else "post",
        at=row.at,
        subject=marked(title, query, width=_WIDTH) or ((Piece(title[:_WIDTH]),) if title else ()),
        line=line or ((Piece(row.text[:_WIDTH]),) if row.text else ()),
        people=tuple(people[:_WITH]),
        text=row.text[:_READ] if len(row.text) > _WIDTH else "",
        url=row.url if row.url.startswith(("http://", "https://")) else "",
    )


def _authors(owner: Owner, posts: Collection[int]) -> dict[int, list[PersonLine]]:
    """Who wrote each, of those who are in the book."""
    found: dict[int, list[PersonLine]] = defaultdict(list)
    if not posts:
        return found
    rows = PostHandle.objects.filter(owner=owner, post__in=posts, is_author=True, handle__person__isnull=False)
    pairs = set(rows.values_list("post", "handle__person"))
    known = Person.objects.known().filter(owner=owner, pk__in={person for _, person in pairs}).in_bulk()
    for post, person in sorted(pairs):
        if person in known:
            found[post].append(PersonLine.of(known[person]))
    return found


def _present(owner: Owner, interactions: Collection[int]) -> dict[int, list[PersonLine]]:
    """Who took part in each, as people are now: the closest first."""
    found: dict[int, list[PersonLine]] = defaultdict(list)
    if not interactions:
        return found
    rows = Presence.objects.filter(owner=owner, interaction__in=interactions, handle__person__isnull=False)
    pairs = set(rows.values_list("interaction", "handle__person"))
    known = Person.objects.known().filter(owner=owner, pk__in={person for _, person in pairs})
    for row in known.order_by("-strength", "pk") if pairs else ():
        for interaction, person in pairs:
            if person == row.pk:
                found[interaction].append(PersonLine.of(row))
    return found
