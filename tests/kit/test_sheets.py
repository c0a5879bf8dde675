"""Excel's sheets as tables: what a cell shows is what is read, and no workbook takes the reader down."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.kit.say import Refused
from enishi.kit.sheets import is_sheet, open_table, table_head

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
LINKS = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
BOOK = f'<workbook {MAIN} {LINKS}><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'
RELS = '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>'
STYLES = (
    f"<styleSheet {MAIN}><numFmts>"
    '<numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>'
    '<numFmt numFmtId="165" formatCode="[Red]0.00"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>'
)


def workbook(folder: Path, rows: str, strings: str = "", more: Mapping[str, str] = {}) -> Path:
    path = folder / "book.xlsx"
    parts = {
        "[Content_Types].xml": "<Types/>",
        "xl/workbook.xml": BOOK,
        "xl/_rels/workbook.xml.rels": RELS,
        "xl/styles.xml": STYLES,
        "xl/sharedStrings.xml": f"<sst {MAIN}>{strings}</sst>",
        "xl/worksheets/sheet1.xml": f"<worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>",
    } | dict(more)
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return path


def table(path: Path) -> list[str]:
    with open_table(path) as stream:
        return stream.read().decode().split("\r\n")[:-1]


def cell(kind: str, value: str, style: int = 0) -> str:
    return f'<row r="1"><c r="A1" t="{kind}" s="{style}"><v>{value}</v></c></row>'


@pytest.mark.parametrize(
    ("row", "shown"),
    [
        (cell("n", "45000", 1), "2023-03-15"),
        (cell("n", "45000.5", 2), "2023-03-15 12:00:00"),
        (cell("n", "45000", 3), "45000"),
        (cell("n", "9.0123456789E10"), "90123456789"),
        (cell("n", "1.50"), "1.50"),
        (cell("b", "1"), "TRUE"),
        (cell("e", "#N/A"), ""),
        (cell("str", "x"), "x"),
        ('<row><c t="inlineStr"><is><r><t>Ben </t></r><r><t>Carter</t></r></is></c></row>', "Ben Carter"),
        ("<row><c><f>A2+1</f><v>3</v></c></row>", "3"),
    ],
)
def test_a_cell_is_read_as_it_is_shown(tmp_path: Path, row: str, shown: str) -> None:
    assert table(workbook(tmp_path, row)) == ([shown] if shown else [])


def test_how_kanji_are_read_is_no_part_of_the_word(tmp_path: Path) -> None:
    path = workbook(tmp_path, cell("s", "0"), "<si><t>山田</t><rPh sb='0' eb='2'><t>ヤマダ</t></rPh></si>")
    assert table(path) == ["山田"]


def test_rows_and_columns_that_are_left_out_keep_their_place(tmp_path: Path) -> None:
    rows = '<row r="2"><c r="C2"><v>1</v></c></row><row r="4"><c r="A4"><v>2</v></c></row>'
    assert table(workbook(tmp_path, rows)) == ["", ",,1", "", "2"]


def test_days_are_counted_from_1904_where_the_book_says_so(tmp_path: Path) -> None:
    book = BOOK.replace("<sheets>", '<workbookPr date1904="1"/><sheets>')
    assert table(workbook(tmp_path, cell("n", "1", 1), more={"xl/workbook.xml": book})) == ["1904-01-02"]


def test_the_first_sheet_that_holds_anything_is_read_and_no_hidden_one(tmp_path: Path) -> None:
    sheets = "".join(
        f'<sheet name="{n}" r:id="rId{n}" state="{state}"/>'
        for n, state in ((1, "visible"), (2, "hidden"), (3, "visible"))
    )
    book = f"<workbook {MAIN} {LINKS}><sheets>{sheets}</sheets></workbook>"
    rels = "".join(f'<Relationship Id="rId{n}" Target="/xl/worksheets/sheet{n}.xml"/>' for n in (1, 2, 3))
    more = {"xl/workbook.xml": book, "xl/_rels/workbook.xml.rels": f"<Relationships>{rels}</Relationships>"}
    more |= {
        f"xl/worksheets/sheet{n}.xml": f"<worksheet><sheetData>{cell('n', str(n))}</sheetData></worksheet>"
        for n in (2, 3)
    }
    assert table(workbook(tmp_path, "", more=more)) == ["3"]


@pytest.mark.parametrize(
    "sheet",
    [
        "<worksheet><sheetData><row>",
        '<!DOCTYPE a [<!ENTITY b "c">]><worksheet><sheetData><row><c><v>&b;</v></c></row></sheetData></worksheet>',
        "<a>" * 60,
        f"<worksheet><sheetData><row><c><v>{'9' * (9 << 20)}</v></c></row></sheetData></worksheet>",
    ],
)
def test_a_workbook_that_is_broken_or_means_harm_is_refused(tmp_path: Path, sheet: str) -> None:
    path = workbook(tmp_path, "", more={"xl/worksheets/sheet1.xml": sheet})
    with pytest.raises(Refused):
        table(path)
    assert table_head(path, 100) == b""


def test_other_documents_are_no_sheets(tmp_path: Path) -> None:
    path = tmp_path / "letter.docx"
    with ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
    assert not is_sheet(path)
    assert table_head(path, 4) == b"PK\x03\x04"


PARTS = [
    "<row>",
    "</row>",
    '<c r="B3" t="s">',
    "<c>",
    "</c>",
    "<v>",
    "</v>",
    "1",
    "x",
    '<row r="9">',
    "<is>",
    "</is>",
    "<t>",
]


@given(st.lists(st.sampled_from(PARTS), max_size=30), st.binary(max_size=30))
def test_no_workbook_breaks_the_reader(tmp_path_factory: pytest.TempPathFactory, parts: list[str], junk: bytes) -> None:
    path = workbook(tmp_path_factory.mktemp("sheets"), "".join(parts), "<si><t>a</t></si>")
    for data in (path.read_bytes(), path.read_bytes()[: -len(junk) or None] + junk):
        path.write_bytes(data)
        try:
            with open_table(path) as stream:
                assert isinstance(stream.read(), bytes)
        except Refused:
            pass
    assert isinstance(io.BytesIO(table_head(path, 10)).read(), bytes)
