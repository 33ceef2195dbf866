"""A report as one JSON object."""

from typing import Any

from scan.comparing import Report
from scan.resolving import FoundCall
from scopes.data.operations import Operation


def to_record(report: Report) -> dict[str, Any]:
    """Return a report as plain data; the keys are those of `docs/scan.md`."""
    solution = report.solution
    return {
        "files": report.files,
        "calls": [_call(call, report) for call in report.calls],
        "level": solution.level,
        "scopes": list(solution.scopes),
        "by_level": {level: list(scopes) for level, scopes in solution.by_level.items()},
        "requested": list(dict.fromkeys(each.token.written for each in report.requested)),
        "missing": list(report.missing),
        "not_needed": list(report.not_needed),
        "unknown": list(report.unknown),
        "deprecated": list(report.deprecated),
        "admin": list(report.admin),
        "accepted": [{"scope": scope, "reason": reason} for scope, reason in report.accepted],
        "unresolved": [
            {"file": each.file, "line": each.line, "why": each.why} for each in report.unresolved
        ],
        "skipped": [{"file": each.file, "why": each.why} for each in report.skipped],
    }


def _call(found: FoundCall, report: Report) -> dict[str, Any]:
    return {
        "file": found.file,
        "line": found.call.line,
        "method": found.operation.method if found.operation else found.call.method,
        "path": found.call.path or (found.operation.address if found.operation else None),
        "operation": _operation(found.operation) if found.operation else None,
        "scopes": list(report.scopes_of(found.need)),
        "outcome": found.need.outcome.value,
        "sdk": found.call.sdk,
    }


def _operation(operation: Operation) -> dict[str, Any]:
    return {"method": operation.method, "path": operation.address, "title": operation.title}
