"""Which zone a calendar means by the name it writes."""

from __future__ import annotations

from datetime import timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tzlocal.windows_tz import win_tz

from enishi.kit.zones import offset, zone_like, zone_named

TOKYO = ZoneInfo("Asia/Tokyo")


@pytest.mark.parametrize(
    "name",
    [
        *("Asia/Tokyo", "asia/tokyo", '"Asia/Tokyo"', "Tokyo Standard Time", "tokyo standard time", "JST"),
        *("(UTC+09:00) Osaka, Sapporo, Tokyo", "(GMT+09.00) Osaka, Sapporo, Tokyo", "(UTC+09:00) 大阪、札幌、東京"),
        *("東京 (標準時)", "日本標準時", "/mozilla.org/20050126_1/Asia/Tokyo", "custom_Asia/Tokyo"),
        *("/freeassociation.sourceforge.net/Tzfile/Asia/Tokyo", "/a.example/Asia/Tokyo_Forward_reference"),
    ],
)
def test_tokyo_is_found_under_each_of_its_names(name: str) -> None:
    assert zone_named(name) == TOKYO


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("(UTC-05:00) Eastern Time (US & Canada)", "America/New_York"),
        ("(GMT-08.00) Pacific Time (US & Canada); Tijuana", "America/Los_Angeles"),
        ("(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", "Europe/Amsterdam"),
        ("(UTC) Dublin, Edinburgh, Lisbon, London", "Europe/Dublin"),
        ("(UTC+08:00) Beijing, Chongqing, Hong Kong, Urumqi", "Asia/Shanghai"),
        ("W. Europe Standard Time", "Europe/Berlin"),
        ("America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
    ],
)
def test_what_windows_shows_names_a_city_of_the_zone(name: str, key: str) -> None:
    assert zone_named(name) == ZoneInfo(key)


@pytest.mark.parametrize(
    ("name", "key"),
    [("Europe_Berlin", "Europe/Berlin"), ("US-Eastern", "US/Eastern"), ("America_New_York", "America/New_York")],
)
def test_a_name_may_have_another_mark_for_its_slash(name: str, key: str) -> None:
    assert zone_named(name) == ZoneInfo(key)


def test_every_windows_name_is_known() -> None:
    assert not [name for name in win_tz if zone_named(name) is None]


def test_an_offset_without_a_known_place_is_a_fixed_zone() -> None:
    assert zone_named("GMT+9") == zone_named("+0900") == timezone(timedelta(hours=9))
    assert zone_named("(UTC-03:00) Somewhere") == timezone(timedelta(hours=-3))
    assert zone_named("(UTC+99:00) Nowhere") is None


@pytest.mark.parametrize(
    "name", ["", "Customized Time Zone", "Europe", "../../etc/passwd", "Zulu Nation", "/", "Asia/"]
)
def test_a_name_that_tells_nothing_is_no_zone(name: str) -> None:
    assert zone_named(name) is None


@given(st.text(max_size=80))
def test_no_name_is_too_strange_to_look_up(name: str) -> None:
    zone = zone_named(name)
    assert zone is None or zone.utcoffset(None) is not None or isinstance(zone, ZoneInfo)


def test_an_offset_is_read_with_and_without_colon_and_seconds() -> None:
    assert offset("+0930") == offset("+09:30") == offset("+093000") == timezone(timedelta(hours=9, minutes=30))
    assert offset("+2400") is offset("9") is None


def test_a_summer_time_is_known_by_its_offsets_and_month() -> None:
    def like(winter: str, summer: str, begins: int) -> ZoneInfo | None:
        before, after = offset(winter), offset(summer)
        return zone_like(before, after, begins) if before and after else None

    assert like("+0100", "+0200", 3) == ZoneInfo("Europe/Berlin")
    assert like("-0500", "-0400", 4) == ZoneInfo("America/New_York")  # before 2007 it began in April
    assert like("+1000", "+1100", 10) == ZoneInfo("Australia/Sydney")
    assert like("+0900", "+1000", 5) is None
