"""What a calendar says, and what it must not be able to do."""

from __future__ import annotations

import time
import tracemalloc
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enishi.kit.say import Refused
from enishi.records import Interaction, Kind, Part, Progress, Sighting, Skipped
from enishi.sources import Confidence
from enishi.sources.ics import SOURCE
from enishi.sources.ics.rules import parse_rule

Said = Sighting | Interaction | Skipped


def read(data: str | bytes) -> list[Said]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "calendar.txt"
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return [item for item in SOURCE.read(path) if not isinstance(item, Progress)]


def event(*lines: str, uid: str = "one", start: str = "DTSTART:20250401T010000Z") -> str:
    given_lines = [f"UID:{uid}"] if uid else []
    return "\r\n".join(["BEGIN:VEVENT", *given_lines, *([start] if start else []), *lines, "END:VEVENT", ""])


def calendar(*events: str, head: str = "") -> str:
    head = head and head + "\r\n"
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{head}{''.join(events)}END:VCALENDAR\r\n"


def meetings(*events: str, head: str = "") -> list[Interaction]:
    return [item for item in read(calendar(*events, head=head)) if isinstance(item, Interaction)]


def meeting(*lines: str, start: str = "DTSTART:20250401T010000Z", head: str = "") -> Interaction:
    (found,) = meetings(event(*lines, start=start), head=head)
    return found


def reasons(*events: str) -> list[str]:
    return [str(item.reason) for item in read(calendar(*events)) if isinstance(item, Skipped)]


def owner(*events: str, head: str = "") -> str | None:
    found = read(calendar(*events, head=head))[0]
    return found.handles[0].value if isinstance(found, Sighting) and found.is_owner else None


def guest(address: str, *, extra: str = "") -> str:
    return f"ATTENDEE{extra}:mailto:{address}"


def emails(found: Interaction) -> list[str]:
    return [presence.handle.value for presence in found.people]


# Which files are ours


def test_a_calendar_is_known_by_its_first_line_and_not_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "unnamed"
    for data in (b"\xef\xbb\xbf\r\nbegin:vCalendar\r\n", "BEGIN:VCALENDAR\r\nX:1".encode("utf-16")):
        path.write_bytes(data)
        assert SOURCE.recognises(path) is Confidence.SURE


def test_a_bare_event_or_a_calendar_below_other_text_is_only_perhaps_ours(tmp_path: Path) -> None:
    path = tmp_path / "unnamed"
    for data in (event(), "Subject: invitation\n\nBEGIN:VCALENDAR\n"):
        path.write_text(data, newline="")
        assert SOURCE.recognises(path) is Confidence.PERHAPS


def test_a_card_a_web_page_and_a_picture_are_not_calendars(tmp_path: Path) -> None:
    path = tmp_path / "unnamed.ics"
    for data in (b"BEGIN:VCARD\r\n", b"<!doctype html>Sign in", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4):
        path.write_bytes(data)
        assert SOURCE.recognises(path) is Confidence.NO
    assert SOURCE.recognises(tmp_path) is Confidence.NO


def test_a_file_without_a_calendar_is_refused_and_an_empty_calendar_is_not() -> None:
    with pytest.raises(Refused, match=r"calendar\.txt holds no calendar"):
        read("hello\nBEGIN:SOMETHING\n")
    assert read("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n") == []


def test_how_many_tasks_and_notes_were_left_out_is_told() -> None:
    others = [
        f"BEGIN:{name}\nUID:{name}\nDTSTART:20250101\nEND:{name}\n" for name in ("VTODO", "VJOURNAL", "VFREEBUSY")
    ]
    assert len(meetings(*others, event())) == 1
    (told,) = reasons(*others, event())
    assert told.endswith(": 3")


# When


def test_a_time_with_a_zone_is_kept_in_utc() -> None:
    found = meeting("DTEND;TZID=Tokyo Standard Time:20250401T113000", start="DTSTART;TZID=Asia/Tokyo:20250401T100000")
    assert (found.kind, found.at) == (Kind.MEETING, datetime(2025, 4, 1, 1, tzinfo=UTC))
    assert found.until == datetime(2025, 4, 1, 2, 30, tzinfo=UTC)


