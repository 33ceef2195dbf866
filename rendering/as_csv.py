"""Render the sheet for a security review as CSV."""

import csv
from io import StringIO

from scopes.privilege.review import Sheet
from wording import review as say

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def to_csv(sheet: Sheet) -> str:
    """Return a row for each scope below the headings, as spreadsheets read it (RFC 4180)."""
    target = StringIO(newline="")
    writer = csv.writer(target)
    writer.writerow(say.COLUMNS)
    writer.writerows([_harmless(cell) for cell in say.row(each, sheet)] for each in sheet.scopes)
    return target.getvalue()


def _harmless(cell: str) -> str:
    """Keep a spreadsheet from reading a text as a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
