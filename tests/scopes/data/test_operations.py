"""The generated operations: their number, well-known facts, and how broken files are refused."""

import re
from collections import Counter
from pathlib import Path

import pytest

from scopes.data.catalog import Level
from scopes.data.errors import DataError
from scopes.data.operations import Operations, check_scopes
from scopes.data.tables import COLUMNS, load_operations
from scopes.knowledge import Knowledge
from tests.support.routes import parse_alternatives

HEAD = "# 2026-06-29. From somewhere\n" + "\t".join(COLUMNS)
_FIRST = ["GET", "/rooms", "webexapis.com", "List Rooms", "msg", "Rooms", "", ""]
GOOD = "\t".join([*_FIRST, "spark:rooms_read", "", "", "", "convention", "", "", "", "", ""])


@pytest.fixture(scope="module")
def operations(knowledge: Knowledge) -> Operations:
    return knowledge.operations


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "operations.tsv"
    path.write_text(text, encoding="utf-8")
    return path


def with_cell(column: str, value: str) -> str:
    """Return the good line with one cell changed."""
    cells = dict(zip(COLUMNS, GOOD.split("\t"), strict=True))
    return "\t".join((cells | {column: value}).values())


def test_holds_each_operation_of_a_product_once(operations: Operations) -> None:
    found = Counter((operation.product, operation.key) for operation in operations.all)

    assert len(found) > 2000
    assert set(found.values()) == {1}


def test_names_its_date_and_origin(operations: Operations) -> None:
    assert operations.data_date == max(re.findall(r"\d{4}-\d\d-\d\d", operations.origin))
    assert "webex-openapi-specs" in operations.origin


@pytest.mark.parametrize(("level", "floor"), [("admin", 1460), ("user", 444), ("compliance", 77)])
def test_no_level_lost_operations(operations: Operations, level: Level, floor: int) -> None:
    assert sum(level in operation.sets for operation in operations.all) >= floor


def test_few_operations_are_undocumented(operations: Operations) -> None:
    assert sum(operation.is_undocumented for operation in operations.all) <= 140


def test_no_operation_is_both_undocumented_and_open(operations: Operations) -> None:
    assert [o.key for o in operations.all if o.is_undocumented and o.sets] == []


def test_no_alternative_is_empty(operations: Operations) -> None:
    sets = {s for o in operations.all for sets in o.sets.values() for s in sets}

    assert frozenset() not in sets


def test_only_known_texts_are_given_as_basis(operations: Operations) -> None:
    assert set(Counter(operation.basis for operation in operations.all)) == {
        "description",
        "docs-page",
        "tag",
        "unknown",
        "meetings-table",
        "convention",
        "sample",
    }


FACTS: list[tuple[str, str, Level, str]] = [
    ("GET", "/v1/cdr_feed", "admin", "spark-admin:calling_cdr_read"),
    ("GET", "/people/me", "user", "spark:people_read"),
    ("GET", "/people", "admin", "spark-admin:people_read"),
    ("DELETE", "/people/{personId}", "admin", "spark-admin:people_write spark-admin:people_read"),
    (
        "POST",
        "/devices/activationCode",
        "admin",
        "identity:placeonetimepassword_create spark-admin:devices_write"
        " | Identity:one_time_password spark-admin:devices_write",
    ),
    (
        "GET",
        "/locations",
        "admin",
        "spark-admin:locations_read | spark-admin:people_read | spark-admin:devices_read",
    ),
    ("POST", "/messages", "user", "spark:messages_write"),
    ("GET", "/rooms", "compliance", "spark-compliance:rooms_read"),
    ("GET", "/reports", "admin", "analytics:read_all"),
    ("GET", "/telephony/calls/history", "user", "spark:calls_read"),
    ("POST", "/telephony/calls/dial", "user", "spark:calls_write"),
    ("GET", "/telephony/config/numbers", "admin", "spark-admin:telephony_config_read"),
    ("GET", "/recordings", "user", "meeting:recordings_read"),
    ("GET", "/recordings", "compliance", "spark-compliance:meetings_read"),
    ("GET", "/convergedRecordings", "user", "spark:recordings_read"),
    ("GET", "/meetingTranscripts", "user", "meeting:schedules_read meeting:transcripts_read"),
    ("GET", "/group/recordings", "group", "meeting:group_meeting_read"),
    ("GET", "/adminAudit/events", "admin", "audit:events_read"),
]


