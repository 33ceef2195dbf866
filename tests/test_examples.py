"""Every example of the catalog is answered by the scope it stands at."""

from handlers import answer
from scopes.knowledge import Knowledge


def test_every_example_reaches_its_scope(knowledge: Knowledge) -> None:
    asked = [
        (example, scope.id)
        for scope in knowledge.catalog.scopes.values()
        for example in scope.examples
    ]

    astray = [(text, name) for text, name in asked if name not in _scopes(text, knowledge)]

    assert len(asked) > 450
    assert astray == []


def _scopes(text: str, knowledge: Knowledge) -> set[str]:
    given = answer(text, knowledge)
    return {*given.scopes, *(scope for found in given.by_level.values() for scope in found)}
