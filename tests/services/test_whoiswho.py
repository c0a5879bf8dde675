"""Who is who, with a real database under it."""

from __future__ import annotations

from tests.cast import AIKO, BEN, BEN_CARD, MAKOTO, MAKOTO_CARD, NOW, give, letter, mailbox, years_with

from enishi.queries.doubts import open_doubts
from enishi.queries.reception import SHOWN, all_doubts, reception
from enishi.services.decisions import different, nobody, part, same, same_all, somebody
from enishi.services.owner import add_own_address
from enishi.services.people import rename
from enishi.services.rebuild import rebuild, rebuild_if_outdated
from enishi.services.undo import undo
from enishi.store.models import Handle, Interaction, Owner, Person

TWINS = ["Ben Carter", "佐藤 健", "髙橋 誠"]


def ids() -> dict[str, int]:
    return {row.name: row.pk for row in Person.objects.known()}


def names() -> list[str]:
    return sorted(Person.objects.known().values_list("name", flat=True))


def test_a_card_and_a_mail_from_its_address_are_one_person(owner: Owner) -> None:
    give(owner, "m.mbox", mailbox(years_with(BEN, every=60)))
    give(owner, "ben.vcf", BEN_CARD)
    assert [name for name in names() if "Ben" in name] == ["Ben Carter"]


def test_placeholders_and_desks_join_nobody(owner: Owner) -> None:
    cards = "".join(
        f"BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nEMAIL:info@example.co.jp\nEMAIL:devnull@localhost\nTEL:110\nEND:VCARD\n"
        for name in ("佐藤 恵", "鈴木 学", "Harsh Gupta")
    )
    give(owner, "cards.vcf", cards)
    assert names() == ["Harsh Gupta", "佐藤 恵", "鈴木 学"]


def test_letters_that_others_sign_from_the_owners_address_are_the_owners_still(owner: Owner) -> None:
    add_own_address(owner=owner, text="aiko@example.jp", now=NOW)
    letters = [letter(MAKOTO, AIKO, days_ago=1)]
    for years, name in ((1, "Ben Carter"), (3, "Dora Evans")):
        for year in range(years):  # a signature is told once a year
            text = f"Please see below.\n\n-- \n{name}\nPlanner\n"
            letters.append(letter(f"{name} <aiko@example.jp>", MAKOTO, days_ago=30 + 400 * year, text=text))
    give(owner, "m.mbox", mailbox(letters))
    assert sorted(Interaction.objects.values_list("direction", flat=True)) == ["in", *["out"] * 4]
    assert Handle.objects.get(value="aiko@example.jp").person == Person.objects.get(is_owner=True)


def test_equal_names_alone_join_nobody_but_are_asked_about(owner: Owner) -> None:
    homonyms = BEN_CARD + BEN_CARD.replace("ben@", "carter.b@").replace("7d1c0f8e", "99999999").replace("0123", "0999")
    give(owner, "two.vcf", homonyms)
    assert names() == ["Ben Carter", "Ben Carter"]
    assert len(open_doubts(owner)[0]) == 1


def test_a_decision_that_two_are_one_can_be_undone_with_the_old_ids(owner: Owner) -> None:
    give(owner, "two.vcf", BEN_CARD + MAKOTO_CARD)
    before = ids()
    done = same(owner=owner, one=before["Ben Carter"], other=before["髙橋 誠"], now=NOW)
    assert len(ids()) == 1
    undo(owner=owner, deed=done.pk, now=NOW)
    assert ids() == before


def test_different_ends_the_doubt_and_outlives_a_rebuild(owner: Owner) -> None:
    give(owner, "two.vcf", BEN_CARD + BEN_CARD.replace("ben@", "b2@").replace("7d1c0f8e", "8").replace("0123", "0999"))
    (doubt,), _ = open_doubts(owner)
    different(owner=owner, one=doubt.one, other=doubt.other, now=NOW)
    rebuild(owner=owner, now=NOW)
    assert open_doubts(owner) == ([], 0)
    assert len(names()) == 2


def test_a_card_that_was_joined_wrongly_can_be_parted(owner: Owner) -> None:
    give(owner, "one.vcf", BEN_CARD)
    give(owner, "two.vcf", "BEGIN:VCARD\nVERSION:3.0\nFN:B. Carter\nEMAIL:ben@example.org\nEND:VCARD\n")
    ben = Person.objects.known().get()
    merged = Person.objects.filter(merged_into=ben, sort_key="")
    piece = next(row.pk for row in merged if row.pk > ben.pk and not Handle.objects.filter(home=row).exists())
    part(owner=owner, person=ben.pk, merged=piece, now=NOW)
    assert names() == ["B. Carter", "Ben Carter"]


