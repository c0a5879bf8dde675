"""Links and posts are kept as facts are, and make nobody a person."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cast import BEN_CARD, NOW, give, give_file, work_all

from enishi.kit.dates import PartialDate
from enishi.records import Bond, Handle, Link, Name, Origin, Post, Sighting
from enishi.services.export import export_lines
from enishi.services.facts import store
from enishi.services.imports import undo_import
from enishi.services.people import erase
from enishi.services.taking_back import take_back
from enishi.store.models import Handle as HandleRow
from enishi.store.models import Import, LinkHandle, Owner, Person
from enishi.store.models import Link as LinkRow
from enishi.store.models import Post as PostRow

SAMPLES = Path(__file__).parents[1] / "sources" / "samples"
ARCHIVES = [
    SAMPLES / name
    for name in (
        "x/twitter-2026-11-11.zip",
        "mastodon/archive-20261111.zip",
        "mastodon/following_accounts.csv",
        "bluesky/aiko.example.jp.car",
        "bluesky/follows.json",
        "github/followers.json",
        "feeds/paper-shift-jis.rdf",
    )
]
BEN = Handle("email", "ben@example.org")
MINA = Handle("account", "mastodon:mina@example.com")
MINAS_PAGE = Handle("url", "example.com/@mina")
FOLLOW = Link(Origin("mastodon", "f"), Bond.FOLLOW, "mastodon", (), (MINA, MINAS_PAGE), since=PartialDate(2024, 5, 1))
NEWS = Post(Origin("feeds", "n"), author=(BEN,), name="Ben", at=NOW, title="New quay", mentions=(MINA,))


def job_of(owner: Owner) -> Import:
    return Import.objects.create(owner=owner, name="x", path="x/x", state=Import.State.DONE)


def told(owner: Owner) -> dict[str, list[dict[str, object]]]:
    return json.loads("".join(export_lines(owner=owner)))


def test_the_same_link_and_post_again_change_nothing(owner: Owner) -> None:
    assert store([FOLLOW, NEWS], owner=owner, job=None, now=NOW).others == 2
    again = store([FOLLOW, NEWS], owner=owner, job=None, now=NOW)
    assert (again.others, again.unchanged) == (0, 2)


def test_an_account_that_is_only_followed_is_nobody_yet(owner: Owner) -> None:
    store([FOLLOW, NEWS], owner=owner, job=None, now=NOW)
    assert not Person.objects.exists()


def test_a_link_is_theirs_once_another_source_knows_the_account(owner: Owner) -> None:
    store([FOLLOW], owner=owner, job=None, now=NOW)
    store([Sighting(Origin("vcard", "m"), Name("Mina Ito"), (MINAS_PAGE,))], owner=owner, job=None, now=NOW)
    sides = LinkHandle.objects.exclude(handle__person=None)
    assert [(side.link.service, side.is_other) for side in sides] == [("mastodon", True)]


def test_an_import_is_taken_back_with_its_links_and_posts(owner: Owner) -> None:
    job = job_of(owner)
    store([FOLLOW, NEWS], owner=owner, job=job, now=NOW)
    take_back(job)
    assert not any(rows.objects.exists() for rows in (LinkRow, PostRow, HandleRow))


def test_what_a_later_import_said_too_stays(owner: Owner) -> None:
    first, second = job_of(owner), job_of(owner)
    store([FOLLOW, NEWS], owner=owner, job=first, now=NOW)
    store([FOLLOW], owner=owner, job=second, now=NOW)
    take_back(first)
    assert (LinkRow.objects.get().imported_id, PostRow.objects.count()) == (second.pk, 0)
    assert set(HandleRow.objects.values_list("value", flat=True)) == {MINA.value, MINAS_PAGE.value}


def test_a_newer_version_counts_until_it_is_taken_back(owner: Owner) -> None:
    job = job_of(owner)
    store([NEWS], owner=owner, job=None, now=NOW)
    store([Post(NEWS.origin, author=(BEN,), title="A new quay", at=NOW)], owner=owner, job=job, now=NOW)
    assert PostRow.objects.get(current=True).title == "A new quay"
    take_back(job)
    assert PostRow.objects.get(current=True).title == "New quay"


def test_the_export_holds_both_sides_and_the_owners_is_empty(owner: Owner) -> None:
    store([FOLLOW, NEWS], owner=owner, job=None, now=NOW)
    (link,), (post,) = told(owner)["links"], told(owner)["posts"]
    assert (link["one"], link["other"], link["since"]) == (
        [],
        [["account", MINA.value], ["url", MINAS_PAGE.value]],
        "2024-05-01",
    )
    assert (post["author"], post["mentions"]) == ([["email", BEN.value]], [["account", MINA.value]])


@pytest.mark.parametrize("sample", ARCHIVES, ids=lambda path: path.parent.name)
def test_an_archive_read_twice_changes_nothing_and_is_taken_back_whole(owner: Owner, sample: Path) -> None:
    first = give_file(owner, sample)
    assert first.others > 0
    before = told(owner)
    again = give_file(owner, sample)
    assert (again.sightings, again.interactions, again.others) == (0, 0, 0)
    assert told(owner) == before
    for job in (first, again):
        undo_import(owner=owner, number=job.pk)
        work_all()
    after = told(owner)
    assert [after[kind] for kind in ("people", "sightings", "interactions", "links", "posts")] == [[]] * 5
    assert not HandleRow.objects.exists()


def test_followers_by_the_hundred_make_nobody_known(owner: Owner) -> None:
    followers = json.dumps([{"follower": {"accountId": str(number)}} for number in range(1, 300)])
    job = give(owner, "follower.js", f"window.YTD.follower.part0 = {followers}")
    assert (job.others, Person.objects.count()) == (299, 0)


def test_on_x_only_those_become_people_with_whom_the_tie_has_two_sides(owner: Owner) -> None:
    give_file(owner, ARCHIVES[0])
    # Ben: they follow each other, and a post names him. 3001: they wrote to each other. Neither the news nor the spam.
    assert set(Person.objects.known().values_list("name", flat=True)) == {"Ben Carter ⚓", "x:3001"}


def test_who_is_erased_takes_links_and_posts_along(owner: Owner) -> None:
    give(owner, "b.vcf", BEN_CARD)
    store(
        [NEWS, FOLLOW, Link(Origin("x", "b"), Bond.FOLLOW, "x", (BEN,))],
        owner=owner,
        job=None,
        now=NOW,
    )
    erase(owner=owner, person=Person.objects.get(name="Ben Carter").pk, now=NOW)
    assert (PostRow.objects.count(), LinkRow.objects.get().service) == (0, "mastodon")
