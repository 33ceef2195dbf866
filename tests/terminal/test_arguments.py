"""What the arguments of `bot.py` are read as."""

import pytest

from terminal.arguments import new_parser
from version import VERSION


def test_without_a_command_the_bot_is_served() -> None:
    assert new_parser().parse_args([]).command is None


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        new_parser().parse_args(["--version"])

    assert (ended.value.code, capsys.readouterr().out) == (0, f"Webex Scope Bot {VERSION}\n")


@pytest.mark.parametrize(
    ("arguments", "form"), [([], None), (["--json"], "json"), (["--sarif"], "sarif")]
)
def test_a_scan_has_one_form(arguments: list[str], form: str | None) -> None:
    assert new_parser().parse_args(["scan", *arguments, "src"]).form == form


@pytest.mark.parametrize(
    ("arguments", "key"), [(["inbox"], None), (["inbox", "retry", "all"], "all")]
)
def test_only_retry_names_an_event(arguments: list[str], key: str | None) -> None:
    assert new_parser().parse_args(arguments).retry == key


@pytest.mark.parametrize(
    "arguments",
    [
        ["unknown"],
        ["scan"],
        ["scan", "--json", "--sarif", "src"],
        ["catalog"],
        ["catalog", "import"],
        ["inbox", "retry"],
        ["mcp", "--port", "http"],
    ],
)
def test_misuse_is_exit_status_two(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        new_parser().parse_args(arguments)

    assert ended.value.code == 2
    assert "usage: bot.py" in capsys.readouterr().err
