"""A written line is read back as it was said."""

from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st

from enishi.kit.contentlines import content_lines, unescape
from enishi.kit.contentwriting import clean, content_line, escape, folded

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=120)


@given(TEXT, TEXT)
def test_a_line_comes_back(value: str, parameter: str) -> None:
    line = content_line("X-ANY", escape(value), {"NOTE": [parameter]}, "item1")
    written = folded(f"{line.head.text}:{line.value}")
    assert all(len(row.encode()) <= 76 for row in written.split("\r\n"))
    (read,) = content_lines(io.BytesIO(written.encode()))
    assert unescape(read.value) == clean(value)
    assert read.head.params["NOTE"] == (clean(parameter).strip(),)
    assert (read.head.group, read.name) == ("item1", "X-ANY")