def test_a_time_without_a_zone_is_the_calendars_own() -> None:
    assert meeting(start="DTSTART:20250401T100000", head="X-WR-TIMEZONE:Asia/Tokyo").at.hour == 1
    assert meeting(start="DTSTART:20250401T100000").at.hour == 10


def test_an_unknown_zone_is_what_the_calendar_describes() -> None:
    zone = (
        "BEGIN:VTIMEZONE\r\nTZID:Our Office\r\nBEGIN:STANDARD\r\nDTSTART:16010101T000000\r\nTZOFFSETFROM:+0545\r\n"
        "TZOFFSETTO:+0545\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
    )
    before = event(start="DTSTART;TZID=Our Office:20250401T100000")
    assert [m.at for m in meetings(zone, before)] == [m.at for m in meetings(before, zone)]
    assert meetings(zone, before)[0].at == datetime(2025, 4, 1, 4, 15, tzinfo=UTC)


def test_a_described_zone_without_a_rule_has_its_summer_from_when_it_first_began() -> None:
    zone = """BEGIN:VTIMEZONE
TZID:Ours
BEGIN:DAYLIGHT
DTSTART:20140330T030000
RDATE:20150329T030000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:20141026T020000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
""".replace("\n", "\r\n")
    (found,) = read(calendar(zone, event(start="DTSTART;TZID=Ours:20140409T093000")))
    assert isinstance(found, Interaction)
    assert found.at == datetime(2014, 4, 9, 7, 30, tzinfo=UTC)


def test_a_day_may_have_a_z_behind_it() -> None:
    (found,) = read(calendar(event(start="DTSTART;VALUE=DATE:20210527Z")))
    assert isinstance(found, Interaction)
    assert (found.at, found.all_day) == (datetime(2021, 5, 27, tzinfo=UTC), True)


def test_an_address_folded_with_a_space_too_many_is_one_address() -> None:
    (found,) = read(calendar(event("ATTENDEE;CN=Ben:mailto:ben@", "  example.com")))
    assert isinstance(found, Interaction)
    assert [(one.handle.value, one.name) for one in found.people] == [("ben@example.com", "Ben")]


def test_a_whole_day_begins_at_midnight_utc_and_lasts_a_day() -> None:
    found = meeting(start="DTSTART;VALUE=DATE:20250401", head="X-WR-TIMEZONE:Asia/Tokyo")
    assert found.all_day
    assert (found.at, found.until) == (datetime(2025, 4, 1, tzinfo=UTC), datetime(2025, 4, 2, tzinfo=UTC))


def test_a_meeting_without_a_sensible_end_still_took_place() -> None:
    assert meeting("DTEND:20250331T000000Z").until is None
    assert meeting("DURATION:soon").until is None
    assert meeting("DURATION:PT1H30M").until == datetime(2025, 4, 1, 2, 30, tzinfo=UTC)


@pytest.mark.parametrize("start", ["", "DTSTART:", "DTSTART:20251301T000000Z", "DTSTART:00010101T000000Z", "DTSTART:x"])
def test_an_event_without_a_usable_time_is_skipped_by_name(start: str) -> None:
    (found,) = read(calendar(event("SUMMARY:Lunch", start=start)))
    assert isinstance(found, Skipped)
    assert str(found.place) == "event 1, Lunch"
    assert "time" in str(found.reason)


def test_the_newest_event_comes_first() -> None:
    found = meetings(*(event(uid=str(day), start=f"DTSTART:202504{day:02}") for day in (3, 20, 11)))
    assert [one.at.day for one in found] == [20, 11, 3]


# Who


def test_rooms_groups_and_those_who_declined_are_nobody() -> None:
    lines = [
        guest("room@example.com", extra=";CUTYPE=ROOM"),
        guest("all@example.com", extra=";CUTYPE=GROUP"),
        guest("no@example.com", extra=";PARTSTAT=DECLINED"),
        guest("c_1@resource.calendar.google.com"),
        guest("c_2@group.calendar.google.com"),
        guest("someone@localhost"),
        "ATTENDEE;CN=Nobody:invalid:nomail",
        guest("ben@example.com", extra=";PARTSTAT=TENTATIVE"),
    ]
    assert emails(meeting(*lines)) == ["ben@example.com"]


