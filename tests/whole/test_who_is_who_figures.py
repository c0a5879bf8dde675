"""How surely the book knows who is who: the figures that must hold, on made-up people and on published records."""

from __future__ import annotations

import pytest
from bench import linkage_data
from bench.judging import Judged, judge
from bench.people_world import World, people_world

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def world() -> World:
    return people_world(400, seed=20)


@pytest.fixture(scope="module")
def judged(world: World) -> Judged:
    return judge(world.portraits, world.truth)


def test_who_is_joined_without_asking_is_one(judged: Judged) -> None:
    assert judged.joined.precision >= 0.995


def test_who_is_one_is_joined_or_asked_about(judged: Judged) -> None:
    assert judged.answered.recall >= 0.95


def test_a_name_alone_joins_nobody(world: World, judged: Judged) -> None:
    alone = [home for home, way in world.way.items() if way == "name only"]
    assert all(list(judged.person.values()).count(judged.person[home]) == 1 for home in alone)


def test_the_made_up_people_are_the_same_every_time() -> None:
    assert people_world(30, seed=1) == people_world(30, seed=1)


@pytest.mark.skipif(linkage_data.linkage_folder() is None, reason="the published records are not on this machine")
class TestOnPublishedRecords:
    def test_splinks_thousand_are_told_apart_without_their_birthdays(self) -> None:
        folder = linkage_data.linkage_folder()
        assert folder is not None
        portraits, truth = linkage_data.fake_1000(folder)
        found = linkage_data.measure(linkage_data.scores(portraits), truth)
        assert found.f1 >= 0.78
        assert found.sure_recall >= 0.60

    def test_febrls_five_thousand_are_told_apart(self) -> None:
        folder = linkage_data.linkage_folder()
        assert folder is not None
        portraits, truth = linkage_data.febrl_3(folder)
        assert linkage_data.measure(linkage_data.scores(portraits), truth).f1 >= 0.985
