"""Questions that were not answered well are counted, and exported without names to learn from."""

import io
from pathlib import Path

import pytest

from app.gaps import export_gaps, rows_of, show_gaps
from bot import main
from sandbox.app import Sandbox
from sandbox.server import SandboxServer
from scopes.knowledge import Knowledge
from store.database import open_database
from store.unanswered import UnansweredQuestion, UnansweredQuestions
from tests.support.pasted import client_secret
from tests.support.talk import Talk, button_of, run_bot


@pytest.fixture
def database(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/bot.db"


@pytest.fixture
def asked(database: str, sandbox: Sandbox, server: SandboxServer, knowledge: Knowledge) -> str:
    """The database of a bot that could not answer a question, and missed what others meant."""
    with run_bot(sandbox, server, knowledge, DATABASE_URL=database, FEEDBACK="on") as bot:
        talk = Talk(sandbox, bot)
        for _ in range(2):
            talk.direct("Which permission repairs the coffee machine of Ann and ann@example.com?")
        for text in (
            f"read my recordings, client_secret={client_secret(1)}",
            'list devices, then post a message to Bob in the space "Project and team"',
            "GET /v1/people/me and delete the room of Alice",
        ):
            card = talk.direct(text)
            talk.submit(card, button_of(card, "Not what I meant"))
    return database


def exported(database: str) -> tuple[list[str], list[str]]:
    """Return the rows that are exported, and what is remarked on them."""
    target = io.StringIO()
    remarks: list[str] = []

    assert export_gaps(database, target, remarks.append) == 0
    return target.getvalue().splitlines(), remarks


def unanswered(question: str) -> UnansweredQuestion:
    return UnansweredQuestion(question, "unanswered", 1)


def test_questions_are_shown_with_what_became_of_them_and_how_often(asked: str) -> None:
    target = io.StringIO()

    assert show_gaps(asked, target) == 0
    assert [line.split(maxsplit=2) for line in target.getvalue().splitlines()] == [
        ["2", "unanswered", "which permission repairs the coffee machine of ann and"],
        ["1", "rejected", "get v1 people me and delete the room of alice"],
        ["1", "rejected", "list devices then post a message to bob in the space"],
        ["1", "rejected", "read my recordings"],
    ]


def test_questions_are_exported_as_rows_to_learn_from(asked: str) -> None:
    rows, remarks = exported(asked)

    assert remarks == []
    assert rows == [
        "?\t-\tasked\twhich permission repairs the ... machine of ... and",
        "DELETE /rooms/{roomId}\t-\tasked\tdelete the room of ...",
        "GET /people/me\t-\tasked\tget v1 people me",
        "GET /devices\t-\tasked\tlist devices",
        "POST /messages\t-\tasked\tpost a message to ... in the space",
        "GET /recordings\t-\tasked\tread my recordings",
    ]


def test_the_command_prints_rows_or_counts(
    asked: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", asked)

    assert main(["gaps"]) == 0
    rows = capsys.readouterr().out.splitlines()
    assert main(["gaps", "--counts"]) == 0
    counts = capsys.readouterr().out.splitlines()

    assert [row.count("\t") for row in rows] == [3] * 6
    assert [line.split()[0] for line in counts] == ["2", "1", "1", "1"]


def test_no_question_is_noted_unless_that_is_wanted(
    database: str, sandbox: Sandbox, server: SandboxServer, knowledge: Knowledge
) -> None:
    with run_bot(sandbox, server, knowledge, DATABASE_URL=database) as bot:
        Talk(sandbox, bot).direct("Which permission repairs the coffee machine?")
    target = io.StringIO()

    assert show_gaps(database, target) == 0
    assert "FEEDBACK=on" in target.getvalue()


def test_without_rows_nothing_is_printed_into_the_file_and_the_reason_is_told(
    database: str,
) -> None:
    nothing_asked = exported(database)
    engine = open_database(database)
    UnansweredQuestions(engine).count("qwer asdf", "unanswered")
    engine.dispose()
    nothing_known = exported(database)

    assert nothing_asked[0] == nothing_known[0] == []
    assert "FEEDBACK=on" in nothing_asked[1][0]
    assert "--counts" in nothing_known[1][0]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("add ann miller to the space project falcon", "add ... to the space project ..."),
        ("invite alice bob and robert brown", "invite ... and ..."),
        ("call queues of the madrid office", "call queues of the ... office"),
        ("my password is hunter2", "my password is ..."),
    ],
)
def test_words_that_may_be_names_are_left_out(question: str, text: str) -> None:
    assert rows_of([unanswered(question)]) == [f"?\t-\tasked\t{text}"]


def test_a_text_stands_once_and_only_until_it_is_labeled() -> None:
    gaps = [
        unanswered("list ann"),
        unanswered("list bob"),
        UnansweredQuestion("list devices", "rejected", 1, {"list devices": "GET /devices"}),
        UnansweredQuestion("what is spark people read", "rejected", 1),
        UnansweredQuestion("bake a cake", "rejected", 1, {"bake a cake": "", "": "GET /rooms"}),
    ]

    assert rows_of(gaps, labeled={"what is spark people read"}) == [
        "?\t-\tasked\tlist ...",
        "GET /devices\t-\tasked\tlist devices",
        "?\t-\tasked\t... a ...",
    ]


def test_what_the_file_of_labeled_rows_has_is_not_exported_again(
    database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    labeled = tmp_path / "asked.tsv"
    monkeypatch.setattr("app.gaps.LABELED", labeled)
    engine = open_database(database)
    UnansweredQuestions(engine).count("list every desk phone", "unanswered")
    engine.dispose()

    before, _ = exported(database)
    labeled.write_text("GET /devices\t-\tasked\tlist every desk phone\n")

    assert before == ["?\t-\tasked\tlist every desk phone"]
    assert exported(database)[0] == []
