from dataclasses import fields
from typing import Any

import pytest
from flask import Flask
from werkzeug.exceptions import BadRequest

from scopes.knowledge import Knowledge
from tests.support.pasted import access_token
from web.listing import OperationFilter, ScopeFilter
from web.parameters import (
    Choice,
    Number,
    Question,
    Text,
    operation_filters,
    scope_filters,
)

WORD = Text("find", limit=5)
COLOR = Choice("level", ("red", "green"))
COUNT = Number("size", default=3, most=20)
ASKED = Question("q", limit=5)


@pytest.mark.parametrize(
    ("parameter", "schema"),
    [
        (WORD, {"type": "string", "maxLength": 5}),
        (COLOR, {"type": "string", "enum": ["red", "green"]}),
        (COUNT, {"type": "integer", "minimum": 1, "maximum": 20, "default": 3}),
        (ASKED, {"type": "string", "maxLength": 5}),
    ],
)
def test_a_schema_says_what_is_taken(
    parameter: Text | Choice | Number | Question, schema: dict[str, Any]
) -> None:
    assert parameter.schema == schema


@pytest.mark.parametrize(
    ("parameter", "given", "taken"),
    [
        (WORD, {}, ""),
        (WORD, {"find": " cdr "}, "cdr"),
        (WORD, {"find": "x" * 5}, "x" * 5),
        (Text("find"), {"find": f"Bearer {access_token()}"}, "Bearer ***"),
        (COLOR, {}, ""),
        (COLOR, {"level": ""}, ""),
        (COLOR, {"level": "red"}, "red"),
        (COUNT, {}, 3),
        (COUNT, {"size": ""}, 3),
        (COUNT, {"size": "1"}, 1),
        (COUNT, {"size": "20"}, 20),
    ],
)
def test_what_fits_is_taken(
    app: Flask, parameter: Text | Choice | Number, given: dict[str, str], taken: str | int
) -> None:
    with app.test_request_context(query_string=given):
        assert parameter.read() == taken


@pytest.mark.parametrize(
    ("parameter", "given", "words"),
    [
        (WORD, {"find": "x" * 6}, "find has 6 characters; at most 5 are allowed."),
        (COLOR, {"level": "blue"}, "level must be one of: red, green."),
        (COUNT, {"size": "0"}, "size must be a number from 1 to 20."),
        (COUNT, {"size": "21"}, "size must be a number from 1 to 20."),
        (COUNT, {"size": "²"}, "size must be a number from 1 to 20."),
    ],
)
def test_what_does_not_fit_is_refused_in_words(
    app: Flask, parameter: Text | Choice | Number, given: dict[str, str], words: str
) -> None:
    with app.test_request_context(query_string=given), pytest.raises(BadRequest, match=words):
        parameter.read()


def test_a_question_is_taken_as_it_stands() -> None:
    token = f"Bearer {access_token()}"

    assert Question("q").read({"q": f" {token} "}) == token


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, "q is missing; it must hold the question."),
        ({"q": " "}, "q is missing; it must hold the question."),
        ({"q": "x" * 6}, "q has 6 characters; at most 5 are allowed."),
    ],
)
def test_a_question_must_be_there_and_fit(given: dict[str, str], words: str) -> None:
    with pytest.raises(BadRequest, match=words):
        ASKED.read(given)


def test_filters_are_named_like_what_they_fill(knowledge: Knowledge) -> None:
    for declared, filled in (
        (scope_filters(knowledge), ScopeFilter),
        (operation_filters(knowledge), OperationFilter),
    ):
        assert [parameter.name for parameter in declared] == [each.name for each in fields(filled)]
