"""Concrete paths, with ids in them, are matched to the documented operations."""

import re
from dataclasses import replace

import pytest

from scopes.data.operations import Operation, Removed
from scopes.finding.paths import Paths
from scopes.knowledge import Knowledge
from scopes.reading.endpoints import Endpoint, find_endpoints

PERSON_ID = "Y2lzY29zcGFyazovL3VzL1BFT1BMRS8xMjM0"
SMALL = (
    "GET /people",
    "POST /people",
    "GET /people/me",
    "GET /people/{personId}",
    "PUT /people/{personId}",
    "GET /people/me/{setting}/phones",
    "GET /people/{personId}/features/{name}",
    "GET /people/{personId}/features/voicemail",
    "GET /v2/reports",
)


def operation(line: str) -> Operation:
    method, path = line.split()
    return Operation(method, path, "host", "", "", "", "tag", "", False, False, {})


@pytest.fixture(scope="module")
def small() -> Paths:
    return Paths(map(operation, SMALL))


def found(paths: Paths, method: str | None, path: str) -> list[str]:
    return [" ".join(each.key) for each in paths.find(Endpoint(method, path))]


@pytest.mark.parametrize(
    ("method", "path", "line"),
    [
        ("GET", "/people", "GET /people"),
        ("POST", "/people", "POST /people"),
        ("GET", "/v1/people", "GET /people"),
        ("GET", "/PEOPLE", "GET /people"),
        ("GET", "//people/", "GET /people"),
        ("GET", f"/v1/people/{PERSON_ID}", "GET /people/{personId}"),
        ("GET", "/people/{id}", "GET /people/{personId}"),
        ("GET", "/people/:id", "GET /people/{personId}"),
        ("GET", "/people/<id>", "GET /people/{personId}"),
        ("GET", "/people/${id}", "GET /people/{personId}"),
        ("PUT", "/people/...", "PUT /people/{personId}"),
        ("GET", "/people/...", "GET /people/{personId}"),
        ("POST", "/people/...", "POST /people"),
        ("GET", "/people/.../features/voicemail", "GET /people/{personId}/features/voicemail"),
        ("GET", "/people//me", "GET /people/me"),
        ("GET", "/people//{id}", "GET /people/{personId}"),
        ("GET", "/people//$id", "GET /people/{personId}"),
        ("GET", "/people//ME", "GET /people/me"),
        ("GET", "/people//features/voicemail", "GET /people/{personId}/features/voicemail"),
        ("GET", "/people//me//phones", "GET /people/me/{setting}/phones"),
        ("GET", "/v2/reports", "GET /v2/reports"),
        ("GET", "/reports", "GET /v2/reports"),
    ],
)
def test_finds_the_operation(small: Paths, method: str, path: str, line: str) -> None:
    assert found(small, method, path) == [line]


@pytest.mark.parametrize("path", ["/people//memberships", "/people//features", "/people//me//x"])
def test_two_slashes_are_no_other_path(small: Paths, path: str) -> None:
    assert found(small, "GET", path) == []


VERSIONS = ("POST /v1/tasks", "POST /v2/tasks", "GET /v2/tasks", "GET /v3/campaigns/{id}")


@pytest.mark.parametrize(
    ("method", "path", "line", "others"),
    [
        ("POST", "/v1/tasks", "POST /v1/tasks", []),
        ("POST", "/v2/tasks", "POST /v2/tasks", []),
        ("POST", "/tasks", "POST /v1/tasks", ["POST /v2/tasks"]),
        ("GET", "/tasks", "GET /v2/tasks", []),
        ("GET", "/campaigns/1", "GET /v3/campaigns/{id}", []),
        ("GET", "/v1/tasks", None, ["GET /v2/tasks"]),
        ("GET", "/v4/campaigns/1", None, ["GET /v3/campaigns/{id}"]),
    ],
)
def test_a_version_makes_another_operation(
    method: str, path: str, line: str | None, others: list[str]
) -> None:
    paths = Paths(map(operation, VERSIONS))
    more = paths.other_versions(Endpoint(method, path))

    assert found(paths, method, path) == ([line] if line else [])
    assert [" ".join(each.key) for each in more] == others


