"""What feeds say in whatever writing, and what they must not be able to do."""

from __future__ import annotations

import json
import time
import tracemalloc

import pytest
from tests.sources.reading import read, recognise

from enishi.kit.say import Refused
from enishi.records import Post, Sighting, Skipped
from enishi.sources import Confidence
from enishi.sources.feeds.entry import author_of

ATOM = "http://www.w3.org/2005/Atom"


def rss(*items: str, head: str = "", before: str = "") -> str:
    inside = "".join(f"<item>{item}</item>" for item in items)
    space = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return f'{before}<rss version="2.0" {space}><channel><link>https://example.jp/</link>{head}{inside}</channel></rss>'


def posts(data: str | bytes) -> list[Post]:
    return [item for item in read("feeds", "feed.xml", data) if isinstance(item, Post)]


def names(data: str | bytes) -> list[str]:
    return [item.name.full for item in read("feeds", "feed.xml", data) if isinstance(item, Sighting)]


def test_a_date_in_the_newer_words_of_dublin_core_is_read() -> None:
    written = '<dcterms:issued xmlns:dcterms="http://purl.org/dc/terms/">2003-12-31T10:14:55Z</dcterms:issued>'
    (post,) = posts(rss(f"<title>t</title><guid>urn:x</guid>{written}"))
    assert f"{post.at:%Y-%m-%d}" == "2003-12-31"


def creator(name: str) -> str:
    return f"<title>t</title><guid>urn:{name}</guid><dc:creator>{name}</dc:creator>"


@pytest.mark.parametrize(
    "text",
    [
        "<rss/>",
        "<!-- a > b -->\n<?xml-stylesheet href='x'?><!DOCTYPE rss><rss>",
        f"<feed xmlns='{ATOM}'>",
        f"<a:feed xmlns:a='{ATOM}'>",
    ],
)
def test_a_feed_is_known_by_its_first_element(text: str) -> None:
    assert recognise("feeds", text) is Confidence.SURE


@pytest.mark.parametrize("text", ["<feed/>", "<html><rss>", "<rssx/>", "<!--", "<!-- <rss> -->", "rss", "{}", "<rdf/>"])
def test_what_only_looks_like_one_is_not(text: str) -> None:
    assert recognise("feeds", text) is Confidence.NO


@pytest.mark.parametrize(
    ("declared", "written"),
    [
        ("EUC-JP", "euc_jis_2004"),
        ("Shift_JIS", "cp932"),
        ("ISO-2022-JP", "iso2022_jp_ext"),
        ("UTF-8", "utf-8"),
        ("UTF-16", "utf-16"),
        ("ISO-8859-1", "utf-8"),  # a wrong word
        ("UTF-8", "cp932"),  # another
        ("nonsense", "utf-8"),
    ],
)
def test_any_encoding_is_read_also_when_it_is_declared_wrongly(declared: str, written: str) -> None:
    text = rss("<title>表と構能ソ十予</title>", before=f'<?xml version="1.0" encoding="{declared}"?>')
    assert posts(text.encode(written))[0].title == "表と構能ソ十予"


@pytest.mark.parametrize(
    "definition",
    [
        '<!ENTITY a "x"><!ENTITY b "&a;&a;&a;&a;&a;&a;">',
        '<!ENTITY b SYSTEM "file:///etc/passwd">',
        '<!ENTITY % p SYSTEM "http://example.com/p.dtd"> %p;',
    ],
)
def test_a_feed_with_entities_of_its_own_is_refused(definition: str) -> None:
    bomb = rss("<title>&b;</title>", before=f"<!DOCTYPE rss [{definition}]>")
    assert recognise("feeds", bomb) is Confidence.SURE
    with pytest.raises(Refused, match="entities of its own"):
        read("feeds", "feed.xml", bomb)


def test_the_entities_of_html_are_read_although_nothing_defines_them() -> None:
    assert posts(rss("<title>caf&eacute;&nbsp;&unknown;</title>"))[0].title == "café"


