"""Pictures of business cards: which files are such, and what is said of those that hold none."""

from __future__ import annotations

import importlib.util
import os
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from enishi.kit.say import Refused
from enishi.records import Progress, Sighting, Skipped
from enishi.sources import Confidence, card_photo

SAMPLES = Path(__file__).parent / "samples/card_photo"
HEADS = (b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n", b"RIFF\0\0\0\0WEBP")


def written(folder: Path, content: bytes, name: str = "card.jpg") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("head", [*HEADS, b"\0\0\0\x18ftypheic"])
def test_a_picture_is_known_by_its_first_bytes(head: bytes, tmp_path: Path) -> None:
    assert card_photo.recognises(written(tmp_path, head + b"\0" * 60, "mail.mbox")) is Confidence.SURE


@pytest.mark.parametrize("text", [b"BEGIN:VCARD\n", b"", b"RIFF\0\0\0\0WAVE", b"\0\0\0\x18ftypmp42"])
def test_a_file_is_no_picture_by_its_name(text: bytes, tmp_path: Path) -> None:
    assert card_photo.recognises(written(tmp_path, text)) is Confidence.NO


def test_without_the_extra_one_sentence_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(card_photo, "find_spec", lambda _: None)
    with pytest.raises(Refused, match=r"pip install 'enishi\[ocr\]'"):
        list(card_photo.read(written(tmp_path, HEADS[0])))


def test_a_heic_picture_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="save it as a JPEG"):
        list(card_photo.read(written(tmp_path, b"\0\0\0\x18ftypheic" + b"\0" * 60)))


needs_ocr = pytest.mark.skipif(
    importlib.util.find_spec("rapidocr") is None, reason="Reading pictures needs the extra “ocr”."
)


@needs_ocr
def test_a_picture_larger_than_any_camera_takes_is_refused_unopened(tmp_path: Path) -> None:
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunks = b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in ((b"IHDR", header), (b"IDAT", zlib.compress(b"\0" * 1000)), (b"IEND", b""))
    )
    with pytest.raises(Refused, match="more pixels than any camera"):
        list(card_photo.read(written(tmp_path, HEADS[1] + chunks)))


@needs_ocr
@pytest.mark.parametrize("share", [0.1, 0.5])
def test_a_picture_cut_off_is_refused(share: float, tmp_path: Path) -> None:
    whole = (SAMPLES / "one_card.png").read_bytes()
    with pytest.raises(Refused, match="damaged"):
        list(card_photo.read(written(tmp_path, whole[: int(len(whole) * share)])))


@needs_ocr
@given(head=st.sampled_from(HEADS), tail=st.binary(max_size=300))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_follows_a_picture_s_first_bytes_it_is_refused(head: bytes, tail: bytes, tmp_path: Path) -> None:
    with pytest.raises(Refused):
        list(card_photo.read(written(tmp_path, head + tail)))


@needs_ocr
def test_a_picture_without_text_holds_no_card(tmp_path: Path) -> None:
    from PIL import Image

    Image.new("RGB", (400, 300), "#6a5a3a").save(path := tmp_path / "table.png")
    with pytest.raises(Refused, match="No business card"):
        list(card_photo.read(path))


@needs_ocr
def test_a_turned_picture_of_one_card_says_the_same(tmp_path: Path) -> None:
    """A phone held askew: the whole picture stands on its head."""
    from PIL import Image

    with Image.open(SAMPLES / "one_card.png") as card:
        card.convert("RGB").rotate(180).save(path := tmp_path / "turned.png")
    (turned,) = (item for item in card_photo.read(path) if isinstance(item, Sighting))
    (straight,) = (item for item in card_photo.read(SAMPLES / "one_card.png") if isinstance(item, Sighting))
    assert (turned.name, turned.handles, turned.jobs) == (straight.name, straight.handles, straight.jobs)
    assert turned.origin.key != straight.origin.key


@needs_ocr
def test_two_cards_on_a_scanner_s_white_are_two(tmp_path: Path) -> None:
    """No edge tells them apart: they are of one colour with what they lie on."""
    from PIL import Image

    with Image.open(SAMPLES / "one_card.png") as card:
        paper = card.convert("RGB")
    scan = Image.new("RGB", (paper.width, 2 * paper.height + 100), paper.getpixel((0, 0)))
    scan.paste(paper, (0, 0))
    scan.paste(paper, (0, paper.height + 100))
    scan.save(path := tmp_path / "scan.png")
    found = [item for item in card_photo.read(path) if isinstance(item, Sighting)]
    assert [item.name.full for item in found] == ["妹尾克修", "妹尾克修"]
    assert len({item.origin.key for item in found}) == 2


@needs_ocr
def test_a_camera_s_date_is_when_the_card_said_so(tmp_path: Path) -> None:
    from PIL import Image

    with Image.open(SAMPLES / "one_card.png") as card:
        exif = Image.Exif()
        exif.get_ifd(0x8769)[0x9003] = "2024:05:03 12:30:00"
        card.convert("RGB").save(path := tmp_path / "dated.jpg", exif=exif)
    items = list(card_photo.read(path))
    assert [str(item.said) for item in items if isinstance(item, Sighting)] == ["2024-05-03"]
    assert all(isinstance(item, Sighting | Skipped | Progress) for item in items)


def test_nothing_heavy_is_loaded_for_files_of_other_kinds() -> None:
    """The models and OpenCV come in only when a picture is read."""
    look = "import sys; from enishi.sources import all_sources; all_sources(); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True, env=_here())
    assert not {"cv2", "rapidocr", "onnxruntime", "PIL"} & set(loaded.stdout.split())


def _here() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(Path(card_photo.__file__).parents[3])}