def test_two_names_on_one_address_are_two_people_who_share_it(owner: Owner) -> None:
    give(owner, "two.vcf", BEN_CARD + MAKOTO_CARD.replace("makoto@example.com", "ben@example.org"))
    assert names() == ["Ben Carter", "髙橋 誠"]


def test_a_rebuild_keeps_ids_and_names(owner: Owner) -> None:
    give(owner, "cards.vcf", BEN_CARD + MAKOTO_CARD)
    give(owner, "m.mbox", mailbox(years_with(BEN, every=60)))
    before = ids()
    rebuild(owner=owner, now=NOW)
    assert ids() == before


def test_the_owners_own_word_on_a_name_wins_and_can_be_undone(owner: Owner) -> None:
    give(owner, "m.vcf", MAKOTO_CARD)
    (number,) = ids().values()
    done = rename(owner=owner, person=number, family="高橋", given="真琴", family_reading="たかはし", now=NOW)
    assert names() == ["高橋 真琴"]
    undo(owner=owner, deed=done.pk, now=NOW)
    assert names() == ["髙橋 誠"]


def test_someone_known_by_mails_alone_is_called_as_their_mails_say(owner: Owner) -> None:
    give(owner, "m.mbox", mailbox(years_with(MAKOTO, every=90)))
    assert "髙橋 誠" in names()


def test_a_newsletter_and_a_crowd_make_nobody_known(owner: Owner) -> None:
    crowd = ", ".join(f"p{n}@example.org" for n in range(40))
    letters = [
        *years_with(BEN, every=90),
        *years_with(MAKOTO, every=90),
        letter("Shop <shop@example.com>", AIKO, days_ago=2, List_Unsubscribe="<https://example.com/u>"),
        letter(BEN, f"{AIKO}, {crowd}", days_ago=3),
    ]
    give(owner, "m.mbox", mailbox(letters))
    assert names() == ["Ben Carter", "髙橋 誠"]


def test_nobody_stays_out_of_all_lists_whatever_is_made_anew_until_called_somebody(owner: Owner) -> None:
    give(owner, "cards.vcf", BEN_CARD + MAKOTO_CARD)
    ben = ids()["Ben Carter"]
    nobody(owner=owner, person=ben, now=NOW)
    rebuild(owner=owner, now=NOW)
    assert names() == ["髙橋 誠"]
    somebody(owner=owner, person=ben, now=NOW)
    assert ids()["Ben Carter"] == ben


def test_one_answer_settles_all_pairs_alike_and_one_undo_takes_it_back(owner: Owner) -> None:
    cards = "".join(f"BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nNOTE:{n}\nEND:VCARD\n" for n in "ab" for name in TWINS)
    give(owner, "cards.vcf", cards)
    pairs = [(doubt.one, doubt.other) for doubt in open_doubts(owner)[0]]
    done = same_all(owner=owner, pairs=pairs, now=NOW)
    assert (len(pairs), names()) == (3, sorted(TWINS))
    undo(owner=owner, deed=done.pk, now=NOW)
    assert len(open_doubts(owner)[0]) == 3


def test_a_book_of_older_rules_is_made_anew_once(owner: Owner) -> None:
    give(owner, "m.mbox", mailbox(years_with(BEN, every=60)))
    Owner.objects.update(rules=1)
    Handle.objects.update(names=[])
    owner.refresh_from_db()
    assert rebuild_if_outdated(owner, now=NOW)
    owner.refresh_from_db()
    assert not rebuild_if_outdated(owner, now=NOW)
    assert "Ben Carter" in names()


def test_of_two_cards_the_one_that_writes_a_name_as_they_do_names_them(owner: Owner) -> None:
    give(owner, "m.mbox", mailbox(years_with(MAKOTO, every=60)))
    give(owner, "two.vcf", MAKOTO_CARD.replace("髙", "高") + MAKOTO_CARD)
    assert "髙橋 誠" in names()
    assert "高橋 誠" not in names()


def test_the_page_shows_the_likeliest_doubts_and_the_command_line_all(owner: Owner) -> None:
    card = (
        "BEGIN:VCARD\nVERSION:3.0\nUID:{key}{half}\nFN:Aurelio Quill{key}\nEMAIL:{half}{key}@example.org\nEND:VCARD\n"
    )
    give(
        owner,
        "many.vcf",
        "".join(card.format(key=f"feath{n}er", half=half) for n in "abcdefghijklmnopqrstuvw" for half in "xy"),
    )
    page = reception(owner=owner, now=NOW)
    assert len(all_doubts(owner=owner)) == page.total_doubts > len(page.doubts) == SHOWN
