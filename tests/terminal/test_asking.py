"""`bot.py ask`, as people and scripts use it."""

import json
import os
import pty
import shlex
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest

from bot import main
from scopes.reading.cleaning import MAX_CHARACTERS
from terminal.asking import LONGEST_LINE, answer_lines, answer_text

ROOT = Path(__file__).parent.parent.parent
CDR = "spark-admin:calling_cdr_read"
NOTHING = "what does spark:nothing_at_all do?"


def lines_for(*lines: str) -> list[dict[str, Any]]:
    """Return the objects that `ask --json -` writes for lines of standard input.

    The exit status must tell whether one of them is an error.
    """
    target = StringIO()
    source = BytesIO("".join(f"{line}\n" for line in lines).encode())
    status = answer_lines(source, target)
    records = [json.loads(line) for line in target.getvalue().splitlines()]
    assert status == any(record["kind"] == "error" for record in records)
    return records


@pytest.mark.parametrize(
    ("question", "expected"),
    [("what scopes for CDR?", 0), ("help", 0), ("", 0), (NOTHING, 1), ("GET /v1/nothing", 1)],
)
def test_the_exit_status_tells_whether_something_was_found(question: str, expected: int) -> None:
    assert main(["ask", question]) == expected


def test_the_answer_is_plain_text(capsys: pytest.CaptureFixture[str]) -> None:
    main(["ask", "what scopes for CDR?"])

    text = capsys.readouterr().out
    assert CDR in text
    assert "**" not in text


def test_a_question_needs_no_quotes(capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["ask", "--json", "what", "scopes", "for", "CDR"])

    record = json.loads(capsys.readouterr().out)
    assert (status, record["question"]) == (0, "what scopes for CDR")
    assert record["scopes"] == [CDR]


def test_with_json_the_answer_is_one_object(capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["ask", "--json", "what scopes for CDR?"])

    (line,) = capsys.readouterr().out.splitlines()
    assert status == 0
    assert json.loads(line)["scopes"] == [CDR]


def test_with_json_too_the_exit_status_tells_that_nothing_was_found() -> None:
    assert main(["ask", "--json", NOTHING]) == 1


def test_a_dash_is_a_question_unless_json_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    main(["ask", "-"])

    assert capsys.readouterr().out.strip()


@pytest.mark.parametrize(
    "arguments",
    [["ask", "--format", "xml", "x"], ["ask", "--xml", "x"], ["?"]],
)
def test_misuse_is_told_apart_from_finding_nothing(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)

    assert caught.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_many_questions_are_answered_in_order() -> None:
    questions = ["what scopes for CDR?", "help", NOTHING]

    records = lines_for(*map(json.dumps, questions))

    assert [record["question"] for record in records] == questions


def test_a_question_may_hold_line_breaks_and_any_letters() -> None:
    question = "what scopes\nfor CDR? 📞\u2028"

    (record,) = lines_for(json.dumps(question))

    assert (record["question"], record["scopes"]) == (question, [CDR])


@pytest.mark.parametrize(
    "line",
    ["what scopes for CDR?", "", "{", '"open', "7", "null", '["help"]', "[" * 200_000],
    ids=lambda line: line[:20],
)
def test_a_bad_line_gets_an_error_and_the_run_goes_on(line: str) -> None:
    bad, good = lines_for(line, '"help"')

    assert (bad["kind"], bool(bad["error"])) == ("error", True)
    assert good["kind"] == "help"


@pytest.mark.parametrize("more", [1, LONGEST_LINE, 3 * LONGEST_LINE])
def test_a_line_without_end_is_refused_and_the_run_goes_on(more: int) -> None:
    bad, good = lines_for("a" * (LONGEST_LINE + more), '"help"')

    assert bad == {"kind": "error", "error": "longer than 1,000,000 bytes"}
    assert good["kind"] == "help"


def test_a_question_that_is_too_long_is_cut_and_the_answer_says_so() -> None:
    (record,) = lines_for(json.dumps("what scopes for CDR? " + "!" * 2 * MAX_CHARACTERS))

    assert len(record["question"]) == MAX_CHARACTERS
    assert record["scopes"] == [CDR]
    assert "I read only the first 10,000 characters" in record["text"]


