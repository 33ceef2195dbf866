"""nginx and Caddy with the very files of deploy/, before two bots, and with TLS."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
import requests
from flask import Flask, request

from app.doctor import examine
from app.wiring import MAX_BODY_BYTES
from tests.deploy.conftest import Deployed, Pair
from tests.support.bots import free_port
from tests.support.fronts import caddy, nginx
from tests.support.talk import served
from webex.signature import HEADER, sign

FRONTS = {"nginx": nginx, "caddy": caddy}
EVENT = b'{"resource": "rooms", "event": "created", "data": {"id": "R1"}}'
LINK = re.compile(r'(?:href|src|action)="(/[^"]*)"')
SECONDS = 120
ONLY_THE_WEBHOOK = {
    "nginx": {
        "location / {": "location / {\n        return 404;\n    }\n    location = /webhook {",
    },
    "caddy": {
        "\thandle {": "\thandle /webhook {",
        "8080\n\t}\n}": "8080\n\t}\n\trespond 404\n}",
    },
}
"""What docs/deploy.md changes in the recipes."""

get = partial(requests.get, timeout=SECONDS)
post = partial(requests.post, timeout=SECONDS)


@pytest.fixture(scope="module", params=FRONTS)
def fronted(
    request: pytest.FixtureRequest, pair: Pair, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Pair]:
    """Both bots behind one address: the first at its root, the second below a path."""
    with FRONTS[request.param](pair.place, tmp_path_factory.mktemp(request.param)):
        yield pair


@pytest.fixture(params=["first", "second"])
def bot(request: pytest.FixtureRequest, fronted: Pair) -> Deployed:
    found: Deployed = getattr(fronted, request.param)
    return found


def public(bot: Deployed) -> str:
    return str(bot.settings.public_url)


def test_a_question_is_answered_with_a_link_that_works(bot: Deployed) -> None:
    reply = str(bot.ask("what scopes for CDR?").content.markdown)
    (link,) = re.findall(rf"\(({re.escape(public(bot))}/[^)]+)\)", reply)

    page = get(link)

    assert page.status_code == 200
    assert "spark-admin:calling_cdr_read" in page.text


def test_the_doctor_finds_nothing_wrong(bot: Deployed) -> None:
    found = io.StringIO()

    status = examine(lambda: bot.settings, found)

    assert status == 0, found.getvalue()
    assert "PUBLIC_URL leads to this bot" in found.getvalue()


def test_the_doctor_tells_a_certificate_that_is_not_trusted(
    fronted: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("REQUESTS_CA_BUNDLE")
    found = io.StringIO()

    status = examine(lambda: fronted.first.settings, found)

    assert status == 1
    assert "is not trusted" in found.getvalue()


def test_every_kind_of_page_and_file_is_found_by_its_link(bot: Deployed) -> None:
    home = f"{public(bot)}/"
    waiting = {"": home}
    statuses: dict[str, int] = {}
    while waiting:
        name, address = waiting.popitem()
        answer = get(address)
        statuses[name] = answer.status_code
        links = [urljoin(address, link) for link in LINK.findall(answer.text)]
        assert [link for link in links if not link.startswith(home)] == []
        found = {kind(link, home): link for link in links}
        waiting |= {name: link for name, link in found.items() if name not in statuses}

    assert {"scopes", "scopes/", "areas/", "operations/", "static/", "build"} <= statuses.keys()
    assert set(statuses.values()) == {200}


def kind(address: str, home: str) -> str:
    """Return what stands for all pages like one: the path without what it is about."""
    return re.sub(r"(?<=/).*", "", urlsplit(address).path.removeprefix(urlsplit(home).path))


def test_a_question_of_a_form_leads_to_its_answer(bot: Deployed) -> None:
    asked = post(f"{public(bot)}/", data={"q": "list people"})

    assert asked.status_code == 200
    assert asked.url.startswith(f"{public(bot)}/?q=")


def test_the_address_without_its_last_slash_leads_to_the_home_page(bot: Deployed) -> None:
    assert get(public(bot)).url == f"{public(bot)}/"


@pytest.mark.parametrize("chunked", [False, True])
def test_a_body_of_the_largest_size_gets_through_and_no_larger_one(
    bot: Deployed, chunked: bool
) -> None:
    statuses = []
    for size in (MAX_BODY_BYTES, MAX_BODY_BYTES + 1):
        body = EVENT.ljust(size)
        headers = {HEADER: sign(body, str(bot.settings.webhook_secret))}
        data = iter([body]) if chunked else body
        statuses.append(post(f"{public(bot)}/webhook", data=data, headers=headers).status_code)

    assert statuses == [200, 413]


def test_a_long_reply_arrives_whole(bot: Deployed) -> None:
    direct, through = (
        get(f"{address}/api/operations.json").content for address in (bot.process.url, public(bot))
    )

    assert len(direct) > 1_000_000
    assert through == direct


@pytest.mark.parametrize("front", FRONTS)
def test_only_the_webhook_is_public_where_it_is_to_be(
    front: str, pair: Pair, tmp_path: Path
) -> None:
    place = replace(pair.place, port=free_port())
    headers = {HEADER: sign(EVENT, str(pair.first.settings.webhook_secret))}
    with FRONTS[front](place, tmp_path, ONLY_THE_WEBHOOK[front]):
        statuses = [get(f"{place.url}{path}").status_code for path in ("/", "/scopes", "/metrics")]
        taken = post(f"{place.url}/webhook", data=EVENT, headers=headers)

    assert statuses == [404, 404, 404]
    assert taken.status_code == 200


@pytest.mark.parametrize("front", FRONTS)
def test_the_bot_learns_who_asks_and_is_not_deceived(
    front: str, pair: Pair, tmp_path: Path
) -> None:
    app = Flask("echo")
    app.get("/")(lambda: request.headers["X-Forwarded-For"] + " asks " + request.host)
    with served(app) as echo:
        place = replace(pair.place, port=free_port(), first=int(echo.rpartition(":")[2]))
        with FRONTS[front](place, tmp_path):
            told = get(place.url, headers={"X-Forwarded-For": "203.0.113.9"}).text

    assert told == f"127.0.0.1 asks localhost:{place.port}"
