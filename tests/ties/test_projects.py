"""What belongs together as one project, and what does not."""

from __future__ import annotations

from datetime import date

from enishi.ties.projects import Strand, projects

DAY = date(2026, 11, 1)


def strand(subject: str, *people: int, number: int = 3) -> Strand:
    return Strand(subject, frozenset(people), number, DAY)


def test_threads_with_the_same_people_are_one_project_named_by_the_commonest_subject() -> None:
    (found,) = projects([strand("移行", 1, 2, 3, number=5), strand("見積", 1, 2, number=2)])
    assert (found.name, found.people, found.number) == ("移行", (1, 2, 3), 7)


def test_one_subject_among_other_people_is_another_matter() -> None:
    assert len(projects([strand("定例", 1, 2), strand("定例", 8, 9)])) == 2
    assert len(projects([strand("定例", 1, 2, 3, 4), strand("定例", 4, 5, 6, 7, 8)])) == 1


def test_somebody_who_is_everywhere_does_not_join_everything() -> None:
    assert len(projects([strand("a", 1, 2, 3), strand("b", 1, 4, 5), strand("c", 1, 6, 7)])) == 3


def test_a_talk_between_two_or_a_single_mail_is_no_project() -> None:
    assert projects([strand("a", 1), strand("b", 2, 3, number=1), strand("c")]) == []


def test_the_busiest_comes_first_whatever_the_order() -> None:
    some = [strand("a", 1, 2, number=3), strand("b", 5, 6, number=9)]
    assert [each.name for each in projects(some)] == [each.name for each in projects(some[::-1])] == ["b", "a"]
