from io import StringIO

from rich.console import Console

from scan.as_text import show
from scan.comparing import Report


def test_the_terminal_gets_the_set_on_a_line_of_its_own(report: Report) -> None:
    target = StringIO()
    show(report, Console(file=target, width=200))
    assert "    spark:people_read spark:rooms_read" in target.getvalue().splitlines()
    assert "Missing: spark:rooms_read" in target.getvalue()