def test_the_organiser_is_named_once_and_first_with_the_name_that_is_shown() -> None:
    lines = [guest("AIKO@example.com", extra=";CN=Aiko Mori"), "ORGANIZER;CN=aiko@example.com:MAILTO:aiko@example.com"]
    (found,) = meeting(*lines).people
    assert (found.part, found.handle.value, found.name) == (Part.ORGANISER, "aiko@example.com", "Aiko Mori")


def test_an_address_beside_a_path_is_the_guests() -> None:
    found = meeting('ATTENDEE;CN="Mei; T: (x)";EMAIL="mei@example.com":/aMTIz/principal/')
    assert (emails(found), found.people[0].name) == (["mei@example.com"], "Mei; T: (x)")


def test_the_owner_is_who_the_calendar_is_named_after() -> None:
    assert owner(event(), head="X-WR-CALNAME:Aiko@Example.com") == "aiko@example.com"
    assert owner(event(), head="X-WR-CALNAME:Work (aiko@example.com)") is None
    assert owner(event(), head="X-WR-CALNAME:c_1@group.calendar.google.com") is None


def test_the_owner_is_who_is_nearly_always_there() -> None:
    def with_guests(n: int) -> list[str]:
        return [event(guest("me@example.com"), guest(f"g{i}@example.com"), uid=str(i)) for i in range(n)]

    assert owner(*with_guests(5)) == "me@example.com"
    assert owner(*with_guests(4)) is None


def test_two_who_are_always_there_or_a_publisher_alone_are_no_owner() -> None:
    both = [event(guest("a@example.com"), guest("b@example.com"), uid=str(i)) for i in range(9)]
    published = [event("ORGANIZER:mailto:fair@example.com", uid=str(i)) for i in range(9)]
    assert owner(*both) is owner(*published) is None


# What


def test_an_event_without_guests_is_kept_with_nobody() -> None:
    found = meeting("SUMMARY:憲法記念日", start="DTSTART;VALUE=DATE:20250503")
    assert (found.people, found.subject, found.thread) == ((), "憲法記念日", "one")


def test_a_description_loses_its_markup_but_not_a_comparison() -> None:
    html = "DESCRIPTION:<p>One &amp\\; two</p><script>x</script><br>three"
    assert meeting(html).text == "One & two\n\nthree"
    assert meeting("DESCRIPTION:if a < b\\nand c > d").text == "if a < b\nand c > d"
    assert len(meeting("DESCRIPTION:" + "x" * 20_000).text) == 5_000


def test_a_line_folded_inside_a_letter_is_whole_again() -> None:
    raw = calendar(event("SUMMARY:打ち合わせ")).encode()
    cut = raw.index("合".encode()) + 1
    (found,) = read(raw[:cut] + b"\r\n " + raw[cut:])
    assert isinstance(found, Interaction)
    assert found.subject == "打ち合わせ"


def test_an_alarms_own_words_are_not_the_events() -> None:
    alarm = "BEGIN:VALARM\r\nUID:other\r\nDESCRIPTION:Reminder\r\nATTENDEE:mailto:x@example.com\r\nEND:VALARM"
    found = meeting(alarm, "SUMMARY:Talk")
    assert (found.origin.key, found.text, found.people, found.subject) == ("one", "", (), "Talk")


def test_old_phones_write_in_shift_jis() -> None:
    old = "BEGIN:VCALENDAR\r\nVERSION:1.0\r\n" + event("SUMMARY;CHARSET=SHIFT_JIS:表の予定") + "END:VCALENDAR\r\n"
    (found,) = read(old.encode("cp932"))
    assert isinstance(found, Interaction)
    assert found.subject == "表の予定"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_every_unicode_encoding_is_read(encoding: str) -> None:
    (found,) = read(calendar(event("SUMMARY:花見")).encode(encoding))
    assert isinstance(found, Interaction)
    assert found.subject == "花見"


@pytest.mark.parametrize("newline", ["\n", "\r", "\r\n"])
def test_every_line_end_is_read(newline: str) -> None:
    (found,) = read(calendar(event("SUMMARY:a\r\n  b")).replace("\r\n", newline))
    assert isinstance(found, Interaction)
    assert found.subject == "a b"


def test_control_characters_are_left_out() -> None:
    assert meeting("SUMMARY:a\x00b\x07c\x1bd").subject == "abcd"
    assert meeting("SUMMARY;ENCODING=QUOTED-PRINTABLE:a=00b").subject == "ab"


