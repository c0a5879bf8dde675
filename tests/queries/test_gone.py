"""An address is gone when a mail server said so, until a mail comes from it again."""

from __future__ import annotations

from datetime import timedelta
from email.message import EmailMessage
from email.utils import format_datetime

from tests.cast import AIKO, BEN, BEN_CARD, NOW, give, letter, mailbox

from enishi.queries.census import census_people
from enishi.queries.gone import gone_addresses, lost_addresses, unreached
from enishi.queries.person import person_page
from enishi.services.taking_back import take_back
from enishi.store.models import Advice, Handle, Owner, Person


def returned(address: str, *, days_ago: int) -> EmailMessage:
    """A mail server's notice that nobody is known there."""
    notice = EmailMessage()
    notice["From"], notice["To"] = "Mail Delivery System <MAILER-DAEMON@mx.example.jp>", AIKO
    notice["Subject"], notice["Message-ID"] = (
        "Undelivered Mail Returned to Sender",
        f"<{address}.{days_ago}@mx.example>",
    )
    notice["Date"] = format_datetime(NOW - timedelta(days=days_ago))
    notice["X-Failed-Recipients"] = address
    notice.set_content(f"550 5.1.1 User unknown\n\n<{address}>\n")
    return notice


def book(owner: Owner, *letters: EmailMessage) -> None:
    give(owner, "ben.vcf", BEN_CARD.replace("TEL:+44 20 7946 0123\n", ""))
    give(owner, "mail.mbox", mailbox([letter(AIKO, BEN, days_ago=200), *letters]))


def gone(owner: Owner) -> set[str]:
    return {Handle.objects.get(pk=pk).value for pk in gone_addresses(owner)}


def test_a_returned_mail_tells_that_an_address_is_gone(owner: Owner) -> None:
    book(owner, returned("ben@example.org", days_ago=20))
    assert gone(owner) == {"ben@example.org"}


def test_a_later_mail_from_it_tells_that_it_lives(owner: Owner) -> None:
    book(owner, returned("ben@example.org", days_ago=20), letter(BEN, AIKO, days_ago=3))
    assert gone(owner) == set()


def test_a_notice_makes_nobody_known_and_is_no_contact(owner: Owner) -> None:
    book(owner)
    before = set(Person.objects.known().values_list("name", "last_on"))
    give(owner, "notice.mbox", mailbox([returned("stranger@example.com", days_ago=1)]))
    assert set(Person.objects.known().values_list("name", "last_on")) == before


def test_a_letter_that_came_back_is_no_contact(owner: Owner) -> None:
    book(owner, letter(AIKO, BEN, days_ago=21), returned("ben@example.org", days_ago=20), letter(AIKO, BEN, days_ago=5))
    ben = Person.objects.get(name="Ben Carter")
    assert (ben.days, ben.last_on) == (1, (NOW - timedelta(days=200)).date())


def test_a_letter_that_came_back_is_none_whichever_file_is_given_first(owner: Owner) -> None:
    give(owner, "notice.mbox", mailbox([returned("ben@example.org", days_ago=20)]))
    book(owner, letter(AIKO, BEN, days_ago=21))
    assert Person.objects.get(name="Ben Carter").days == 1


def test_a_notice_is_about_the_last_letter_before_it() -> None:
    letters = [(NOW - timedelta(days=days), days) for days in (9, 3, 2)]
    notice, heard = NOW - timedelta(days=1), NOW
    assert unreached(letters, [notice], [heard]) == {2}
    assert unreached([*letters, (NOW, 0)], [notice], [notice - timedelta(days=1)]) == {2, 0}
    assert unreached(letters[:1], [notice], []) == set()


def test_today_brings_it_up_as_soon_as_the_notice_is_read(owner: Owner) -> None:
    book(owner)
    assert not Advice.objects.filter(rule="address_gone").exists()
    give(owner, "notice.mbox", mailbox([returned("ben@example.org", days_ago=2)]))
    assert Advice.objects.get(rule="address_gone").person.name == "Ben Carter"


def test_the_ways_left_are_named_the_likeliest_first(owner: Owner) -> None:
    book(owner, returned("ben@example.org", days_ago=2))
    give(owner, "more.vcf", BEN_CARD.replace("TITLE", "URL:https://www.linkedin.com/in/ben-c\nTITLE"))
    ben = Person.objects.get(name="Ben Carter").pk
    (lost,) = lost_addresses(owner, [ben])[ben]
    assert lost.others == ("+44 20 7946 0123", "linkedin.com/in/ben-c")


def test_who_has_no_other_address_counts_as_lost(owner: Owner) -> None:
    book(owner, returned("ben@example.org", days_ago=20))
    found = census_people(owner=owner, line="everyone.lost")
    assert found is not None
    assert [person.name for person in found.lines] == ["Ben Carter"]


def test_the_page_says_it_beside_the_address_and_taking_the_file_back_unsays_it(owner: Owner) -> None:
    book(owner)
    job = give(owner, "notice.mbox", mailbox([returned("ben@example.org", days_ago=20)]))
    ben = Person.objects.get(name="Ben Carter").pk
    assert [handle.gone_at for handle in person_page(owner=owner, person=ben, now=NOW).handles] == [
        NOW - timedelta(days=20)
    ]
    take_back(job)
    assert [handle.gone_at for handle in person_page(owner=owner, person=ben, now=NOW).handles] == [None]
