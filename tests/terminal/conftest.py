"""Commands in the process of the tests need not load what the tests have loaded."""

import pytest

from tests.support.known import known


@pytest.fixture(autouse=True)
def loaded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spare commands the loading; where a test starts a process, that loads for itself."""
    monkeypatch.setattr("terminal.asking.load_knowledge", known)
