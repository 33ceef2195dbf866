"""A report on the terminal."""

from rich.console import Console
from rich.table import Table
from rich.text import Text

from scan.comparing import Report
from wording import scan as words

SCOPE = "bold cyan"


def show(report: Report, console: Console) -> None:
    """Print a report; the set can be copied as it stands."""
    if report.calls:
        console.print(_calls(report))
        console.print()
    for each in report.unresolved:
        console.print(Text(f"? {each.file}:{each.line}  {each.why}", "yellow"), soft_wrap=True)
    for skipped in report.skipped:
        console.print(Text(f"! {skipped.file}  {skipped.why}", "yellow"), soft_wrap=True)
    console.print(words.summary(report.files, len(report.calls), len(report.unresolved)))
    for title, scopes in words.findings(report):
        console.print(Text.assemble(f"{title}: ", (" ".join(scopes), SCOPE)), soft_wrap=True)
    for scope, reason in report.accepted:
        console.print(Text(words.accepted(scope, reason)), soft_wrap=True)
    if not report.requested:
        console.print(words.NO_REQUESTS)
    if report.solution.scopes:
        console.print(f"\n{words.least(report.solution.level)}\n")
        console.print(Text(f"    {' '.join(report.solution.scopes)}", SCOPE), soft_wrap=True)


def _calls(report: Report) -> Table:
    table = Table.grid(padding=(0, 2))
    for found in report.calls:
        scopes = " ".join(report.scopes_of(found.need))
        end = scopes or words.OUTCOMES.get(found.need.outcome, "")
        table.add_row(
            Text(f"{found.file}:{found.call.line}"), Text(found.need.words), Text(end, SCOPE)
        )
    return table
