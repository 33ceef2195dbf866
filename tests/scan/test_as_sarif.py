"""SARIF logs hold to the schema of SARIF 2.1.0, whatever was found."""

import json
import re
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator, FormatChecker
from jsonschema.exceptions import ValidationError

from scan.as_sarif import RULES, SCHEMA, to_sarif
from scan.command import Options, run
from scan.comparing import Report
from tests.scan.conftest import ADDRESS, LIST_ROOMS, READ_PEOPLE, Scan, Tree

OFFICIAL = Path(__file__).parent.parent / "schemas" / "sarif-2.1.0.json"
URI = re.compile(r"(?:[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-F]{2})*")

Log = dict[str, Any]
Check = Callable[[Log], None]


@pytest.fixture(scope="module")
def check() -> Check:
    """Return what raises `ValidationError` for a log that the official schema does not allow."""
    schema = json.loads(OFFICIAL.read_text(encoding="utf-8"))
    Draft7Validator.check_schema(schema)
    formats = FormatChecker()
    for name in ("uri", "uri-reference"):
        formats.checks(name)(lambda text: bool(URI.fullmatch(text)))
    validator: Any = Draft7Validator(schema, format_checker=formats)
    return lambda log: validator.validate(log)


def results(log: Log) -> list[Log]:
    (only,) = log["runs"]
    found: list[Log] = only["results"]
    return found


def test_sarif_has_each_finding_at_its_place(report: Report) -> None:
    log = to_sarif(report, "app/")
    found = {
        result["ruleId"]: result["locations"][0]["physicalLocation"] for result in results(log)
    }
    assert found.keys() == RULES.keys() - {"deprecated-scope"}
    assert found["missing-scope"]["artifactLocation"]["uri"] == "app/a%20b.sh"
    assert found["missing-scope"]["region"]["startLine"] == 2
    assert found["scope-not-needed"]["artifactLocation"]["uri"] == "app/.env"


EVERYTHING: dict[str, str | bytes] = {
    "app.py": f"requests.get('{ADDRESS}/people')\nrequests.get('{ADDRESS}/rooms')",
    "gone.py": f"requests.get('{ADDRESS}/no/such/thing')\nrequests.request(how, '{ADDRESS}/rooms')",
    "broken.py": b"\xff",
    ".env": "SCOPES=spark:people_read spark:kms spark:rooms_raed spark-admin:messages_read",
}
"""Files that bring about each kind of finding, and a file that cannot be read."""


@pytest.mark.parametrize(
    ("files", "requested", "kinds"),
    [
        (EVERYTHING, None, set(RULES)),
        (EVERYTHING, "spark:kms spark:rooms_raed spark-admin:messages_read", set(RULES)),
        ({}, None, set()),
        ({"a.sh": READ_PEOPLE}, "spark:people_read", set()),
        ({"a.sh": READ_PEOPLE}, "spark:all", {"scope-not-needed"}),
        ({"a.sh": READ_PEOPLE + LIST_ROOMS}, None, {"missing-scope"}),
        ({"a.sh": READ_PEOPLE}, "spark:people_read spark:kms", {"scope-not-needed"}),
        ({"blank.sh": b"\0"}, None, set()),
    ],
)
def test_logs_of_all_kinds_of_findings_are_valid(
    tree: Tree,
    scanned: Scan,
    check: Check,
    files: dict[str, str | bytes],
    requested: str | None,
    kinds: set[str],
) -> None:
    log = to_sarif(scanned(tree(files), requested), "app/")

    check(log)
    assert {result["ruleId"] for result in results(log)} == kinds


@pytest.mark.parametrize(
    "name", ["a b.sh", "a:b.sh", "50%.sh", "what?.sh", "#1.sh", "größe.sh", "[x]{y}|z^.sh", "\\.sh"]
)
def test_any_name_of_a_file_becomes_a_valid_address(
    tree: Tree, scanned: Scan, check: Check, name: str
) -> None:
    log = to_sarif(scanned(tree({name: READ_PEOPLE})))

    check(log)
    assert len(results(log)) == 1


def test_bytes_that_are_no_text_in_a_name_are_replaced(
    tree: Tree, scanned: Scan, check: Check
) -> None:
    root = tree({})
    Path(root, "a\udcff.sh").write_text(READ_PEOPLE, encoding="utf-8")

    log = to_sarif(scanned(root))

    check(log)
    assert len(results(log)) == 1


def test_the_command_prints_a_valid_log(tree: Tree, check: Check) -> None:
    target = StringIO()
    run(Options((str(tree(EVERYTHING)),), "sarif"), target, StringIO())

    log = json.loads(target.getvalue())
    check(log)
    assert log["$schema"] == SCHEMA
    assert {result["ruleId"] for result in results(log)} == set(RULES)


def test_each_rule_that_is_named_is_defined(tree: Tree, scanned: Scan) -> None:
    log = to_sarif(scanned(tree(EVERYTHING)))
    driver = log["runs"][0]["tool"]["driver"]
    levels = {rule["id"]: rule["defaultConfiguration"]["level"] for rule in driver["rules"]}

    assert {result["ruleId"]: result["level"] for result in results(log)} == levels


@pytest.mark.parametrize("key", ["message", "ruleId"])
def test_a_log_that_is_wrong_is_noticed(report: Report, check: Check, key: str) -> None:
    log = to_sarif(report)
    results(log)[0][key] = {"no": "text"}

    with pytest.raises(ValidationError):
        check(log)


def test_an_address_with_a_blank_is_noticed(report: Report, check: Check) -> None:
    log = to_sarif(report)
    place = results(log)[0]["locations"][0]["physicalLocation"]
    place["artifactLocation"]["uri"] = "a b.sh"

    with pytest.raises(ValidationError):
        check(log)