def test_what_breaks_off_says_what_came_before() -> None:
    items = read("feeds", "feed.xml", rss("<title>one</title>")[: -len("</channel></rss>")] + "<item><title>tw")
    assert [type(item) for item in items] == [Post, Skipped]


def test_the_few_whose_feed_it_is_become_known_by_name() -> None:
    assert names(rss(creator("原 愛子"), creator("髙橋 誠"))) == ["原 愛子", "髙橋 誠"]


def test_of_a_paper_with_many_authors_names_stay_with_the_entries() -> None:
    many = rss(*map(creator, ("Ann", "Ben", "Chen", "Dan")), "<title>t</title><author>eve@example.org (Eve)</author>")
    assert names(many) == ["Eve"]
    assert [post.name for post in posts(many)] == ["Ann", "Ben", "Chen", "Dan", "Eve"]


def test_an_office_is_nobody() -> None:
    assert names(rss(creator("編集部"), creator("admin"))) == []


@pytest.mark.parametrize(
    ("text", "name", "mail"),
    [
        ("mina@example.com (Mina Ito)", "Mina Ito", "mina@example.com"),
        ("Mina Ito <mina@example.com>", "Mina Ito", "mina@example.com"),
        ("mina@example.com", "", "mina@example.com"),
        ("Mina Ito", "Mina Ito", None),
        ("", "", None),
    ],
)
def test_an_author_is_told_in_one_line(text: str, name: str, mail: str | None) -> None:
    found = author_of(text)
    assert (found.name, found.email.value if found.email else None) == (name, mail)


def test_an_entry_takes_its_author_from_its_source_and_then_from_the_feed() -> None:
    entry = "<entry><id>urn:1</id>{}</entry>"
    own, source = "<author><name>Own</name></author>", "<source><author><name>Source</name></author></source>"
    inside = "".join(entry.format(each) for each in (own + source, source, ""))
    feed = f"<feed xmlns='{ATOM}'>{inside}<author><name>Feed</name></author></feed>"
    assert [post.name for post in posts(feed)] == ["Own", "Source", "Feed"]


@pytest.mark.parametrize("link", ["http://[", "//", "mailto:a@example.com", "javascript:x", "x" * 5000])
def test_an_address_of_any_kind_may_stand_in_a_link(link: str) -> None:
    assert len(posts(rss(f"<title>t</title><link>{link}</link>", head="<link>http://[</link>"))) == 1


def test_numbers_are_ones_own_and_addresses_everybodys() -> None:
    feed = {"version": "https://jsonfeed.org/version/1", "home_page_url": "https://a.example", "items": [{"id": 7}]}
    assert posts(json.dumps(feed))[0].origin.key == "post/https://a.example#7"
    assert posts(json.dumps({**feed, "items": [{"id": "tag:x"}]}))[0].origin.key == "post/tag:x"


@pytest.mark.parametrize(
    "data",
    [
        "<rss>" + "<a>" * 1_000_000,
        '<rss><channel><item><title a="' + "x" * 20_000_000,
        "<rss><channel><item><title>" + "x" * 20_000_000,
        "<rss><channel><item>" + "<b/>" * 1_000_000,
        "<rss><!--" + "-" * 20_000_000,
        "<!--" * 1_000_000,
        "<rss " + "".join(f'a{n}="" ' for n in range(100_000)),
    ],
    ids=range(7),
)
def test_a_hostile_feed_is_answered_in_time_and_little_memory(data: str) -> None:
    began = time.process_time()
    try:
        if recognise("feeds", data):
            tracemalloc.start()
            read("feeds", "feed.xml", data)
    except Refused:
        pass
    finally:
        if tracemalloc.is_tracing():
            assert tracemalloc.get_traced_memory()[1] < 200_000_000
            tracemalloc.stop()
    assert time.process_time() - began < 10
