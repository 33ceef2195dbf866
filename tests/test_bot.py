"""`bot.py check`, and what every command says when it cannot run."""

import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.factory import create_app
from bot import main
from sandbox.server import SandboxServer
from scopes.knowledge import find_problems
from settings import Settings, SettingsError
from tests.support.bots import free_port
from wording.assistant import NOT_INSTALLED

ROOT = Path(__file__).parent.parent
VARIABLES = (
    "WEBEX_ACCESS_TOKEN",
    "WEBEX_API_URL",
    "WEBEX_WEBHOOK_SECRET",
    "PUBLIC_URL",
    "HOST",
    "PORT",
    "DATABASE_URL",
    "ALLOWED_ORGS",
    "ALLOWED_DOMAINS",
    "LOG_LEVEL",
)
TOKEN = "not-the-token-of-anybody"


@pytest.fixture(autouse=True)
def nothing_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Start without any variable and without a `.env` file."""
    monkeypatch.chdir(tmp_path)
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def on_webex(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Set what the bot needs on the real Webex, with a token that nobody gave out."""
    monkeypatch.setenv("WEBEX_ACCESS_TOKEN", TOKEN)
    monkeypatch.setenv("WEBEX_WEBHOOK_SECRET", "a secret of the tests")
    monkeypatch.setenv("PUBLIC_URL", "https://bot.example.com")
    monkeypatch.setenv("PORT", str(free_port()))
    return monkeypatch


@pytest.fixture
def busy_port() -> Iterator[int]:
    """A port that another program listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        yield port


@pytest.fixture
def complaint(capsys: pytest.CaptureFixture[str]) -> "Complaint":
    return Complaint(capsys)


class Complaint:
    """What a command that cannot run says: one line, and no traceback."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def of(self, *arguments: str) -> str:
        """Run a command that must fail and return its one line."""
        assert main(arguments) == 1
        (line,) = self._capsys.readouterr().err.splitlines()
        return line


def test_check_is_content_with_the_real_data(capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["check"])

    assert (status, capsys.readouterr().out.count("\n")) == (0, 1)


def test_check_names_a_wrong_variable(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PORT", "http")

    assert main(["check"]) == 1
    assert "PORT" in capsys.readouterr().out


def test_every_problem_of_a_broken_catalog_gets_a_line_of_its_own(tmp_path: Path) -> None:
    text = (ROOT / "catalog.yaml").read_text(encoding="utf-8")
    broken = text.replace("area: recordings", "area: recodrings").replace("access: ", "acces: ", 1)
    (tmp_path / "catalog.yaml").write_text(broken, encoding="utf-8")
    shutil.copytree(ROOT / "data", tmp_path / "data")

    problems = find_problems(tmp_path)

    assert len(problems) > 1
    assert [problem for problem in problems if "\n" in problem] == []
    assert [problem for problem in problems if not problem.startswith("catalog.yaml: ")] == []
    assert any("acces" in problem for problem in problems)


def test_operations_with_an_unknown_scope_are_a_problem(tmp_path: Path) -> None:
    shutil.copy(ROOT / "catalog.yaml", tmp_path)
    shutil.copytree(ROOT / "data", tmp_path / "data")
    rows = (ROOT / "data" / "operations.tsv").read_text(encoding="utf-8")
    wrong = rows.replace("spark:people_read", "spark:nobody_reads")
    (tmp_path / "data" / "operations.tsv").write_text(wrong, encoding="utf-8")

    problems = find_problems(tmp_path)

    assert any("spark:nobody_reads" in problem for problem in problems)


def test_a_missing_data_file_is_a_problem(tmp_path: Path) -> None:
    problems = find_problems(tmp_path)

    assert "catalog.yaml: the file is missing" in problems


@pytest.mark.integration
def test_a_missing_variable_is_named(on_webex: pytest.MonkeyPatch, complaint: Complaint) -> None:
    on_webex.delenv("WEBEX_WEBHOOK_SECRET")

    assert "WEBEX_WEBHOOK_SECRET" in complaint.of()


def test_a_port_that_is_none_is_named(
    monkeypatch: pytest.MonkeyPatch, complaint: Complaint
) -> None:
    monkeypatch.setenv("PORT", "http")

    assert "PORT" in complaint.of()


@pytest.mark.integration
def test_a_port_in_use_is_named(
    monkeypatch: pytest.MonkeyPatch, complaint: Complaint, busy_port: int
) -> None:
    monkeypatch.setenv("PORT", str(busy_port))

    assert str(busy_port) in complaint.of()


def test_a_wrong_token_is_told_but_not_shown(
    on_webex: pytest.MonkeyPatch, complaint: Complaint, server: SandboxServer
) -> None:
    on_webex.setenv("WEBEX_API_URL", server.api_url)

    line = complaint.of()

    assert "WEBEX_ACCESS_TOKEN" in line
    assert TOKEN not in line


def test_a_broken_env_file_is_no_traceback(complaint: Complaint) -> None:
    Path(".env").write_text("PORT=http\n")

    assert "PORT" in complaint.of()


def test_an_env_file_that_is_no_text_is_told(complaint: Complaint) -> None:
    Path(".env").write_bytes(b"PORT=\xff")

    assert ".env" in complaint.of("inbox")


def test_what_nobody_foresaw_is_told_by_kind_and_place_only(
    monkeypatch: pytest.MonkeyPatch, complaint: Complaint
) -> None:
    def fail(with_counts: bool) -> int:
        raise KeyError("what somebody wrote")

    monkeypatch.setattr("bot._gaps", fail)

    assert "KeyError in test_bot.py, line " in (line := complaint.of("gaps"))
    assert "somebody" not in line


def test_mcp_without_its_library_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)

    assert main(["mcp"]) == 1
    assert capsys.readouterr().err == f"{NOT_INSTALLED}\n"


@pytest.mark.integration
def test_mcp_over_http_names_a_port_in_use(
    busy_port: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["mcp", "--http", "--port", str(busy_port)]) == 1
    assert "in use" in capsys.readouterr().err


def test_an_app_cannot_be_built_without_a_token() -> None:
    with pytest.raises(SettingsError, match="WEBEX_ACCESS_TOKEN"):
        create_app(Settings())


@pytest.mark.integration
def test_a_real_process_says_it_in_one_line_too() -> None:
    finished = subprocess.run(
        [sys.executable, ROOT / "bot.py"],
        env={"WEBEX_ACCESS_TOKEN": TOKEN, "PUBLIC_URL": "https://bot.example.com"},
        capture_output=True,
        text=True,
        timeout=30,
    )

    assert finished.returncode == 1
    assert finished.stdout == ""
    assert len(finished.stderr.splitlines()) == 1
    assert "WEBEX_WEBHOOK_SECRET" in finished.stderr