@pytest.mark.parametrize(("method", "path", "level", "scopes"), FACTS)
def test_well_known_operation_asks_for(
    operations: Operations, method: str, path: str, level: Level, scopes: str
) -> None:
    found = [o.sets[level] for o in operations.all if o.key == (method, path)]

    assert found
    assert {frozenset(sets) for sets in found} == {frozenset(parse_alternatives(scopes))}


def test_an_operation_open_to_any_token_is_not_undocumented(operations: Operations) -> None:
    schemas = next(o for o in operations.all if o.key == ("GET", "/dataSources/schemas"))

    assert schemas.needs_no_scope
    assert not schemas.is_undocumented


def test_an_operation_without_known_scopes_is_not_open_to_all(operations: Operations) -> None:
    tabs = next(o for o in operations.all if o.key == ("GET", "/room/tabs"))

    assert tabs.is_undocumented
    assert not tabs.needs_no_scope


def test_operations_are_found_by_any_scope_of_any_route(operations: Operations) -> None:
    keys = {operation.key for operation in operations.requiring("spark-admin:devices_read")}

    assert {("GET", "/devices"), ("GET", "/locations")} <= keys


def test_a_scope_nobody_names_has_no_operations(operations: Operations) -> None:
    assert operations.requiring("spark:unheard_of") == []


@pytest.mark.parametrize(
    ("cell", "sets"),
    [
        ("a", [{"a"}]),
        ("a b", [{"a", "b"}]),
        ("a | b", [{"a"}, {"b"}]),
        ("a b | a c", [{"a", "b"}, {"a", "c"}]),
    ],
)
def test_alternatives_are_sets_of_scopes_needed_together(cell: str, sets: list[set[str]]) -> None:
    assert parse_alternatives(cell) == tuple(map(frozenset, sets))


def test_a_small_file_is_read(tmp_path: Path) -> None:
    rooms = load_operations(written(tmp_path, f"{HEAD}\n{GOOD}\n")).all[0]

    assert (rooms.key, rooms.title) == (("GET", "/rooms"), "List Rooms")
    assert rooms.sets == {"user": (frozenset({"spark:rooms_read"}),)}


@pytest.mark.parametrize(("cell", "is_deprecated"), [("yes", True), ("", False)])
def test_deprecated_operations_are_marked(tmp_path: Path, cell: str, is_deprecated: bool) -> None:
    path = written(tmp_path, f"{HEAD}\n{with_cell('deprecated', cell)}")

    assert load_operations(path).all[0].is_deprecated is is_deprecated


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("GET\t/rooms", "2 columns instead of 18"),
        (GOOD + "\tmore", "19 columns"),
        (with_cell("method", "FETCH"), "unknown method 'FETCH'"),
        (with_cell("method", "get"), "unknown method 'get'"),
        (with_cell("path", "rooms"), "path 'rooms' must begin with /"),
        (with_cell("path", "/my rooms"), "hold no blank"),
        (with_cell("user", "spark:one [full"), "must be scopes, [roles] and (note)"),
        ("", "columns"),
    ],
)
def test_a_broken_line_is_named_by_its_number(tmp_path: Path, line: str, what: str) -> None:
    with pytest.raises(DataError) as caught:
        load_operations(written(tmp_path, f"{HEAD}\n{GOOD}\n{line}\n{GOOD}\n"))

    assert len(caught.value.problems) == 1
    assert caught.value.problems[0].startswith("operations.tsv line 4: ")
    assert what in caught.value.problems[0]


def test_all_broken_lines_are_named_at_once(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        load_operations(written(tmp_path, f"{HEAD}\nx\n{GOOD}\ny\n"))

    assert [problem.split(":")[0] for problem in caught.value.problems] == [
        "operations.tsv line 3",
        "operations.tsv line 5",
    ]


@pytest.mark.parametrize(
    "text",
    ["", "method\tpath", GOOD, "# yesterday. From somewhere\n" + HEAD.split("\n")[1], HEAD + "\tx"],
)
def test_a_file_must_begin_with_origin_and_header(tmp_path: Path, text: str) -> None:
    with pytest.raises(DataError, match="must begin with"):
        load_operations(written(tmp_path, text))


def test_a_scope_the_catalog_lacks_is_named_with_its_operation(tmp_path: Path) -> None:
    found = load_operations(written(tmp_path, f"{HEAD}\n{GOOD}")).all

    assert check_scopes(found, ["spark:all"]) == [
        "operations.tsv: GET /rooms names spark:rooms_read, which the catalog lacks"
    ]


def test_known_scopes_are_no_problem(knowledge: Knowledge) -> None:
    assert check_scopes(knowledge.operations.all, knowledge.catalog.scopes) == []
