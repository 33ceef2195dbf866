"""Starting and stopping the sandbox as a process."""

import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
import requests

from sandbox.__main__ import main
from sandbox.app import Sandbox
from sandbox.precautions import find_danger
from sandbox.server import SandboxServer

pytestmark = pytest.mark.integration

ROOT = Path(__file__).parents[2]


def start(*arguments: str, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "sandbox", *arguments],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **environment},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def places_of(process: subprocess.Popen[str]) -> dict[str, str]:
    assert process.stdout
    places: dict[str, str] = json.loads(process.stdout.readline())
    return places


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_says_where_it_is_and_stops_quietly_on_a_signal(number: signal.Signals) -> None:
    with start("--port", "0") as process:
        places = places_of(process)
        headers = {"Authorization": f"Bearer {places['bot_token']}"}
        me = requests.get(f"{places['api_url']}people/me", headers=headers, timeout=5)
        process.send_signal(number)
        out, error = process.communicate(timeout=10)

    assert places.keys() == {"url", "api_url", "bot_token"}
    assert me.json()["displayName"] == "Scope Bot"
    assert (process.returncode, out, error) == (0, "", "")


def test_it_ends_with_its_parent_if_asked() -> None:
    with start("--port", "0", "--until-stdin-closes") as process:
        places_of(process)
        out, error = process.communicate(timeout=10)

    assert (process.returncode, out, error) == (0, "", "")


def test_a_port_in_use_is_one_clear_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with start("--port", str(port)) as process:
            out, error = process.communicate(timeout=10)

    assert (process.returncode, out) == (1, "")
    assert error == f"Cannot listen on port {port}: Address already in use\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--port", "99999"), "--port: '99999' is not a number from 0 to 65535"),
        (("--port", "-1"), "--port: '-1' is not a number"),
        (("--port", "9" * 5000), "--port: '999"),
        (("--port", "eighty"), "--port: 'eighty' is not a number"),
        (("--bot-name", ""), "--bot-name: '' is not a name"),
        (("--bot-name", " "), "--bot-name: ' ' is not a name"),
        (("--bot-name", "bot@work"), "--bot-name: 'bot@work' is not a name"),
        (("--bot-name", "Scope\nBot"), r"--bot-name: 'Scope\nBot' is not a name"),
        (("--speed", "fast"), "unrecognized arguments: --speed fast"),
    ],
)
def test_wrong_arguments_are_one_clear_line(
    arguments: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        main(arguments)

    out, error = capsys.readouterr()
    assert (end.value.code, out) == (2, "")
    assert error.startswith("python -m sandbox: ")
    assert told in error
    assert error.count("\n") == 1


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "::"])
def test_only_this_machine_can_connect(sandbox: Sandbox, host: str) -> None:
    with pytest.raises(ValueError, match="127.0.0.1 only"):
        SandboxServer(sandbox, host=host)


@pytest.mark.parametrize(
    ("environment", "told"),
    [
        ({"WEBEX_ACCESS_TOKEN": "a real token"}, "WEBEX_ACCESS_TOKEN is set to a token"),
        ({"HOST": "0.0.0.0"}, "HOST is '0.0.0.0'"),
        ({"HOST": "::"}, "HOST is '::'"),
        ({"HOST": "sandbox.example.com"}, "HOST is 'sandbox.example.com'"),
    ],
)
def test_a_real_token_or_a_public_address_is_refused_in_one_line(
    environment: dict[str, str], told: str
) -> None:
    with start("--port", "0", **environment) as process:
        out, error = process.communicate(timeout=10)

    assert (process.returncode, out) == (1, "")
    assert error.startswith(told)
    assert error.count("\n") == 1
    assert "a real token" not in error


def test_its_own_token_and_this_machine_are_no_danger(sandbox: Sandbox) -> None:
    environment = {"WEBEX_ACCESS_TOKEN": sandbox.bot_token, "HOST": "127.0.0.1"}

    assert find_danger(environment) is None
    assert find_danger({"WEBEX_ACCESS_TOKEN": "", "HOST": " "}) is None
