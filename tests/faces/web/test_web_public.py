"""What is public about a person, as a browser shows it."""

from __future__ import annotations

from django.test import Client
from tests.cast import BEN_CARD, NOW, give

from enishi.kit.dates import PartialDate
from enishi.records import Bond, Handle, Link, Origin, Post
from enishi.services.facts import store
from enishi.store.models import Owner, Person

BEN = Handle("email", "ben@example.org")


def test_a_persons_page_tells_follows_and_news(owner: Owner, inside: Client) -> None:
    owner.language = "en"
    owner.save()
    give(owner, "b.vcf", BEN_CARD)
    address = f"/people/{Person.objects.get(name='Ben Carter').pk}/"
    assert "In public" not in inside.get(address).content.decode()
    follow = Link(Origin("bluesky", "f"), Bond.FOLLOW, "bluesky", (), (BEN,), since=PartialDate(2024, 5, 1))
    news = Post(Origin("feeds", "n"), author=(BEN,), at=NOW, title="<b>New quay</b>", url="https://ben.example.org/1")
    store([follow, news], owner=owner, job=None, now=NOW)
    page = inside.get(address).content.decode()
    assert "You follow them<small>since 2024-05-01</small>" in page
    assert '<a class="link" href="https://ben.example.org/1"' in page
    assert "&lt;b&gt;New quay&lt;/b&gt;" in page