# What is not taken, or once


def test_a_cancelled_meeting_is_skipped() -> None:
    assert reasons(event("STATUS:CANCELLED")) == ["This meeting was called off."]
    assert meetings(event(), head="METHOD:CANCEL") == []


def test_the_same_event_twice_is_taken_once_and_another_of_its_id_gets_its_time() -> None:
    twice = [event(), event(), event(start="DTSTART:20250402")]
    assert [one.origin.key for one in meetings(*twice)] == ["one/20250402", "one"]
    assert reasons(*twice) == ["It stands in this file twice; it was taken once."]


def test_an_event_without_an_id_keeps_its_key_in_the_next_export() -> None:
    def key(*others: str) -> str:
        return meetings(event("SUMMARY:Tea", uid=""), *others)[-1].origin.key

    assert key() == key(event(uid="later", start="DTSTART:20260101"))


def test_one_broken_event_does_not_stop_the_file() -> None:
    broken = "BEGIN:VEVENT\r\nDTSTART:never\r\n\x00\xff=;:\r\nBEGIN:VALARM\r\n"
    assert [one.origin.key for one in meetings(event(uid="a"), broken, event(uid="b"))] == ["a", "b"]


# How it repeats


def test_each_time_of_a_repeated_meeting_is_one() -> None:
    found = meetings(event("RRULE:FREQ=WEEKLY;COUNT=3"))
    keys = ["one/20250415T010000Z", "one/20250408T010000Z", "one/20250401T010000Z"]
    assert [one.origin.key for one in found] == keys
    assert {one.thread for one in found} == {"one"}


def test_a_weekly_meeting_keeps_its_hour_when_summer_begins() -> None:
    start = "DTSTART;TZID=Europe/Berlin:20250324T090000"
    found = meetings(event("RRULE:FREQ=WEEKLY;COUNT=2", start=start))
    assert [one.at.hour for one in found] == [7, 8]


def test_a_time_that_was_taken_out_or_moved_is_not_repeated() -> None:
    base = event("RRULE:FREQ=DAILY;COUNT=4", "EXDATE:20250402T010000Z")
    moved = event("RECURRENCE-ID:20250403T010000Z", start="DTSTART:20250403T050000Z")
    found = meetings(base, moved)
    assert [(one.at.day, one.at.hour) for one in found] == [(4, 1), (3, 5), (1, 1)]
    assert found[1].origin.key == "one/20250403T010000Z"


def test_a_day_takes_a_time_out_and_a_time_takes_a_day_out() -> None:
    timed = event("RRULE:FREQ=DAILY;COUNT=3", "EXDATE;VALUE=DATE:20250402")
    whole = event("RRULE:FREQ=DAILY;COUNT=3", "EXDATE:20250401T150000Z", start="DTSTART;VALUE=DATE:20250401")
    assert [one.at.day for one in meetings(timed)] == [3, 1]
    assert [one.at.day for one in meetings(whole, head="X-WR-TIMEZONE:Asia/Tokyo")] == [3, 1]


def test_added_times_and_periods_are_taken() -> None:
    dates = "RDATE;VALUE=PERIOD:20250601T010000Z/PT1H,20250602T010000Z/20250602T020000Z"
    assert [one.at.day for one in meetings(event(dates))] == [2, 1, 1]


def test_an_end_includes_its_day_whatever_its_type() -> None:
    for until in ("20250403", "20250403T000000Z", "20250402T150000Z", "20250403T235959Z"):
        whole = event(f"RRULE:FREQ=DAILY;UNTIL={until}", start="DTSTART;VALUE=DATE:20250401")
        assert [one.at.day for one in meetings(whole, head="X-WR-TIMEZONE:Asia/Tokyo")] == [3, 2, 1], until
    assert len(meetings(event("RRULE:FREQ=DAILY;UNTIL=20250403"))) == 3


def test_an_endless_meeting_is_kept_for_five_years_before_a_year_past_the_newest() -> None:
    endless = event("RRULE:FREQ=MONTHLY", uid="old", start="DTSTART:20050401T010000Z")
    found = [one for one in meetings(endless, event()) if one.thread == "old"]
    assert (found[0].at.year, found[-2].at.year, found[-1].at.year) == (2026, 2021, 2005)
    assert len(found) == 61


