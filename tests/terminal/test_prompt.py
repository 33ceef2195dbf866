"""The prompt, typed at as a person would."""

import io
import os
import pty
import select
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document
from prompt_toolkit.history import InMemoryHistory
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput
from rich.console import Console

from scopes.knowledge import Knowledge
from terminal.prompt import ScopeNames, converse, history_in

ROOT = Path(__file__).parent.parent.parent
CDR = "spark-admin:calling_cdr_read"
CTRL_C, CTRL_D, UP, TAB = "\x03", "\x04", "\x1b[A", "\t"
TOKEN = "Bearer NzA5YmQ0ZjUtMzE2Zi00YzE5LWI5ZTEtODk3MmYwMTJjZGZhP0A1_1234"


class Terminal:
    """A terminal without a screen: what is typed, and what is printed."""

    def __init__(self, knowledge: Knowledge, folder: Path) -> None:
        self._knowledge = knowledge
        self._folder = folder

    def type(self, keys: str) -> str:
        """Type at a new prompt until it ends well; return what it printed."""
        printed = io.StringIO()
        console = Console(file=printed, width=100)
        with create_pipe_input() as pipe:
            pipe.send_text(keys)
            with create_app_session(input=pipe, output=DummyOutput()):
                assert converse(self._knowledge, console, history_in(self._folder)) == 0
        return printed.getvalue()


@pytest.fixture
def terminal(knowledge: Knowledge, tmp_path: Path) -> Iterator[Terminal]:
    yield Terminal(knowledge, tmp_path / "state")


@pytest.mark.parametrize("end", [CTRL_D, "exit\r", "QUIT\r"])
def test_questions_are_answered_until_the_person_leaves(terminal: Terminal, end: str) -> None:
    assert CDR in terminal.type(f"what scopes for CDR?\r{end}")


def test_a_dropped_line_is_not_answered(terminal: Terminal) -> None:
    printed = terminal.type(f"what scopes for CDR?{CTRL_C}help\r{CTRL_D}")

    assert CDR not in printed
    assert "I am Webex Scope Bot" in printed


def test_an_empty_line_is_passed_over(terminal: Terminal) -> None:
    assert terminal.type(f"\r  \r{CTRL_D}") == terminal.type(CTRL_D)


def test_the_number_of_a_choice_asks_it(terminal: Terminal) -> None:
    printed = terminal.type(f"help\r1\r{CTRL_D}")

    assert "1  what scopes for CDR?" in printed
    assert CDR in printed


def test_a_number_that_is_no_choice_is_a_question(terminal: Terminal) -> None:
    assert "don't know" in terminal.type(f"99\r{CTRL_D}")


def test_several_pasted_lines_are_one_question(terminal: Terminal) -> None:
    call = "curl https://webexapis.com/v1/people/me \\\n  -H 'Accept: */*'"

    printed = terminal.type(f"\x1b[200~{call}\x1b[201~\r{CTRL_D}")

    assert "spark:people_read" in printed


def test_earlier_questions_come_back_also_after_a_new_start(terminal: Terminal) -> None:
    terminal.type(f"what scopes for CDR?\r{CTRL_D}")

    assert CDR in terminal.type(f"{UP}\r{CTRL_D}")


def test_tab_completes_the_name_of_a_scope(terminal: Terminal) -> None:
    printed = terminal.type(f"what does spark:rooms_r{TAB} do?\r{CTRL_D}")

    assert "spark:rooms_read" in printed


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("explain spark-admin:calling_cdr", [CDR]),
        ("calling_cdr", [CDR]),
        ("CALLING_CDR", [CDR]),
        ("x", []),
        ("", []),
        ("calling_cdr ", []),
    ],
)
def test_names_are_completed_with_or_without_what_stands_before_the_colon(
    knowledge: Knowledge, typed: str, expected: list[str]
) -> None:
    names = ScopeNames(knowledge.catalog.scopes)

    offered = names.get_completions(Document(typed), CompleteEvent())

    assert [completion.text for completion in offered] == expected


def test_a_line_with_a_secret_is_not_kept(terminal: Terminal, tmp_path: Path) -> None:
    terminal.type(f"curl -H 'Authorization: {TOKEN}' /people/me\rhelp\r{CTRL_D}")

    kept = (tmp_path / "state" / "history").read_text()
    assert "help" in kept
    assert TOKEN.split()[1] not in kept


def test_the_history_is_for_its_owner_only(tmp_path: Path) -> None:
    history_in(tmp_path / "state")

    assert stat.S_IMODE((tmp_path / "state").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "state" / "history").stat().st_mode) == 0o600


def test_a_folder_that_cannot_be_made_is_no_harm(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    assert isinstance(history_in(tmp_path / "file" / "state"), InMemoryHistory)


def test_a_history_that_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    (tmp_path / "history").touch(mode=0o644)

    history_in(tmp_path)

    assert stat.S_IMODE((tmp_path / "history").stat().st_mode) == 0o600


def test_a_history_that_can_no_longer_be_written_is_no_harm(tmp_path: Path) -> None:
    history = history_in(tmp_path / "state")
    shutil.rmtree(tmp_path / "state")

    history.append_string("help")

    assert history.get_strings() == ["help"]


@pytest.mark.integration
def test_on_a_real_terminal_a_prompt_opens_and_answers_in_color(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, ROOT / "bot.py", "ask"],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={"PATH": os.environ["PATH"], "XDG_STATE_HOME": str(tmp_path), "TERM": "xterm-256color"},
        start_new_session=True,
    ) as process:
        os.close(theirs)
        printed = until(ours, "scopes>")
        os.write(ours, b"what scopes for CDR?\r")
        printed += until(ours, f"{CDR}\x1b")
        printed += until(ours, "scopes>")
        os.write(ours, b"\x04")
        with suppress(OSError):  # the terminal of a process that has ended
            until(ours, "nothing that is printed")
        status = process.wait(60)
    os.close(ours)

    assert status == 0
    assert f"\x1b[1;36m{CDR}" in printed


def until(terminal: int, word: str) -> str:
    """Read from a terminal until a word has been printed."""
    read = ""
    while word not in read:
        is_ready, _, _ = select.select([terminal], [], [], 60)
        assert is_ready, f"nothing more after: {read}"
        read += os.read(terminal, 4096).decode(errors="replace")
    return read
