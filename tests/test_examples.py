"""Every example of the catalog is answered by the scope it stands at."""

from handlers import answer
from scopes.answer import Answer
from scopes.knowledge import Knowledge

LISTS = ("audit", "compare", "reverse")
"""The kinds of answers about scopes that were named."""


def test_every_example_reaches_its_scope_and_none_is_taken_for_a_list(
    knowledge: Knowledge,
) -> None:
    asked = [
        (example, scope.id)
        for scope in knowledge.catalog.scopes.values()
        for example in scope.examples
    ]
    given = {text: answer(text, knowledge) for text, _ in asked}

    named = {text for text in given if knowledge.names.find(text)}
    of_lists = {text for text, found in given.items() if found.kind in LISTS}
    assert len(asked) > 450
    assert [(text, name) for text, name in asked if name not in _scopes(given[text])] == []
    assert of_lists <= named


def _scopes(given: Answer) -> set[str]:
    return {*given.scopes, *(scope for found in given.by_level.values() for scope in found)}
