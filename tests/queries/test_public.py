"""What a person's page tells of what is public about them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.cast import BEN_CARD, MAKOTO_CARD, NOW, aiko, give
from tests.shelf import Shelf

from enishi.kit.dates import PartialDate
from enishi.queries.public import Followed, PostLine, Public, public_of
from enishi.queries.search import search
from enishi.records import Bond, Handle, Link, Name, Origin, Post, Sighting
from enishi.services.facts import store
from enishi.services.indexing import reindex
from enishi.services.owner import add_own_address
from enishi.store.models import Handle as HandleRow
from enishi.store.models import Owner

BEN, MAKOTO, AIKO = (
    Handle("email", f"{name}") for name in ("ben@example.org", "makoto@example.com", "aiko@example.jp")
)


@pytest.fixture
def owner(db: None, settings: object, tmp_path: object, shelf: Shelf) -> Owner:
    settings.HOME = tmp_path  # type: ignore[attr-defined]
    return shelf.fill("Ben and Makoto", aiko(), know_both)


def know_both(owner: Owner) -> None:
    give(owner, "cards.vcf", BEN_CARD + MAKOTO_CARD)
    add_own_address(owner=owner, text="aiko@example.jp", now=NOW)


def public(owner: Owner) -> Public:
    return public_of(owner, list(HandleRow.objects.filter(value=BEN.value).values_list("pk", flat=True)))


def link(key: str, one: tuple[Handle, ...], other: tuple[Handle, ...], since: PartialDate | None = None) -> Link:
    return Link(Origin("github", key), Bond.FOLLOW, "github", one, other, since=since)


def test_a_follow_on_both_sides_is_told_as_one(owner: Owner) -> None:
    both = [link("a", (), (BEN,), PartialDate(2024, 5, 1)), link("b", (BEN,), ())]
    store(both, owner=owner, job=None, now=NOW)
    assert public(owner).follows == (Followed("GitHub", True, True, "2024-05-01"),)


def test_the_owner_may_be_named_by_an_address(owner: Owner) -> None:
    store([link("a", (BEN,), (AIKO,))], owner=owner, job=None, now=NOW)
    assert public(owner) == Public((Followed("GitHub", False, True, ""),))


def test_somebody_else_of_the_book_is_told_and_strangers_are_not(owner: Owner) -> None:
    stranger = Handle("account", "github:stranger")
    store([link("a", (BEN,), (MAKOTO,)), link("b", (stranger,), (BEN,))], owner=owner, job=None, now=NOW)
    assert [each.name for each in public(owner).acquainted] == ["髙橋 誠"]
    assert public(owner).follows == ()


def test_only_the_newest_posts_are_told_and_no_address_runs_a_script(owner: Owner) -> None:
    days = [None, *(NOW - timedelta(days=n) for n in range(4))]
    posts = [
        Post(Origin("feeds", str(at)), author=(BEN,), at=at, title=f"on {at}", url="javascript:alert(1)") for at in days
    ]
    store(posts, owner=owner, job=None, now=NOW)
    assert public(owner).posts == tuple(PostLine(f"on {at}", "", at) for at in days[1:4])


def test_an_account_met_later_brings_its_follows(owner: Owner) -> None:
    account = Handle("account", "github:ben")
    store([link("a", (account,), ())], owner=owner, job=None, now=NOW)
    assert not public(owner)
    store([Sighting(Origin("github", "p"), Name("Ben Carter"), (account, BEN))], owner=owner, job=None, now=NOW)
    both = list(HandleRow.objects.filter(value__in=[account.value, BEN.value]).values_list("pk", flat=True))
    assert public_of(owner, both).follows == (Followed("GitHub", False, True, ""),)


def test_what_was_posted_is_found_with_whoever_wrote_it(owner: Owner) -> None:
    url = "https://example.org/@ben/1"
    said = [
        Post(Origin("mastodon", "1"), author=(BEN,), at=NOW, text="The heliotrope is in flower", url=url),
        Post(
            Origin("mastodon", "2"), by_owner=True, at=NOW - timedelta(days=1), text="I sow heliotrope", url="ftp://x"
        ),
        Post(Origin("feeds", "3"), name="Harbour news", title="Heliotrope", text="for the quay"),
    ]
    store(said, owner=owner, job=None, now=NOW)
    found = search(owner=owner, query="heliotrope").texts
    assert [(one.kind, [who.name for who in one.people], one.url) for one in found] == [
        ("post", ["Ben Carter"], url),
        ("own_post", [], ""),
        ("post", [], ""),
    ]
    assert search(owner=owner, query="harbour news").texts_total == 1


def test_only_the_newest_words_of_a_post_are_found_and_an_older_book_catches_up(owner: Owner) -> None:
    for text in ("It blooms blue", "It blooms violet"):
        store([Post(Origin("mastodon", "1"), author=(BEN,), at=NOW, text=text)], owner=owner, job=None, now=NOW)
    assert [search(owner=owner, query=word).texts_total for word in ("blue", "violet")] == [0, 1]
    reindex(owner)
    assert search(owner=owner, query="violet").texts_total == 1
