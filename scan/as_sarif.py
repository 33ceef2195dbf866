"""A report in the Static Analysis Results Interchange Format (SARIF) 2.1.0."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from scan.comparing import Report
from version import VERSION
from wording import scan as words

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
RULES = {
    "missing-scope": ("error", "A call requires a scope that the app does not request."),
    "scope-not-needed": ("warning", "The app requests a scope that no call requires."),
    "unknown-scope": ("error", "The app requests a scope that does not exist."),
    "deprecated-scope": ("warning", "The app requests a deprecated scope."),
    "unresolved-call": ("note", "What is called cannot be told from the code."),
}

Result = dict[str, Any]


def to_sarif(report: Report, base: str = "") -> dict[str, Any]:
    """Return a report as a SARIF log; `base` leads from the repository to the scanned folder."""
    results = [*_missing(report, base), *_requested(report, base), *_unresolved(report, base)]
    notes = [
        {"level": "warning", "message": {"text": f"{each.file}: {each.why}"}}
        for each in report.skipped
    ]
    rules = [
        {"id": rule, "shortDescription": {"text": text}, "defaultConfiguration": {"level": level}}
        for rule, (level, text) in RULES.items()
    ]
    driver = {"name": "Webex Scope Bot", "semanticVersion": VERSION, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": notes}],
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _missing(report: Report, base: str) -> Iterator[Result]:
    for scope in report.missing:
        for found in report.calls_for(scope):
            place = _place(base, found.file, found.call.line, found.call.column)
            yield _result("missing-scope", words.missing(scope), place)


def _requested(report: Report, base: str) -> Iterator[Result]:
    kinds = (
        ("scope-not-needed", report.not_needed, words.not_needed),
        ("unknown-scope", report.unknown, words.unknown),
        ("deprecated-scope", report.deprecated, words.deprecated),
    )
    for each in report.requested:
        for rule, scopes, say in kinds:
            name = each.token.scope or each.token.written
            if name in scopes:
                place = _place(base, each.file, each.line) if each.file else None
                yield _result(rule, say(name), place)


def _unresolved(report: Report, base: str) -> Iterator[Result]:
    for each in report.unresolved:
        yield _result("unresolved-call", each.why, _place(base, each.file, each.line))


def _result(rule: str, text: str, place: dict[str, Any] | None) -> Result:
    result: Result = {"ruleId": rule, "level": RULES[rule][0], "message": {"text": text}}
    return {**result, "locations": [place]} if place else result


def _place(base: str, file: str, line: int, column: int = 1) -> dict[str, Any]:
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(f"{base}{file}")},
            "region": {"startLine": max(line, 1), "startColumn": max(column, 1)},
        }
    }
