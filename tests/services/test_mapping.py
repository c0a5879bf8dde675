"""A table goes in by what its titles tell, by what was said of such a table before, or after the owner was asked."""

from __future__ import annotations

import pytest
from tests.cast import NOW, give, work_all

from enishi.kit.say import Refused
from enishi.services.export import export_lines
from enishi.services.imports import take_in, undo_import
from enishi.services.mapping import map_columns
from enishi.store.models import Import, Owner, Person, Sighting

PEOPLE = "Name,E-mail,Company\nBen Carter,ben@example.org,Harbour Works\n髙橋 誠,makoto@example.com,東都システムズ\n"
RIDDLE = "Wer,Wo\nBen Carter,Harbour Works\n髙橋 誠,東都システムズ\n"


def names() -> list[str]:
    return sorted(Person.objects.known().values_list("name", flat=True))


def test_a_table_with_titles_goes_in_without_a_question(owner: Owner) -> None:
    job = give(owner, "people.csv", PEOPLE)
    assert (job.state, job.sightings, job.skipped) == (Import.State.DONE, 2, 0)
    assert names() == ["Ben Carter", "髙橋 誠"]


def test_the_same_table_again_changes_nothing_and_taken_back_it_is_gone(owner: Owner) -> None:
    empty = "".join(export_lines(owner=owner))
    first = give(owner, "people.csv", PEOPLE)
    before = "".join(export_lines(owner=owner))
    again = give(owner, "people (1).csv", PEOPLE)
    assert (again.sightings, again.unchanged) == (0, 2)
    assert "".join(export_lines(owner=owner)) == before
    for job in (again, first):
        undo_import(owner=owner, number=job.pk)
    work_all()
    assert "".join(export_lines(owner=owner)) == empty
    assert not Sighting.objects.exists()


def test_a_table_that_nobody_can_guess_waits_for_the_owners_word(owner: Owner) -> None:
    job = give(owner, "riddle.csv", RIDDLE)
    assert (job.state, job.source) == (Import.State.CHOOSE, "table")
    assert "Wer, Wo" in job.sentence["values"]["titles"]
    map_columns(owner=owner, number=job.pk, fields=["name", "organisation"], now=NOW)
    work_all()
    job.refresh_from_db()
    assert (job.state, job.sentence, names()) == (Import.State.DONE, None, ["Ben Carter", "髙橋 誠"])


def test_what_was_said_once_counts_for_the_next_table_with_the_same_titles(owner: Owner) -> None:
    job = give(owner, "riddle.csv", RIDDLE)
    map_columns(owner=owner, number=job.pk, fields=["name", "organisation"], now=NOW)
    later = give(owner, "riddle 2.csv", RIDDLE + "Ann Bell,Tidal Ltd\n")
    assert (later.state, later.sightings, later.unchanged) == (Import.State.DONE, 1, 2)


def test_what_was_taken_back_is_asked_again(owner: Owner) -> None:
    job = give(owner, "riddle.csv", RIDDLE)
    map_columns(owner=owner, number=job.pk, fields=["organisation", "name"], now=NOW)
    work_all()
    undo_import(owner=owner, number=job.pk)
    work_all()
    assert give(owner, "riddle.csv", RIDDLE).state == Import.State.CHOOSE


def test_columns_of_which_no_person_can_be_made_are_refused(owner: Owner) -> None:
    job = give(owner, "riddle.csv", RIDDLE)
    with pytest.raises(Refused):
        map_columns(owner=owner, number=job.pk, fields=["", "organisation"], now=NOW)
    job.refresh_from_db()
    assert job.state == Import.State.CHOOSE


def test_a_table_read_wrongly_is_read_anew_and_the_wrong_people_go(owner: Owner) -> None:
    job = give(owner, "people.csv", PEOPLE.replace("Name", "Alias").replace("Company", "Name"))
    assert names() == ["Harbour Works", "東都システムズ"]
    map_columns(owner=owner, number=job.pk, fields=["name", "email", "organisation"], now=NOW)
    work_all()
    assert names() == ["Ben Carter", "髙橋 誠"]
    job.refresh_from_db()
    assert job.state == Import.State.UNDONE


def test_the_first_row_may_be_somebody_already(owner: Owner) -> None:
    job = give(owner, "riddle.csv", RIDDLE.partition("\n")[2])
    map_columns(owner=owner, number=job.pk, fields=["name", "organisation"], has_titles=False, now=NOW)
    work_all()
    assert names() == ["Ben Carter", "髙橋 誠"]


def test_a_wish_comes_before_every_guess(owner: Owner) -> None:
    take_in(owner=owner, name="a.csv", chunks=[RIDDLE.encode()], columns=(("name", "Wer"),))
    work_all()
    assert names() == ["Ben Carter", "髙橋 誠"]


def test_a_wish_for_a_column_that_is_not_there_is_told_with_those_that_are(owner: Owner) -> None:
    job = take_in(owner=owner, name="a.csv", chunks=[RIDDLE.encode()], columns=(("name", "Qui"),))
    assert job.state == Import.State.REFUSED
    assert job.sentence["values"] == {"title": "Qui", "titles": "Wer, Wo"}


def test_a_table_that_is_none_has_no_columns_to_choose(owner: Owner) -> None:
    job = give(owner, "ben.vcf", "BEGIN:VCARD\nFN:Ben\nEND:VCARD\n")
    with pytest.raises(Refused):
        map_columns(owner=owner, number=job.pk, fields=["name"], now=NOW)


BORN = "Name,Birthday\nBen Carter,05/03/1980\nAnn Bell,06/07/1990\n"


def birthdays() -> list[str]:
    rows = Sighting.objects.filter(current=True).order_by("data__name__full")
    said = [row.data.get("birthday") or {} for row in rows]
    return ["-".join(f"{born[part]:02}" for part in ("year", "month", "day") if part in born) for born in said]


def test_days_that_can_be_read_twice_are_asked_about_and_the_answer_is_remembered(owner: Owner) -> None:
    job = give(owner, "people.csv", BORN)
    assert (job.state, job.sentence["values"]["example"]) == (Import.State.CHOOSE, "05/03/1980")
    with pytest.raises(Refused):
        map_columns(owner=owner, number=job.pk, fields=["name", "birthday"], now=NOW)
    map_columns(owner=owner, number=job.pk, fields=["name", "birthday"], days="dmy", now=NOW)
    work_all()
    assert birthdays() == ["1990-07-06", "1980-03-05"]
    later = give(owner, "people 2.csv", BORN + "Bo Lind,01/02/2000\n")
    assert (later.state, birthdays()[-1]) == (Import.State.DONE, "2000-02-01")


@pytest.mark.parametrize(("other", "born"), [("25/12/1970", "1980-03-05"), ("12/25/1970", "1980-05-03")])
def test_one_day_after_the_twelfth_tells_how_the_others_are_written(owner: Owner, other: str, born: str) -> None:
    job = give(owner, "people.csv", BORN + f"Bo Lind,{other}\n")
    assert job.state == Import.State.DONE
    assert born in birthdays()


def test_where_both_ways_are_used_nothing_is_guessed_and_nothing_asked(owner: Owner) -> None:
    job = give(owner, "people.csv", BORN + "Bo Lind,25/12/1970\nCy Ek,12/25/1970\n")
    assert job.state == Import.State.DONE
    assert birthdays() == ["", "", "1970-12-25", "1970-12-25"]
