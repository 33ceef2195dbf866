"""What calls require is held against what is requested."""

import pytest

from scan.comparing import Report, compare
from scopes.knowledge import Knowledge
from tests.scan.conftest import ADDRESS, LIST_ROOMS, READ_PEOPLE, Scan, Tree


@pytest.fixture
def found(tree: Tree, scanned: Scan) -> Report:
    """Return the report on two calls, one of them at two places, and one of nothing known."""
    unknown = f"curl {ADDRESS}/none\n"
    files: dict[str, str | bytes] = {"a.sh": READ_PEOPLE + LIST_ROOMS, "b.sh": LIST_ROOMS + unknown}
    return scanned(tree(files), "spark:people_read spark:kms spark:rooms_raed")


def test_each_call_is_solved_once(found: Report) -> None:
    assert len(found.calls) == 4
    assert set(found.solution.scopes) == {"spark:people_read", "spark:rooms_read"}
    assert len(found.solution.steps) == 2


def test_a_scope_leads_to_its_calls_and_back(found: Report) -> None:
    calls = found.calls_for("spark:rooms_read")

    assert [(call.file, call.call.line) for call in calls] == [("a.sh", 2), ("b.sh", 1)]
    assert found.scopes_of(calls[0].need) == ("spark:rooms_read",)
    assert found.scopes_of(next(c.need for c in found.calls if not c.operation)) == ()


def test_scopes_are_missing_not_needed_or_unknown(found: Report) -> None:
    assert found.missing == ("spark:rooms_read",)
    assert found.not_needed == ("spark:kms",)
    assert found.unknown == ("spark:rooms_raed",)


def test_without_calls_nothing_is_missing(tree: Tree, scanned: Scan) -> None:
    report = scanned(tree({"a.sh": "echo"}), "spark:people_read")

    assert report.missing == ()
    assert report.not_needed == ("spark:people_read",)


def test_what_is_accepted_is_neither_missing_nor_not_needed(
    found: Report, knowledge: Knowledge
) -> None:
    accepted = (("spark:kms", "shared"), ("spark:rooms_read", "given elsewhere"))
    compared = compare(found, knowledge, accepted)

    assert compared.missing == compared.not_needed == ()
    assert compared.accepted == accepted
