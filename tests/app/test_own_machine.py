import pytest
import requests

from app.own_machine import reach_directly

PROXY = "http://proxy.example:3128"


@pytest.mark.parametrize("before", [{}, {"NO_PROXY": "intranet.example"}])
def test_this_machine_is_reached_directly_and_all_else_through_the_proxy(
    before: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    environment = {"HTTP_PROXY": PROXY, "HTTPS_PROXY": PROXY, **before}
    reach_directly(environment)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    def proxies(address: str) -> object:
        return requests.Session().merge_environment_settings(address, {}, None, None, None)[
            "proxies"
        ]

    for own in ("127.0.0.1:8081", "localhost", "[::1]:8443"):
        assert not proxies(f"http://{own}/v1"), own
    assert proxies("https://webexapis.com/v1")
    assert bool(proxies("https://intranet.example")) is not bool(before)
