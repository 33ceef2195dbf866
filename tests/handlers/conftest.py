"""Handlers are asked the way people ask: by raw text."""

from collections.abc import Callable
from functools import cache

import pytest

from handlers import answer
from scopes.answer import Answer
from scopes.knowledge import Knowledge


@pytest.fixture(scope="session")
def ask(knowledge: Knowledge) -> Callable[[str], Answer]:
    """Answer a raw message by whichever handler takes it; each message is answered once."""
    return cache(lambda text: answer(text, knowledge))
