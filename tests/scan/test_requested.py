import pytest

from scan.contents import Contents
from scan.requested import found_in, given
from scopes.knowledge import Knowledge


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        ("WEBEX_SCOPES=spark:kms spark:rooms_read\n", ["spark:kms", "spark:rooms_read"]),
        ("a = 1\nscope: 'spark:kms spark:rooms_raed'", ["spark:kms", "spark:rooms_raed"]),
        ("u = 'https://webexapis.com/v1/authorize?scope=spark%3Aall'", ["spark:all"]),
        ("scope = 'https://www.googleapis.com/auth/drive'", []),
        ("# spark:people_read is a scope", []),
    ],
)  # fmt: skip
def test_scopes_are_found_where_they_are_requested(
    knowledge: Knowledge, text: str, scopes: list[str]
) -> None:
    found = found_in(Contents("a.py", requesting=text), knowledge.names)
    assert [each.token.written for each in found] == scopes


def test_the_line_of_a_scope_is_told(knowledge: Knowledge) -> None:
    text = "\n\nscopes = ['spark:people_read',\n  'spark:rooms_read']"
    found = found_in(Contents("a.py", requesting=text), knowledge.names)
    assert [(each.file, each.line) for each in found] == [("a.py", 3), ("a.py", 4)]


def test_given_scopes_may_be_joined_by_commas(knowledge: Knowledge) -> None:
    found = given("spark:people_read, spark:none_such", knowledge.names)
    assert [each.token.scope for each in found] == ["spark:people_read", None]
    assert given(" ", knowledge.names) == ()
