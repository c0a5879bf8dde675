"""The shared corpora of social networks and feeds, file by file: what each must yield by its INDEX, and does."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from enishi.kit.say import Refused
from enishi.records import Interaction, Link, Post, Progress, Sighting
from enishi.sources import all_sources, recognise

CORPUS = Path(__file__).parents[3] / "shared" / "samples"
pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="The shared corpora are not on this machine.")

REFUSED = "refused"  # known, and told of in a sentence
UNKNOWN = "unknown"  # nobody's: not what the source reads, or empty
TABLE: dict[str, str | dict[str, int]] = {
    "x-twitter/twitter-to-sqlite/tweets.json": {"Post": 3},
    "x-twitter/twitter-to-sqlite/account.js": {"Sighting": 1},
    "x-twitter/twitter-to-sqlite/follower.js": {"Link": 2},
    "x-twitter/twitter-to-sqlite/following.js": {"Link": 2},
    "x-twitter/twitter-to-sqlite/account-suspension.js": REFUSED,
    "x-twitter/twitter-to-sqlite/app.js": REFUSED,
    "x-twitter/twitter-to-sqlite/saved-search.js": REFUSED,
    "mastodon/mastodon/following_accounts.csv": {"Link": 2},
    "mastodon/mastodon/new-following-imports.txt": {"Link": 2},
    "mastodon/mastodon/utf8-followers.txt": {"Link": 1},
    "mastodon/mastodon/lists.csv": {"Sighting": 3},
    "mastodon/mastodon/muted_accounts.csv": REFUSED,
    "bluesky/marshalx-atproto/get_follows.json": {"Link": 6, "Sighting": 2},  # the owner, and the one mutual follow
    "bluesky/marshalx-atproto/post_record.json": {"Post": 1},
    "bluesky/marshalx-atproto/extended_post_record.json": {"Post": 1},
    "bluesky/marshalx-atproto/thread_view_post_with_embed_media.json": {"Post": 1},
    "bluesky/marshalx-atproto/custom_record.json": REFUSED,  # of a kind that is no post of Bluesky's
    "bluesky/marshalx-atproto/did_doc.json": REFUSED,
    "bluesky/marshalx-atproto/extended_like_record.json": REFUSED,
    "bluesky/marshalx-atproto/feed_record.json": REFUSED,
    "bluesky/marshalx-atproto/like_record.json": REFUSED,
    "bluesky/marshalx-atproto/resolve_handle.json": REFUSED,
    "github/github-to-sqlite/issue-comments.json": {"Post": 3},
    "github/github-to-sqlite/starred.json": {"Post": 1},
    "github/github-to-sqlite/user.json": {"Sighting": 1},
    "github/github-to-sqlite/stargazers.json": REFUSED,  # of which repository, it does not say
    "github/pygithub/NamedUser.testGetFollowers.txt": UNKNOWN,  # a recorded conversation, not an answer
    "github/timelinize/ghstars-empty.json": UNKNOWN,
    "github/timelinize/ghstars-malformed.json": UNKNOWN,
    "github/timelinize/ghstars-missing-htmlurl.json": {"Post": 1},
    "github/timelinize/ghstars-missing-starred-at.json": {"Post": 1},
    "github/timelinize/ghstars-multi.json": {"Post": 2},
    "github/timelinize/ghstars.json": {"Post": 1},
    "google-takeout/personal-history-db/+15551234567 - Text - 2023-03-15T10_30_00Z.html": {"Sighting": 1, "Message": 2},
    "google-takeout/personal-history-db/+15559876543 - Voicemail - 2023-03-16T14_00_00Z.html": {"Message": 1},
    "google-takeout/personal-history-db/youtube_subscriptions_sample.csv": {"Link": 5},
    "google-takeout/personal-history-db/takeout.zip": UNKNOWN,  # documents only
}
# Of the 30 feeds each holds one entry or none; the words tell which author its name says that it has.
FEEDS = sorted((CORPUS / "feeds" / "gofeed").glob("*.xml"))
ELSEWHERE = {"google-takeout/personal-history-db/contacts.vcf"}  # address cards
MESSAGES = {"Interaction": "Message"}


def got(path: Path) -> str | dict[str, int]:
    names = recognise(path)
    if not names:
        return UNKNOWN
    try:
        items = [item for item in all_sources()[names[0]].read(path) if not isinstance(item, Progress)]
    except Refused as refusal:
        return REFUSED if path.name in str(refusal) else str(refusal)
    return dict(Counter(MESSAGES.get(type(item).__name__, type(item).__name__) for item in items))


@pytest.mark.parametrize("name", TABLE)
def test_each_file_yields_what_its_index_says(name: str) -> None:
    assert got(CORPUS / name) == TABLE[name]


def test_no_file_is_forgotten() -> None:
    folders = ("x-twitter", "mastodon", "bluesky", "github", "google-takeout")
    files = {path.relative_to(CORPUS).as_posix() for folder in folders for path in (CORPUS / folder).glob("*/*")}
    assert files == TABLE.keys() | ELSEWHERE


AUTHORS = {
    "mixed_content": {"Author Name"},
    "name": {"Author Name"},
    "email": {"email@example.org"},
    "uri": {"example.org"},
    "url": {"example.org"},
    "homepage": {"example.org"},
    "multiple": {
        *("Author Name 1", "email@example.org", "example.org/1"),
        *("Author Name 2", "email2@example.org", "example.org/2"),
    },
}


@pytest.mark.parametrize("path", FEEDS, ids=lambda path: path.stem)
def test_a_feed_tells_its_author(path: Path) -> None:
    kind = next(kind for kind in AUTHORS if path.stem.endswith(kind))
    if "entry" not in path.stem and kind in ("email", "uri", "url", "homepage"):
        # No entry, and nobody named: email@example.org is what programs write where nobody told one.
        assert got(path) == REFUSED
        return
    told: set[str] = set()
    for item in all_sources()["feeds"].read(path):
        match item:
            case Sighting():
                told |= {item.name.full, *(handle.value for handle in item.handles)}
            case Post():
                told |= {*item.name.split(", "), *(handle.value for handle in item.author)}
    assert told - {""} == AUTHORS[kind]


def test_a_message_goes_from_one_side_to_the_other() -> None:
    folder = CORPUS / "google-takeout" / "personal-history-db"
    (path,) = folder.glob("* - Text - *.html")
    messages = [item for item in all_sources()["takeout"].read(path) if isinstance(item, Interaction)]
    assert [message.direction for message in messages] == ["in", "out"]


def test_a_bluesky_follow_names_both_sides() -> None:
    items = all_sources()["bluesky"].read(CORPUS / "bluesky" / "marshalx-atproto" / "get_follows.json")
    links = [item for item in items if isinstance(item, Link)]
    assert all(len(link.one) == len(link.other) == 2 for link in links)
