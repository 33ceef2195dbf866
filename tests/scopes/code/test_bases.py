"""A client begins its addresses with the base it is given, wherever that is said."""

import pytest

from scopes.code.bases import Bases, is_of_another_service
from scopes.code.tokens import Tokens
from scopes.code.values import Values

API = "https://webexapis.com/v1"


def base_of(text: str, owner: str = "client") -> str | None:
    tokens = Tokens(text)
    return Bases(tokens, Values(tokens)).of(owner, len(tokens))


@pytest.mark.parametrize(
    "text",
    [
        f"client = httpx.Client(base_url='{API}')",
        f"const client = axios.create({{ baseURL: '{API}' }});",
        f"session = aiohttp.ClientSession('{API}')",
        f'client.BaseAddress = new Uri("{API}");',
        f'var client = new RestClient("{API}");',
        f"API = '{API}'\nclient = Client(base_url=API)",
    ],
)
def test_a_client_has_a_base(text: str) -> None:
    assert base_of(text) == API


def test_a_host_alone_becomes_an_address() -> None:
    assert base_of("conn = HTTPSConnection('webexapis.com')") == "https://webexapis.com"


def test_the_last_base_before_a_call_counts() -> None:
    text = f"a = Client(base_url='https://example.com')\nb = Client(base_url='{API}')\n"

    assert base_of(text) == API


@pytest.mark.parametrize("owner", ["requests", "axios", "self.httpx"])
def test_a_client_that_is_imported_as_it_is_has_none(owner: str) -> None:
    assert base_of(f"client = Client(base_url='{API}')", owner) is None


@pytest.mark.parametrize(
    ("name", "is_other"),
    [("device_url", True), ("jiraHost", True), ("base_url", False), ("webexApi", False)],
)
def test_a_name_tells_another_service(name: str, is_other: bool) -> None:
    assert is_of_another_service(name) is is_other
