import csv
from io import StringIO

import msgspec

from handlers import answer
from handlers.review import sheet_of
from rendering.as_csv import to_csv
from scopes.knowledge import Knowledge
from wording.review import COLUMNS


def test_each_scope_is_a_row_below_the_headings(knowledge: Knowledge) -> None:
    found = answer("GET /v1/people and read CDRs", knowledge)

    head, *rows = csv.reader(StringIO(to_csv(sheet_of(found, knowledge)), newline=""))

    assert head == list(COLUMNS)
    assert [row[0] for row in rows] == list(found.scopes)
    assert all(all(row) for row in rows)


def test_no_cell_is_read_as_a_formula(knowledge: Knowledge) -> None:
    sheet = sheet_of(answer("read CDRs", knowledge), knowledge)
    (first,) = sheet.scopes
    scope = msgspec.structs.replace(first.scope, id="=1+1")
    hostile = msgspec.structs.replace(sheet, scopes=(msgspec.structs.replace(first, scope=scope),))

    assert to_csv(hostile).splitlines()[1].startswith("'=1+1,")
