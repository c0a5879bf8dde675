"""What Google's pages of Voice and YouTube's table say."""

from __future__ import annotations

import time

import pytest
from tests.sources.reading import read, recognise

from enishi.kit.say import Refused
from enishi.records import Interaction, Link, Skipped
from enishi.sources import Confidence


def said(number: str, name: str, text: str, at: str = "2026-01-01T10:00:00.000+09:00") -> str:
    who = f'<cite class="sender vcard"><a class="tel" href="tel:{number}"><span class="fn">{name}</span></a></cite>'
    return f'<div class="message"><abbr class="dt" title="{at}">x</abbr>: {who}: <q>{text}</q></div>'


def messages(*blocks: str, name: str = "x.html") -> list[Interaction]:
    return [item for item in read("takeout", name, f"<html>{''.join(blocks)}") if isinstance(item, Interaction)]


def test_a_page_is_known_by_numbers_and_messages_together() -> None:
    assert recognise("takeout", "<html>" + said("+442079460123", "Ben", "hi")) is Confidence.SURE
    assert recognise("takeout", '<html><a class="tel" href="tel:+1">') is Confidence.NO
    assert recognise("takeout", '<html><div class="message">') is Confidence.NO


def test_the_owner_is_called_me_in_their_language() -> None:
    one, other = messages(said("+442079460123", "Ben", "hi"), said("+15555550100", "自分", "はい"))
    assert (one.direction, other.direction) == ("in", "out")
    assert [each.name for each in other.people] == ["", "Ben"]


def test_who_never_wrote_back_is_named_by_the_file() -> None:
    (message,) = messages(said("+15555550100", "Me", "hi"), name="+442079460123 - Text - 2026.html")
    assert [each.handle.value for each in message.people] == ["+15555550100", "+442079460123"]


def test_a_group_writes_to_everybody() -> None:
    first, *_ = messages(
        said("+442079460123", "Ben", "a"), said("+442079460999", "Ann", "b"), said("+15555550100", "Me", "c")
    )
    assert [each.handle.value for each in first.people] == ["+442079460123", "+15555550100", "+442079460999"]


def test_a_message_without_a_date_or_a_sender_is_told() -> None:
    items = read("takeout", "x.html", "<html>" + said("+442079460123", "Ben", "a", at="") + said("", "Ben", "b"))
    assert [type(item) for item in items] == [Skipped, Skipped]


def test_text_is_read_as_it_is_seen() -> None:
    assert messages(said("+442079460123", "Ben", "a<br>b &amp; c"))[0].text == "a\nb & c"


def test_the_channels_of_a_copy_in_japanese_are_read() -> None:
    table = "チャンネル ID,チャンネルの URL,チャンネルのタイトル\nUCx,http://www.youtube.com/channel/UCx,港\n"
    (link,) = read("takeout", "登録チャンネル.csv", table.encode("utf-8-sig"))
    assert isinstance(link, Link)
    assert (link.name, link.other[1].value) == ("港", "youtube.com/channel/UCx")


def test_a_page_beyond_all_measure_is_refused_or_read_in_time() -> None:
    page = '<html><a class="tel"><div class="message">' + '<q>"title="' * 1_000_000
    began = time.process_time()
    assert all(isinstance(item, Skipped) for item in read("takeout", "x.html", page))
    with pytest.raises(Refused, match="larger"):
        read("takeout", "x.html", page * 2)
    assert time.process_time() - began < 10