@pytest.fixture
def process() -> Iterator[subprocess.Popen[bytes]]:
    """A running `bot.py ask --json -`."""
    with subprocess.Popen(
        [sys.executable, "bot.py", "ask", "--json", "-"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={"PYTHONIOENCODING": "utf-8:strict"},
    ) as process:
        yield process
        process.kill()


def exchange(process: subprocess.Popen[bytes], line: bytes) -> dict[str, Any]:
    """Send a line and wait for its answer before anything else is sent."""
    assert process.stdin and process.stdout
    process.stdin.write(line + b"\n")
    process.stdin.flush()
    record: dict[str, Any] = json.loads(process.stdout.readline())
    return record


@pytest.mark.integration
def test_each_answer_comes_before_the_next_question(process: subprocess.Popen[bytes]) -> None:
    first = exchange(process, b'"what scopes for CDR?"')
    second = exchange(process, b'"help"')

    assert (first["scopes"], second["kind"]) == ([CDR], "help")
    assert process.communicate(timeout=10) == (b"", b"")
    assert process.returncode == 0


@pytest.mark.integration
def test_bytes_that_are_no_text_get_an_error_and_the_run_goes_on(
    process: subprocess.Popen[bytes],
) -> None:
    bad = exchange(process, b'"caf\xe9"')
    good = exchange(process, b'"help"')

    assert (bad["kind"], good["kind"]) == ("error", "help")


@pytest.mark.integration
def test_a_reader_that_stops_reading_causes_no_traceback(
    process: subprocess.Popen[bytes],
) -> None:
    assert process.stdin and process.stdout and process.stderr
    exchange(process, b'"help"')
    process.stdout.close()

    process.stdin.write(b'"help"\n' * 100)
    process.stdin.close()

    assert process.stderr.read() == b""


@pytest.mark.parametrize(
    ("options", "sign"),
    [
        (["--format", "markdown"], f"`{CDR}`"),
        (["--format", "plain"], f"  - {CDR}"),
        (["--format", "json"], '"kind":"advise"'),
        (["--json"], '"kind":"advise"'),
        (["--json", "--format", "json"], '"kind":"advise"'),
        ([], f"  - {CDR}"),
    ],
)
def test_the_form_of_the_answer_can_be_chosen(
    options: list[str], sign: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ask", *options, "what scopes for CDR?"]) == 0
    assert sign in capsys.readouterr().out


def test_two_forms_at_once_are_refused_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "--json", "--format", "plain", "help"]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.integration
@pytest.mark.parametrize("options", [[], ["--format", "plain"], ["--json"]])
def test_standard_input_is_the_question_when_there_is_no_text(options: list[str]) -> None:
    call = "curl https://webexapis.com/v1/people/me \\\n  -H 'Accept: */*'\n"

    done = subprocess.run(
        [sys.executable, ROOT / "bot.py", "ask", *options],
        input=call,
        capture_output=True,
        text=True,
        check=True,
    )

    assert "spark:people_read" in done.stdout
    assert "\x1b" not in done.stdout


@pytest.mark.integration
@pytest.mark.parametrize("nothing", ["", " \n"])
def test_nothing_in_standard_input_is_misuse_told_in_one_line(nothing: str) -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "bot.py", "ask"], input=nothing, capture_output=True, text=True
    )

    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.integration
@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"])
def test_bytes_that_are_no_text_do_not_spoil_the_question(line_end: bytes) -> None:
    call = b"curl https://webexapis.com/v1/people/me \\" + line_end + b" -H 'X-Name: caf\xe9'"

    done = subprocess.run(
        [sys.executable, ROOT / "bot.py", "ask"],
        input=call,
        capture_output=True,
        env={"PYTHONIOENCODING": "utf-8:strict"},
    )

    assert (done.returncode, done.stderr) == (0, b"")
    assert b"spark:people_read" in done.stdout


@pytest.mark.integration
@pytest.mark.parametrize(("options", "status", "lines"), [([], 2, 1), (["--json", "-"], 0, 0)])
def test_a_closed_standard_input_holds_nothing(options: list[str], status: int, lines: int) -> None:
    command = shlex.join([sys.executable, str(ROOT / "bot.py"), "ask", *options])

    done = subprocess.run(["sh", "-c", f"{command} <&-"], capture_output=True, text=True)

    assert (done.returncode, len(done.stderr.splitlines())) == (status, lines)


@pytest.mark.integration
@pytest.mark.parametrize(
    ("target", "status", "complaint"),
    [
        ("| true", 0, ""),
        (">&-", 0, ""),
        ("> /dev/full", 1, "No space left on device"),
        ("> /dev/full 2> /dev/full", 1, ""),
    ],
)
@pytest.mark.parametrize("command", ["ask help", "check"])
def test_an_answer_that_cannot_be_written_is_no_traceback(
    command: str, target: str, status: int, complaint: str
) -> None:
    line = f"{shlex.quote(sys.executable)} bot.py {command} {target}"

    done = subprocess.run(["sh", "-c", line], capture_output=True, text=True, cwd=ROOT, env={})

    assert done.returncode == status
    assert complaint in done.stderr
    assert len(done.stderr.splitlines()) == bool(complaint)


@pytest.mark.integration
@pytest.mark.parametrize("options", [[], ["--format", "json"]])
def test_a_prompt_needs_a_terminal_to_write_to(options: list[str]) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, str(ROOT / "bot.py"), "ask", *options]
    try:
        done = subprocess.run(command, stdin=theirs, capture_output=True, text=True)
    finally:
        os.close(ours)
        os.close(theirs)

    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1


class Screen(StringIO):
    """Standard output of a process that runs at a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("no_color", "is_colored"), [(None, True), ("", True), ("1", False)])
def test_on_a_terminal_the_answer_is_in_color_unless_that_is_declined(
    no_color: str | None, is_colored: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    if no_color is not None:
        monkeypatch.setenv("NO_COLOR", no_color)
    screen = Screen()
    monkeypatch.setattr(sys, "stdout", screen)

    answer_text("what scopes for CDR?", None, screen)

    assert ("\x1b[" in screen.getvalue()) is is_colored
