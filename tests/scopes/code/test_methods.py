"""A method that only the running code knows is said to be open, never taken for GET."""

import pytest

from scopes.code.calls import read_code
from tests.scopes.code.snippets import FOLDER

ADDRESS = "https://webexapis.com/v1/rooms"
ROWS = [line.split("\t") for line in (FOLDER / "methods.tsv").read_text("utf-8").splitlines()[1:]]


def methods(ending: str, text: str) -> list[str | None]:
    """Return the methods of the calls of a text, which all go to one address."""
    calls = read_code(text.replace("{at}", ADDRESS), f"a{ending}").calls
    assert {call.path for call in calls} == {"/v1/rooms"}
    return [call.method for call in calls]


@pytest.mark.parametrize(("ending", "wanted", "text"), ROWS)
def test_a_method_is_read_or_open(ending: str, wanted: str, text: str) -> None:
    code = text.replace("\\n", "\n")

    assert methods(ending, code) == [None if wanted == "?" else wanted]


def test_a_constant_that_is_set_twice_is_open() -> None:
    text = "how = 'PUT'\nif new:\n    how = 'POST'\nrequests.request(how, '{at}')"

    assert methods(".py", text) == [None]
