import pytest

from scopes.code.shell import read_shell
from scopes.code.tokens import Tokens
from scopes.code.values import Values

ROOMS = "https://webexapis.com/v1/rooms"


def read(text: str) -> list[tuple[str | None, str]]:
    return [(site.method, site.path) for site in read_shell(text, Values(Tokens(text)))]


@pytest.mark.parametrize(
    ("command", "method"),
    [
        (f"curl {ROOMS}", "GET"),
        (f"curl -X DELETE {ROOMS}", "DELETE"),
        (f"curl {ROOMS} -d '{{}}'", "POST"),
        (f"curl -G {ROOMS} -d max=5", "GET"),
        (f"curl -X {ROOMS}", None),
        (f"http PUT {ROOMS}", "PUT"),
        (f"iwr {ROOMS} -Method Patch", "PATCH"),
        (f"Invoke-RestMethod -Uri {ROOMS} @more", None),
        (f"curl -H 'Note: curl -X DELETE {ROOMS}/1' {ROOMS}", "GET"),
    ],
)
def test_a_command_makes_one_call(command: str, method: str | None) -> None:
    assert read(command) == [(method, "/v1/rooms")]


@pytest.mark.parametrize(
    "command",
    [
        "curl https://webexapis.com/v1/access_token -d code=1",
        "curl https://example.com/v1/rooms",
        "curl --version",
        f"curl {'-s ' * 61}{ROOMS}",
    ],
)
def test_a_command_that_calls_no_operation_is_passed_over(command: str) -> None:
    assert read(command) == []


def test_a_command_ends_where_the_next_one_begins() -> None:
    commands = f"curl {ROOMS} | jq . && curl -X POST {ROOMS}; curl -X PUT {ROOMS}\ncurl {ROOMS}"

    assert [method for method, _ in read(commands)] == ["GET", "POST", "PUT", "GET"]
