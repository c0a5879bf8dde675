"""XML as a stream: what no XML may hold is mended, what could grow is refused."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.kit.xmls import DamagedXmlError, elements


def read(data: bytes) -> list[tuple[str, dict[str, str]]]:
    return [(one.name, one.attributes) for one in elements(io.BytesIO(data)) if not one.is_end]


class Trickle(io.BytesIO):
    """A stream that gives three bytes at a time, however much is asked for."""

    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(3)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("&#55357;&#56832;", "😀"),
        ("&#xD83D;&#xDE00;", "😀"),
        ("&#128512;", "😀"),
        ("a&#55357;b", "ab"),
        ("&#56832;&#55357;", ""),
        ("&#0;&#1;x\x02", "x"),
        ("&amp;#55357;", "&#55357;"),
        ("&lt;&gt;&quot;&#10;", '<>"\n'),
    ],
)
def test_references_that_are_no_xml_are_mended(written: str, meant: str) -> None:
    data = f'<a><b c="{written}"/></a>'.encode()
    assert read(data)[1] == ("b", {"c": meant})
    assert list(elements(Trickle(data))) == list(elements(io.BytesIO(data)))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<a>",
        b"<a></b>",
        b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
        b"<a>&b;</a>",
    ],
)
def test_what_is_broken_or_could_grow_is_refused(data: bytes) -> None:
    with pytest.raises(DamagedXmlError):
        read(data)


def test_pictures_inside_are_not_held() -> None:
    data = b'<a><b data="' + b"A" * 1_000_000 + b'" c="d"/></a>'
    (_, attributes) = read(data)[1]
    assert attributes["c"] == "d"
    assert len(attributes["data"]) < 100_000


@given(st.binary(max_size=60))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    try:
        read(b"<a>" + data + b"</a>")
    except DamagedXmlError:
        return
