"""Every sample says exactly what its `.expected` holds; `pytest --write-expected` writes them anew, for review."""

from __future__ import annotations

import re
from pathlib import Path
from pprint import pformat

import pytest

from enishi.records import Progress
from enishi.sources import all_sources, recognise

# Most that happens has nothing attached, and few sources date what they say: the expectations say only what is there.
_NOTHING = re.compile(r",\s+(?:files=\(\)|told=None)")
SAMPLES = Path(__file__).parent / "samples"
EVERY = sorted(path for path in SAMPLES.glob("*/*") if path.suffix != ".expected")


@pytest.mark.parametrize("sample", EVERY, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_sample_says_what_is_expected(sample: Path, request: pytest.FixtureRequest) -> None:
    source = sample.parent.name
    assert recognise(sample) == [source]
    if source == "card_photo":
        pytest.importorskip("rapidocr", reason="Reading pictures needs the extra “ocr”.")
    said = [item for item in all_sources()[source].read(sample) if not isinstance(item, Progress)]
    expected = sample.with_name(f"{sample.name}.expected")
    text = _NOTHING.sub("", pformat(said, width=115)) + "\n"
    if request.config.getoption("--write-expected"):
        expected.write_text(text, encoding="utf-8")
    assert expected.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("source", all_sources())
def test_every_source_has_a_sample(source: str) -> None:
    assert any(sample.parent.name == source for sample in EVERY)


def test_every_expectation_belongs_to_a_sample() -> None:
    assert {path.with_suffix("") for path in SAMPLES.glob("*/*.expected")} <= set(EVERY)
