"""Names that only a space or a colon parts from the text: told by their coming again."""

import pytest

from enishi.kit.beginnings import Beginnings


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (["Ken Mori hi", "Ken Mori well"], ["Ken Mori", "Ken Mori"]),
        (["Ken hi you", "Ken well"], ["Ken", "Ken"]),
        (["Ken hi you"], ["Ken"]),  # once is no rule
        (["Ken"], [""]),
    ],
)
def test_what_always_follows_a_name_more_than_once_is_part_of_it(lines: list[str], names: list[str]) -> None:
    beginnings = Beginnings(" ")
    for line in lines:
        beginnings.add(line)
    assert [beginnings.parted(line)[0] for line in lines] == names


def test_a_name_that_is_known_otherwise_goes_before() -> None:
    assert Beginnings(" ").parted("Ken Mori hi", "Ken Mori") == ("Ken Mori", "hi")
