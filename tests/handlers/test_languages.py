"""Who asks in another language gets the answer in English, and one line that says so."""

import pytest

from scopes.answer import Paragraph
from tests.handlers.asking import Ask, text_of
from wording.languages import IN_ENGLISH


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Welche Scopes brauche ich, um Meetings anzulegen?", "de"),
        ("Quels scopes faut-il pour créer une réunion ?", "fr"),
    ],
)
def test_the_answer_says_in_their_language_that_it_is_english(
    ask: Ask, text: str, language: str
) -> None:
    answer = ask(text)
    lines = [block.text for block in answer.body if isinstance(block, Paragraph)]

    assert "meeting:schedules_write" in answer.scopes
    assert [line for line in lines if line in IN_ENGLISH.values()] == [
        line for known, line in IN_ENGLISH.items() if known == language
    ]


def test_a_question_in_english_gets_no_such_line(ask: Ask) -> None:
    told = text_of(ask("which scopes do I need to schedule meetings?"))

    assert not any(line in told for line in IN_ENGLISH.values())


@pytest.mark.parametrize(
    ("text", "kind", "scopes"),
    [
        ("Aufzeichnungen aller Benutzer löschen", "advise", {"meeting:admin_recordings_write"}),
        ("leer los mensajes de mis salas", "advise", {"spark:messages_read"}),
        (
            "listar as reuniões e criar uma sala",
            "advise",
            {"meeting:schedules_read", "spark:rooms_write"},
        ),
        ("Ist spark:people_read genug, um Geräte aufzulisten?", "audit", None),
        ("Vergleiche spark:rooms_read und spark:rooms_write", "compare", None),
        ("Hilfe", "help", set()),
        ("¿Dónde selecciono los scopes en el portal?", "apps", set()),
    ],
)
def test_a_question_is_understood_as_its_english_is(
    ask: Ask, text: str, kind: str, scopes: set[str] | None
) -> None:
    answer = ask(text)

    assert answer.kind == kind
    assert scopes is None or set(answer.scopes) == scopes