def test_a_path_without_version_does_not_mean_a_deprecated_one() -> None:
    old = replace(operation("GET /v1/queues"), is_deprecated=True)
    paths = Paths([old, operation("GET /v2/queues")])

    assert found(paths, "GET", "/queues") == ["GET /v2/queues"]


GONE = Removed("GET", "/people/settings", "", "Settings", "2026-08-21", "GET /people", "")


def test_what_is_gone_is_not_taken_for_something_else() -> None:
    paths = Paths([operation("GET /people/{personId}")], [GONE])

    assert found(paths, "GET", "/v1/people/settings") == []
    assert paths.removed(Endpoint("GET", "/v1/people/settings")) == GONE
    assert paths.removed(Endpoint("GET", "/v1/people/1")) is None


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("/people/me", "GET /people/me"),
        ("/people/1/features/voicemail", "GET /people/{personId}/features/voicemail"),
        ("/people/1/features/callerId", "GET /people/{personId}/features/{name}"),
    ],
)
def test_the_most_literal_path_wins(small: Paths, path: str, line: str) -> None:
    assert found(small, "GET", path) == [line]


@pytest.mark.parametrize(
    ("method", "path", "line"),
    [
        ("GET", "/people/me/features/voicemail", "GET /people/{personId}/features/voicemail"),
        ("PUT", "/people/me", "PUT /people/{personId}"),
    ],
)
def test_a_literal_that_leads_nowhere_is_taken_back(
    small: Paths, method: str, path: str, line: str
) -> None:
    assert found(small, method, path) == [line]


def test_a_placeholder_is_never_taken_for_a_literal() -> None:
    paths = Paths([operation("GET /people/:id"), operation("GET /people/{personId}")])

    assert found(paths, "GET", "/people/:id") == ["GET /people/{personId}"]


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/v3/people"),
        ("GET", "/v1/reports"),
        ("GET", "/"),
        ("GET", "/nothing"),
        ("DELETE", "/people"),
        ("GET", "/people/1/features"),
    ],
)
def test_finds_nothing(small: Paths, method: str, path: str) -> None:
    assert found(small, method, path) == []


def test_without_method_every_method_comes_reading_first(small: Paths) -> None:
    assert found(small, None, "/people") == ["GET /people", "POST /people"]


@pytest.mark.parametrize(
    ("path", "methods"),
    [("/people", ["GET", "POST"]), ("/people/1", ["GET", "PUT"]), ("/nothing", [])],
)
def test_names_the_methods_at_a_path(small: Paths, path: str, methods: list[str]) -> None:
    assert small.methods_at(path) == methods


@pytest.mark.parametrize("path", ["/peple", "/v1/peple"])
def test_names_the_closest_path(small: Paths, path: str) -> None:
    assert small.closest(path)[0] == "/people"


def test_names_no_path_that_is_far_off(small: Paths) -> None:
    assert small.closest("/zzzz") == []


def test_names_at_most_three_paths(knowledge: Knowledge) -> None:
    assert len(knowledge.paths.closest("/telephony/config/quees")) == 3


def missed(knowledge: Knowledge, texts: dict[str, Operation]) -> list[str]:
    """Return the texts whose operation is not the only thing found."""
    return [
        text
        for text, wanted in texts.items()
        if [
            {each.key for each in knowledge.paths.find(endpoint)}
            for endpoint in find_endpoints(text)
        ]
        != [{wanted.key}]
    ]


def test_every_operation_is_found_by_its_own_method_and_path(knowledge: Knowledge) -> None:
    texts = {f"{o.method} {o.path}": o for o in knowledge.operations.all}

    assert missed(knowledge, texts) == []


def test_every_operation_is_found_by_an_address_with_ids_in_it(knowledge: Knowledge) -> None:
    texts = {
        f"{o.method} https://{o.host}{_with_ids(o.address)}?max=3": o
        for o in knowledge.operations.all
    }

    assert missed(knowledge, texts) == []


def test_every_operation_is_found_in_a_curl_line(knowledge: Knowledge) -> None:
    texts = {
        f"curl -X {o.method} 'https://{o.host}/{_with_ids(o.path).lstrip('/')}' -H 'X: y'": o
        for o in knowledge.operations.all
    }

    assert missed(knowledge, texts) == []


def _with_ids(path: str) -> str:
    return re.sub(r"\{[^}]*\}", PERSON_ID, path)