def test_a_slip_into_the_far_future_does_not_move_the_present() -> None:
    weekly = event("RRULE:FREQ=WEEKLY", "DTSTAMP:20250401T000000Z", uid="weekly")
    slip = event(uid="slip", start="DTSTART:21550401")
    assert max(one.at.year for one in meetings(weekly, slip) if one.thread == "weekly") == 2026


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("FREQ=SECONDLY", "too often"),
        ("FREQ=HOURLY;COUNT=1000000000", "too often"),
        ("M5 #100", "too often"),
        ("FREQ=NEVER", "could not be read"),
        ("FREQ=DAILY;COUNT=x", "could not be read"),
        ("FREQ=DAILY;UNTIL=tomorrow", "could not be read"),
        ("FREQ=DAILY;BYMONTH=13", "could not be read"),
        ("every other day", "could not be read"),
        ("RSCALE=CHINESE;FREQ=YEARLY", "other than the Gregorian"),
    ],
)
def test_a_rule_that_is_not_followed_is_said_and_the_first_time_taken(rule: str, said: str) -> None:
    assert len(meetings(event(f"RRULE:{rule}"))) == 1
    (reason,) = reasons(event(f"RRULE:{rule}"))
    assert said in reason


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("D2 #5", "FREQ=DAILY;INTERVAL=2;COUNT=5"),
        ("W1 MO TU 19991224T000000Z", "FREQ=WEEKLY;BYDAY=MO,TU;UNTIL=19991224T000000Z"),
        ("MP1 1+ MO 2- FR #0", "FREQ=MONTHLY;BYDAY=1MO,-2FR"),
        ("MP2 1+ 3+ WE TH #6", "FREQ=MONTHLY;INTERVAL=2;COUNT=6;BYDAY=1WE,3WE,1TH,3TH"),
        ("MD1 1 15 LD", "FREQ=MONTHLY;COUNT=2;BYMONTHDAY=1,15,-1"),
        ("YM1 6 7 #3", "FREQ=YEARLY;COUNT=3;BYMONTH=6,7"),
        ("YD5 1 200 #4", "FREQ=YEARLY;INTERVAL=5;COUNT=4;BYYEARDAY=1,200"),
    ],
)
def test_old_phones_rules_mean_what_the_new_ones_do(old: str, new: str) -> None:
    assert parse_rule(old) == parse_rule(new)


# What it must withstand


def test_an_event_with_an_endless_line_is_skipped() -> None:
    for name in ("SUMMARY", "DESCRIPTION", "X-WHATEVER"):
        long = event(f"{name}:" + "x" * (1 << 20), "RRULE:FREQ=DAILY;COUNT=9")
        assert reasons(long, event(uid="b")) == ["One of its lines is longer than 1 MB."]


def test_a_large_attachment_does_not_take_its_event_away() -> None:
    assert reasons(event("ATTACH;ENCODING=BASE64:" + "QUFB" * (1 << 19))) == []


def test_parts_nested_beyond_reason_are_said_in_one_sentence() -> None:
    deep = "BEGIN:X-A\r\n" * 20_000
    assert reasons(event(deep)) == ["Its parts are nested more than 20 deep."]
    assert reasons(deep, "BEGIN:VCALENDAR\r\n", event()) == ["Its parts are nested more than 20 deep."]


