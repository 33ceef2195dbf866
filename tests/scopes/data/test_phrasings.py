"""The requests people put, from `data/requests.tsv`, are checked line by line."""

from pathlib import Path

import pytest

from scopes.data.errors import DataError
from scopes.data.phrasings import load_phrasings
from scopes.knowledge import ROOT, Knowledge

HEAD = "method\tpath\trequest"
KNOWN = {("GET", "/rooms"), ("POST", "/rooms")}


def load(folder: Path, *lines: str) -> list[tuple[tuple[str, str], str]]:
    path = folder / "requests.tsv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return load_phrasings(path, KNOWN)


def test_each_line_is_a_request_for_an_operation(tmp_path: Path) -> None:
    assert load(tmp_path, HEAD, "GET\t/rooms\tmy spaces", "POST\t/rooms\tnew space") == [
        (("GET", "/rooms"), "my spaces"),
        (("POST", "/rooms"), "new space"),
    ]


@pytest.mark.parametrize("first", ["", "method\tpath", "GET\t/rooms\tmy spaces", "method path"])
def test_the_first_line_must_name_the_columns(tmp_path: Path, first: str) -> None:
    with pytest.raises(DataError) as raised:
        load(tmp_path, first)

    assert "the first line must be method path request" in str(raised.value)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("GET\t/rooms", "line 2: must hold method, path and request"),
        ("GET\t/rooms\t ", "line 2: must hold method, path and request"),
        ("GET\t/rooms\tmy spaces\tmore", "line 2: must hold method, path and request"),
        ("", "line 2: must hold method, path and request"),
        ("GET\t/zzz\tmy spaces", "line 2: no operation GET /zzz"),
        ("get\t/rooms\tmy spaces", "line 2: no operation get /rooms"),
    ],
)
def test_a_broken_line_is_named(tmp_path: Path, line: str, problem: str) -> None:
    with pytest.raises(DataError) as raised:
        load(tmp_path, HEAD, line, "GET\t/rooms\tlast")

    assert raised.value.problems == [f"requests.tsv {problem}"]


def test_a_request_must_not_stand_twice(tmp_path: Path) -> None:
    with pytest.raises(DataError) as raised:
        load(tmp_path, HEAD, "GET\t/rooms\tmy spaces", "POST\t/rooms\tMy Spaces")

    assert raised.value.problems == ["requests.tsv line 3: 'My Spaces' stands twice"]


def test_all_problems_are_named_at_once(tmp_path: Path) -> None:
    with pytest.raises(DataError) as raised:
        load(tmp_path, HEAD, "GET\t/rooms", "GET\t/rooms\tfine", "GET\t/zzz\tother")

    assert [problem.split(":")[0] for problem in raised.value.problems] == [
        "requests.tsv line 2",
        "requests.tsv line 4",
    ]


def test_the_real_requests_are_many_and_right(knowledge: Knowledge) -> None:
    known = {operation.key for operation in knowledge.operations.all}

    assert len(load_phrasings(ROOT / "data" / "requests.tsv", known)) > 3000
