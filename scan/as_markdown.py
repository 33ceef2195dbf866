"""A report as markdown, for a pull request."""

from collections.abc import Iterable, Iterator, Sequence

from scan.comparing import Report
from wording import scan as words

MOST_ROWS = 100
"""A comment of a pull request holds 65,536 characters."""


def to_markdown(report: Report) -> str:
    """Return a report as markdown; text from files can form no markup."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    yield f"## {words.TITLE}\n"
    yield words.summary(report.files, len(report.calls), len(report.unresolved))
    for title, scopes in words.findings(report):
        yield f"- **{title}:** {', '.join(map(_code, scopes))}"
    if not report.requested:
        yield f"\n{words.NO_REQUESTS}"
    if report.solution.scopes:
        yield f"\n```text\n{' '.join(report.solution.scopes)}\n```"
    if report.calls:
        yield from _table(("call", "where", "scopes"), _calls(report), len(report.calls))
    if report.unresolved:
        rows = ((_code(f"{u.file}:{u.line}"), _code(u.why)) for u in report.unresolved)
        yield from _table(("unresolved", "why"), rows, len(report.unresolved))
    if report.skipped:
        rows = ((_code(s.file), _code(s.why)) for s in report.skipped)
        yield from _table(("not read", "why"), rows, len(report.skipped))


def _calls(report: Report) -> Iterator[Sequence[str]]:
    for found in report.calls:
        scopes = ", ".join(map(_code, report.scopes_of(found.need))) or words.OUTCOMES.get(
            found.need.outcome, ""
        )
        yield _code(found.need.words), _code(f"{found.file}:{found.call.line}"), scopes


def _table(head: Sequence[str], rows: Iterable[Sequence[str]], count: int) -> Iterator[str]:
    yield f"\n| {' | '.join(head)} |\n|{' --- |' * len(head)}"
    for number, row in enumerate(rows):
        if number == MOST_ROWS:
            yield f"\n{words.more(count - MOST_ROWS)}"
            return
        yield f"| {' | '.join(row)} |"


def _code(text: str) -> str:
    """Return text as code within a cell; what would end either is replaced."""
    plain = " ".join(text.replace("`", "'").replace("|", "¦").split())
    return f"`{plain}`" if plain else ""