def test_hostile_repetitions_are_bounded_for_the_whole_file() -> None:
    rules = ["FREQ=DAILY", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=9", "FREQ=YEARLY;BYDAY=-53SU;BYSETPOS=-366"]
    start = "DTSTART:19000101T000000Z"
    began = time.process_time()
    said = read(calendar(*(event(f"RRULE:{rules[i % 3]}", uid=str(i), start=start) for i in range(300)), event()))
    assert time.process_time() - began < 15
    assert sum(isinstance(item, Interaction) for item in said) < 310_000
    assert {item.thread for item in said if isinstance(item, Interaction)} >= {str(i) for i in range(300)}


def test_a_large_calendar_stays_within_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "large.ics"
    filler = "DESCRIPTION:" + "長い話。" * 400
    path.write_text(calendar(*(event(filler, uid=str(i)) for i in range(4_000))), encoding="utf-8", newline="")
    tracemalloc.start()
    count = sum(isinstance(item, Interaction) for item in SOURCE.read(path))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 4_000
    assert peak < path.stat().st_size // 2


def test_progress_only_grows_and_ends_with_the_file(tmp_path: Path) -> None:
    path = tmp_path / "large.ics"
    path.write_text(calendar(*(event(uid=str(i)) for i in range(5_000))), newline="")
    done = [item.done for item in SOURCE.read(path) if isinstance(item, Progress)]
    assert len(done) > 4
    assert done == sorted(done)
    assert done[-1] == path.stat().st_size


def test_every_event_that_is_left_out_is_said() -> None:
    for data in (event(), event("RRULE:FREQ=DAILY;COUNT=1", "EXDATE:20250401T010000Z"), event(start="")):
        assert len(read(calendar(data))) == 1


PIECES = st.sampled_from(
    [
        *("BEGIN:VCALENDAR", "END:VCALENDAR", "BEGIN:VEVENT", "END:VEVENT", "BEGIN:VALARM", "END:VALARM", "BEGIN:", ""),
        *("DTSTART:20250401", "DTSTART;TZID=Asia/Tokyo:20250401T090000", "DTSTART:99991231T235959Z", "UID:a", "UID:b"),
        *("DTEND:20250402", "DURATION:P99999W", "RRULE:FREQ=DAILY", "RRULE:FREQ=YEARLY;BYDAY=1MO", "RRULE:W1 MO #3"),
        *("RDATE:20250405,x", "EXDATE;VALUE=DATE:", "RECURRENCE-ID:20250402", "RECURRENCE-ID:x", " folded", "=", '";:'),
        *(
            "ATTENDEE;CN=a@b:c",
            "ORGANIZER:mailto:me@example.com",
            "SUMMARY;ENCODING=QUOTED-PRINTABLE:=E3=81=",
            "TZ:+25",
        ),
        *("BEGIN:VTIMEZONE", "TZID:x", "BEGIN:STANDARD", "TZOFFSETTO:+9999", "END:STANDARD", "END:VTIMEZONE"),
        *("DTSTAMP:19700101T000000Z", "X-WR-TIMEZONE:../x", "DESCRIPTION:<p>\x00<", "X;CHARSET=rot13:x", "\ufeff"),
        *("SUMMARY;CHARSET=rot13:x", "SUMMARY;CHARSET=idna:..", "SUMMARY;CHARSET=utf-7:+", "STATUS:CANCELLED"),
        *("SUMMARY;CHARSET=punycode:a-", "SUMMARY;CHARSET=\x00:é", "SUMMARY;CHARSET=utf-16:é"),
    ]
)


@settings(deadline=None)
@given(st.lists(PIECES | st.text(max_size=20), max_size=40))
def test_no_arrangement_of_lines_breaks_the_reader(lines: list[str]) -> None:
    with suppress(Refused):
        read("\r\n".join(["BEGIN:VCALENDAR", *lines]).encode("utf-8", "replace"))


@settings(deadline=None)
@given(st.binary(min_size=1, max_size=300))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    for prefix in (b"", b"BEGIN:VEVENT\nDTSTART:20250101\nSUMMARY;X="):
        with suppress(Refused):
            read(prefix + data)


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=60)
DAYS = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1)).map(lambda at: at.replace(microsecond=0, tzinfo=UTC))  # noqa: DTZ001


def escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def folded(line: str) -> str:
    return "\r\n ".join(line[i : i + 20] for i in range(0, len(line), 20))


@settings(deadline=None)
@given(st.lists(st.tuples(WORDS, DAYS, st.integers(1, 10_000), WORDS), max_size=8, unique_by=lambda one: one[1]))
def test_what_was_written_is_read_again(written: list[tuple[str, datetime, int, str]]) -> None:
    events = [
        event(
            folded(f"SUMMARY:{escaped(subject)}"),
            folded(f"LOCATION:{escaped(place)}"),
            f"DURATION:PT{minutes}M",
            uid=str(i),
            start=f"DTSTART:{at:%Y%m%dT%H%M%SZ}",
        )
        for i, (subject, at, minutes, place) in enumerate(written)
    ]
    found = {(one.subject, one.at, one.until, one.place) for one in meetings(*events)}
    assert found == {(s, at, at + timedelta(minutes=minutes), place) for s, at, minutes, place in written}
