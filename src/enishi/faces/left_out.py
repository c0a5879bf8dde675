"""What was left out of files, as a table that a spreadsheet opens."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from enishi.faces.words import spoken
from enishi.queries.imports import LeftOut

# A cell that begins like this is run as a formula when the table is opened in a spreadsheet.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class _Line:
    """What csv writes a row to, to hand the row on."""

    def write(self, text: str) -> str:
        return text


def as_table(rows: Iterable[LeftOut]) -> Iterator[str]:
    """The rows as CSV, with a mark in front that lets Excel read it as UTF-8."""
    writer = csv.writer(_Line())
    yield "\ufeff" + str(writer.writerow([_("File"), _("Where"), _("Why")]))
    for row in rows:
        cells = (row.file, spoken(row.place) if row.place else "", spoken(row.reason))
        yield str(writer.writerow([_harmless(cell) for cell in cells]))


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
